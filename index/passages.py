# SPDX-License-Identifier: MIT
"""The sentences of a page by heading and block: what a search counts in and quotes from."""

from __future__ import annotations

import html
import json
import re
import zlib
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_TAG = re.compile(r"<(/?)(\w+)([^>]*)>")
_ANCHOR = re.compile(r'<a name="([^"]*)"')
_CITATION = re.compile(r"<sup>.*?</sup>", re.DOTALL)
_BREAKS = frozenset({"p", "li", "ul", "ol", "tr", "table", "thead", "tbody", "div"})
_CELLS = frozenset({"td", "th"})
#: A block that is nothing but bold words.
_BOLD = re.compile(r"\s*<strong>((?:(?!</?strong\b).)*)</strong>\s*[:.]?\s*", re.DOTALL)
_BOLD_START = re.compile(r"\s*<strong>(?:(?!</?strong\b).)*</strong>\s*[.?!]?", re.DOTALL)
#: How a bold first sentence is kept.
_RUN_IN = "*"
#: A sentence ends at a full stop, question or exclamation mark before a capital or a digit ...
_END = re.compile(r"(?<=[.!?])[\"')\]\u201d\u2019]*\s+(?=[\"'(\[\u201c]?[A-Z0-9\u00c0-\u00de])")
#: ... but not after one of these.
_NO_END = re.compile(r"(?:\b(?:e\.g|i\.e|vs|cf|approx|Dr|Mr|Mrs|Ms|No|Fig|St)|\b[A-Z])\.$")


class BlockKind(Enum):
    """What a block of a page is. The values are what the library keeps, and no words, so that no search finds them."""

    #: A paragraph: its texts are sentences.
    TEXT = ""
    #: An item of a list, in sentences too.
    ITEM = "-"
    #: A paragraph of nothing but bold words: a heading of what follows it.
    LABEL = "#"
    #: The head of a table: its texts are cells, empty ones too.
    HEADER = "^"
    #: Another row of a table, in cells.
    ROW = "|"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, list item or table row: its sentences or, of a row, its cells."""

    kind: BlockKind
    texts: tuple[str, ...]
    #: Whether the first sentence is bold: it is said of all that follow it ("First hour, if seriously ill.").
    run_in: bool = False

    @property
    def is_prose(self) -> bool:
        """Whether it is made of sentences that can be quoted."""
        return self.kind in (BlockKind.TEXT, BlockKind.ITEM)

    @property
    def lines(self) -> tuple[str, ...]:
        """The texts to search in: the sentences, or the cells as one line."""
        return self.texts if self.is_prose else ("; ".join(filter(None, self.texts)),)


@dataclass(frozen=True, slots=True)
class Passage:
    """The text below one heading. `anchor` and `heading` are empty above the first one."""

    anchor: str
    heading: str
    blocks: tuple[Block, ...]


def passages_of(page: str) -> tuple[Passage, ...]:
    """Cut a page of the HTML subset into passages. Citation marks are left out."""
    found: list[Passage] = []
    for chunk in re.split(r"(?=<h[2-4]\b)", _CITATION.sub("", page)):
        anchor, heading, body = _split_heading(chunk)
        blocks = tuple(_blocks(body))
        if blocks or heading:
            found.append(Passage(anchor, heading, blocks))
    return tuple(found)


def split_sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a paragraph, without white space around them."""
    start = 0
    for end in _END.finditer(text):
        sentence = text[start : end.end()].strip()
        if not _NO_END.search(sentence):
            yield sentence
            start = end.end()
    if rest := text[start:].strip():
        yield rest


def pack(passages: tuple[Passage, ...]) -> bytes:
    """Return passages as they are kept in the library."""
    rows = [
        [passage.anchor, passage.heading, [[_mark(block), *block.texts] for block in passage.blocks]]
        for passage in passages
    ]
    return zlib.compress(json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode(), 6)


def unpack(blob: bytes) -> tuple[Passage, ...]:
    """Return the passages that `pack` packed."""
    rows = json.loads(zlib.decompress(blob))
    return tuple(
        Passage(anchor, heading, tuple(_block(mark, texts) for mark, *texts in blocks))
        for anchor, heading, blocks in rows
    )


def _mark(block: Block) -> str:
    return block.kind.value + _RUN_IN * block.run_in


def _block(mark: str, texts: list[str]) -> Block:
    return Block(BlockKind(mark.rstrip(_RUN_IN)), tuple(texts), mark.endswith(_RUN_IN))


def _split_heading(chunk: str) -> tuple[str, str, str]:
    """Return anchor, heading and body of a piece of a page that may begin with a heading."""
    match = re.match(r"<(h[2-4])\b[^>]*>(.*?)</\1>", chunk, re.DOTALL)
    if not match:
        return "", "", chunk
    anchor = _ANCHOR.search(match[2])
    return (anchor[1] if anchor else ""), _plain(match[2]), chunk[match.end() :]


def _blocks(body: str) -> Iterator[Block]:
    """Yield the paragraphs, list items and table rows of a piece of a page."""
    markup, opened = "", ""
    cells: list[str] = []
    heads = 0
    position = 0
    for tag in _TAG.finditer(body):
        markup += body[position : tag.start()]
        position = tag.end()
        closing, name = tag[1], tag[2]
        if name in _CELLS:
            if closing:
                cells.append(_plain(markup))
                heads += name == "th"
            markup = ""
        elif name not in _BREAKS:
            markup += tag[0]
        elif cells:
            # A row of which every cell is a head is the head of its table.
            yield Block(BlockKind.HEADER if heads == len(cells) else BlockKind.ROW, tuple(cells))
            markup, cells, heads = "", [], 0
        else:
            yield from _text_block(markup, opened)
            markup, opened = "", "" if closing else name
    yield from _text_block(markup + body[position:], opened)


def _text_block(markup: str, opened: str) -> Iterator[Block]:
    """Yield the block of some markup unless it is empty; `opened` is the tag that it stands in."""
    text = _plain(markup).strip("; ")
    # In a list, bold words are an item of it, unless they lead to more.
    if text and _BOLD.fullmatch(markup) and (opened != "li" or text.endswith(":")):
        yield Block(BlockKind.LABEL, (text,))
    elif text:
        kind = BlockKind.ITEM if opened == "li" else BlockKind.TEXT
        sentences = tuple(split_sentences(text))
        bold = _BOLD_START.match(markup)
        yield Block(kind, sentences, bold is not None and sentences[0] == _plain(bold[0]))


def _plain(markup: str) -> str:
    """Return markup as text: without tags, entities read, white space made single."""
    text = re.sub(r"\s+", " ", html.unescape(_TAG.sub("", markup))).strip()
    # Where a citation was taken out, its blank is left before the full stop.
    return re.sub(r"\s+([.,;:!?)])", r"\1", text)
