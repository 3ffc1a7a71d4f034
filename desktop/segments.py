# SPDX-License-Identifier: MIT
"""A row of buttons of which one is chosen, such as Clinical and Plain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence


class Segments(QFrame):
    """Buttons side by side; exactly one is chosen.

    Signals:
        chosen: (key) of the button the reader chose.
    """

    chosen = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str]], name: str, parent: QWidget | None = None) -> None:
        """Make a button for each (key, words) in `choices`; `name` is what assistive technology reads."""
        super().__init__(parent)
        self.setObjectName("segments")
        self.setAccessibleName(name)
        self._buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for key, words in choices:
            button = QPushButton(words)
            button.setCheckable(True)
            # The group does it; this makes assistive technology speak of one choice of several.
            button.setAutoExclusive(True)
            button.setAccessibleName(f"{name}: {words}")
            button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred)
            self._group.addButton(button)
            self._buttons[key] = button
            layout.addWidget(button, 1)
        self._group.buttonClicked.connect(self._clicked)

    def _clicked(self) -> None:
        self.chosen.emit(self.current())

    def current(self) -> str:
        """Return the key of the chosen button, or "" when none was chosen yet."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def choose(self, key: str) -> None:
        """Choose a button without telling anybody."""
        self._buttons[key].setChecked(True)

    def button(self, key: str) -> QPushButton:
        """Return one button."""
        return self._buttons[key]
