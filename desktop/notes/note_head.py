# SPDX-License-Identifier: MIT
"""What stands above the words of a note: what it is, where it stands, the marked words, and what became of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from desktop.notes.note_keeper import sort_words
from desktop.own.anchors import How
from desktop.theme import interface_percent

if TYPE_CHECKING:
    from desktop.notes.names import Names
    from desktop.notes.standing import Standing
    from desktop.theme import Theme

_LONGEST_QUOTE = 280


class NoteHead(QWidget):
    """Describes one note.

    Signals:
        step_requested: (1 or -1) the next note of the section, or the one before.
        close_requested: the note is to be put away.
        attach_requested: the note is to stand at the words that are chosen in the text, or found there.
    """

    step_requested = Signal(int)
    close_requested = Signal()
    attach_requested = Signal()

    def __init__(self) -> None:
        """Build it, empty."""
        super().__init__()
        self.title = word_label("notePanelHead")
        self.place = word_label("notePlace")
        self.quote = word_label("noteQuote")
        self.state = word_label("noteState")
        self.attach = QPushButton()
        self.attach.setProperty("flat", "true")
        self.attach.clicked.connect(self.attach_requested)
        self.previous = self._tool("up", "Note before (Shift+F4)")
        self.previous.clicked.connect(lambda: self.step_requested.emit(-1))
        self.next = self._tool("down", "Next note (F4)")
        self.next.clicked.connect(lambda: self.step_requested.emit(1))
        self.close_button = self._tool("close", "Close the note (Esc)")
        self.close_button.clicked.connect(self.close_requested)
        top = QHBoxLayout()
        top.setSpacing(2)
        top.addWidget(self.title, 1)
        for button in (self.previous, self.next, self.close_button):
            top.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        for part in (self.place, self.quote, self.state, self.attach):
            column.addWidget(part)

    @staticmethod
    def _tool(icon: str, words: str) -> QToolButton:
        button = QToolButton()
        button.setProperty("icon_name", icon)
        button.setToolTip(words)
        button.setAccessibleName(words.partition(" (")[0])
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def set_theme(self, theme: Theme, text_percent: int) -> None:
        """Change theme and text size."""
        size = round(16 * interface_percent(text_percent) / 100)
        for button in (self.previous, self.next, self.close_button):
            button.setIcon(theme.icon(str(button.property("icon_name")), "soft-ink", size))
            button.setIconSize(QSize(size, size))

    def describe(self, standing: Standing, names: Names, *, new: bool) -> None:
        """Show what a note is, where it stands, and what became of its words; a `new` one is not saved yet."""
        note = standing.note
        level = f", {note.anchor.level} text" if note.anchor.level and note.anchor.quote else ""
        self.title.setText(sort_words(note) if note.anchor.quote else f"{sort_words(note)} on this section")
        self.place.setText(f"{names.place(note.slug, standing.section)}{level}")
        self.quote.setText(_short(note.anchor.quote))
        self.quote.setVisible(bool(note.anchor.quote))
        self.quote.setProperty("mark", note.color)
        self.quote.style().unpolish(self.quote)
        self.quote.style().polish(self.quote)
        now = f" It now reads “{_short(standing.words)}”." if standing.words else ""
        self.state.setText(f"{standing.words_of_state}{now}")
        self.state.setVisible(bool(standing.words_of_state))
        self.attach.setText("Keep it here" if standing.how is How.CHANGED else "Attach to the words chosen in the text")
        self.attach.setVisible(standing.how in {How.CHANGED, How.LOST} and not new)


def word_label(name: str) -> QLabel:
    """Return a label for words as they stand, in as many lines as they need; `name` is for the style sheet."""
    label = QLabel()
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def _short(quote: str) -> str:
    quote = " ".join(quote.split())
    return quote if len(quote) <= _LONGEST_QUOTE else f"{quote[:_LONGEST_QUOTE].rstrip()}…"
