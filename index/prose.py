# SPDX-License-Identifier: MIT
"""Markdown as prose: its paragraphs, items and rows with their lines, and the sentences in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from index.blocks import Block

#: None of these may hold an opening bracket: with one, a text of brackets alone would take quadratic time.
CITATION = re.compile(r"\[@[^\[\]\n]*\]")
IMAGE = re.compile(r"!\[[^\[\]\n]*\]\([^()\n]*\)")
LINK = re.compile(r"(?<!!)\[([^\[\]\n]*(?:\n[^\[\]\n]*)?)\]\(([^()\s]*)\)")
WORD = re.compile(r"[A-Za-z0-9\u00c0-\u024f]+(?:['\u2019-][A-Za-z0-9\u00c0-\u024f]+)*")

_ITEM = re.compile(r"([ \t]*)(?:[-*+]|\d{1,9}[.)])(?:[ \t]+|$)")
_HEADING = re.compile(r" {0,3}(#{3,6})[ \t]*(.*?)[ \t#]*")
_DELIMITER = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_END = re.compile(
    r"(?<=[.!?])[\"')\]*_\u201d\u2019]*(?:\s*\[@[^\[\]\n]*\])*\s+(?=[\"'(\[*_\u201c]*[A-Z0-9\u00c0-\u00de])"
)
_NO_END = re.compile(r"(?:\b(?:e\.g|i\.e|vs|cf|approx|Dr|Mr|Mrs|Ms|No|Fig|St|ca)|\b[A-Z])\.\s*$")
_EMPHASIS = re.compile(r"\*+|`+|(?<!\w)_+|_+(?!\w)")


class UnitKind(StrEnum):
    """What a unit of text is."""

    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"
    HEAD = "head"
    HEADING = "heading"
    FIGURE = "figure"


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph, list item, table row, sub-heading or figure as it stands in the file; `indent` in spaces."""

    kind: UnitKind
    text: str
    line: int
    block: Block
    indent: int = 0

    def line_at(self, offset: int) -> int:
        """Return the line of the file that holds the character at `offset`."""
        return self.line + self.text.count("\n", 0, offset)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence (in a table: a whole row) as it stands in the file."""

    text: str
    line: int
    unit: Unit

    @property
    def cited(self) -> bool:
        """Tell whether the sentence holds a citation."""
        return "[@" in self.text

    @property
    def bare(self) -> str:
        """Return the words alone: no citations, link targets, pictures or emphasis."""
        return bare(self.text)


def bare(markdown: str) -> str:
    """Return inline Markdown without citations, pictures, link targets and emphasis; white space made single."""
    text = LINK.sub(r"\1", CITATION.sub("", IMAGE.sub("", markdown)))
    text = re.sub(r"\s+", " ", _EMPHASIS.sub("", text)).strip()
    return re.sub(r"\s+([.,;:!?)])(?!\d)", r"\1", text)


def words_of(markdown: str) -> list[str]:
    """Return the words of inline Markdown as written."""
    return WORD.findall(bare(markdown))


def units_of(blocks: Iterable[Block]) -> tuple[Unit, ...]:
    """Return the units of `blocks` in order; the blocks' own headings are not among them."""
    return tuple(unit for block in blocks for unit in _Scanner(block).run())


def sentences_of(units: Iterable[Unit]) -> Iterator[Sentence]:
    """Yield the sentences of paragraphs, items and rows. A table row counts as one sentence; its head is none."""
    for unit in units:
        if unit.kind is UnitKind.ROW:
            yield Sentence(unit.text, unit.line, unit)
        elif unit.kind in (UnitKind.PARAGRAPH, UnitKind.ITEM):
            yield from _split(unit)


def _split(unit: Unit) -> Iterator[Sentence]:
    start = 0
    for end in _END.finditer(unit.text):
        if _NO_END.search(CITATION.sub("", unit.text[start : end.end()])):
            continue
        yield Sentence(unit.text[start : end.end()].strip(), unit.line_at(start), unit)
        start = end.end()
    rest = unit.text[start:].strip()
    if rest:
        yield Sentence(rest, unit.line_at(start), unit)


class _Scanner:
    """Walks over the lines of one block."""

    def __init__(self, block: Block) -> None:
        self._block = block
        self._units: list[Unit] = []
        self._open: list[str] = []
        self._kind = UnitKind.PARAGRAPH
        self._start = 0
        self._indent = 0

    def run(self) -> list[Unit]:
        """Return the units of the block."""
        for number, line in enumerate(self._block.markdown.split("\n"), self._block.first_line):
            self._line(number, line)
        self._flush()
        return self._units

    def _line(self, number: int, line: str) -> None:
        stripped = line.strip()
        if not stripped:
            self._flush()
        elif heading := _HEADING.fullmatch(line):
            self._single(UnitKind.HEADING, heading[2], number)
        elif stripped.startswith("|"):
            self._row(number, line, stripped)
        elif IMAGE.fullmatch(stripped):
            self._single(UnitKind.FIGURE, stripped, number)
        elif item := _ITEM.match(line):
            self._flush()
            self._begin(UnitKind.ITEM, number, len(item[1].expandtabs(4)))
            self._open.append(line[item.end() :])
        else:
            if not self._open:
                self._begin(UnitKind.PARAGRAPH, number, 0)
            self._open.append(stripped)

    def _row(self, number: int, line: str, stripped: str) -> None:
        if _DELIMITER.fullmatch(line):
            if self._units and self._units[-1].kind is UnitKind.ROW:
                head = self._units.pop()
                self._units.append(Unit(UnitKind.HEAD, head.text, head.line, head.block))
            return
        self._single(UnitKind.ROW, stripped, number)

    def _begin(self, kind: UnitKind, number: int, indent: int) -> None:
        self._kind, self._start, self._indent = kind, number, indent

    def _single(self, kind: UnitKind, text: str, number: int) -> None:
        self._flush()
        self._units.append(Unit(kind, text, number, self._block))

    def _flush(self) -> None:
        if self._open:
            self._units.append(Unit(self._kind, "\n".join(self._open), self._start, self._block, self._indent))
            self._open = []
