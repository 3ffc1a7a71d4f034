# SPDX-License-Identifier: MIT
"""The bar below a card: a button that shows the answer, then one for each grade with when the card comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.study.card import Grade
from desktop.study.scroll_page import WIDEST, side_of
from desktop.theme import interface_percent

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QResizeEvent

_MEANING = {
    Grade.AGAIN: "I did not know it",
    Grade.HARD: "I knew it with effort",
    Grade.GOOD: "I knew it",
    Grade.EASY: "I knew it at once",
}
#: Below so many pixels of width, at the usual text size, the grades stand two by two.
_NARROW = 560
#: Below so many pixels of the page's height, at the usual text size, the bar leaves the room to the card.
_SHORT = 340


class GradeBar(QFrame):
    """One button, or four.

    Signals:
        show_requested: the answer is to be shown.
        graded: (grade, 1 to 4).
    """

    show_requested = Signal()
    graded = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build the bar; it offers to show the answer."""
        super().__init__(parent)
        self.setObjectName("gradeBar")
        self._percent = 100
        self._columns = 0
        self._short = False
        self._waits: Mapping[Grade, str] = {}
        self.show_button = QPushButton("Show the answer (Space)")
        self.show_button.setAccessibleName("Show the answer")
        self.show_button.setProperty("primary", "true")
        self.show_button.setAutoDefault(True)
        self.show_button.clicked.connect(self.show_requested)
        self.buttons = {grade: self._grade_button(grade) for grade in Grade}
        self._grid = QGridLayout()
        self._grid.setSpacing(8)
        holder = QWidget()
        holder.setMaximumWidth(WIDEST)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.show_button)
        column.addLayout(self._grid)
        self._outer = QHBoxLayout(self)
        self._outer.addWidget(holder, 100)
        self._outer.addStretch(1)
        self._arrange()
        self.show_grades({})

    def _grade_button(self, grade: Grade) -> QPushButton:
        button = QPushButton()
        button.setObjectName("grade")
        button.setAutoDefault(True)
        button.clicked.connect(lambda: self.graded.emit(int(grade)))
        return button

    def show_grades(self, waits: Mapping[Grade, str]) -> None:
        """Offer the grades, each with when the card would come back; with none, offer to show the answer."""
        self._waits = waits
        self.show_button.setVisible(not waits)
        for grade, button in self.buttons.items():
            button.setVisible(bool(waits))
            if waits:
                full = f"{grade.value}  {grade.words}\n{waits[grade]}"
                button.setText(grade.words if self._short else full)
                button.setAccessibleName(f"{grade.words}: {_MEANING[grade]}. Asked again in {waits[grade]}")
                button.setToolTip(f"{_MEANING[grade]}. Asked again in {waits[grade]} ({grade.value})")

    def stops(self) -> list[QWidget]:
        """Return the buttons in the order of Tab."""
        return [self.show_button, *self.buttons.values()]

    def set_text_size(self, percent: int) -> None:
        """Take the text size in percent."""
        self._percent = percent
        self._arrange()

    def fit(self, height: int) -> None:
        """Take the height of the page in pixels: on a short one the grades stand in one row and say less."""
        short = height < _SHORT * interface_percent(self._percent) / 100
        if short != self._short:
            self._short = short
            self.show_grades(self._waits)
            self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the grades side by side where they have room."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        side = side_of(self.width())
        self._outer.setContentsMargins(side, 10, side, 10)
        wide = self.width() >= _NARROW * interface_percent(self._percent) / 100
        columns = 4 if wide or self._short else 2
        if columns == self._columns:
            return
        self._columns = columns
        while self._grid.takeAt(0) is not None:
            pass
        for column in range(4):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        for number, button in enumerate(self.buttons.values()):
            self._grid.addWidget(button, number // columns, number % columns)
