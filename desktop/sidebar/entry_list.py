# SPDX-License-Identifier: MIT
"""The list of articles, quick at any length."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


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

    def set_row_height(self, pixels: int) -> None:
        """Make every row this high."""
        self.verticalHeader().setDefaultSectionSize(pixels)
