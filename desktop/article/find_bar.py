# SPDX-License-Identifier: MIT
"""The bar below the text that asks what to find, and says what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from desktop.announcing import announce
from desktop.article.tone import set_tone

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from desktop.theme import Theme


class FindBar(QFrame):
    """Find in this article.

    Signals:
        query_changed: (text) what is typed now.
        next_requested: go to the next match.
        previous_requested: go to the match before.
        closed: the bar was closed.
    """

    query_changed = Signal(str)
    next_requested = Signal()
    previous_requested = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Make a hidden bar."""
        super().__init__(parent)
        self.setObjectName("findBar")
        self.setAccessibleName("Find in this article")
        self.field = QLineEdit()
        self.field.setPlaceholderText("Find in this article")
        self.field.setAccessibleName("Find in this article")
        self.field.setMaximumWidth(420)
        self.field.textChanged.connect(self.query_changed)
        self.outcome = QLabel()
        self.outcome.setObjectName("findOutcome")
        self.previous_button = self._button("Previous match (Shift+Enter)", self.previous_requested)
        self.next_button = self._button("Next match (Enter)", self.next_requested)
        self.close_button = self._button("Close (Esc)", self.finish)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 6, 16, 6)
        layout.setSpacing(4)
        layout.addWidget(self.field, 3)
        layout.addWidget(self.previous_button)
        layout.addWidget(self.next_button)
        layout.addSpacing(8)
        layout.addWidget(self.outcome, 2)
        layout.addWidget(self.close_button)
        self.set_theme(theme)
        self.hide()

    def _button(self, words: str, slot: object) -> QToolButton:
        button = QToolButton()
        button.setToolTip(words)
        button.setAccessibleName(words.partition(" (")[0])
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(slot)
        return button

    def set_theme(self, theme: Theme) -> None:
        """Change the icons."""
        self.previous_button.setIcon(theme.icon("up"))
        self.next_button.setIcon(theme.icon("down"))
        self.close_button.setIcon(theme.icon("close"))

    def start(self, text: str = "") -> None:
        """Show the bar with the keyboard in it; `text`, if any, replaces what was looked for."""
        self.show()
        if text:
            self.field.setText(text)
        else:
            self.query_changed.emit(self.field.text())
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def finish(self) -> None:
        """Close the bar."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def say(self, outcome: str, *, nothing: bool = False) -> None:
        """Say what was found; `nothing` marks that there is no match."""
        self.outcome.setText(outcome)
        self.outcome.setAccessibleName(outcome)
        announce(self.field, outcome)
        set_tone(self.outcome, "caution" if nothing else "")
        self.next_button.setEnabled(bool(outcome) and not nothing)
        self.previous_button.setEnabled(bool(outcome) and not nothing)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Shift+Enter back, Esc closes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            (self.previous_requested if back else self.next_requested).emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.finish()
        else:
            super().keyPressEvent(event)
