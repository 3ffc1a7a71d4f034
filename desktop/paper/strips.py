# SPDX-License-Identifier: MIT
"""Finds in a laid out document the strips that no page may cut, and which of them belong together."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QTextTable

from desktop.paper.paginator import Span, Strip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QTextBlock, QTextDocument, QTextFrame, QTextTableCell

#: A table or box that takes no more than this share of a page stays in one piece.
_WHOLE_SHARE = 0.2
#: Lines of a paragraph that stand together, at the foot of a page and at the top of the next.
_LINES_TOGETHER = 2
_OBJECT = "\ufffc"


def strips_of(document: QTextDocument, page_height: float) -> list[Strip]:
    """Return the strips of a document from top to bottom; `page_height` tells what is too high to stay in one piece."""
    # Qt lays out what is asked for and no more: a paragraph that is not yet laid out has no lines.
    document.documentLayout().documentSize()
    return _Reader(document, page_height).frame(document.rootFrame().begin())


def _is_bold(block: QTextBlock) -> bool:
    """Return whether all of a paragraph is bold, as that of a heading without the name of one."""
    place, weights = block.begin(), []
    while not place.atEnd():
        weights.append(place.fragment().charFormat().fontWeight())
        place += 1
    return bool(weights) and min(weights) >= QFont.Weight.DemiBold


def _is_empty(table: QTextTable) -> bool:
    """Return whether a table is there to be written into."""
    return not table.firstCursorPosition().block().text().strip() and table.rows() > 1


def _edge(cell: QTextTableCell) -> float:
    """Return how far above its text a cell begins."""
    style = cell.format().toTableCellFormat()
    return style.topPadding() + style.topBorder()


class _Reader:
    """Reads the frames of one document."""

    def __init__(self, document: QTextDocument, page_height: float) -> None:
        self._layout = document.documentLayout()
        self._height = page_height

    def frame(self, place: QTextFrame.iterator) -> list[Strip]:
        """Return the strips of a frame or of a cell."""
        strips: list[Strip] = []
        while not place.atEnd():
            inner = place.currentFrame()
            strips += self._table(inner) if isinstance(inner, QTextTable) else self._block(place.currentBlock())
            place += 1
        return strips

    def _block(self, block: QTextBlock) -> Iterator[Strip]:
        """Yield the lines of a paragraph. Qt leaves empty ones around tables, which take no room."""
        text = block.text().strip()
        if not text or not block.isVisible():
            return
        layout = block.layout()
        count = layout.lineCount()
        top = self._layout.blockBoundingRect(block).top()
        # A heading stays with what it heads, a figure with its caption, and "Get help if:" with what follows.
        heads = block.blockFormat().headingLevel() > 0 or (count == 1 and _is_bold(block))
        leads = heads or text.strip(_OBJECT) == "" or text.endswith(":")
        for number in range(count):
            line = layout.lineAt(number)
            after, before = number + 1, count - number - 1
            together = before > 0 and (after < _LINES_TOGETHER or before < _LINES_TOGETHER)
            last = number == count - 1
            yield Strip(top + line.y(), top + line.y() + line.height(), leads if last else together or leads)

    def _table(self, table: QTextTable) -> list[Strip]:
        box = self._box(table)
        strips = self._rows(table, box) if table.rows() > 1 or table.columns() > 1 else self._contents(table, box)
        if box.height <= self._height * (1.0 if _is_empty(table) else _WHOLE_SHARE):
            strips = [replace(strip, keeps_next=True) for strip in strips[:-1]] + strips[-1:]
        return strips

    def _box(self, table: QTextTable) -> Span:
        """Return where a table's edges are.

        WORKAROUND: Qt's frameBoundingRect is of the right height, margins included, but begins where the text of the
        first cell does.
        """
        rect = self._layout.frameBoundingRect(table)
        style = table.format().toTableFormat()
        top = rect.top() - _edge(table.cellAt(0, 0))
        return Span(top, top + rect.height() - style.topMargin() - style.bottomMargin())

    def _cell(self, cell: QTextTableCell) -> Span:
        """Return where a cell begins and the text in it ends."""
        first, last = cell.firstCursorPosition().block(), cell.lastCursorPosition().block()
        top = self._layout.blockBoundingRect(first).top() - first.blockFormat().topMargin()
        return Span(top - _edge(cell), self._layout.blockBoundingRect(last).bottom())

    def _contents(self, table: QTextTable, box: Span) -> list[Strip]:
        """Return the strips inside a box, the first and the last with the edge of the box."""
        strips = self.frame(table.cellAt(0, 0).begin())
        if not strips:
            return [Strip(box.top, box.bottom)]
        strips[0] = replace(strips[0], top=box.top)
        strips[-1] = replace(strips[-1], bottom=box.bottom)
        return strips

    def _rows(self, table: QTextTable, box: Span) -> list[Strip]:
        """Return a strip for each row; the head stays with the first row and is said again on the next page."""
        columns = range(table.columns())
        tops = [min(self._cell(table.cellAt(row, column)).top for column in columns) for row in range(table.rows())]
        heads = table.format().toTableFormat().headerRowCount()
        edges = [box.top, *tops[1:], box.bottom]
        head = Span(box.top, edges[heads]) if heads else None
        strips: list[Strip] = []
        for row, (top, bottom) in enumerate(pairwise(edges)):
            in_head = row < heads
            if bottom - top <= self._height - (head.height if head else 0):
                strips.append(Strip(top, bottom, in_head, None if in_head else head))
            else:
                strips += self._lines_of_row(table, row, Span(top, bottom))
        return strips

    def _lines_of_row(self, table: QTextTable, row: int, edges: Span) -> list[Strip]:
        """Return the parts of a row that is higher than a page, parted where no cell has a line."""
        cells = {table.cellAt(row, column).column(): table.cellAt(row, column) for column in range(table.columns())}
        lines = sorted(
            (strip for cell in cells.values() for strip in self.frame(cell.begin())), key=lambda strip: strip.top
        )
        merged: list[Strip] = []
        for line in lines:
            if merged and line.top < merged[-1].bottom:
                merged[-1] = Strip(merged[-1].top, max(merged[-1].bottom, line.bottom))
            else:
                merged.append(Strip(line.top, line.bottom))
        if not merged:
            return [Strip(edges.top, edges.bottom)]
        merged[0] = replace(merged[0], top=edges.top)
        merged[-1] = replace(merged[-1], bottom=edges.bottom)
        return merged
