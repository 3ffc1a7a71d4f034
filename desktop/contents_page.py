# SPDX-License-Identifier: MIT
"""A page that lists articles with their summaries: those of a body system, the bookmarks, or what was read lately."""

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
#: More rows than this are not made as widgets; the sidebar's list is for those.
_MOST_ROWS = 300


class ContentsPage(QScrollArea):
    """Groups of articles under a title.

    Signals:
        article_requested: (slug, anchor).
        window_requested: (slug, anchor).
        clear_requested: the list of what was read lately is to be forgotten.
    """

    article_requested = Signal(str, str)
    window_requested = Signal(str, str)
    clear_requested = Signal()

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
        can_clear: bool = False,
    ) -> None:
        """Show groups of (words, articles); empty groups are left out, and `nothing` said when all are empty."""
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
        for words, entries in groups:
            if entries:
                self._add_group(column, words, entries)
        if not self.rows:
            lead = QLabel(nothing)
            lead.setObjectName("pageLead")
            lead.setWordWrap(True)
            column.addWidget(lead)
        elif can_clear:
            clear = QPushButton("Clear this list")
            clear.clicked.connect(self.clear_requested)
            row = QHBoxLayout()
            row.addWidget(clear)
            row.addStretch(1)
            column.addSpacing(8)
            column.addLayout(row)
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

    def _add_group(self, column: QVBoxLayout, words: str, entries: Sequence[Entry]) -> None:
        if words:
            head = QLabel(f"{words} ({len(entries):,})")
            head.setObjectName("pageHead")
            column.addSpacing(12)
            column.addWidget(head)
        for entry in entries[: _MOST_ROWS - len(self.rows)]:
            row = EntryRow(entry)
            row.article_requested.connect(lambda slug: self.article_requested.emit(slug, ""))
            row.window_requested.connect(lambda slug: self.window_requested.emit(slug, ""))
            column.addWidget(row)
            self.rows.append(row)
