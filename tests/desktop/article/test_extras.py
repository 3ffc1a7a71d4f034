# SPDX-License-Identifier: MIT
from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.article.extras import extras, finding_words
from index.article import Status
from index.errors import LibraryError
from index.records import ConditionWithFinding

if TYPE_CHECKING:
    import pytest

    from index.library import Library


def test_related_articles_stand_below_the_overview(library: Library) -> None:
    page = extras(library, library.article("impetigo").article, "overview")
    assert '<a href="article:itching">Itching</a> <span class="soft">symptom</span>' in page


def test_a_related_article_that_is_missing_is_left_out(library: Library) -> None:
    article = replace(library.article("impetigo").article, related=("nothing", "itching"))
    page = extras(library, article, "overview")
    assert "article:nothing" not in page
    assert "article:itching" in page


def test_a_symptom_lists_the_conditions_that_have_it(library: Library) -> None:
    page = extras(library, library.article("itching").article, "overview")
    assert "Conditions with this finding" in page
    assert '<a href="article:impetigo">Impetigo</a> <span class="soft">common, a weak sign</span>' in page


def test_a_condition_with_two_findings_of_a_symptom_stands_once(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    twice = (
        ConditionWithFinding("impetigo", "Impetigo", "Itching", "common", None),
        ConditionWithFinding("impetigo", "Impetigo", "Itching at night", "rare", None),
    )
    monkeypatch.setattr(library, "conditions_with_finding", lambda slug: twice)
    page = extras(library, library.article("itching").article, "overview")
    assert page.partition("Related")[0].count("article:impetigo") == 1
    assert "common; Itching at night, rare" in page


def test_a_grade_that_is_not_cited_is_not_said(library: Library) -> None:
    symptom = library.article("itching").article
    assert finding_words(ConditionWithFinding("a", "A", "Pruritus", None, None), symptom) == ""


def test_a_narrower_finding_is_named(library: Library) -> None:
    symptom = library.article("itching").article
    words = finding_words(ConditionWithFinding("a", "A", "Itching of the palms", "rare", "hallmark"), symptom)
    assert words == "Itching of the palms, rare, a hallmark"


def test_other_sections_have_nothing_added(library: Library) -> None:
    assert extras(library, library.article("impetigo").article, "treatment") == ""


def test_the_references_offer_feedback(library: Library) -> None:
    assert 'href="feedback:"' in extras(library, library.article("impetigo").article, "references")


def test_a_withdrawn_article_has_nothing_added(library: Library) -> None:
    article = replace(library.article("impetigo").article, status=Status(withdrawn="Wrong."))
    assert extras(library, article, "overview") == ""


def test_a_damaged_list_leaves_the_page_whole(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(slug: str) -> tuple[ConditionWithFinding, ...]:
        raise LibraryError("The library is damaged.")

    monkeypatch.setattr(library, "conditions_with_finding", fail)
    assert "Related" in extras(library, library.article("itching").article, "overview")
