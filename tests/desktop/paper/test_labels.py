# SPDX-License-Identifier: MIT
from __future__ import annotations

import datetime
import json
import re

import pytest

from desktop.paper.labels import ENGLISH, labels, languages
from index.article import Action, Level, RedFlag, Reviewer, Status
from index.assets import asset_text
from index.sections import SECTIONS

TABLES = json.loads(asset_text("leaflets/labels.json"))
TODAY = datetime.date(2026, 11, 22)
SLOT = re.compile(r"{\w+}")


@pytest.mark.parametrize("language", TABLES)
def test_every_table_is_whole_and_has_the_same_slots(language: str) -> None:
    english, table = TABLES[ENGLISH], TABLES[language]
    assert table.keys() == english.keys()
    for name, words in english.items():
        if isinstance(words, str):
            assert table[name].strip()
            assert sorted(SLOT.findall(table[name])) == sorted(SLOT.findall(words)), name


@pytest.mark.parametrize("language", [language for language in TABLES if language != ENGLISH])
def test_every_fixed_heading_of_the_plain_text_has_words(language: str) -> None:
    anchors = {
        heading.anchor
        for sections in SECTIONS.values()
        for section in sections
        for heading in section.headings(Level.PLAIN)
    }
    assert anchors <= TABLES[language]["headings"].keys()


def test_english_is_first_and_stands_for_what_is_not_there() -> None:
    assert next(iter(languages())) == ENGLISH
    assert labels("tlh") == labels(ENGLISH)


def test_dates_are_written_as_in_the_language() -> None:
    assert labels("en").day("2026-11-02") == "November 2, 2026"
    assert labels("fr").day("2026-11-02") == "2 novembre 2026"
    assert labels("en").day("soon") == "soon"


def test_an_action_says_the_local_number_where_there_is_one() -> None:
    flag = RedFlag("Fits", Action.EMERGENCY_NOW)
    assert labels("en").action(flag, "112") == "Call 112 now"
    assert labels("en").action(flag, "") == "Get emergency help now"


def test_a_review_is_told_with_name_and_date_and_that_it_is_overdue() -> None:
    status = Status(
        "software",
        clinically_reviewed=True,
        sources_checked="2025-01-02",
        review_due="2026-01-02",
        reviewers=(Reviewer("Dr Ana Sample", "physician", "2025-02-03"),),
    )
    words = labels("en").review(status, TODAY)
    assert "Reviewed by Dr Ana Sample, physician, February 3, 2025." in words
    assert "Not reviewed" not in words
    assert "Review was due January 2, 2026." in words


def test_without_a_named_reviewer_nothing_counts_as_reviewed() -> None:
    assert "Not reviewed by a clinician." in labels("en").review(Status("software", clinically_reviewed=True), TODAY)
