# SPDX-License-Identifier: MIT
from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from index.article import Kind, Level
from index.builder import build
from index.errors import ArticleNotFoundError
from index.library import Library

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import MakeArticle


def test_an_article_comes_with_its_tabs(library: Library) -> None:
    record = library.article("impetigo")
    assert record.article.title == "Impetigo"
    assert [tab.section for tab in record.tabs[Level.CLINICAL]][:3] == ["overview", "causes", "symptoms"]
    assert record.reading[Level.PLAIN].words > 200


def test_every_tab_has_a_page_and_its_anchors_lead_there(library: Library) -> None:
    for kind in Kind:
        for entry in library.entries(kind):
            for level, tabs in library.article(entry.slug).tabs.items():
                for tab in tabs:
                    assert library.page(entry.slug, level, tab.section)
                    assert library.page_text(entry.slug, level, tab.section)
                    assert library.section_at(entry.slug, level, tab.section) == tab.section


def test_an_anchor_is_found_in_its_section(library: Library) -> None:
    assert library.section_at("impetigo", Level.CLINICAL, "differential-diagnosis") == "diagnosis"


def test_an_anchor_that_is_nowhere(library: Library) -> None:
    assert library.section_at("impetigo", Level.CLINICAL, "nowhere") is None


def test_a_figure_keeps_its_tokens(library: Library) -> None:
    assert "var(--" in library.figure("impetigo", "layers.svg")


def test_a_missing_figure_is_one_sentence(library: Library) -> None:
    with pytest.raises(ArticleNotFoundError, match=r"^The article impetigo has no figure other\.svg\.$"):
        library.figure("impetigo", "other.svg")


def test_a_missing_article_is_one_sentence(library: Library) -> None:
    for ask in (library.entry, library.article):
        with pytest.raises(ArticleNotFoundError, match="There is no article 'gone' in this library"):
            ask("gone")


def test_a_missing_section_is_one_sentence(library: Library) -> None:
    with pytest.raises(
        ArticleNotFoundError, match="The article hand-washing has no section 'outlook' at the plain level"
    ):
        library.page("hand-washing", Level.PLAIN, "outlook")


def test_conditions_are_listed_with_a_finding(library: Library) -> None:
    (found,) = library.conditions_with_finding("itching")
    assert (found.slug, found.finding, found.frequency) == ("impetigo", "Pruritus", "common")


def test_a_judged_grade_is_never_shown(make_article: MakeArticle, tmp_path: Path) -> None:
    finding = {"id": "cough", "frequency": "common", "specificity": "hallmark", "refs": ["a"]}
    make_article("conditions/judged", findings=[{**finding, "basis": "judged"}], references=[{"id": "a", "title": "A"}])
    articles = make_article(
        "conditions/seen", findings=[{**finding, "basis": "cited"}], references=[{"id": "a", "title": "A"}]
    )
    make_article("symptoms/cough")
    (articles / "findings.yaml").write_text(
        "- {id: cough, clinical: Cough, plain: cough, synonyms: [], article: cough}\n"
    )
    build(articles, tmp_path / "library")
    with Library.open(tmp_path / "library") as library:
        found = [(row.slug, row.frequency, row.specificity) for row in library.conditions_with_finding("cough")]
    assert found == [("seen", "common", "hallmark"), ("judged", None, None)]


def test_systems_are_counted_in_their_order(library: Library) -> None:
    counts = library.system_counts()
    assert list(counts) == ["skin", "newborn-child", "infections"]
    assert counts["skin"] == {Kind.CONDITION: 1, Kind.SYMPTOM: 1}


def test_newest_comes_first(make_article: MakeArticle, tmp_path: Path) -> None:
    make_article("conditions/old", status={"sources_checked": "2024-01-01"})
    make_article("conditions/never")
    articles = make_article("conditions/new", status={"sources_checked": "2026-01-01"})
    build(articles, tmp_path / "library")
    with Library.open(tmp_path / "library") as library:
        assert [entry.slug for entry in library.newest(2)] == ["new", "old"]


def test_links_are_known_from_their_other_end(library: Library) -> None:
    assert [entry.slug for entry in library.linked_from("itching")] == ["hand-washing", "impetigo"]


def test_titles_and_names_stand_in_the_order_of_the_entries(make_article: MakeArticle, tmp_path: Path) -> None:
    make_article("conditions/zoster", other_names=[{"name": "shingles", "type": "lay"}])
    articles = make_article("conditions/asthma")
    build(articles, tmp_path / "library")
    with Library.open(tmp_path / "library") as library:
        assert library.titles(Kind.CONDITION) == ("Asthma", "Zoster")
        assert library.names(Kind.CONDITION) == ("", "shingles")


def test_a_kind_without_articles_is_empty(make_article: MakeArticle, tmp_path: Path) -> None:
    build(make_article("conditions/asthma"), tmp_path / "library")
    with Library.open(tmp_path / "library") as library:
        assert (library.titles(Kind.SYMPTOM), list(library.entries(Kind.SYMPTOM))) == ((), [])


def test_figures_about_the_content(library: Library) -> None:
    stats = library.stats()
    assert (stats.articles, stats.with_guideline) == (3, 1.0)
    assert stats.findings == {"cited": 2, "judged": 3}
    assert stats.plain_grades.above == 0
