# SPDX-License-Identifier: MIT
"""A box that is ticked or not, in the look of the theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QStyle, QStyleOptionButton

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.theme import Theme


class Tick(QCheckBox):
    """A check box whose tick is an icon: a style sheet can fill the box, and color alone is not enough."""

    def __init__(self, words: str, theme: Theme, parent: QWidget | None = None) -> None:
        """Build it, not ticked."""
        super().__init__(words, parent)
        self._theme = theme

    def set_theme(self, theme: Theme) -> None:
        """Change the theme."""
        self._theme = theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tick into the box."""
        super().paintEvent(event)
        if self.isChecked():
            option = QStyleOptionButton()
            self.initStyleOption(option)
            box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
            painter = QPainter(self)
            painter.drawPixmap(box.adjusted(1, 1, -1, -1), self._theme.pixmap("check", box.width(), "on-accent"))
            painter.end()
