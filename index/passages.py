# SPDX-License-Identifier: MIT
"""The sentences of a page and the heading that each stands under: what a search counts in and quotes from."""

from __future__ import annotations

import html
import json
import re
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_TAG = re.compile(r"<(/?)(\w+)([^>]*)>")
_ANCHOR = re.compile(r'<a name="([^"]*)"')
_CITATION = re.compile(r"<sup>.*?</sup>", re.DOTALL)
_BREAKS = frozenset({"p", "li", "ul", "ol", "tr", "table", "thead", "tbody", "div"})
_CELLS = frozenset({"td", "th"})
#: A sentence ends at a full stop, question or exclamation mark before a capital or a digit ...
_END = re.compile(r"(?<=[.!?])[\"')\]\u201d\u2019]*\s+(?=[\"'(\[\u201c]?[A-Z0-9\u00c0-\u00de])")
#: ... but not after one of these.
_NO_END = re.compile(r"(?:\b(?:e\.g|i\.e|vs|cf|approx|Dr|Mr|Mrs|Ms|No|Fig|St)|\b[A-Z])\.$")


@dataclass(frozen=True, slots=True)
class Passage:
    """The text below one heading. `anchor` and `heading` are empty above the first one."""

    anchor: str
    heading: str
    sentences: tuple[str, ...]


def passages_of(page: str) -> tuple[Passage, ...]:
    """Cut a page of the HTML subset into passages. Citation marks are left out; a table row counts as one sentence."""
    found: list[Passage] = []
    for chunk in re.split(r"(?=<h[2-4]\b)", _CITATION.sub("", page)):
        anchor, heading, body = _split_heading(chunk)
        sentences = tuple(sentence for block in _blocks(body) for sentence in split_sentences(block))
        if sentences or heading:
            found.append(Passage(anchor, heading, sentences))
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
    rows = [[passage.anchor, passage.heading, list(passage.sentences)] for passage in passages]
    return zlib.compress(json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode(), 6)


def unpack(blob: bytes) -> tuple[Passage, ...]:
    """Return the passages that `pack` packed."""
    rows = json.loads(zlib.decompress(blob))
    return tuple(Passage(anchor, heading, tuple(sentences)) for anchor, heading, sentences in rows)


def _split_heading(chunk: str) -> tuple[str, str, str]:
    """Return anchor, heading and body of a piece of a page that may begin with a heading."""
    match = re.match(r"<(h[2-4])\b[^>]*>(.*?)</\1>", chunk, re.DOTALL)
    if not match:
        return "", "", chunk
    anchor = _ANCHOR.search(match[2])
    return (anchor[1] if anchor else ""), _plain(match[2]), chunk[match.end() :]


def _blocks(body: str) -> Iterator[str]:
    """Yield the text of each paragraph, list item and table row."""
    text: list[str] = []
    position = 0
    for tag in _TAG.finditer(body):
        text.append(body[position : tag.start()])
        position = tag.end()
        closing, name = tag[1], tag[2]
        if name in _CELLS and closing:
            text.append("; ")
        elif name in _BREAKS:
            yield from _flush(text)
    text.append(body[position:])
    yield from _flush(text)


def _flush(text: list[str]) -> Iterator[str]:
    block = _plain("".join(text)).strip("; ")
    text.clear()
    if block:
        yield block


def _plain(markup: str) -> str:
    """Return markup as text: without tags, entities read, white space made single."""
    text = re.sub(r"\s+", " ", html.unescape(_TAG.sub("", markup))).strip()
    # Where a citation was taken out, its blank is left before the full stop.
    return re.sub(r"\s+([.,;:!?)])", r"\1", text)
