# SPDX-License-Identifier: MIT
"""Lists of answer lines as Qt models."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.search.lines import Line

#: The whole Line of a row.
LINE_ROLE = Qt.ItemDataRole.UserRole


class LineModel(QAbstractListModel):
    """Answer lines, set all at once."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._lines: Sequence[Line] = ()

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Show these lines instead of those before."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def line(self, row: int) -> Line:
        """Return the line in a row."""
        return self._lines[row]

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """Return how many lines there are."""
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Return that a head can only be seen."""
        if index.isValid() and self._lines[index.row()].is_head:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def first(self) -> int:
        """Return the first row that can be chosen, 0 when there is none."""
        return next((row for row, line in enumerate(self._lines) if not line.is_head), 0)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row's title, what is read aloud, or its Line."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line.spoken
        return line if role == LINE_ROLE else None
