# SPDX-License-Identifier: MIT
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.cutting import LONGEST, LONGEST_LEAD, clip, cut, quote
from index.lines import Lines
from index.passages import passages_of

LONG = " ".join(f"word{number}" for number in range(100))


def test_a_short_sentence_stays() -> None:
    assert cut("Short one.", ((0, 5),)) == ("Short one.", ((0, 5),))


@pytest.mark.parametrize("place", [0, 30, 60, 99])
def test_a_long_one_is_cut_at_word_ends_around_the_match(place: int) -> None:
    start = LONG.index(f"word{place}")
    snippet, spans = cut(LONG, ((start, start + len(f"word{place}")),))
    assert [snippet[a:b] for a, b in spans] == [f"word{place}"]
    assert set(snippet.replace("\u2026", "").split()) <= set(LONG.split())


def test_the_beginning_stays_and_a_cut_is_shown() -> None:
    start = LONG.index("word50")
    snippet, _ = cut(LONG, ((start, start + 6),))
    assert snippet.startswith("word0 word1")
    assert snippet.count(" \u2026 ") == 1
    assert snippet.endswith(" \u2026")


def test_a_cut_goes_on_where_a_clause_begins() -> None:
    text = f"Hold it while dissection is likely: {LONG[:200]}, major bleeding came in 38% of those with aspirin."
    start = text.index("aspirin")
    assert cut(text, ((start, start + 7),))[0] == (
        "Hold it while dissection is likely: \u2026 major bleeding came in 38% of those with aspirin."
    )


def test_a_cut_at_the_end_has_room_for_the_dots() -> None:
    text = "a" * 97 + " " + "b" * 9 + " " + "c" * 30
    assert cut(text, ((0, 97),), 108) == ("a" * 97 + " \u2026", ((0, 97),))


def test_what_leads_to_a_sentence_is_clipped_at_a_clause() -> None:
    assert clip("Go at once if it is hard to wake, has a fit, or walks badly.", 50) == (
        "Go at once if it is hard to wake, has a fit \u2026"
    )


@given(
    st.lists(st.text("ab,;é", min_size=1, max_size=40), min_size=1, max_size=60),
    st.integers(0, 59),
    st.integers(LONGEST - LONGEST_LEAD - 1, LONGEST),
)
def test_a_cut_keeps_its_length_and_its_marks(words: list[str], marked: int, longest: int) -> None:
    text = " ".join(words)
    before = " ".join(words[: marked % len(words)])
    start = len(before) + bool(before)
    end = start + len(words[marked % len(words)])
    snippet, spans = cut(text, ((start, end),), longest)
    assert len(snippet) <= longest
    assert all(snippet[a:b] == text[start:end] for a, b in spans)


@given(st.lists(st.integers(1, 300), min_size=2, max_size=5), st.booleans())
def test_what_leads_to_a_sentence_leaves_room_for_it(lengths: list[int], titled: bool) -> None:
    sentences = " ".join(f"But {'word ' * (length // 5)}end." for length in lengths)
    page = f"<p>{'Title ' * 40}.</p><ul><li>{sentences}</li></ul>"
    lead, _ = quoted(page, len(lengths), led=True, titled=titled, answer=True)
    assert len(lead) <= LONGEST_LEAD


def quoted(page: str, number: int, **needs: bool) -> tuple[str, str]:
    return quote(Lines(passages_of(page)).quotable[number], **needs)


def test_a_short_sentence_is_followed_by_the_next_of_its_block_only() -> None:
    assert quoted("<p>Sit up. Breathe.</p>", 0) == ("", "Sit up. Breathe.")
    assert quoted("<p>Sit up.</p><p>Then walk.</p>", 0) == ("", "Sit up.")


def test_a_sentence_that_means_the_one_before_it_comes_after_that() -> None:
    page = "<p>One. Go if it is black. Otherwise wait for a day.</p><p>Then rest.</p>"
    assert quoted(page, 2) == ("Go if it is black.", "Otherwise wait for a day.")
    assert quoted(page, 3) == ("", "Then rest.")


def test_the_first_sentence_of_a_block_is_said_where_it_is_needed() -> None:
    page = "<ul><li>Insulin. In severe illness. Give 5 units each hour.</li></ul>"
    assert quoted(page, 2) == ("", "Give 5 units each hour.")
    assert quoted(page, 2, led=True) == ("Insulin. \u2026", "Give 5 units each hour.")
    assert quoted(page, 1, led=True)[0] == "Insulin."


def test_a_bold_first_sentence_is_said_always() -> None:
    page = "<p><strong>If seriously ill.</strong> Give oxygen. Do not start tablets.</p>"
    assert quoted(page, 2) == ("If seriously ill. \u2026", "Do not start tablets.")


def test_an_answer_begins_with_its_beginning() -> None:
    page = "<h2>Cold water?</h2><p>Not for a fever. Drink. Only heat stroke needs it. Ice too.</p><p>Ask us.</p>"
    assert quoted(page, 2, answer=True) == ("Not for a fever. Drink.", "Only heat stroke needs it. Ice too.")
    assert quoted(page, 3, answer=True) == ("Not for a fever. \u2026", "Ice too.")
    assert quoted(page, 4, answer=True) == ("Not for a fever. \u2026", "Ask us.")


def test_a_title_is_said_where_it_is_needed() -> None:
    page = "<p><strong>Adult woman</strong></p><table><tr><th>Way</th></tr><tr><td>5 g</td></tr></table>"
    assert quoted(page, 0) == ("", "Way: 5 g")
    assert quoted(page, 0, titled=True) == ("Adult woman:", "Way: 5 g")
