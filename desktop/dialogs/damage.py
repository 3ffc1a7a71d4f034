# SPDX-License-Identifier: MIT
"""Shown in the place of the window when the program or its library is damaged: what to do, and the reader's things."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPlainTextEdit

from desktop.damaged_program import as_text
from desktop.dialogs.frame import FramedDialog

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.damaged_program import OwnList


class DamageDialog(FramedDialog):
    """One sentence, and what the reader keeps in the profile, to be read and copied."""

    def __init__(self, message: str, lists: tuple[OwnList, ...], profile: Path) -> None:
        """Show `message` and `lists`, which come from the folder `profile`."""
        super().__init__("Lamplight cannot show its articles", message, None)
        heading = f"What you keep in {profile}:"
        self.things = QPlainTextEdit(as_text(heading, lists) if lists else f"{profile} holds nothing of yours yet.")
        self.things.setReadOnly(True)
        self.things.setAccessibleName("Your bookmarks and notes")
        self.body.addWidget(self.things, 1)
        self.add_buttons()
        self.resize(560, 420)
