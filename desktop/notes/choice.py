# SPDX-License-Identifier: MIT
"""A field that drops down and gives one of several, in the look of the theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

    from desktop.theme import Theme


class Choice(QComboBox):
    """Gives one of several keys, each shown in words."""

    def __init__(
        self, name: str, choices: Iterable[tuple[str, str]], theme: Theme, parent: QWidget | None = None
    ) -> None:
        """Offer (key, words); `name` is what assistive technology reads."""
        super().__init__(parent)
        self.setAccessibleName(name)
        # On Linux Qt tells what is chosen as the name.
        self.setAccessibleDescription(name)
        # A narrow field shows the beginning of long words; the list that drops down shows them whole.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setMinimumContentsLength(6)
        policy = self.sizePolicy()
        policy.setHorizontalPolicy(policy.Policy.Maximum)
        self.setSizePolicy(policy)
        self._theme = theme
        self.offer(choices)

    def offer(self, choices: Iterable[tuple[str, str]]) -> None:
        """Offer other choices; the chosen one stays where it is among them. Nobody is told."""
        before = self.key()
        self.blockSignals(True)
        self.clear()
        for key, words in choices:
            self.addItem(words, key)
        self.choose(before)
        self.blockSignals(False)

    def key(self) -> str:
        """Return the chosen key, "" when there is none."""
        return str(self.currentData() or "")

    def choose(self, key: str) -> None:
        """Choose a key; one that is not offered chooses the first."""
        self.setCurrentIndex(max(0, self.findData(key)))

    def set_theme(self, theme: Theme) -> None:
        """Change the theme."""
        self._theme = theme
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Return the size that a few letters need."""
        whole = super().minimumSizeHint()
        return QSize(min(whole.width(), self.fontMetrics().averageCharWidth() * 14), whole.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the arrow, which a style sheet cannot draw in the theme's colors."""
        super().paintEvent(event)
        size = max(10, round(self.fontMetrics().height() * 0.8))
        place = QRect(self.width() - size - 8, (self.height() - size) // 2, size, size)
        painter = QPainter(self)
        painter.drawPixmap(place, self._theme.pixmap("down", size, "soft-ink"))
        painter.end()
