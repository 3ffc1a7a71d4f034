# SPDX-License-Identifier: MIT
"""The line below the page: works offline, the edition, and what this content is not."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

DISCLAIMER = "For information only. It does not replace a clinician’s judgment."


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
        disclaimer = QLabel(DISCLAIMER)
        disclaimer.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        disclaimer.setToolTip(DISCLAIMER)
        about = QPushButton("About this content")
        about.setProperty("flat", "true")
        about.clicked.connect(self.about_requested)
        layout.addWidget(disclaimer, 1)
        layout.addWidget(self.message)
        layout.addWidget(about)
