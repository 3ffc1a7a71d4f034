# SPDX-License-Identifier: MIT
"""A page that lists articles with their summaries: those of a body system."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.focus_order import let_tab_follow
from desktop.rows import EntryRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.records import Entry

_WIDEST = 860
#: So many rows are made in a twentieth of a second or two; the others when they are asked for.
_ROWS_AT_ONCE = 60
#: A page that was scrolled gets its rows at once, so that it can be scrolled there again, but no more than this.
_MOST_ROWS = 300


class ContentsPage(QScrollArea):
    """Groups of articles under a title.

    Signals:
        article_requested: (slug, anchor).
        window_requested: (slug, anchor).
    """

    article_requested = Signal(str, str)
    window_requested = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build the page, empty."""
        super().__init__(parent)
        self.setObjectName("page")
        self.setWidgetResizable(True)
        # The keys that scroll reach it from any row: Tab need not stop where nothing is seen of it.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.rows: list[EntryRow] = []

    def show_groups(
        self,
        title: str,
        groups: Sequence[tuple[str, Sequence[Entry]]],
        *,
        nothing: str = "",
        at_once: bool = False,
    ) -> None:
        """Show groups of (words, articles); empty groups are left out, and `nothing` said when all are empty.

        Of long groups the first rows are shown, and a button for more; with `at_once` hundreds of them.
        """
        content = QWidget()
        content.setObjectName("page")
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        head = QLabel(title)
        head.setObjectName("pageTitle")
        head.setWordWrap(True)
        column.addWidget(head)
        self.setAccessibleName(title)
        self.rows = []
        filled = [(words, entries) for words, entries in groups if entries]
        most = (_MOST_ROWS if at_once else _ROWS_AT_ONCE) // max(1, len(filled))
        for words, entries in filled:
            self._add_group(column, words, entries, most)
        if not self.rows:
            lead = QLabel(nothing)
            lead.setObjectName("pageLead")
            lead.setWordWrap(True)
            column.addWidget(lead)
        column.addStretch(1)
        holder = QWidget()
        holder.setMaximumWidth(_WIDEST)
        holder.setLayout(column)
        outer = QHBoxLayout(content)
        outer.setContentsMargins(36, 24, 36, 20)
        outer.addWidget(holder, 100)
        outer.addStretch(1)
        self.setWidget(content)
        let_tab_follow(self, content.findChildren(QPushButton))

    def _add_group(self, column: QVBoxLayout, words: str, entries: Sequence[Entry], most: int) -> None:
        if words:
            head = QLabel(f"{words} ({len(entries):,})")
            head.setObjectName("pageHead")
            column.addSpacing(12)
            column.addWidget(head)
        rows = QVBoxLayout()
        rows.setSpacing(4)
        column.addLayout(rows)
        self._add_rows(rows, entries, 0, most)

    def _add_rows(self, rows: QVBoxLayout, entries: Sequence[Entry], start: int, count: int) -> None:
        """Add `count` rows from `start` on, and below them a button for the next ones."""
        for entry in entries[start : start + count]:
            row = EntryRow(entry)
            row.article_requested.connect(lambda slug: self.article_requested.emit(slug, ""))
            row.window_requested.connect(lambda slug: self.window_requested.emit(slug, ""))
            rows.addWidget(row)
            self.rows.append(row)
        left = len(entries) - start - count
        if left > 0:
            more = QPushButton(f"Show more ({left:,})")
            more.clicked.connect(lambda: self._show_more(more, rows, entries, start + count))
            rows.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_more(self, button: QPushButton, rows: QVBoxLayout, entries: Sequence[Entry], start: int) -> None:
        rows.removeWidget(button)
        first = len(self.rows)
        self._add_rows(rows, entries, start, _ROWS_AT_ONCE)
        for number in range(rows.count()):
            item = rows.itemAt(number)
            if item is not None and (widget := item.widget()) is not None:
                # Now, not when the layout comes to it, so that the first one can have the keyboard.
                widget.show()
        # In their order on the page, which is no longer that in which they were made.
        content = self.widget()
        if content is not None:
            stops = [stop for stop in content.findChildren(QPushButton) if stop is not button]
            let_tab_follow(self, sorted(stops, key=lambda stop: stop.mapTo(content, stop.rect().topLeft()).y()))
        self.rows[first].setFocus(Qt.FocusReason.OtherFocusReason)
        button.hide()
        button.deleteLater()
