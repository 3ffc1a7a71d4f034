# SPDX-License-Identifier: MIT
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.snippets import LONGEST, cut

LONG = " ".join(f"word{number}" for number in range(100))


def test_a_short_sentence_stays() -> None:
    assert cut("Short one.", ((0, 5),)) == ("Short one.", ((0, 5),))


@pytest.mark.parametrize("place", [0, 30, 60, 99])
def test_a_long_one_is_cut_at_word_ends_around_the_match(place: int) -> None:
    start = LONG.index(f"word{place}")
    snippet, spans = cut(LONG, ((start, start + len(f"word{place}")),))
    assert [snippet[a:b] for a, b in spans] == [f"word{place}"]
    assert set(snippet.replace("\u2026", "").split()) <= set(LONG.split())


def test_a_cut_is_shown() -> None:
    start = LONG.index("word50")
    snippet, _ = cut(LONG, ((start, start + 6),))
    assert snippet.startswith("\u2026 ")
    assert snippet.endswith(" \u2026")


@given(st.lists(st.text("ab,;é", min_size=1, max_size=40), min_size=1, max_size=60), st.integers(0, 59))
def test_a_cut_keeps_its_length_and_its_marks(words: list[str], marked: int) -> None:
    text = " ".join(words)
    before = " ".join(words[: marked % len(words)])
    start = len(before) + bool(before)
    end = start + len(words[marked % len(words)])
    snippet, spans = cut(text, ((start, end),))
    assert len(snippet) <= LONGEST + 4
    assert all(snippet[a:b] == text[start:end] for a, b in spans)
