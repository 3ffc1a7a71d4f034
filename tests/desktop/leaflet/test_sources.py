# SPDX-License-Identifier: MIT
from __future__ import annotations

from desktop.leaflet.sources import short_sources
from index.article import Article, Kind, Reference


def article(*references: Reference) -> Article:
    return Article(Kind.CONDITION, "mumps", "Mumps", references=references)


def test_a_source_says_who_what_and_when() -> None:
    made = article(
        Reference("a", "Mumps in towns.", "Doe J, Roe R, et al.", year=2019),
        Reference("b", "Advice", "World Health Organization, Regional Office for Africa", year=2020),
        Reference("c", "Undated"),
    )
    assert short_sources(made, ()) == (
        "[1] Doe J, et al. Mumps in towns. 2019.",
        "[2] World Health Organization, Regional Office for Africa. Advice. 2020.",
        "[3] Undated.",
    )


def test_all_that_are_cited_are_named_and_the_weightiest_fill_up_to_five() -> None:
    types = ["cohort", "review", "guideline", "cohort", "systematic-review", "official", "cohort", "cohort"]
    made = article(*(Reference(f"r{n}", f"Title {n}", type=kind) for n, kind in enumerate(types, 1)))
    assert [line.split("]")[0] for line in short_sources(made, {"r8"})] == ["[1", "[3", "[5", "[6", "[8"]
    assert len(short_sources(made, {f"r{n}" for n in range(1, 8)})) == 7
