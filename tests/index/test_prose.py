# SPDX-License-Identifier: MIT
"""Markdown as prose: units, sentences and their lines."""

from __future__ import annotations

import pytest

from index.blocks import split_blocks
from index.prose import Sentence, UnitKind, bare, sentences_of, units_of

TEXT = """## Overview

First sentence [@a2020]. Second one, e.g. this,
runs over a line. "Third?" Yes.[@b2021] Fourth.

### Sub-head

- one item
  runs on
  - inner
1. step

| A | B |
|---|---|
| c | d |

![](a.svg)
"""


def sentences(text: str = TEXT) -> list[Sentence]:
    """Return the sentences of a text."""
    return list(sentences_of(units_of(split_blocks(text, "clinical.md", "Overview"))))


def test_units_have_kinds_and_lines() -> None:
    """A table's head is told from its rows."""
    units = units_of(split_blocks(TEXT, "clinical.md", "Overview"))
    assert [(unit.kind, unit.line) for unit in units] == [
        (UnitKind.PARAGRAPH, 3),
        (UnitKind.HEADING, 6),
        (UnitKind.ITEM, 8),
        (UnitKind.ITEM, 10),
        (UnitKind.ITEM, 11),
        (UnitKind.HEAD, 13),
        (UnitKind.ROW, 15),
        (UnitKind.FIGURE, 17),
    ]


def test_sentences_end_where_they_end() -> None:
    """A citation after the full stop belongs to the sentence before; an abbreviation ends nothing."""
    found = [(sentence.bare, sentence.line, sentence.cited) for sentence in sentences()][:5]
    assert found == [
        ("First sentence.", 3, True),
        ("Second one, e.g. this, runs over a line.", 3, False),
        ('"Third?"', 4, False),
        ("Yes.", 4, True),
        ("Fourth.", 4, False),
    ]


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("**Bold** and *it* [link](slug#x) [@a; @b].", "Bold and it link."),
        ("![](a.svg)", ""),
        ("at .5 mg", "at .5 mg"),
        ("snake_case stays", "snake_case stays"),
    ],
)
def test_bare_text_has_only_words(markdown: str, words: str) -> None:
    """No citation, target or mark."""
    assert bare(markdown) == words
