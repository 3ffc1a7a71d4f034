# SPDX-License-Identifier: MIT
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.article.folding import find_all, find_terms, fold


@given(st.text())
def test_folding_keeps_every_character_in_its_place(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_folding_takes_case_and_accents_away() -> None:
    assert fold("Ménière’s ÖDEM") == "meniere's odem"


def test_all_places_are_found_whatever_the_case() -> None:
    assert find_all(fold("Sore and sores, SORE"), "Sore") == [(0, 4), (9, 4), (16, 4)]


def test_spaces_in_the_query_match_any_run_of_spaces() -> None:
    assert find_all("golden  crust", " golden crust ") == [(0, 13)]


def test_an_empty_query_finds_nothing() -> None:
    assert find_all("golden crust", "  ") == []


def test_a_query_is_no_pattern() -> None:
    assert find_all("a.c abc", "a.c") == [(0, 3)]


@pytest.mark.parametrize(
    ("term", "marked"),
    [("ulcers", ["ulcer", "ulcers"]), ("ulcer", ["ulcer", "ulcers"]), ("Skin ulcer", ["skin-ulcers"]), ("in", ["in"])],
)
def test_words_of_a_search_are_marked_whole(term: str, marked: list[str]) -> None:
    text = "an ulcer, ulcers, skin-ulcers in skin"
    found = [text[start : start + length] for start, length in find_terms(text, (term,))]
    assert found[: len(marked)] == marked or set(marked) <= set(found)


def test_a_term_inside_another_word_is_not_marked() -> None:
    assert find_terms("prolapse", ("lap",)) == []


def test_no_terms_mark_nothing() -> None:
    assert find_terms("anything", ("", "-")) == []
