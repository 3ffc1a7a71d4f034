# SPDX-License-Identifier: MIT
"""The small card that tells, beside a link, what it leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from desktop.theme import interface_percent

if TYPE_CHECKING:
    from PySide6.QtGui import QEnterEvent

    from desktop.article.preview_words import Preview

_WIDTH = 400
_GAP = 6


class PreviewCard(QFrame):
    """A card over the article. It is shown after a delay, stays while the pointer is on it, and Esc closes it.

    It lies inside the view rather than in a window of its own, so that it can never be left behind on the screen.

    Signals:
        shown: the card is to be seen now.
    """

    shown = Signal()

    def __init__(self, parent: QWidget, delay_ms: int) -> None:
        """Make a hidden card over `parent` that waits `delay_ms` before it shows itself."""
        super().__init__(parent)
        self.setObjectName("previewCard")
        self.hide()
        self._over = parent
        parent.installEventFilter(self)
        self._percent = 100
        self._near = QRect()
        self.title = self._label("previewTitle")
        self.lead = self._label("previewLead")
        self.text = self._label("previewText")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 11, 14, 12)
        layout.setSpacing(3)
        for label in (self.title, self.lead, self.text):
            layout.addWidget(label)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(delay_ms)
        self._wait.timeout.connect(self._show_now)
        # Time to move the pointer from the link onto the card.
        self._grace = QTimer(self)
        self._grace.setSingleShot(True)
        self._grace.setInterval(delay_ms)
        self._grace.timeout.connect(self.hide)

    @staticmethod
    def _label(name: str) -> QLabel:
        label = QLabel()
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label

    def set_text_size(self, percent: int) -> None:
        """Change the width that the card may take."""
        self._percent = percent

    def offer(self, preview: Preview, near: QRect) -> None:
        """Show a preview after the delay, beside the rectangle `near` of the parent."""
        self._grace.stop()
        self.hide()
        for label, words in ((self.title, preview.title), (self.lead, preview.lead), (self.text, preview.text)):
            label.setText(words)
            label.setVisible(bool(words))
        self.setAccessibleName(". ".join(part for part in (preview.title, preview.lead, preview.text) if part))
        self._near = near
        self._wait.start()

    def withdraw(self) -> None:
        """Take the card away, a moment later, unless the pointer is on it then."""
        self._wait.stop()
        if self.isVisible():
            self._grace.start()

    def dismiss(self) -> bool:
        """Take the card away at once; return whether it was to be seen."""
        self._wait.stop()
        self._grace.stop()
        seen = self.isVisible()
        self.hide()
        return seen

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go when the parent gets another size: what the card stood beside has moved."""
        if event.type() == QEvent.Type.Resize:
            self.dismiss()
        return super().eventFilter(watched, event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay while the pointer is here."""
        super().enterEvent(event)
        self._grace.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Go when the pointer does."""
        super().leaveEvent(event)
        self._grace.start()

    def _show_now(self) -> None:
        width = min(round(_WIDTH * interface_percent(self._percent) / 100), self._over.width() - 2 * _GAP)
        layout = self.layout()
        assert layout is not None  # noqa: S101 - set in the constructor
        self.resize(width, layout.totalHeightForWidth(width))
        self.move(self._beside(self._over.rect()))
        self.show()
        self.raise_()
        self.shown.emit()

    def _beside(self, room: QRect) -> QPoint:
        """Return where to stand: below the link, or above it where there is no room below."""
        x = max(_GAP, min(self._near.left(), room.width() - self.width() - _GAP))
        y = self._near.bottom() + _GAP
        if y + self.height() > room.height() - _GAP:
            y = max(_GAP, self._near.top() - self.height() - _GAP)
        return QPoint(x, y)
