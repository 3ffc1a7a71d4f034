# SPDX-License-Identifier: MIT
"""The search box of the top bar. It hands the keys that move and open to what drops down from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

if TYPE_CHECKING:
    from desktop.theme import Theme

_LONGEST = 300


class SearchBox(QLineEdit):
    """Where the reader types.

    Signals:
        typed: (text) the reader changed the text.
        moved: (step) Up or Down was pressed.
        opened: (in a second window or not) Enter was pressed.
        left: Escape was pressed or the keyboard went elsewhere.
    """

    typed = Signal(str)
    moved = Signal(int)
    opened = Signal(bool)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Build the box with its magnifying glass and key hint."""
        super().__init__(parent)
        self.setObjectName("searchBox")
        self.setPlaceholderText("Search conditions, symptoms, procedures")
        self.setAccessibleName("Search")
        self.setAccessibleDescription("Type names, symptoms or a question. Arrow keys move through the suggestions.")
        self.setMaxLength(_LONGEST)
        self._glass = QAction("Search", self)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self._hint = QLabel("Ctrl K", self)
        self._hint.setObjectName("searchHint")
        self._hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.textEdited.connect(self.typed)
        self.textChanged.connect(self._show_hint)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Change the theme."""
        self._glass.setIcon(theme.icon("search", "soft-ink"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand on the keys that are not text."""
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.moved.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that the keyboard went elsewhere, but not when only the window lost it."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
            self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the key hint at the right end."""
        super().resizeEvent(event)
        self._show_hint()

    def _show_hint(self) -> None:
        self._hint.adjustSize()
        room = self.rect().adjusted(0, 0, -10, 0)
        self._hint.move(room.right() - self._hint.width(), (self.height() - self._hint.height()) // 2)
        words = self.fontMetrics().horizontalAdvance(self.placeholderText())
        # 56 pixels: the magnifying glass and the space around the words.
        self._hint.setVisible(not self.text() and self.width() > words + self._hint.width() + 56)
