# SPDX-License-Identifier: MIT
"""A row of widgets that goes on in a new row where they no longer fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_SPACING = 8


class FlowRow(QWidget):
    """Widgets at their own size, set as words in a paragraph. Hidden ones take no room.

    It places them itself: a QLayout made in Python hands its items to and fro with Qt, which ends in crashes.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty row."""
        super().__init__(parent)
        self._widgets: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def insert(self, position: int, widget: QWidget) -> None:
        """Put a widget at `position` of the row."""
        widget.setParent(self)
        self._widgets.insert(position, widget)
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """Return that a narrow row is taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all rows at `width` pixels."""
        return self._arrange(width, move=False)

    def sizeHint(self) -> QSize:
        """Return the size of one row."""
        sizes = [widget.sizeHint() for widget in self._shown()]
        width = sum(size.width() for size in sizes) + _SPACING * max(0, len(sizes) - 1)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSizeHint(self) -> QSize:
        """Return the size of the largest widget."""
        sizes = [widget.minimumSizeHint() for widget in self._shown()]
        return QSize(
            max((size.width() for size in sizes), default=0), max((size.height() for size in sizes), default=0)
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the widgets in the new width."""
        super().resizeEvent(event)
        self._arrange(event.size().width(), move=True)

    def event(self, event: QEvent) -> bool:
        """Place the widgets anew when one of them changed its size, came or went."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._arrange(self.width(), move=True)
        return super().event(event)

    def _shown(self) -> list[QWidget]:
        return [widget for widget in self._widgets if not widget.isHidden()]

    def _arrange(self, room: int, *, move: bool) -> int:
        """Go through the rows, placing the widgets when `move` is set, and return the height of all rows."""
        x, y, row = 0, 0, 0
        for widget in self._shown():
            size = widget.sizeHint()
            width, height = min(size.width(), max(room, 1)), size.height()
            if x and x + width > room:
                x, y, row = 0, y + row + _SPACING, 0
            if move:
                widget.setGeometry(x, y, width, height)
            x += width + _SPACING
            row = max(row, height)
        return y + row
