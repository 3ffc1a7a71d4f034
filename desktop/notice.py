# SPDX-License-Identifier: MIT
"""A line below the top bar that tells of something in one sentence, with details folded away."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from desktop.announcing import announce


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
        self.unfold = self._button("Details", self._toggle)
        self.copy = self._button("Copy details", self._copy)
        self.dismiss = self._button("Close", self.hide)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (self.unfold, self.copy, self.dismiss):
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
        buttons = sum(button.sizeHint().width() for button in (self.unfold, self.copy, self.dismiss))
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
        self.show()
        announce(self, sentence, at_once=danger)

    def tell_error(self, sentence: str, details: str) -> None:
        """Show an unexpected error."""
        self.tell(sentence, details, danger=True)

    def _toggle(self) -> None:
        self.details.setVisible(not self.details.isVisibleTo(self))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(f"{self.sentence.text()}\n\n{self.details.toPlainText()}")
