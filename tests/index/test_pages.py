# SPDX-License-Identifier: MIT
"""The pages of an article."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from index.article import Level, Reviewer, Status
from index.captions import in_words
from index.page_parts import review_sentences
from index.pages import Page, pages_of
from index.source import ArticleSource, read_article

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def source(sample_articles: Path) -> ArticleSource:
    """The sample condition."""
    return read_article(sample_articles / "conditions" / "impetigo")


def page(source: ArticleSource, level: Level, section: str) -> Page:
    """Return one page."""
    return next(page for page in pages_of(source) if (page.level, page.section) == (level, section))


def test_pages_stand_in_the_order_of_the_tabs(source: ArticleSource) -> None:
    """At both levels, with questions and references last."""
    sections = ["overview", "causes", "symptoms", "diagnosis", "treatment", "outlook", "prevention"]
    sections += ["questions", "references"]
    for level in Level:
        assert [page.section for page in pages_of(source) if page.level is level] == sections


def test_a_section_without_text_has_no_page(source: ArticleSource) -> None:
    """Its tab is not shown."""
    kept = tuple(block for block in source.plain if block.title != "How it is found")
    sections = [page.section for page in pages_of(replace(source, plain=kept)) if page.level is Level.PLAIN]
    assert "diagnosis" not in sections


def test_unknown_headings_go_to_the_tab_before(source: ArticleSource) -> None:
    """Or to the overview when none comes before."""
    first = replace(source.plain[0], title="History", anchor="history")
    later = replace(source.plain[0], title="Costs", anchor="costs")
    changed = replace(source, plain=(first, *source.plain[:5], later, *source.plain[5:]))
    assert "History" in page(changed, Level.PLAIN, "overview").text
    assert "Costs" in page(changed, Level.PLAIN, "symptoms").text


def test_few_resources_is_set_off(source: ArticleSource) -> None:
    """The heading stands inside the box."""
    html = page(source, Level.CLINICAL, "treatment").html
    assert '<div class="callout few"><h2><a name="where-resources-are-few"></a>' in html
    assert "</p></div>" in html


def test_a_dispute_ends_its_section_at_both_levels(source: ArticleSource) -> None:
    """Each position names its source."""
    for level in Level:
        html = page(source, level, "treatment").html
        assert html.endswith('<sup><a href="cite:gamma2019">[3]</a></sup></li></ul></div>')
        assert '<div class="callout differ"><p><strong>Sources differ.</strong> Whether' in html


def test_a_dispute_without_a_tab_is_in_the_overview(source: ArticleSource) -> None:
    """It is not lost."""
    assert "Sources differ." in page(replace(source, plain=source.plain[:2]), Level.PLAIN, "overview").text


def test_risk_factors_are_a_table_for_clinicians(source: ArticleSource) -> None:
    """And a list with plain words for patients."""
    clinical, plain = (page(source, level, "causes") for level in (Level.CLINICAL, Level.PLAIN))
    assert "<td>Strong evidence</td>" in clinical.html
    assert '<a href="article:itching">Itching</a>' in clinical.html
    assert "(studies show this well)" in plain.html
    assert "<table" not in plain.html


def test_references_are_numbered_and_carry_no_link(source: ArticleSource) -> None:
    """Addresses are text."""
    html = page(source, Level.PLAIN, "references").html
    assert html.count('<li><p><a name="ref-') == 4
    assert '<p class="address">https://example.org/cohort; seen November 22, 2026</p>' in html
    assert "href" not in html
    assert "Cohort study." in html


def test_the_review_state_is_told(source: ArticleSource) -> None:
    """In the words of the standard."""
    text = page(source, Level.CLINICAL, "references").text
    assert "Drafted by software from the sources listed. Not reviewed by a clinician." in text


def test_a_reviewer_is_named() -> None:
    """Only a named reviewer makes an article reviewed."""
    reviewer = Reviewer("A. Okoro", "pediatrician", "2026-12-01")
    status = Status(drafted_by="software", clinically_reviewed=True, reviewers=(reviewer,))
    assert review_sentences(status)[1] == "Reviewed by A. Okoro, pediatrician, December 1, 2026."
    assert "Not reviewed" in review_sentences(replace(status, reviewers=()))[0]


def test_a_withdrawn_article_shows_only_the_reason(source: ArticleSource) -> None:
    """Nothing else of it can be acted on."""
    article = replace(source.article, status=Status(withdrawn="It was wrong about doses."))
    pages = pages_of(replace(source, article=article))
    assert [page.section for page in pages] == ["overview", "overview"]
    assert pages[0].text == "This article is withdrawn: It was wrong about doses."


def test_anchors_of_a_page_are_listed(source: ArticleSource) -> None:
    """Headings and sub-headings, in order."""
    anchors = [anchor.anchor for anchor in page(source, Level.CLINICAL, "causes").anchors]
    assert anchors == ["causes-and-risk-factors", "who-carries-it", "risk-factors"]


def test_an_article_of_a_title_and_a_text_has_pages(tmp_path: Path) -> None:
    """The least that builds is shown."""
    folder = tmp_path / "symptoms" / "hiccups"
    folder.mkdir(parents=True)
    (folder / "article.yaml").write_text("title: Hiccups\n")
    (folder / "clinical.md").write_text("They pass.\n")
    pages = pages_of(read_article(folder))
    assert [(page.level, page.section) for page in pages] == [
        (Level.CLINICAL, "overview"),
        (Level.CLINICAL, "references"),
        (Level.PLAIN, "references"),
    ]
    assert "It is not said who wrote this. Not reviewed by a clinician." in pages[1].text


def test_a_date_is_written_in_words() -> None:
    """What is no date stays as it is."""
    assert in_words("2026-02-01") == "February 1, 2026"
    assert in_words("soon") == "soon"


def test_pages_do_not_depend_on_the_folder(sample_articles: Path, tmp_path: Path, source: ArticleSource) -> None:
    """The same sources give the same pages anywhere."""
    shutil.copytree(sample_articles, tmp_path / "copy")
    assert pages_of(read_article(tmp_path / "copy" / "conditions" / "impetigo")) == pages_of(source)
