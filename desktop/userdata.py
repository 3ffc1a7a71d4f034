# SPDX-License-Identifier: MIT
"""The user's own things in one SQLite file: settings, bookmarks, notes, reading lists and what was read lately."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from desktop.own.bookmarks import BookmarkStore
from desktop.own.errors import UserDataError
from desktop.own.file import OwnFile
from desktop.own.history import HistoryStore
from desktop.own.notes import NoteStore
from desktop.own.reading_lists import ReadingListStore

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from types import TracebackType

__all__ = ["Mark", "UserData", "UserDataError"]

_RECENT_KEPT = 200


@dataclass(frozen=True, slots=True)
class Mark:
    """A bookmarked or recently read article and when, as an ISO date and time in UTC."""

    slug: str
    when: str


class UserData:
    """One user's settings, bookmarks, notes and reading history, each store at hand as an attribute.

    Every change is one transaction, synced to the disk before it returns. A damaged file is moved aside, never
    deleted, and the newest good backup takes its place; `notice` then says what is missing. A file that cannot be
    written is read, and changes are kept in memory only.
    """

    def __init__(self, path: Path | None, *, read_only: bool = False) -> None:
        """Open or make the file at `path`; None begins with nothing and keeps everything in memory."""
        self.file = OwnFile(path, read_only=read_only)
        self.notice = self.file.notice
        self.marks = BookmarkStore(self.file)
        self.notes = NoteStore(self.file)
        self.history = HistoryStore(self.file)
        self.reading_lists = ReadingListStore(self.file)

    def __enter__(self) -> Self:
        """Return itself, to be closed at the end of the block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file."""
        self.close()

    def close(self) -> None:
        """Close the file; nothing is lost, as each change was saved when made."""
        self.file.close()

    def forget_everything(self) -> None:
        """Delete settings, notes, bookmarks, history, backups and feedback in one step, and begin anew.

        Nothing of it can be taken back. Raises UserDataError when a part cannot be deleted.
        """
        self.file.forget_everything()
        self.notice = self.file.notice

    def settings(self) -> Mapping[str, str]:
        """Return every setting by name, as text."""
        return dict(self.file.read("SELECT name, value FROM setting WHERE typeof(value) = 'text'"))

    def save_setting(self, name: str, value: str) -> None:
        """Save one setting. Raises UserDataError when the disk refuses."""
        with self.file.write() as db:
            db.execute(
                "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
                (name, value),
            )

    def bookmarks(self) -> tuple[Mark, ...]:
        """Return the bookmarked articles, the newest first; those of which only a section is marked are left out."""
        marks = sorted((mark for mark in self.marks.all() if not mark.section), key=lambda mark: mark.added)
        newest = {mark.slug: Mark(mark.slug, mark.added) for mark in marks}
        return tuple(sorted(newest.values(), key=lambda mark: mark.when, reverse=True))

    def is_bookmarked(self, slug: str) -> bool:
        """Return whether the article is bookmarked."""
        return bool(self.marks.of_place(slug))

    def set_bookmark(self, slug: str, *, on: bool) -> None:
        """Add or remove the bookmark of an article. Raises UserDataError when the disk refuses."""
        if on and not self.is_bookmarked(slug):
            self.marks.add(slug)
        elif not on:
            self.marks.remove_place(slug)

    def recent(self, limit: int = 50) -> tuple[Mark, ...]:
        """Return up to `limit` articles read lately, the last first."""
        return tuple(Mark(*visit) for visit in self.history.last_of_each(min(limit, _RECENT_KEPT)))

    def note_opened(self, slug: str) -> None:
        """Put the article first among those read lately. Raises UserDataError when the disk refuses."""
        self.history.note(slug)

    def forget_recent(self) -> None:
        """Clear the list of articles read lately, also in the backups."""
        self.history.clear()
