# SPDX-License-Identifier: MIT
"""Changes notes and highlights so that every change can be taken back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.notes.changes import Thing
from desktop.own.errors import UserDataError

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.notes.changes import Changes
    from desktop.own.anchors import Anchor
    from desktop.own.notes import Note, NoteStore


def sort_words(note: Note) -> str:
    """Return what a note is called."""
    return "Clinic note" if note.clinic else note.kind.value.capitalize()


class NoteKeeper:
    """Does what a reader asks for; a disk that refuses is told in a sentence, and nothing has changed then."""

    def __init__(self, store: NoteStore, changes: Changes, tell: Callable[[str], object]) -> None:
        """Change the notes of `store`; `tell` says what could not be done."""
        self.store = store
        self._changes = changes
        self._tell = tell

    def add(self, note: Note) -> bool:
        """Add a note or a highlight; returns whether that was done."""
        return self._try(f"{sort_words(note)} added", lambda: self.store.save(note), lambda: self.store.remove(note.id))

    def remove(self, identity: str) -> bool:
        """Throw one away; returns whether that was done."""
        note = self.store.get(identity)
        if note is None or note.deleted:
            return False
        return self._try(
            f"{sort_words(note)} removed", lambda: self.store.remove(identity), lambda: self.store.restore(identity)
        )

    def recolor(self, identity: str, color: str) -> None:
        """Give one another color."""
        before = self.store.get(identity)
        if before is not None and before.color != color:
            after = replace(before, color=color)
            self._try("Color changed", lambda: self.store.save(after), lambda: self.store.save(before))

    def attach(self, identity: str, anchor: Anchor) -> bool:
        """Let one stand at other words, as after a change of the text; returns whether that was done."""
        before = self.store.get(identity)
        if before is None:
            return False
        after = replace(before, anchor=anchor)
        words = f"{sort_words(before)} attached"
        return self._try(words, lambda: self.store.save(after), lambda: self.store.save(before))

    def write(self, note: Note) -> None:
        """Save what is being written, as no change of its own. Raises UserDataError when the disk refuses."""
        self.store.save(note)
        self._changes.changed.emit(Thing.NOTES)

    def written(self, before: Note | None, after: Note) -> None:
        """Note that writing came to an end: from `before`, None for a new one, to `after`, in one change."""
        if before is None:
            self._changes.did(Thing.NOTES, f"{sort_words(after)} added", lambda: self.store.remove(after.id))
        else:
            self._changes.did(Thing.NOTES, f"{sort_words(after)} changed", lambda: self.store.save(before))

    def _try(self, words: str, act: Callable[[], object], undo: Callable[[], object]) -> bool:
        try:
            act()
        except UserDataError as error:
            self._tell(str(error))
            return False
        self._changes.did(Thing.NOTES, words, undo)
        return True
