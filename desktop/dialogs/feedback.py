# SPDX-License-Identifier: MIT
"""The dialog in which a reader says something about an article."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QLineEdit, QPlainTextEdit

from desktop.announcing import announce
from desktop.dialogs.frame import FramedDialog
from desktop.feedback import Feedback, FeedbackError, save_feedback

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget


class FeedbackDialog(FramedDialog):
    """Takes the reader's words and saves them; they stay on the screen when that fails."""

    def __init__(self, about: Feedback, file: Path, parent: QWidget | None) -> None:
        """Build the dialog for an article; `about` comes with an empty text."""
        lead = "What is wrong, missing or hard to read? Do not write a patient's name or number."
        super().__init__(f"Feedback on {about.title}", lead, parent)
        self._about = about
        self._file = file
        self.text = QPlainTextEdit()
        self.text.setAccessibleName("Your feedback")
        self.text.setTabChangesFocus(True)
        self.name = QLineEdit()
        self.name.setPlaceholderText("Your name and where you work, if you like")
        self.name.setAccessibleName("Your name and where you work, if you like")
        self.note = QLabel(
            f"It is saved in {file}, to be copied to a USB stick and sent on. Nothing is sent by itself."
        )
        self.note.setObjectName("dialogLead")
        self.note.setWordWrap(True)
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        for widget in (self.text, self.name, self.note):
            self.body.addWidget(widget)
        self.buttons = self.add_buttons("Save", "Cancel")
        self._allow_saving()
        self.text.textChanged.connect(self._allow_saving)
        self.resize(560, 420)

    def _allow_saving(self) -> None:
        for button in self.buttons.buttons():
            if self.buttons.buttonRole(button) == QDialogButtonBox.ButtonRole.AcceptRole:
                button.setEnabled(bool(self.text.toPlainText().strip()))

    def accept(self) -> None:
        """Save and close; when saving fails say why and stay."""
        feedback = replace(self._about, text=self.text.toPlainText().strip(), name=self.name.text().strip())
        try:
            save_feedback(feedback, self._file)
        except FeedbackError as error:
            self.note.setText(str(error))
            announce(self.note, str(error), at_once=True)
            return
        super().accept()
