# SPDX-License-Identifier: MIT
"""Cuts the pages of an article at their headings, so that each part can be chosen, moved and printed on its own."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.sections import QUESTIONS, REFERENCES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.article import Level
    from index.library import Library
    from index.records import TabRecord

#: The part that gathers the boxes of a whole article where sources differ.
DIFFER = "sources-differ"

_DIFFER_TITLE = "Where sources differ"
_DIFFER_BOX = re.compile(r'<div class="callout differ">.*?</div>', re.DOTALL)
_MARK = re.compile(r"<div[ >]|</div>|<h2>")
_HEAD = re.compile(r"<h2>((?:<a name=\"[^\"]*\"></a>)*)(.*?)</h2>", re.DOTALL)
_ANCHOR = re.compile(r'<a name="([^"]*)"></a>')
_CITED = re.compile(r'<a href="cite:([^"]*)">')
_FIGURE = re.compile(r'<div class="figure">.*?</div>', re.DOTALL)
_LINK = re.compile(r'<a (?:href|name)="[^"]*">|</a>')


@dataclass(frozen=True, slots=True)
class Part:
    """What stands below one heading. `title` is plain text, `body` HTML without links that paper cannot follow."""

    anchor: str
    title: str
    body: str
    cited: tuple[str, ...] = ()

    @property
    def without_figures(self) -> str:
        """The body without its figures and their captions."""
        return _FIGURE.sub("", self.body)


def parts_of(library: Library, slug: str, level: Level, tabs: Sequence[TabRecord]) -> tuple[Part, ...]:
    """Return the parts of an article at a level in the order of its tabs; the references are not among them.

    Boxes where sources differ come together at the end. Raises LamplightError for a page that cannot be read.
    """
    parts: list[Part] = []
    boxes: list[str] = []
    for tab in tabs:
        if tab.section == REFERENCES:
            continue
        page = library.page(slug, level, tab.section)
        boxes += _DIFFER_BOX.findall(page)
        page = _DIFFER_BOX.sub("", page)
        if tab.section == QUESTIONS:
            parts.append(_part(QUESTIONS, tab.title, with_lower_heads(page)))
        else:
            parts += _cut(page, tab)
    if boxes:
        parts.append(_part(DIFFER, _DIFFER_TITLE, "".join(boxes)))
    return tuple(parts)


def without_links(page: str) -> str:
    """Return HTML of a page without links and their targets, which paper cannot follow."""
    return _LINK.sub("", page)


def with_lower_heads(page: str) -> str:
    """Return HTML of a page with its headings one step lower."""
    return page.replace("<h2>", "<h3>").replace("</h2>", "</h3>")


def _cut(page: str, tab: TabRecord) -> Iterator[Part]:
    starts = list(_starts(page))
    first = starts[0] if starts else len(page)
    if page[:first].strip():
        yield _part(tab.section, tab.title, page[:first])
    for start, end in zip(starts, [*starts[1:], len(page)], strict=True):
        piece = page[start:end]
        head = _HEAD.search(piece)
        if head is not None:
            anchors = _ANCHOR.findall(head[1])
            title = html.unescape(re.sub(r"<[^>]*>", "", head[2])).strip()
            yield _part(anchors[0] if anchors else title, title, piece[: head.start()] + piece[head.end() :])


def _starts(page: str) -> Iterator[int]:
    """Yield where each part begins: at its heading, or at the box that holds its heading."""
    depth, box = 0, 0
    for mark in _MARK.finditer(page):
        if mark[0] == "<h2>":
            yield box if depth else mark.start()
        elif mark[0] == "</div>":
            depth -= 1
        else:
            box = mark.start() if depth == 0 else box
            depth += 1


def _part(anchor: str, title: str, body: str) -> Part:
    return Part(anchor, title, without_links(body), tuple(dict.fromkeys(_CITED.findall(body))))
