# SPDX-License-Identifier: MIT
"""The lines of a page, headings and sentences, and where the terms of a search stand in them."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.analysis import plain_words, word_spans
from index.passages import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.analysis import Analyzer
    from index.passages import Block, Passage

#: Letters at the front of a term that its word has too, however it is spelled and ends.
_SURE = 3
#: Characters between two words that stand side by side, at most.
_BESIDE = 2
#: A line of fewer words says little.
_FEW_WORDS = 4
_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a term stands: characters `start` to `end` of line `line`."""

    line: int
    start: int
    end: int
    term: str
    #: Whether another of the terms stands right before it.
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Quotable:
    """A sentence or table row that may be quoted, and the numbers of the lines that say what it is about."""

    line: int
    passage: Passage
    block: Block
    #: Which sentence of its block it is.
    place: int
    heading: int
    #: The label above it; of a row or list item, what leads to its table or list; and the head of its table.
    labels: tuple[int, ...]
    #: The head of its table, for a row that has one.
    header: Block | None = None
    #: The label above it, or what leads to its table or list.
    title: str = ""
    #: Whether it only leads to a list or is a word or two: it answers nothing.
    says_little: bool = False

    @property
    def text(self) -> str:
        """What is quoted: the sentence, or each cell of a row after the words that stand above it."""
        if self.block.kind is not BlockKind.ROW:
            return self.block.texts[self.place]
        heads = self.header.texts if self.header else ()
        heads += ("",) * len(self.block.texts)
        return "; ".join(
            f"{head}: {cell}" if head else cell for head, cell in zip(heads, self.block.texts, strict=False) if cell
        )


class Lines:
    """The headings, labels, sentences and table rows of a page in order, each one a line."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        """Take the passages of a page."""
        lines: list[str] = []
        headings: list[int] = []
        #: What may be quoted, in order.
        self.quotable: list[Quotable] = []
        for passage in passages:
            headings.append(len(lines))
            lines.append(passage.heading)
            self._add(passage, headings[-1], lines)
        self.lines: tuple[str, ...] = tuple(lines)
        #: The numbers of the lines that are headings.
        self.headings: frozenset[int] = frozenset(headings)
        text = "\n".join(lines)
        lower = text.lower()
        # A few letters change their length in lower case: then places are sought in the text as it is.
        self._text = lower if len(lower) == len(text) else text
        self._starts: list[int] = []
        start = 0
        for line in lines:
            self._starts.append(start)
            start += len(line) + 1

    def find(self, terms: Iterable[str], analyzer: Analyzer, *, sure: bool = True) -> list[Place]:
        """Return where the terms stand, in the order of the text.

        Only words that begin as a term does are read, which is far cheaper than reading every word. British spellings
        and accents may hide from that: when some term is `sure` to stand here and none was found, all words are read.
        """
        wanted = frozenset(terms)
        found = self._begun(wanted, analyzer)
        if sure and not found:
            found = self._all(wanted, analyzer)
        places: list[Place] = []
        before = (-1, -1)
        for start, end, term in found:
            line = bisect_right(self._starts, start) - 1
            beside = before[0] == line and start - before[1] <= _BESIDE
            before = (line, end)
            places.append(Place(line, start - self._starts[line], end - self._starts[line], term, beside))
        return places

    def _add(self, passage: Passage, heading: int, lines: list[str]) -> None:
        """Add the lines of a passage, and what of them may be quoted: no label, and no head of a table."""
        label: int | None = None
        # What stands above a row or an item: the label or the first sentence of the paragraph before it.
        title: int | None = None
        head: tuple[int, Block] | None = None
        for block in passage.blocks:
            line = len(lines)
            lines += block.lines
            if block.kind is BlockKind.LABEL:
                label = title = line
            elif block.kind is BlockKind.HEADER:
                head = (line, block)
            else:
                if block.kind is BlockKind.TEXT:
                    title = label
                if block.kind is not BlockKind.ROW:
                    head = None
                labels = tuple(above for above in (title, head[0] if head else None) if above is not None)
                text = lines[title] if title is not None else ""
                header = head[1] if head else None
                places = range(len(block.texts) if block.is_prose else 1)
                for place in places:
                    little = block.lines[place].endswith(":") or is_short(block.lines[place])
                    self.quotable.append(
                        Quotable(line + place, passage, block, place, heading, labels, header, text, little)
                    )
                if block.kind is BlockKind.TEXT:
                    title = line

    def _begun(self, wanted: frozenset[str], analyzer: Analyzer) -> list[tuple[int, int, str]]:
        text = self._text
        found: dict[int, tuple[int, int, str]] = {}
        for sought in wanted:
            begun = sought[: max(_SURE, len(sought) - 1)]
            start = text.find(begun)
            while start >= 0:
                if start not in found and (start == 0 or not text[start - 1].isalnum()):
                    word = _WORD.match(text, start)
                    if word and (term := _term(word[0], analyzer)) in wanted:
                        found[start] = (start, word.end(), term)
                start = text.find(begun, start + 1)
        return sorted(found.values())

    def _all(self, wanted: frozenset[str], analyzer: Analyzer) -> list[tuple[int, int, str]]:
        return [
            (start, end, term) for word, start, end in word_spans(self._text) if (term := analyzer.term(word)) in wanted
        ]


def is_short(line: str) -> bool:
    """Tell whether a line has so few words that it says little."""
    return line.count(" ") < _FEW_WORDS - 1


def _term(word: str, analyzer: Analyzer) -> str:
    """Return the index term of a word as it is written in a text."""
    return analyzer.term(word if word.isascii() and word.isalnum() else "".join(plain_words(word)))
