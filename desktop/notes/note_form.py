# SPDX-License-Identifier: MIT
"""The fields of a note: its color, its words, and what makes it a note of the clinic."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.notes.choice import Choice
from desktop.notes.colors import color_words, swatch
from desktop.notes.tick import Tick
from desktop.own.notes import COLORS
from desktop.theme import interface_percent

if TYPE_CHECKING:
    from desktop.own.notes import Note
    from desktop.theme import Theme

_LONGEST = 1_000_000
_LONGEST_LINE = 500


class NoteForm(QWidget):
    """Holds what a reader writes.

    Signals:
        edited: something was written.
        color_chosen: (color) another color was chosen.
    """

    edited = Signal()
    color_chosen = Signal(str)

    def __init__(self, theme: Theme, text_percent: int) -> None:
        """Build the fields, empty."""
        super().__init__()
        self._filling = False
        self.color = Choice("Color of the mark", [(color, color_words(color)) for color in COLORS], theme)
        self.text = QPlainTextEdit()
        self.text.setObjectName("noteText")
        self.text.setPlaceholderText("Write a note")
        self.text.setAccessibleName("Text of the note")
        self.text.setTabChangesFocus(True)
        self.clinic = Tick("Our clinic’s own note", theme)
        self.clinic.setToolTip("Set off in the article as local, with owner and date; can be given to other computers")
        self.owner = self._line("Clinic or person", "Whose note this is")
        self.dated = self._line("Date, as 2026-11-30", "Date of the note")
        self.wrong = QLabel("Write the date as year-month-day, such as 2026-11-30.")
        self.wrong.setObjectName("noteWrong")
        self.wrong.setWordWrap(True)
        self._owner_row = QWidget()
        row = QHBoxLayout(self._owner_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.owner, 3)
        row.addWidget(self.dated, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for part in (self.color, self.text, self.clinic, self._owner_row, self.wrong):
            layout.addWidget(part, 1 if part is self.text else 0)
        self.text.textChanged.connect(self._edited)
        self.clinic.toggled.connect(self._edited)
        for line in (self.owner, self.dated):
            line.textChanged.connect(self._edited)
        self.color.activated.connect(lambda: self.color_chosen.emit(self.color.key()))
        self.set_theme(theme, text_percent)

    @staticmethod
    def _line(hint: str, name: str) -> QLineEdit:
        line = QLineEdit()
        line.setPlaceholderText(hint)
        line.setAccessibleName(name)
        line.setMaxLength(_LONGEST_LINE)
        return line

    def set_theme(self, theme: Theme, text_percent: int) -> None:
        """Change theme and text size."""
        size = round(18 * interface_percent(text_percent) / 100)
        self.color.set_theme(theme)
        self.clinic.set_theme(theme)
        self.color.setIconSize(QSize(size, size))
        for number, color in enumerate(COLORS):
            self.color.setItemIcon(number, swatch(theme, color, size))
        self.text.setMinimumHeight(round(72 * interface_percent(text_percent) / 100))

    def fill(self, note: Note, usual_owner: str) -> None:
        """Show a note; `usual_owner` stands in the field of the clinic until another is written."""
        self._filling = True
        self.color.choose(note.color)
        self.color.setVisible(bool(note.anchor.quote))
        if self.text.toPlainText() != note.text:
            self.text.setPlainText(note.text)
            self.text.moveCursor(QTextCursor.MoveOperation.End)
        self.clinic.setChecked(note.clinic)
        self.owner.setText(note.owner or usual_owner)
        self.dated.setText(note.dated or datetime.datetime.now(tz=datetime.UTC).astimezone().date().isoformat())
        self._filling = False
        self._show_clinic()

    def written(self, note: Note) -> Note:
        """Return a note with what is written here; a date that is none leaves the one it had."""
        clinic = self.clinic.isChecked()
        dated = self.dated.text().strip()
        return replace(
            note,
            color=self.color.key(),
            text=self.text.toPlainText().replace("\0", "")[:_LONGEST],
            clinic=clinic,
            owner=" ".join(self.owner.text().split()) if clinic else "",
            dated=(dated if is_date(dated) else note.dated) if clinic else "",
        )

    def _edited(self) -> None:
        if not self._filling:
            self._show_clinic()
            self.edited.emit()

    def _show_clinic(self) -> None:
        clinic = self.clinic.isChecked()
        self._owner_row.setVisible(clinic)
        self.wrong.setVisible(clinic and not is_date(self.dated.text().strip()))


def is_date(text: str) -> bool:
    """Return whether a text is a date as ISO writes it, such as 2026-11-30."""
    try:
        return datetime.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
