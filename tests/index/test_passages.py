# SPDX-License-Identifier: MIT
from __future__ import annotations

import pytest

from index.passages import Passage, pack, passages_of, split_sentences, unpack

PAGE = (
    '<h2><a name="treatment"></a>Treatment</h2><p>Wash &amp; cover it <sup><a href="cite:a">[1]</a></sup>. '
    "Rest it.</p><ul><li>First</li><li>Then<ul><li>inner</li></ul></li></ul>"
    '<table class="grid"><tr><th>Drug</th><th>Dose</th></tr><tr><td>A</td><td>5 mg</td></tr></table>'
    '<h3><a name="later"></a>Later</h3><p>See <a href="article:x">x</a>.</p>'
)


def test_sentences_stand_under_their_heading() -> None:
    assert passages_of(PAGE) == (
        Passage(
            "treatment",
            "Treatment",
            ("Wash & cover it.", "Rest it.", "First", "Then", "inner", "Drug; Dose", "A; 5 mg"),
        ),
        Passage("later", "Later", ("See x.",)),
    )


def test_text_above_the_first_heading_has_none() -> None:
    assert passages_of("<p>Alone.</p>") == (Passage("", "", ("Alone.",)),)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two? Three! four", ["One.", "Two?", "Three! four"]),
        ("Ask e.g. Dr. Smith. Go.", ["Ask e.g. Dr. Smith.", "Go."]),
        ("Give 0.5 mg. 2 weeks later stop.", ["Give 0.5 mg.", "2 weeks later stop."]),
        ('He said "Stop." Then he left.', ['He said "Stop."', "Then he left."]),
        ("S. aureus is one. It grows.", ["S. aureus is one.", "It grows."]),
        ("", []),
    ],
)
def test_sentences_end_where_people_see_it(text: str, sentences: list[str]) -> None:
    assert list(split_sentences(text)) == sentences


def test_packed_passages_come_back() -> None:
    assert unpack(pack(passages_of(PAGE))) == passages_of(PAGE)
