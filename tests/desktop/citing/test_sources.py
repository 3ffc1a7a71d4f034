# SPDX-License-Identifier: MIT
from __future__ import annotations

import datetime

import pytest

from desktop.citing.sources import Author, read_authors, source_of_article, sources_of
from index.article import Article, Kind, Reference, Status


@pytest.mark.parametrize(
    ("text", "authors", "more"),
    [
        ("Doe J, Roe R", (Author("Doe", "J"), Author("Roe", "R")), False),
        ("van der Berg AB, O’Neil C, et al.", (Author("van der Berg", "AB"), Author("O’Neil", "C")), True),
        ("World Health Organization", (Author("World Health Organization"),), False),
        ("Ministry of Health, Kenya", (Author("Ministry of Health, Kenya"),), False),
        ("Sinclair D, Cochrane Group", (Author("Sinclair D, Cochrane Group"),), False),
        ("et al.", (Author("et al"),), False),
        ("", (), False),
    ],
)
def test_people_are_told_from_bodies(text: str, authors: tuple[Author, ...], more: bool) -> None:
    assert read_authors(text) == (authors, more)


def test_an_article_names_its_edition_and_its_review_state() -> None:
    article = Article(Kind.CONDITION, "mumps", "Mumps", status=Status("software"))
    source = source_of_article(article, "2026.11", datetime.date(2026, 11, 22))
    assert (source.edition, source.year, source.accessed) == ("2026.11", "2026", "2026-11-22")
    assert "Not reviewed by a clinician." in source.note


def test_references_come_in_order_and_papers_are_told_apart() -> None:
    references = (
        Reference("who", "Advice", "WHO", type="official", url="https://example.org"),
        Reference("doe", "Trial.", "Doe J", "Journal", 2019, "trial", pmid="1", doi="10.1/x", seen="2026-01-02"),
    )
    first, second = sources_of(Article(Kind.CONDITION, "mumps", "Mumps", references=references))
    assert (first.paper, first.url) == (False, "https://example.org")
    assert (second.paper, second.title, second.container, second.number) == (True, "Trial", "Journal", "PMID 1")
