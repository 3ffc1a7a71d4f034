# SPDX-License-Identifier: MIT
"""The help page: every key, taken from the actions themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QWidget

from desktop.dialogs.frame import FramedDialog

if TYPE_CHECKING:
    from desktop.actions import WindowActions

#: Keys that belong to a list or the article rather than to the window.
_OTHER_KEYS = (
    ("Enter", "Open the chosen line, follow the chosen link"),
    ("Ctrl+Enter, middle click", "Open it in a second window"),
    ("Tab, Shift+Tab", "Move to the next or previous link, button or field"),
    ("Left, Right", "Move between section tabs, when they have the keyboard"),
    ("Up, Down", "Move through suggestions and lists"),
    ("F2, Delete", "In the lists of my things: rename, throw away"),
    ("Alt+Up, Alt+Down", "In bookmarks and reading lists: move up or down"),
    ("Menu key, Shift+F10", "What can be done with a row, or with the chosen words"),
    ("Escape", "Close what is open: suggestions, find, a figure, a dialog"),
    ("+, -, 0", "In a figure: nearer, farther, whole"),
)


class ShortcutsDialog(FramedDialog):
    """Lists what can be done by keyboard."""

    def __init__(self, actions: WindowActions, parent: QWidget | None) -> None:
        """Build the list from the window's actions."""
        lead = "Type in the search box as you would speak: a name, a symptom, an abbreviation, a question."
        super().__init__("Keys and help", lead, parent)
        content = QWidget()
        grid = QGridLayout(content)
        grid.setContentsMargins(0, 0, 12, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        native = QKeySequence.SequenceFormat.NativeText
        lines = [
            (" or ".join(key.toString(native) for key in action.shortcuts()), action.text())
            for action in actions.with_keys()
        ]
        for row, (keys, words) in enumerate((*lines, *_OTHER_KEYS)):
            cap = QLabel(keys)
            cap.setObjectName("keyCap")
            grid.addWidget(cap, row, 0)
            meaning = QLabel(words)
            meaning.setWordWrap(True)
            grid.addWidget(meaning, row, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(content)
        area.setAccessibleName("Keys")
        self.body.addWidget(area, 1)
        self.add_buttons()
        self.resize(620, 620)
