# SPDX-License-Identifier: MIT
"""Turns the library's HTML of a section into the HTML that Qt can paint."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_MARK = re.compile(r'<div class="([a-z ]+)">|</div>|<h[234][ >]|<table class="grid">|</table>')
_IMAGE = re.compile(r'<img src="figure:([^"]*)" alt="([^"]*)"[^>]*>')
_LINKED_IMAGE = re.compile(r'<a href="figure:[^"]*">\s*(<p class="missing">.*?</p>)\s*</a>', re.DOTALL)
_FIRST_HEAD = re.compile(r"\s*<h2>((?:<a name=\"[^\"]*\"></a>)*)(.*?)</h2>", re.DOTALL)

_CELL = 'cellspacing="0" cellpadding="0"'
_CALLOUT_END = "</td></tr></table>"
# A margin holds for all that a div holds, so tables stand outside of the div that sets the column.
_OUT, _BACK = "\0", "\1"
#: Tables are easier to read when they are wider than a line of text.
_TABLE_TO_COLUMN = 1.4


@dataclass(frozen=True, slots=True)
class Measures:
    """Widths in pixels: of a line of text, of text and what stands beside it together, and of figures beside the text.

    `beside` is 0 where there is no room for figures beside the text; they then stand in it.
    """

    column: int
    together: int
    beside: int = 0


def message_box(title: str, text: str) -> str:
    """Return the HTML of a calm box that says what went wrong; `text` may hold links of ours."""
    head = f"<p><strong>{html.escape(title)}</strong></p>"
    return f'<div class="callout message">{head}<p>{text}</p></div>'


def paintable(page: str, title: str, sizes: Mapping[str, tuple[int, int]], measures: Measures) -> str:
    """Return `page` set in a column, with callouts as tables and figures at their (width, height) in `sizes`.

    A figure without a size cannot be drawn; its description then stands in its place. A first heading that only says
    the tab's `title` again is left out.
    """
    page = _IMAGE.sub(lambda match: _image(match[1], match[2], *sizes.get(match[1], (0, 0))), page)
    page = _LINKED_IMAGE.sub(r"\1", page)
    return _Painter(measures).paint(_without_repeated_head(page, title))


def _image(file: str, alt: str, width: int, height: int) -> str:
    if width:
        return f'<img src="figure:{file}" alt="{alt}" width="{width}" height="{height}">'
    return f'<p class="missing"><em>This figure cannot be drawn. It shows: {alt}</em></p>'


def _without_repeated_head(page: str, title: str) -> str:
    match = _FIRST_HEAD.match(page)
    if match is None:
        return page
    if html.unescape(match[2]).strip() != title:
        return page[: match.start()] + match[0].replace("<h2>", '<h2 class="first">', 1) + page[match.end() :]
    # The anchors of the heading lead to the top of the page, where a reader comes anyway.
    return page[match.end() :]


@dataclass
class _Painter:
    """Goes through a page once and replaces what Qt cannot paint.

    Divs are never nested but for figures in callouts. A figure beside the text begins where its heading does.
    """

    measures: Measures
    parts: list[str] = field(default_factory=list)
    slot: int = 0
    in_callout: bool = False
    figure_from: int = -1
    has_figures: bool = False

    def paint(self, page: str) -> str:
        """Return the page with everything replaced."""
        self.has_figures = "<img" in page
        at = 0
        for match in _MARK.finditer(page):
            self.parts.append(page[at : match.start()])
            self._mark(match)
            at = match.end()
        self.parts.append(page[at:])
        margin = self.measures.together - self.measures.column
        start, end = f'<div style="margin-right:{margin}px">', "</div>"
        return start + "".join(self.parts).replace(_OUT, end).replace(_BACK, start) + end

    def _mark(self, match: re.Match[str]) -> None:
        found, name = match[0], match[1]
        if found == "</div>":
            self._close()
        elif found == "</table>":
            self.parts.append(found if self.in_callout else f"{found}{_BACK}")
        elif name and name.startswith("callout"):
            self.in_callout = True
            self.parts.append(f'{_OUT}<table class="{name}" width="{self.measures.column}" {_CELL}><tr><td>')
        elif name:
            self.figure_from = len(self.parts)
        elif found.startswith("<table"):
            out, width = ("", "100%") if self.in_callout else (_OUT, str(self._table_width()))
            self.parts.append(f'{out}<table class="grid" width="{width}" {_CELL}>')
        else:
            if not self.in_callout:
                self.slot = len(self.parts)
            self.parts.append(found)

    def _table_width(self) -> int:
        """Return how wide a table is: beside a figure no wider than the text."""
        if self.has_figures and self.measures.beside:
            return self.measures.column
        return min(self.measures.together, round(self.measures.column * _TABLE_TO_COLUMN))

    def _close(self) -> None:
        if self.figure_from >= 0:
            figure = "".join(self.parts[self.figure_from :])
            del self.parts[self.figure_from :]
            self.figure_from = -1
            self._place(figure)
        elif self.in_callout:
            self.in_callout = False
            self.parts.append(_CALLOUT_END + _BACK)

    def _place(self, figure: str) -> None:
        if not self.measures.beside or self.in_callout or "<img" not in figure:
            self.parts.append(f'<div class="figure">{figure}</div>')
            return
        table = f'<table class="beside" style="float:right" width="{self.measures.beside}" {_CELL}>'
        self.parts.insert(self.slot, f"{_OUT}{table}<tr><td>{figure}{_CALLOUT_END}{_BACK}")
        self.slot += 1
