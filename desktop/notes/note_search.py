# SPDX-License-Identifier: MIT
"""Searches the reader's notes beside the articles, in the search thread, straight in the user's file."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from desktop.notes.names import Names
from desktop.notes.note_keeper import sort_words
from desktop.own.notes import NoteStore

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.engine import LibraryEngine
    from desktop.own.file import OwnFile
    from desktop.own.notes import Note
    from desktop.own.sums import Value
    from desktop.search_service import SearchAnswer, SearchRequest

#: No more notes than this are given with an answer.
MOST = 50
_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
_LEAST_LETTERS = 3
_BEFORE, _LONGEST = 40, 220


@dataclass(frozen=True, slots=True)
class FoundNote:
    """A note that holds what was typed: what it is called, where it stands, its words with the (start, end) found."""

    identity: str
    slug: str
    section: str
    sort: str
    title: str
    heading: str
    text: str
    spans: tuple[tuple[int, int], ...]


class _FileToRead:
    """An opened file of the user's, to be read in another thread. Reads as OwnFile does."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def read(self, statement: str, values: Sequence[Value] = ()) -> list[tuple[Any, ...]]:
        """Return the rows that a query finds. Raises sqlite3.Error."""
        return self._db.execute(statement, values).fetchall()


class NoteSource:
    """Where notes are searched: in the user's file, or, when nothing is saved there, in what was handed over last."""

    def __init__(self, file: OwnFile) -> None:
        """Search the notes of `file`, of which only the place is used here."""
        self.path = file.path if file.saved else None
        self.notes: tuple[Note, ...] = ()

    def hand_over(self, notes: Callable[[], tuple[Note, ...]]) -> None:
        """Take the notes of a file that is kept in memory only, in the thread that it belongs to."""
        if self.path is None:
            self.notes = notes()


class NoteSearch:
    """Finds notes by words; made and used in one search thread."""

    def __init__(self, source: NoteSource) -> None:
        """Search what `source` names."""
        self._source = source
        self._version: object = None
        self._notes: tuple[Note, ...] = ()

    def find(self, query: str, names: Names) -> tuple[FoundNote, ...]:
        """Return the notes that hold every word, those first that hold them in their own words."""
        words = [word.casefold() for word in _WORD.findall(query) if len(word) >= _LEAST_LETTERS]
        if not words:
            return ()
        found: list[tuple[bool, FoundNote]] = []
        for note in self._all():
            title = names.title(note.slug)
            written = f"{note.text} {note.anchor.quote} {note.owner}".casefold()
            if all(_begins(word, written) or _begins(word, title.casefold()) for word in words):
                own = any(_begins(word, written) for word in words)
                found.append((not own, _found(note, title, names, words)))
        found.sort(key=lambda pair: pair[0])
        return tuple(note for _, note in found[:MOST])

    def _all(self) -> tuple[Note, ...]:
        """Return every note; those of a file that cannot be read now are the ones it held before."""
        path = self._source.path
        if path is None:
            return self._source.notes
        try:
            # Opened for each search and closed again: a file that is open cannot be deleted everywhere.
            with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=1)) as db:
                version = db.execute("SELECT name, value FROM meta WHERE name IN ('file', 'changes')").fetchall()
                if version != self._version:
                    self._notes = NoteStore(_FileToRead(db)).all()  # type: ignore[arg-type]
                    self._version = version
        except sqlite3.Error:
            return self._notes
        return self._notes


class EngineWithNotes:
    """Answers searches in the articles and in the notes; opened and used in the search thread only."""

    def __init__(self, engine: LibraryEngine, notes: NoteSearch) -> None:
        """Take over an engine; it is closed with this one."""
        self._engine = engine
        self._notes = notes
        self._names = Names(engine.library)

    @property
    def fault(self) -> str:
        """What search lacks for now, in a sentence; "" when nothing."""
        return self._engine.fault

    def answer(self, request: SearchRequest) -> SearchAnswer:
        """Answer a request. Raises LamplightError when the index cannot."""
        return replace(self._engine.answer(request), notes=self._notes.find(request.query, self._names))

    def close(self) -> None:
        """Close the engine."""
        self._engine.close()


def with_notes(open_engine: Callable[[], LibraryEngine], source: NoteSource) -> Callable[[], EngineWithNotes]:
    """Return a function that opens an engine which answers with notes too."""
    return lambda: EngineWithNotes(open_engine(), NoteSearch(source))


def _begins(word: str, text: str) -> bool:
    """Return whether a word of the text begins with `word`; both are folded."""
    return re.search(rf"(?<!\w){re.escape(word)}", text) is not None


def _found(note: Note, title: str, names: Names, words: list[str]) -> FoundNote:
    """Return a note with the part of its words in which the first one of those looked for stands."""
    pattern = re.compile("|".join(rf"(?<!\w){re.escape(word)}\w*" for word in words), re.IGNORECASE)
    whole = " ".join((note.text if pattern.search(note.text) or not note.anchor.quote else note.anchor.quote).split())
    first = pattern.search(whole)
    start = max(0, first.start() - _BEFORE) if first else 0
    text = ("…" if start else "") + whole[start : start + _LONGEST]
    spans = tuple(match.span() for match in pattern.finditer(text))
    heading = names.section(note.slug, note.anchor.section)
    sort = sort_words(note) if note.clinic else f"Your {note.kind.value}"
    return FoundNote(note.id, note.slug, note.anchor.section, sort, title, heading, text, spans)
