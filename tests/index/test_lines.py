# SPDX-License-Identifier: MIT
from __future__ import annotations

from index.analysis import Analyzer
from index.lines import Lines
from index.passages import Block, BlockKind, Passage, passages_of
from index.terms import read_tables

ANALYZER = Analyzer(read_tables())


def found(*lines: str, terms: str, sure: bool = True) -> list[tuple[int, str, bool]]:
    page = Lines((Passage("", lines[0], (Block(BlockKind.TEXT, lines[1:]),)),))
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


def quotable(page: str) -> list[tuple[str, str]]:
    return [(quoted.title, quoted.text) for quoted in Lines(passages_of(page)).quotable]


def test_labels_and_heads_of_tables_are_searched_but_not_quoted() -> None:
    page = "<h2>Head</h2><p><strong>Label</strong></p><table><tr><th>Type</th><th>Use</th></tr>"
    page += "<tr><td>Wet</td><td>Oil</td></tr></table>"
    assert Lines(passages_of(page)).lines == ("Head", "Label", "Type; Use", "Wet; Oil")
    assert quotable(page) == [("Label", "Type: Wet; Use: Oil")]


def test_a_cell_without_a_head_and_a_head_without_a_cell_are_quoted_bare() -> None:
    page = "<table><tr><th></th><th>Dose</th><th>Note</th></tr><tr><td>A</td><td>5 mg</td><td></td></tr></table>"
    assert quotable(page) == [("", "A; Dose: 5 mg")]
    assert quotable("<table><tr><td>A</td><td>5 mg</td></tr></table>") == [("", "A; 5 mg")]


def test_a_list_stands_below_the_paragraph_before_it() -> None:
    page = "<p><strong>Soon</strong></p><p>Insulin. For adults.</p><ul><li>4 units.</li></ul><p>Rest.</p>"
    assert quotable(page) == [
        ("Soon", "Insulin."),
        ("Soon", "For adults."),
        ("Insulin.", "4 units."),
        ("Soon", "Rest."),
    ]
