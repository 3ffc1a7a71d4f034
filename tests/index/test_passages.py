# SPDX-License-Identifier: MIT
from __future__ import annotations

import pytest

from index.passages import Block, BlockKind, Passage, pack, passages_of, split_sentences, unpack

PAGE = (
    '<h2><a name="treatment"></a>Treatment</h2><p>Wash &amp; cover it <sup><a href="cite:a">[1]</a></sup>. '
    "Rest it.</p><ul><li>First</li><li>Then<ul><li>inner</li></ul></li></ul>"
    '<table class="grid"><tr><th>Drug</th><th>Dose</th></tr><tr><td>A</td><td>5 mg</td></tr></table>'
    '<h3><a name="later"></a>Later</h3><p>See <a href="article:x">x</a>.</p>'
)


def prose(*sentences: str) -> Block:
    return Block(BlockKind.TEXT, sentences)


def item(*sentences: str) -> Block:
    return Block(BlockKind.ITEM, sentences)


def test_sentences_stand_in_their_block_under_their_heading() -> None:
    assert passages_of(PAGE) == (
        Passage(
            "treatment",
            "Treatment",
            (
                prose("Wash & cover it.", "Rest it."),
                item("First"),
                item("Then"),
                item("inner"),
                Block(BlockKind.HEADER, ("Drug", "Dose")),
                Block(BlockKind.ROW, ("A", "5 mg")),
            ),
        ),
        Passage("later", "Later", (prose("See x."),)),
    )


def test_text_above_the_first_heading_has_none() -> None:
    assert passages_of("<p>Alone.</p>") == (Passage("", "", (prose("Alone."),)),)


@pytest.mark.parametrize(
    ("page", "block"),
    [
        ("<p><strong>Within days</strong></p>", Block(BlockKind.LABEL, ("Within days",))),
        ("<p><strong>First hour</strong>:</p>", Block(BlockKind.LABEL, ("First hour:",))),
        ("<ul><li><strong>Impossible:</strong><ul></ul></li></ul>", Block(BlockKind.LABEL, ("Impossible:",))),
        ("<ul><li><strong>Call for help.</strong></li></ul>", Block(BlockKind.ITEM, ("Call for help.",), run_in=True)),
        ("<p><strong>Today.</strong> Rest.</p>", Block(BlockKind.TEXT, ("Today.", "Rest."), run_in=True)),
        ("<p><strong>Rest</strong> and drink. Sleep.</p>", Block(BlockKind.TEXT, ("Rest and drink.", "Sleep."))),
        ("<p><strong>One</strong> or <strong>two</strong></p>", Block(BlockKind.TEXT, ("One or two",))),
    ],
)
def test_bold_words_alone_are_a_label(page: str, block: Block) -> None:
    assert passages_of(page)[0].blocks == (block,)


def test_empty_cells_keep_their_place() -> None:
    page = "<table><tr><th></th><th>Dose</th></tr><tr><td>A</td><td></td></tr></table>"
    assert [block.texts for block in passages_of(page)[0].blocks] == [("", "Dose"), ("A", "")]
    assert [block.lines for block in passages_of(page)[0].blocks] == [("Dose",), ("A",)]


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
    page = PAGE + "<p><strong>Label</strong></p><p><strong>Today.</strong> Rest.</p>"
    assert unpack(pack(passages_of(page))) == passages_of(page)
