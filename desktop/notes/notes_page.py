# SPDX-License-Identifier: MIT
"""The page of all notes, highlights and clinic notes, searched and filtered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QPushButton

from desktop.notes.choice import Choice
from desktop.notes.colors import color_words
from desktop.notes.note_keeper import sort_words
from desktop.notes.own_page import OwnPage
from desktop.notes.own_rows import OwnRow
from desktop.own.anchors import How
from desktop.own.notes import COLORS, NoteKind

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from desktop.notes.names import Names
    from desktop.notes.standing import Standings
    from desktop.own.notes import Note, NoteStore
    from desktop.theme import Theme

_CHANGED = "changed"
_KINDS = (
    ("", "All kinds"),
    ("note", "Notes"),
    ("highlight", "Highlights"),
    ("clinic", "Clinic notes"),
    (_CHANGED, "The text has changed"),
)
_NOTHING = (
    "There are no notes and no highlights yet. Choose words in an article and press Ctrl+H to highlight them or "
    "Ctrl+M to write a note."
)
_LONGEST = 400


class NotesPage(OwnPage):
    """Lists every note.

    Signals:
        export_requested: the clinic's notes are to be written to a file.
        import_requested: a file of notes is to be taken over.
    """

    export_requested = Signal()
    import_requested = Signal()

    def __init__(self, store: NoteStore, standings: Standings, names: Names, theme: Theme, text_percent: int) -> None:
        """Build the page; `standings` tells what became of each note."""
        super().__init__("Notes and highlights", "Search notes and highlights", theme, text_percent)
        self._store, self._standings, self._names = store, standings, names
        self.kind = Choice("Kind of note", _KINDS, theme)
        self.color = Choice("Color", (("", "Every color"), *((color, color_words(color)) for color in COLORS)), theme)
        self.article = Choice("Article", (("", "Every article"),), theme)
        self.export = QPushButton("Export clinic notes")
        self.take = QPushButton("Import")
        for number, part in enumerate((self.kind, self.color, self.article, self.export, self.take)):
            self.controls.insert(number, part)
        for choice in (self.kind, self.color, self.article):
            choice.activated.connect(self.refill)
        self.export.clicked.connect(self.export_requested)
        self.take.clicked.connect(self.import_requested)
        # One note at a time is looked up, so that thousands of them keep nobody waiting.
        self._look_up = QTimer(self)
        self._look_up.setInterval(0)
        self._look_up.timeout.connect(self._look_up_next)
        self._unknown: list[Note] = []

    def set_theme(self, theme: Theme, text_percent: int) -> None:
        """Change theme and text size."""
        super().set_theme(theme, text_percent)
        for choice in (self.kind, self.color, self.article):
            choice.set_theme(theme)

    def showEvent(self, event: QShowEvent) -> None:
        """Show what changed while the page was not shown."""
        super().showEvent(event)
        self.refill()

    def refill(self) -> None:
        """Show what there is now, and begin to look up what became of the notes that were not looked up yet."""
        notes = self._store.all()
        slugs = sorted({note.slug for note in notes}, key=lambda slug: self._names.title(slug).casefold())
        self.article.offer((("", "Every article"), *((slug, self._names.title(slug)) for slug in slugs)))
        self._unknown = [note for note in notes if not self._standings.is_known(note)]
        if self._unknown and self.isVisible():
            self._look_up.start()
        self._show(notes)

    def _show(self, notes: tuple[Note, ...]) -> None:
        words = self.filter.text().casefold().split()
        rows = [self._row(note) for note in notes if self._passes(note)]
        rows = [row for row in rows if all(word in row.spoken.casefold() for word in words)]
        total = f"{len(notes):,} in all" if len(rows) == len(notes) else f"{len(rows):,} of {len(notes):,}"
        self.title.setText(f"Notes and highlights, {total}" if notes else "Notes and highlights")
        self.export.setVisible(any(note.clinic for note in notes))
        self.show_rows(rows, "No note is like this." if notes else _NOTHING)

    def _passes(self, note: Note) -> bool:
        kind, color, article = self.kind.key(), self.color.key(), self.article.key()
        if (color and (color != note.color or not note.anchor.quote)) or article not in {"", note.slug}:
            return False
        if kind == _CHANGED:
            known = self._standings.is_known(note)
            return known and self._standings.of(note).how in {How.CHANGED, How.LOST}
        if kind == "clinic":
            return note.clinic
        return kind in {"", note.kind.value} and (kind != NoteKind.NOTE or not note.clinic)

    def _row(self, note: Note) -> OwnRow:
        known = self._standings.is_known(note)
        standing = self._standings.of(note) if known else None
        section = standing.section if standing is not None else note.anchor.section
        owner = ", ".join(part for part in (note.owner, note.dated) if part)
        text = f"{owner}: {note.text}" if note.clinic and owner else note.text
        return OwnRow(
            note.id,
            sort_words(note),
            self._names.title(note.slug),
            self._names.section(note.slug, section),
            note.anchor.quote[:_LONGEST],
            text[:_LONGEST],
            note.color if note.anchor.quote else "",
            standing.words_of_state if standing is not None else "",
        )

    def _look_up_next(self) -> None:
        if self._unknown and self.isVisible():
            self._standings.of(self._unknown.pop())
        else:
            self._look_up.stop()
            if self.isVisible():
                self._show(self._store.all())
