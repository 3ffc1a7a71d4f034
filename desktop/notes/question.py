# SPDX-License-Identifier: MIT
"""One question before something that cannot be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton

from desktop.dialogs.frame import FramedDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class Question(FramedDialog):
    """Asks; Enter and Escape answer no, so that nothing is lost by habit."""

    def __init__(self, title: str, lead: str, yes: str, parent: QWidget | None) -> None:
        """Ask `title`, explain in `lead`, and offer to do it as `yes`."""
        super().__init__(title, lead, parent)
        box = self.add_buttons(yes, "Cancel")
        for button in box.buttons():
            if isinstance(button, QPushButton):
                cancels = button.text() == "Cancel"
                button.setDefault(cancels)
                button.setAutoDefault(cancels)
                button.setProperty("primary", "")
                button.setProperty("danger", "" if cancels else "true")
                button.style().unpolish(button)
                button.style().polish(button)
