# SPDX-License-Identifier: MIT
"""Tells every window that something of the reader's own changed, and takes changes back."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable


class Thing(StrEnum):
    """What the reader has of their own."""

    BOOKMARKS = "bookmarks"
    NOTES = "notes"
    LISTS = "lists"
    HISTORY = "history"


class Changes(QObject):
    """The changes of this start, the last of which can be taken back, then the one before, and so on.

    Signals:
        changed: (Thing) something of that sort is different now; also when a change was taken back.
        done: (words) a change was made, and not only taken back.
        forgotten: everything was thrown away for good.
    """

    changed = Signal(object)
    done = Signal(str)
    forgotten = Signal()

    _MOST = 200

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin with no change."""
        super().__init__(parent)
        self._done: list[tuple[Thing, str, Callable[[], object]]] = []

    def did(self, thing: Thing, words: str, undo: Callable[[], object]) -> None:
        """Note a change in a few words ("Bookmark removed") with what takes it back, and tell of it."""
        self._done.append((thing, words, undo))
        del self._done[: -self._MOST]
        self.changed.emit(thing)
        self.done.emit(words)

    def undo(self) -> str:
        """Take the last change back and return its words, or "" when there was none.

        Raises what the taking back raises; the change can then be taken back once more.
        """
        if not self._done:
            return ""
        thing, words, undo = self._done[-1]
        undo()
        self._done.pop()
        self.changed.emit(thing)
        return words

    def forget(self) -> None:
        """Forget every change: everything was thrown away for good. Tells that all is different."""
        self._done.clear()
        self.forgotten.emit()
        for thing in Thing:
            self.changed.emit(thing)
