# SPDX-License-Identifier: MIT
from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from desktop.article.chip_words import code_words, reading_words, review_words
from index.article import Code, Reviewer, Status
from index.records import Reading

TODAY = datetime.date(2026, 11, 23)
DRAFT = Status("software", sources_checked="2026-11-22", review_due="2027-11-22")


def test_an_exact_code_stands_alone() -> None:
    assert code_words(Code("L01", "exact")).text == "ICD-10 L01"


@pytest.mark.parametrize("fit", ["broader", "narrower", "nearest"])
def test_a_code_that_does_not_fit_exactly_says_so(fit: str) -> None:
    words = code_words(Code("E83.5", fit))
    assert words.text == f"ICD-10 E83.5, {fit}"
    assert "no code for exactly this" in words.spoken


def test_reading_time_and_grade_are_said() -> None:
    assert reading_words(Reading(1200, 6, 12.6)).text == "6 min, grade 13"


def test_an_unreviewed_article_says_so_in_caution() -> None:
    words = review_words(DRAFT, TODAY)
    assert (words.text, words.caution) == ("Not reviewed by a clinician", True)
    assert words.spoken.endswith("Drafted by software from the sources listed. Sources checked on November 22, 2026.")


def test_a_reviewed_article_names_its_reviewer() -> None:
    reviewer = Reviewer("A. Nurse", "clinical officer", "2026-10-01")
    words = review_words(replace(DRAFT, clinically_reviewed=True, reviewers=(reviewer,)), TODAY)
    assert (words.text, words.caution) == ("Reviewed by a clinician, October 1, 2026", False)
    assert "A. Nurse, clinical officer" in words.details


def test_a_claim_of_review_without_a_reviewer_is_not_believed() -> None:
    assert review_words(replace(DRAFT, clinically_reviewed=True), TODAY).text == "Not reviewed by a clinician"


def test_an_overdue_review_is_a_caution() -> None:
    words = review_words(replace(DRAFT, review_due="2026-11-22"), TODAY)
    assert (words.text, words.caution) == ("Review was due November 22, 2026", True)


def test_a_date_that_is_none_is_not_overdue() -> None:
    assert review_words(replace(DRAFT, review_due="soon"), TODAY).text == "Not reviewed by a clinician"


def test_a_withdrawn_article_says_why() -> None:
    words = review_words(replace(DRAFT, withdrawn="The trial was retracted."), TODAY)
    assert (words.text, words.details, words.caution) == ("Withdrawn", "The trial was retracted.", True)
