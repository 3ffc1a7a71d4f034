# SPDX-License-Identifier: MIT
"""The page of a window with what lies beside it: a note, a second article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter

from desktop.theme import interface_percent

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

#: Below this many pixels, at the usual text size, what lies beside the page lies below it.
_NARROW = 660
_LEAST_PAGE = (240, 120)


class Desk(QSplitter):
    """Holds the page and, when they are wanted, panels beside it; below it where the window is narrow."""

    def __init__(self, page: QWidget, parent: QWidget | None = None) -> None:
        """Lay the page down."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._percent = 100
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        # Less than the widest of its pages asks for: what lies beside it gets its share.
        page.setMinimumSize(*_LEAST_PAGE)
        self.addWidget(page)
        self.setStretchFactor(0, 1)

    def lay(self, panel: QWidget, share: float) -> None:
        """Lay a panel beside what is there, `share` (0 to 1) of the whole; one that lies there already stays."""
        if self.indexOf(panel) >= 0:
            return
        self.addWidget(panel)
        whole = self.width() if self.orientation() is Qt.Orientation.Horizontal else self.height()
        others = self.sizes()[:-1]
        together = sum(others) or 1
        self.setSizes([*(round(size / together * whole * (1 - share)) for size in others), round(whole * share)])

    def set_text_size(self, percent: int) -> None:
        """Change the text size, in percent."""
        self._percent = percent
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay panels beside the page, or below it."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        narrow = self.width() < _NARROW * interface_percent(self._percent) / 100
        wanted = Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal
        if self.orientation() is not wanted:
            self.setOrientation(wanted)
