# SPDX-License-Identifier: MIT
"""The dialog in which the owner sets the local emergency number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QLineEdit

from desktop.announcing import announce
from desktop.dialogs.frame import FramedDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_NUMBER = re.compile(r"[0-9+*# ()-]{2,20}")


def is_number(text: str) -> bool:
    """Return whether `text` could be dialed: 2 to 20 digits, spaces and the signs of a telephone. Empty is allowed."""
    return not text or (_NUMBER.fullmatch(text) is not None and any(char.isdigit() for char in text))


class EmergencyDialog(FramedDialog):
    """Asks for the number that danger signs name."""

    def __init__(self, number: str, parent: QWidget | None) -> None:
        """Build the dialog with the number that is set now."""
        lead = "Danger signs then say which number to call. Leave it empty if there is none."
        super().__init__("Local emergency number", lead, parent)
        self.number = QLineEdit(number)
        self.number.setMaxLength(20)
        self.number.setAccessibleName("Emergency number")
        self.problem = QLabel()
        self.problem.setWordWrap(True)
        self.body.addWidget(self.number)
        self.body.addWidget(self.problem)
        self.add_buttons("Save", "Cancel")
        self.resize(420, 200)

    def accept(self) -> None:
        """Close when the number could be dialed; else say what is wrong with it."""
        if is_number(self.number.text().strip()):
            super().accept()
        else:
            self.problem.setText("Use digits, spaces and + only, such as 112.")
            announce(self.problem, self.problem.text(), at_once=True)
