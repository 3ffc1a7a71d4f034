# SPDX-License-Identifier: MIT
"""The line below the page: works offline, the edition, and what this content is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

DISCLAIMER = "For information only. It does not replace a clinician’s judgment."
SHORT_DISCLAIMER = "For information only."


class StatusLine(QFrame):
    """Says where the words come from and what they are.

    Signals:
        about_requested: the full text on this content was asked for.
    """

    about_requested = Signal()

    def __init__(self, edition: str, parent: QWidget | None = None) -> None:
        """Build the line for an edition, such as "2026.11"."""
        super().__init__(parent)
        self.setObjectName("statusLine")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 3, 8, 3)
        layout.setSpacing(18)
        self.message = QLabel()
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self._facts = [QLabel(words) for words in ("Works offline", f"Edition {edition}")]
        for fact in self._facts:
            layout.addWidget(fact)
        self.disclaimer = QLabel(DISCLAIMER)
        self.disclaimer.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.disclaimer.setToolTip(DISCLAIMER)
        self.disclaimer.setAccessibleName(DISCLAIMER)
        self.disclaimer.installEventFilter(self)
        self._about = QPushButton("About this content")
        self._about.setProperty("flat", "true")
        self._about.clicked.connect(self.about_requested)
        layout.addWidget(self.disclaimer, 1)
        layout.addWidget(self.message)
        layout.addWidget(self._about)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out, in a narrow window, what the page on this content says too; the disclaimer stays."""
        super().resizeEvent(event)
        words = self.disclaimer.fontMetrics().horizontalAdvance(SHORT_DISCLAIMER)
        # 110 pixels: the spaces between the parts and around them.
        room = event.size().width() - words - self._about.sizeHint().width() - 110
        for fact in reversed(self._facts):
            room -= fact.sizeHint().width()
            fact.setVisible(room >= 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say the disclaimer shorter where there is no room for all of it, rather than cut it off."""
        if watched is self.disclaimer and event.type() == QEvent.Type.Resize:
            metrics = self.disclaimer.fontMetrics()
            fits = metrics.horizontalAdvance(DISCLAIMER) <= self.disclaimer.width()
            self.disclaimer.setText(DISCLAIMER if fits else SHORT_DISCLAIMER)
        return super().eventFilter(watched, event)
