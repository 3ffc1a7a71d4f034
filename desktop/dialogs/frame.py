# SPDX-License-Identifier: MIT
"""What every dialog shares: a title, a lead, a body and a row of buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QWidget

#: A line in a dialog holds about so many letters, at any text size.
_LEAST_LETTERS = 46


class FramedDialog(QDialog):
    """A dialog with a title, a sentence, a body to be filled, and buttons below."""

    def __init__(self, title: str, lead: str, parent: QWidget | None) -> None:
        """Build the frame; add widgets to `body`, then call `add_buttons`."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        head = QLabel(title)
        head.setObjectName("dialogTitle")
        head.setTextFormat(Qt.TextFormat.PlainText)
        head.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(head)
        if lead:
            words = QLabel(lead)
            words.setObjectName("dialogLead")
            words.setWordWrap(True)
            layout.addWidget(words)
        layout.addLayout(self.body, 1)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the room that the words need."""
        super().showEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Take more room when there is more to say."""
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._fit()
        return handled

    def _fit(self) -> None:
        """Grow until no words are cut off, but stay within the screen, so that the buttons can be reached."""
        layout = self.layout()
        if layout is None:
            return
        width = max(self.width(), self.fontMetrics().averageCharWidth() * _LEAST_LETTERS)
        height = max(self.height(), layout.minimumHeightForWidth(width))
        # A tenth is left for the frame and the bars of the desktop.
        self.resize(QSize(width, height).boundedTo(self.screen().availableSize() * 0.9))

    def add_buttons(self, accept: str = "", close: str = "Close") -> QDialogButtonBox:
        """Add a button that accepts (when `accept` has words) and one that closes."""
        box = QDialogButtonBox()
        if accept:
            button = box.addButton(accept, QDialogButtonBox.ButtonRole.AcceptRole)
            button.setProperty("primary", "true")
            button.setDefault(True)
        box.addButton(close, QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        layout = self.layout()
        if layout is not None:
            layout.addWidget(box)
        return box
