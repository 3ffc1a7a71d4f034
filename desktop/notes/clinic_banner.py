# SPDX-License-Identifier: MIT
"""The clinic's own notes above the text of a section, set off as local and said to be so in words."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.theme import interface_percent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.own.notes import Note
    from desktop.theme import Theme

_LONGEST, _LONGEST_QUOTE = 700, 120


def clinic_words(note: Note) -> str:
    """Return whose note it is and of when: "Clinic note of Mae La, 3 November 2026"."""
    owner = f" of {note.owner}" if note.owner else ""
    try:
        date = datetime.date.fromisoformat(note.dated)
    except ValueError:
        return f"Clinic note{owner}"
    return f"Clinic note{owner}, {date.day} {date:%B %Y}"


class ClinicBanner(QFrame):
    """Shows the clinic's notes of one section, one below the other.

    Signals:
        edit_requested: (identity) a note is to be opened.
        height_changed: the notes need another height.
    """

    edit_requested = Signal(str)
    height_changed = Signal()

    def __init__(self, theme: Theme, text_percent: int) -> None:
        """Build it empty and hidden."""
        super().__init__()
        self.setObjectName("clinicBanner")
        self._theme, self._percent = theme, text_percent
        self._notes: Sequence[Note] = ()
        self._icon = QLabel()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(10)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 12, 12, 12)
        layout.setSpacing(10)
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(self._rows, 1)
        self.buttons: list[QPushButton] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def set_theme(self, theme: Theme, text_percent: int) -> None:
        """Change theme and text size."""
        self._theme, self._percent = theme, text_percent
        self.show_notes(self._notes)

    def show_notes(self, notes: Sequence[Note]) -> None:
        """Show these notes; none hides the banner."""
        self._notes = notes
        size = round(20 * interface_percent(self._percent) / 100)
        self._icon.setPixmap(self._theme.pixmap("clinic", size, "note"))
        self._icon.setFixedSize(QSize(size, size))
        self.buttons = []
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for note in notes:
            self._rows.addWidget(self._row(note))
        self.setAccessibleName(". ".join(clinic_words(note) for note in notes))
        self.setVisible(bool(notes))

    def _row(self, note: Note) -> QWidget:
        row = QWidget()
        head = self._label(f"{clinic_words(note)}. Local, not part of the encyclopedia.", "clinicHead")
        edit = QPushButton("Edit")
        edit.setProperty("flat", "true")
        edit.setAccessibleName(f"Edit the clinic note: {_short(note.text, 80)}")
        edit.clicked.connect(lambda: self.edit_requested.emit(note.id))
        self.buttons.append(edit)
        top = QHBoxLayout()
        top.addWidget(head, 1)
        top.addWidget(edit, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(top)
        if note.anchor.quote:
            column.addWidget(self._label(f"On “{_short(note.anchor.quote, _LONGEST_QUOTE)}”", "clinicQuote"))
        column.addWidget(self._label(_short(note.text, _LONGEST), "clinicText"))
        return row

    @staticmethod
    def _label(words: str, name: str) -> QLabel:
        label = QLabel(words)
        label.setObjectName(name)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def event(self, event: QEvent) -> bool:
        """Tell that another height is needed when a part grew or shrank."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.height_changed.emit()
        return done

    def heightForWidth(self, width: int) -> int:
        """Return the height that the notes need at `width` pixels."""
        layout = self.layout()
        return layout.totalHeightForWidth(width) if layout is not None else -1


def _short(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[:longest].rstrip()}…"
