# SPDX-License-Identifier: MIT
"""What the pages of learning share: a column in the middle that scrolls, in a theme, at a text size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.focus_order import let_tab_follow

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

#: The column is no wider, in pixels.
WIDEST = 860
_SIDE, _NARROW_SIDE, _NARROW = 36, 16, 560


def side_of(width: int) -> int:
    """Return how much room is left at either side of a column in so many pixels."""
    return _SIDE if width >= _NARROW else _NARROW_SIDE


class ScrollPage(QScrollArea):
    """A page that scrolls up and down alone; its column is filled anew by those that are made from it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Build the page, empty; `name` is what assistive technology reads."""
        super().__init__(parent)
        self.setObjectName("page")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # The keys that scroll reach it from any button: Tab need not stop where nothing is seen of it.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(name)
        self._outer: QHBoxLayout | None = None
        self._content: QWidget | None = None

    def begin_column(self, spacing: int = 8) -> QVBoxLayout:
        """Return a new, empty column, which `end_column` shows in the place of the one before."""
        content = QWidget()
        content.setObjectName("page")
        holder = QWidget()
        holder.setMaximumWidth(WIDEST)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(spacing)
        self._outer = QHBoxLayout(content)
        self._outer.addWidget(holder, 100)
        self._outer.addStretch(1)
        self._content = content
        return column

    def end_column(self, *stops: QWidget) -> None:
        """Show the column, and let Tab go through those of `stops` that stand in this window, in their order."""
        self._set_sides()
        # Only now: what is put onto a page that is shown already cannot have the keyboard at once.
        if self._content is not None:
            self.setWidget(self._content)
            self._content = None
        let_tab_follow(self, [stop for stop in stops if stop.window() is self.window()])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave less room beside the column in a narrow window."""
        super().resizeEvent(event)
        self._set_sides()

    def _set_sides(self) -> None:
        if self._outer is not None:
            side = side_of(self.viewport().width())
            self._outer.setContentsMargins(side, 24, side, 20)


def words_label(words: str, name: str, *, rich: bool = False) -> QLabel:
    """Return words that wrap, in the style that the style sheet has for `name`."""
    label = QLabel(words)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.RichText if rich else Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
