# SPDX-License-Identifier: MIT
"""A line below the top bar that tells of something in one sentence, with details folded away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from desktop.announcing import announce

if TYPE_CHECKING:
    from collections.abc import Callable

#: How long the offer to take a change back stays, in milliseconds. Ctrl+Z takes it back at any time.
OFFER_MS = 20_000


class NoticeBar(QFrame):
    """Says one sentence until it is put away. Details, when there are any, unfold and can be copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build the bar, hidden."""
        super().__init__(parent)
        self.setObjectName("noticeBar")
        self.sentence = QLabel()
        self.sentence.setWordWrap(True)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.details = QPlainTextEdit()
        self.details.setReadOnly(True)
        self.details.setAccessibleName("Details")
        self.details.setMaximumHeight(140)
        self.act = self._button("Undo", self._do)
        self._wanted: Callable[[], object] | None = None
        self._offer = QTimer(self)
        self._offer.setSingleShot(True)
        self._offer.setInterval(OFFER_MS)
        self._offer.timeout.connect(self.hide)
        self.unfold = self._button("Details", self._toggle)
        self.copy = self._button("Copy details", self._copy)
        self.dismiss = self._button("Close", self.hide)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (self.act, self.unfold, self.copy, self.dismiss):
            buttons.addWidget(button)
        self._row = QHBoxLayout()
        self._row.addWidget(self.sentence, 1)
        self._row.addLayout(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 6, 10, 6)
        layout.addLayout(self._row)
        layout.addWidget(self.details)
        self.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons below the sentence where both have no room side by side."""
        super().resizeEvent(event)
        buttons = sum(button.sizeHint().width() for button in (self.act, self.unfold, self.copy, self.dismiss))
        narrow = event.size().width() < buttons + self.fontMetrics().averageCharWidth() * 40 + 60
        self._row.setDirection(QHBoxLayout.Direction.TopToBottom if narrow else QHBoxLayout.Direction.LeftToRight)

    @staticmethod
    def _button(words: str, action: object) -> QPushButton:
        button = QPushButton(words)
        button.setProperty("flat", "true")
        button.clicked.connect(action)
        return button

    def tell(self, sentence: str, details: str = "", *, danger: bool = False) -> None:
        """Show a sentence; with details they can be unfolded and copied."""
        self.setProperty("tone", "danger" if danger else "note")
        self.style().unpolish(self)
        self.style().polish(self)
        self.sentence.setText(sentence)
        self.setAccessibleName(sentence)
        self.details.setPlainText(details)
        self.details.hide()
        self.unfold.setVisible(bool(details))
        self.copy.setVisible(bool(details))
        self._offer.stop()
        self.act.hide()
        self.show()
        announce(self, sentence, at_once=danger)

    def offer(self, sentence: str, words: str, act: Callable[[], object], *, lasting: bool = False) -> None:
        """Show a sentence with a button that does `act`; unless `lasting` it goes away by itself."""
        self.tell(sentence)
        self._wanted = act
        self.act.setText(words)
        self.act.show()
        if not lasting:
            self._offer.start()

    def withdraw(self) -> None:
        """Put an offer away that goes away by itself; anything else stays."""
        if self._offer.isActive():
            self._offer.stop()
            self.hide()

    def _do(self) -> None:
        self.hide()
        if self._wanted is not None:
            self._wanted()

    def tell_error(self, sentence: str, details: str) -> None:
        """Show an unexpected error."""
        self.tell(sentence, details, danger=True)

    def _toggle(self) -> None:
        self.details.setVisible(not self.details.isVisibleTo(self))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(f"{self.sentence.text()}\n\n{self.details.toPlainText()}")
