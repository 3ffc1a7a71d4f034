# SPDX-License-Identifier: MIT
"""The line below the page: works offline, the edition, and what this content is not."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

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
        for words in ("Works offline", f"Edition {edition}"):
            layout.addWidget(QLabel(words))
        self.disclaimer = QLabel(DISCLAIMER)
        self.disclaimer.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.disclaimer.setToolTip(DISCLAIMER)
        self.disclaimer.setAccessibleName(DISCLAIMER)
        self.disclaimer.installEventFilter(self)
        about = QPushButton("About this content")
        about.setProperty("flat", "true")
        about.clicked.connect(self.about_requested)
        layout.addWidget(self.disclaimer, 1)
        layout.addWidget(self.message)
        layout.addWidget(about)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say the disclaimer shorter where there is no room for all of it, rather than cut it off."""
        if watched is self.disclaimer and event.type() == QEvent.Type.Resize:
            metrics = self.disclaimer.fontMetrics()
            fits = metrics.horizontalAdvance(DISCLAIMER) <= self.disclaimer.width()
            self.disclaimer.setText(DISCLAIMER if fits else SHORT_DISCLAIMER)
        return super().eventFilter(watched, event)
