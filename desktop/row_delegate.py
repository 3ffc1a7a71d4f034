# SPDX-License-Identifier: MIT
"""What the delegates that paint rows share: a look, lengths that scale with it, and the ground of a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyledItemDelegate

from desktop.theme import ThemeName, interface_percent

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from desktop.theme import Theme

_CORNER = 7


class RowDelegate(QStyledItemDelegate):
    """Paints rows in a theme at a text size."""

    def __init__(self, theme: Theme, text_percent: int, parent: QObject | None = None) -> None:
        """Keep the theme and the text size in percent."""
        super().__init__(parent)
        self._theme = theme
        self._scale = interface_percent(text_percent) / 100

    def set_look(self, theme: Theme, text_percent: int) -> None:
        """Change theme and text size."""
        self._theme = theme
        self._scale = interface_percent(text_percent) / 100

    def _px(self, length: float) -> int:
        return round(length * self._scale)

    def _font(self, base: QFont, pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        font = QFont(base)
        font.setPixelSize(self._px(pixels))
        font.setWeight(weight)
        return font

    def _paint_ground(self, painter: QPainter, box: QRect, *, chosen: bool, hovered: bool, focused: bool) -> None:
        """Fill a row's box when it is chosen or under the mouse, and draw a line round it when it has the keyboard.

        In high contrast a chosen row has a line of another color: the grounds are too near to each other to be told.
        """
        corner = self._px(_CORNER)
        if chosen or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("accent-ground" if chosen else "hover"))
            painter.drawRoundedRect(box, corner, corner)
        lined = chosen and self._theme.name is ThemeName.CONTRAST
        if focused or lined:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(self._theme.color("focus" if focused else "accent"))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), corner, corner)
