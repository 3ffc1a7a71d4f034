# SPDX-License-Identifier: MIT
"""Whatever is typed, a search answers, and what it answers holds together."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.article import Kind, Level
from index.results import Filters

if TYPE_CHECKING:
    from index.results import Results
    from index.searcher import Searcher
    from index.suggest import Suggester

#: Queries tried: some with every commit, 10,000 before a release.
QUERIES = int(os.environ.get("LAMPLIGHT_QUERIES", "400"))
SHIPPED = Path(__file__).parent.parent / "data" / "queries" / "shipped.jsonl"

PLAIN = "calcifilaxis warfarin kidney failure PE pe ESRD fever treatment dose how is haemodialysis E83.5 n18 a 1 zzzz"
SIGNS = '-fever title:kidney "blood pressure" - -- " ( ) AND OR NOT * ~2 ^3 [a {x} \\ / 10-20 mg/kg'
#: Right-to-left marks, control characters, letters that change their length, a word in one letter, a face.
ODD = (
    "\u202e",
    "\u200f",
    "\x00",
    "\x07",
    "\ufeff",
    "\u0130",
    "\u00df",
    "\ufdfa",
    "\U0001f642",
    "38,5\u00b0C",
    "\u201cskin\u201d",
)
WORDS = st.sampled_from([*PLAIN.split(), *SIGNS.split(" "), *ODD])
TEXTS = st.one_of(
    st.lists(WORDS, max_size=12).map(" ".join),
    st.text(max_size=200),
    st.lists(st.one_of(WORDS, st.text(max_size=20)), max_size=40).map(" ".join),
)
FILTERS = st.builds(
    Filters,
    kind=st.sampled_from([None, *Kind]),
    system=st.sampled_from([None, "skin", "no-such-system"]),
    section=st.sampled_from([None, "treatment", "no-such-section"]),
    level=st.sampled_from([None, *Level]),
)


def check(results: Results, limit: int) -> None:
    """Fail when an answer does not hold together."""
    slugs = [hit.slug for hit in results.hits]
    assert len(slugs) == len(set(slugs)) <= min(limit, results.total)
    assert sum(results.counts["kind"].values()) >= len(slugs)
    for hit in results.hits:
        assert len(hit.sections) <= 3
        for section in hit.sections:
            ends = [0, *(place for span in section.spans for place in span), len(section.snippet)]
            assert ends == sorted(ends)
            assert all(section.snippet[start:end].strip() for start, end in section.spans)
    for part in results.understood:
        assert all(word in results.query for word in part.typed.split())
        assert part.read_as


@settings(max_examples=QUERIES, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=TEXTS, filters=FILTERS, exact=st.booleans(), by_name=st.booleans())
def test_any_text_is_answered(
    searcher: Searcher, suggester: Suggester, text: str, filters: Filters, exact: bool, by_name: bool
) -> None:
    check(searcher.search(text, filters, 5, exact=exact, by_name=by_name), 5)
    suggester.suggest(text)


def test_every_query_that_people_type_is_answered(searcher: Searcher, suggester: Suggester) -> None:
    for line in SHIPPED.read_text(encoding="utf-8").splitlines():
        query = json.loads(line)["query"]
        check(searcher.search(query, limit=5), 5)
        suggester.suggest(query)


@pytest.mark.parametrize(
    "text",
    [
        "x" * 1_000_000,
        "fever " * 200_000,
        '"' * 10_000,
        '"fever ' * 5_000,
        "-fever " * 5_000,
        "title:fever " * 5_000,
        "\u202e" * 10_000,
        "e83.5 " * 10_000,
        "\u0301" * 10_000,
        "(" * 10_000,
    ],
    ids=range(10),
)
def test_a_huge_text_is_answered(searcher: Searcher, suggester: Suggester, text: str) -> None:
    check(searcher.search(text, limit=5), 5)
    check(searcher.search(text, limit=5, exact=True), 5)
    suggester.suggest(text)
