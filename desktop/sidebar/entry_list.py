# SPDX-License-Identifier: MIT
"""The list of articles, quick at any length."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent
    from PySide6.QtWidgets import QWidget

_Move = QAbstractItemView.CursorAction


class EntryTable(QTableView):
    """One column without headers, looking like a list.

    A QListView asks a model written in Python for its row count twice a row at every change (200 ms for 100,000 rows,
    measured); a table with rows of one height asks a few times in all.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build the table; set a model, then `set_row_height`."""
        super().__init__(parent)
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.hide()
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        down.hide()
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setMinimumSectionSize(1)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def moveCursor(self, action: _Move, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Go past rows that can only be seen; Home and End, which a table uses for columns, go to the ends."""
        last = self.model().rowCount() - 1
        ends = {_Move.MoveHome: 0, _Move.MoveEnd: last}
        row = ends[action] if action in ends else super().moveCursor(action, modifiers).row()
        up = action in (_Move.MoveUp, _Move.MovePrevious, _Move.MovePageUp, _Move.MoveEnd)
        found = self._choosable_from(row, -1 if up else 1)
        return found if found.isValid() else self.currentIndex()

    def keyboardSearch(self, search: str) -> None:
        """Go to the article that begins with what is typed; the letter that stands above it is no article."""
        super().keyboardSearch(search)
        if not self._can_choose(self.currentIndex()):
            self.setCurrentIndex(self._choosable_from(self.currentIndex().row(), 1))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is at once: on the current row, else on the first in sight that can be chosen."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason and not self._can_choose(self.currentIndex()):
            first = self._choosable_from(max(0, self.rowAt(0)), 1)
            if first.isValid():
                self.setCurrentIndex(first)

    def _choosable_from(self, row: int, step: int) -> QModelIndex:
        """Return the first row from `row` on, in steps, that can be chosen; else an invalid index."""
        model = self.model()
        while 0 <= row < model.rowCount():
            if self._can_choose(model.index(row, 0)):
                return model.index(row, 0)
            row += step
        return QModelIndex()

    @staticmethod
    def _can_choose(place: QModelIndex) -> bool:
        return place.isValid() and bool(place.flags() & Qt.ItemFlag.ItemIsSelectable)

    def set_row_height(self, pixels: int) -> None:
        """Make every row this high."""
        self.verticalHeader().setDefaultSectionSize(pixels)
