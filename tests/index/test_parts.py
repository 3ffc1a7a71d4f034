# SPDX-License-Identifier: MIT
from __future__ import annotations

from array import array

from hypothesis import given
from hypothesis import strategies as st

from index.parts import Part, covered, masked, read_part, scored
from index.postings import Postings
from index.query import Group, Option

COVERAGE = 0.6


def postings(*articles: int) -> Postings:
    return Postings(array("I", articles), array("f", [1.0] * len(articles)), array("I", [2] * len(articles)))


def plainly(parts: list[Part], least: float, coverage: float) -> dict[int, float]:
    """The same as `covered`, by looking at every article."""
    has: dict[int, float] = {}
    for part in parts:
        for article in part.scores:
            share = 1.0 if part.shares is None else part.shares[article]
            has[article] = has.get(article, 0.0) + share * part.whole
    enough = max(least, coverage * max(has.values(), default=0.0)) - 1e-9
    return {article: share for article, share in has.items() if share >= enough}


PARTS = st.lists(
    st.tuples(
        st.floats(0.1, 9.0),
        st.dictionaries(st.integers(0, 30), st.floats(0.1, 1.0), max_size=20),
        st.booleans(),
    ),
    max_size=6,
)


@given(PARTS, st.floats(0.0, 6.0), st.sampled_from([0.0, COVERAGE]))
def test_shortcuts_change_nothing(drawn: list[tuple[float, dict[int, float], bool]], least: float, most: float) -> None:
    drawn.sort(key=lambda part: len(part[1]))
    parts = [Part(whole, dict.fromkeys(shares, 1.0), shares if some else None) for whole, shares, some in drawn]
    quick, slow = covered(parts, least, most), plainly(parts, least, most)
    # Articles that are at the very threshold may fall on either side, by the order of adding.
    threshold = max(least, most * max(slow.values(), default=0.0))
    sure = {article for article, has in slow.items() if has > threshold + 1e-6}
    assert sure <= quick.keys() <= slow.keys() | {a for a, has in quick.items() if has > threshold - 1e-6}
    assert all(abs(quick[article] - slow[article]) < 1e-6 for article in quick.keys() & slow.keys())


def test_the_best_of_several_wordings_counts() -> None:
    terms = {"heart": (2.0, postings(1, 2)), "cardiac": (3.0, postings(2, 3))}
    part = read_part(Group((Option(("heart",)), Option(("cardiac",), 0.5))), terms, 2.0)
    # However rare the other wording is, it says no more than what was typed.
    assert part.scores == {1: 2.0, 2: 2.0, 3: 1.0}
    assert part.shares is None


def test_half_of_a_wording_of_two_words_counts_half() -> None:
    terms = {"heart": (2.0, postings(1, 2)), "attack": (2.0, postings(2))}
    part = read_part(Group((Option(("heart", "attack")),)), terms, 4.0)
    assert part.shares == {1: 0.5, 2: 1.0}
    assert part.scores == {1: 1.0, 2: 4.0}


def test_scores_and_masks_are_of_the_asked_articles_only() -> None:
    terms = {"heart": (2.0, postings(*range(100)))}
    part = read_part(Group((Option(("heart",)),)), terms, 2.0)
    assert scored([part], {3: 1.0, 200: 0.0}) == {3: 2.0, 200: 0.0}
    assert masked(terms, {3: 1.0, 200: 0.0}) == {3: 2, 200: 0}
