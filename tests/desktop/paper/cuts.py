# SPDX-License-Identifier: MIT
"""Looks for what pages must not do: in the laid out document itself, not in the strips that pages are cut by."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextTable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QTextBlock, QTextDocument

    from desktop.paper.sheets import Sheets


def cut_rows(sheets: Sheets) -> list[str]:
    """Return the words of table rows that stand on two pages, and of lines that stand on none."""
    found = []
    for table in _tables(sheets.document):
        for row in range(table.rows()):
            blocks = [
                block
                for column in range(table.columns())
                for block in _blocks_of(sheets.document, table.cellAt(row, column))
            ]
            if len({_page_of(sheets, _rect(sheets, block)) for block in blocks}) != 1:
                found.append(" | ".join(block.text() for block in blocks))
    return found


def lone_headings(sheets: Sheets) -> list[str]:
    """Return the headings that have nothing below them on their page."""
    found = []
    blocks = [block for block in _blocks(sheets.document) if block.text().strip()]
    for block, after in pairwise(blocks):
        if block.blockFormat().headingLevel() and _page_of(sheets, _rect(sheets, block)) != _page_of(
            sheets, _first_line(sheets, after)
        ):
            found.append(block.text())
    return found


def lost_lines(sheets: Sheets) -> list[str]:
    """Return the lines that stand on no page, or on two."""
    found = []
    for block in _blocks(sheets.document):
        top = _rect(sheets, block).top()
        for number in range(block.layout().lineCount() if block.text().strip() else 0):
            line = block.layout().lineAt(number)
            rect = line.rect().translated(0, top)
            on = [
                page
                for page in sheets.pages
                if page.body.top - 1 <= rect.top() and rect.bottom() <= page.body.bottom + 1
            ]
            if len(on) != 1:
                found.append(block.text())
    return found


def _page_of(sheets: Sheets, rect: QRectF) -> int:
    middle = rect.center().y()
    return next((n for n, page in enumerate(sheets.pages) if page.body.top <= middle <= page.body.bottom), -1)


def _rect(sheets: Sheets, block: QTextBlock) -> QRectF:
    return sheets.document.documentLayout().blockBoundingRect(block)


def _first_line(sheets: Sheets, block: QTextBlock) -> QRectF:
    return block.layout().lineAt(0).rect().translated(0, _rect(sheets, block).top())


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _blocks_of(document: QTextDocument, cell: object) -> Iterator[QTextBlock]:
    first, last = cell.firstCursorPosition().block(), cell.lastCursorPosition().block()  # type: ignore[attr-defined]
    while first.isValid() and first.position() <= last.position():
        if first.text().strip():
            yield first
        first = first.next()


def _tables(document: QTextDocument) -> Iterator[QTextTable]:
    """Yield the tables that have rows; a box around text is a table of one cell, which may go on overleaf."""
    waiting = list(document.rootFrame().childFrames())
    while waiting:
        frame = waiting.pop()
        waiting += frame.childFrames()
        if isinstance(frame, QTextTable) and frame.columns() > 1:
            yield frame
