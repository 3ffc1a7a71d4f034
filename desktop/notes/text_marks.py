# SPDX-License-Identifier: MIT
"""Shows the reader's notes and highlights in the text of the open section and in the margin beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, Signal

from desktop.notes.colors import known, line_pen, mark_format
from desktop.own.anchors import How, find
from desktop.own.notes import NoteKind
from desktop.theme import interface_percent

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from desktop.article import ArticleView
    from desktop.look import Look
    from desktop.notes.standing import Standing, Standings
    from desktop.own.notes import Note, NoteStore

#: The least height of a mark in the margin, and the least room for its picture, in pixels.
_LEAST = 12


@dataclass(frozen=True, slots=True)
class Shown:
    """A note that stands in the text that is shown, from `start` to `end` of its characters; the same for a section."""

    standing: Standing
    start: int = 0
    end: int = 0

    @property
    def note(self) -> Note:
        """The note."""
        return self.standing.note


class TextMarks(QObject):
    """The notes of one article view.

    Signals:
        chosen: (identity) a mark in the margin, or words with a note, were clicked.
        refilled: the notes of the section that is shown are known.
    """

    chosen = Signal(str)
    refilled = Signal()

    def __init__(self, view: ArticleView, store: NoteStore, standings: Standings, look: Look) -> None:
        """Mark the text of `view`."""
        super().__init__(view)
        self._view, self._store, self._standings, self._look = view, store, standings, look
        self.shown: list[Shown] = []
        self.level = ""
        view.text.document_shown.connect(self.refill)
        view.text.painted.connect(self._paint)
        view.text.margin_clicked.connect(self._clicked)

    def refill(self) -> None:
        """Look again which notes stand in the section that is shown."""
        document = self._view.text.shown
        self.shown = []
        if document is not None and document.section:
            self.level = self._view.level.value
            notes = self._store.of_article(document.slug)
            for note in notes:
                if note.anchor.level in {"", self.level}:
                    self._add(self._standings.of(note), document.section, document.plain_text)
            self.shown.sort(key=lambda one: (one.start, one.end, one.note.created))
            marked = [one for one in self.shown if one.note.anchor.quote]
            self._view.text.marks.put_own(
                [document.cursor_at(one.start, one.end - one.start) for one in marked],
                [mark_format(self._look.theme, one.note.color) for one in marked],
            )
        self._view.text.viewport().update()
        self.refilled.emit()

    def _add(self, standing: Standing, section: str, text: str) -> None:
        if standing.section != section or standing.how is How.LOST:
            return
        if not standing.note.anchor.quote:
            self.shown.append(Shown(standing))
            return
        found = find(standing.note.anchor, text)
        if found.how is not How.LOST:
            self.shown.append(Shown(standing, found.start, found.end))

    # ------------------------------------------------------------------------------------------------- finding

    def covering(self, start: int, end: int) -> Shown | None:
        """Return the shortest note whose words hold the characters from `start` to `end`."""
        holding = [one for one in self.shown if one.end and one.start <= start and end <= one.end]
        return min(holding, key=lambda one: one.end - one.start, default=None)

    def selection(self) -> tuple[int, int]:
        """Return the chosen characters of the text, without spaces at the ends; the same twice when none are."""
        document, cursor = self._view.text.shown, self._view.text.textCursor()
        if document is None:
            return 0, 0
        start, end = document.index_of(cursor.selectionStart()), document.index_of(cursor.selectionEnd())
        words = document.plain_text[start:end]
        start += len(words) - len(words.lstrip("\n \u00a0\ufffc"))
        return start, max(start, start + len(words.strip("\n \u00a0\ufffc")))

    def next(self, after: str, step: int) -> Shown | None:
        """Return the note after (1) or before (-1) another, round the ends; without another the first or last."""
        if not self.shown:
            return None
        places = [one.note.id for one in self.shown]
        if after not in places:
            return self.shown[0 if step > 0 else -1]
        return self.shown[(places.index(after) + step) % len(places)]

    def bring_into_view(self, identity: str) -> bool:
        """Scroll to the words of a note; returns whether it stands here."""
        document = self._view.text.shown
        one = next((one for one in self.shown if one.note.id == identity), None)
        if one is None or document is None:
            return False
        if one.end:
            self._view.text.scroll_to_cursor(document.cursor_at(one.start))
        return True

    # ------------------------------------------------------------------------------------------------- the margin

    def _rows(self) -> list[tuple[Shown, QRect]]:
        """Return where in the margin the notes with words are marked, in pixels of the viewport."""
        document, text = self._view.text.shown, self._view.text
        if document is None:
            return []
        left = self._view.page.left
        rows, above = [], 0
        for one in self.shown:
            if one.end:
                first, last = document.cursor_at(one.start), document.cursor_at(one.end)
                top, bottom = text.cursorRect(first).top(), text.cursorRect(last).bottom()
                if top < above < bottom - _LEAST:
                    # Two marks that meet within a line: the second begins where the first ends.
                    top = above + 2
                above = max(above, bottom)
                if bottom > 0 and top < text.viewport().height():
                    rows.append((one, QRect(0, top, left - 2, max(_LEAST, bottom - top))))
        return rows

    def _paint(self, painter: QPainter) -> None:
        theme = self._look.theme
        size = round(16 * interface_percent(self._look.text_size) / 100)
        for one, rect in self._rows():
            x = rect.right() - 6
            painter.setPen(line_pen(theme, one.note.color, 3))
            painter.drawLine(x, rect.top(), x, rect.bottom())
            if one.note.text or one.note.kind is NoteKind.NOTE:
                icon = "clinic" if one.note.clinic else "note"
                room = min(size, x - 6)
                if room < _LEAST:
                    continue
                place = QRect(x - 4 - room, rect.top() + 2, room, room)
                painter.drawPixmap(place, theme.pixmap(icon, size, f"line-{known(one.note.color)}"))

    def _clicked(self, place: QPoint) -> None:
        for one, rect in self._rows():
            if rect.contains(place):
                self.chosen.emit(one.note.id)
                return
        document, text = self._view.text.shown, self._view.text
        if document is None:
            return
        cursor = text.cursorForPosition(place)
        if text.cursorRect(cursor).adjusted(-12, -2, 12, 2).contains(place):
            at = document.index_of(cursor.position())
            there = self.covering(at, at)
            if there is not None and there.note.text:
                self.chosen.emit(there.note.id)
