# SPDX-License-Identifier: MIT
from __future__ import annotations

from typing import TYPE_CHECKING, cast

from index.names import TITLE, NameMatch
from index.postings import NOTHING, Postings, PostingsReader
from index.query import Group, NamedRun, Option, Query
from index.ranking import Ranker

if TYPE_CHECKING:
    from collections.abc import Mapping

PLACES = [0b1111] * 10


class Index:
    """An index of ten articles in memory."""

    def __init__(self, terms: Mapping[str, Mapping[int, float]]) -> None:
        self._terms = terms

    def postings(self, term: str) -> Postings:
        found = self._terms.get(term)
        return Postings(list(found), list(found.values()), [1] * len(found)) if found else NOTHING

    def frequency(self, term: str) -> int:
        return len(self._terms.get(term, ()))


def ranker(terms: Mapping[str, Mapping[int, float]]) -> Ranker:
    return Ranker(cast("PostingsReader", Index(terms)), 10)


def words(*terms: str, **options: bool) -> Query:
    return Query("", groups=tuple(Group((Option((term,)),)) for term in terms), **options)  # type: ignore[arg-type]


def test_a_rarer_word_counts_more() -> None:
    terms = {"rare": {1: 1.0}, "usual": dict.fromkeys(range(2, 9), 1.0)}
    scores = ranker(terms).rank(words("rare", "usual"), PLACES).scores
    assert list(scores) == [1]


def test_an_article_with_little_of_the_query_does_not_match() -> None:
    terms = {"a": {1: 1.0, 2: 1.0}, "b": {1: 1.0, 3: 1.0}, "c": {1: 1.0, 2: 1.0}}
    assert set(ranker(terms).rank(words("a", "b", "c"), PLACES).masks) == {1, 2}


def test_literally_every_word_has_to_be_there() -> None:
    terms = {"a": {1: 1.0, 2: 1.0}, "b": {2: 1.0}}
    assert set(ranker(terms).rank(words("a", "b", literal=True), PLACES).masks) == {2}
    assert not ranker(terms).rank(words("a", "nowhere", literal=True), PLACES).masks


def test_a_name_comes_before_any_text() -> None:
    terms = {"a": {1: 2.2, 2: 0.1}}
    run = NamedRun("a", 1, (NameMatch(2, "A", TITLE, "A"),), ("a",))
    query = Query("", groups=words("a").groups, names=(run,))
    ranked = ranker(terms).rank(query, PLACES)
    assert ranked.scores[2] > ranked.scores[1]
    assert ranked.masks == {1: 1, 2: 0b1111}


def test_another_wording_counts_for_less() -> None:
    group = Group((Option(("a",)), Option(("b", "c"), 0.5)))
    terms = {"a": {1: 1.0}, "b": {2: 1.0, 3: 1.0}, "c": {2: 1.0}}
    scores = ranker(terms).rank(Query("", groups=(group,)), PLACES).scores
    assert scores[1] > scores[2]
    assert 3 not in scores
