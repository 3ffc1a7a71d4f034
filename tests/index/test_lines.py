# SPDX-License-Identifier: MIT
from __future__ import annotations

from index.analysis import Analyzer
from index.lines import Lines
from index.passages import Passage
from index.terms import read_tables

ANALYZER = Analyzer(read_tables())


def found(*lines: str, terms: str, sure: bool = True) -> list[tuple[int, str, bool]]:
    page = Lines((Passage("", lines[0], lines[1:]),))
    places = page.find(ANALYZER.terms(terms), ANALYZER, sure=sure)
    return [(place.line, page.lines[place.line][place.start : place.end], place.beside) for place in places]


def test_terms_are_found_with_their_endings_and_lines() -> None:
    assert found("Treating fever", "Fevers pass.", "Feverish or not.", terms="fever") == [
        (0, "fever", False),
        (1, "Fevers", False),
    ]


def test_words_side_by_side_are_told() -> None:
    assert found("", "Kidney disease, kidney or disease", terms="kidney disease") == [
        (1, "Kidney", False),
        (1, "disease", True),
        (1, "kidney", True),
        (1, "disease", False),
    ]


def test_side_by_side_ends_with_the_line() -> None:
    assert found("", "A kidney", "disease", terms="kidney disease") == [(1, "kidney", False), (2, "disease", False)]


def test_the_inside_of_a_word_is_no_match() -> None:
    assert found("", "Stage and image", terms="age") == []


def test_british_spellings_and_accents_are_found_where_a_term_is_sure_to_stand() -> None:
    assert found("", "Haemorrhage", terms="hemorrhage") == [(1, "Haemorrhage", False)]
    assert found("", "Haemorrhage", terms="hemorrhage", sure=False) == []


def test_an_apostrophe_belongs_to_its_word() -> None:
    assert found("", "In Crohn\u2019s disease", terms="crohn") == [(1, "Crohn\u2019s", False)]


def test_letters_that_grow_in_small_letters_do_not_shift_places() -> None:
    assert found("", "\u0130\u0130\u0130 fever", terms="fever") == [(1, "fever", False)]
