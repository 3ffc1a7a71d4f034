# SPDX-License-Identifier: MIT
from __future__ import annotations

from desktop.citing.bibtex import bibtex
from desktop.citing.sources import Author, Source

PAPER = Source(
    key="doe2019",
    title="Trial of ORS & zinc: 50% {better}",
    authors=(Author("Doe", "JA"), Author("Roe", "R")),
    more_authors=True,
    container="Journal of Samples",
    year="2019",
    doi="10.1000/a_b",
    number="PMID 7",
    accessed="2026-11-22",
    paper=True,
)


def test_a_paper_is_an_article() -> None:
    assert bibtex([PAPER]) == (
        "@article{doe2019,\n"
        "  author = {Doe, J. A. and Roe, R. and others},\n"
        "  title = {{Trial of ORS \\& zinc: 50\\% \\{better\\}}},\n"
        "  journal = {Journal of Samples},\n"
        "  year = {2019},\n"
        "  doi = {10.1000/a_b},\n"
        "  urldate = {2026-11-22},\n"
        "  note = {PMID 7},\n"
        "}\n"
    )


def test_a_body_is_kept_in_one_piece() -> None:
    text = bibtex([Source("who", "Advice", (Author("Ministry of Health and Sports, Kenya"),), container="WHO")])
    assert "@misc{who," in text
    assert "author = {{Ministry of Health and Sports, Kenya}}" in text
    assert "howpublished = {WHO}" in text


def test_braces_close_whatever_the_words_hold() -> None:
    text = bibtex([Source("a b/c", "\\ { } ~ ^ # $ _ \n new", note="{")])
    assert text.startswith("@misc{a-b-c,")
    plain = text.replace("\\{", "").replace("\\}", "")
    assert plain.count("{") == plain.count("}")


def test_entries_are_parted_by_an_empty_line() -> None:
    assert "}\n\n@article" in bibtex([PAPER, PAPER])
