# SPDX-License-Identifier: MIT
"""The user's own things in one SQLite file: settings, bookmarks and what was read lately."""

from __future__ import annotations

import datetime
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from index.errors import LamplightError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from types import TracebackType

_VERSION = 1
_RECENT_KEPT = 200

_TABLES = """
CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS bookmark (slug TEXT PRIMARY KEY, added TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS recent (slug TEXT PRIMARY KEY, opened TEXT NOT NULL) WITHOUT ROWID;
"""

#: What must be readable in a file of ours.
_PARTS = ("SELECT name, value FROM setting", "SELECT slug, added FROM bookmark", "SELECT slug, opened FROM recent")


class UserDataError(LamplightError):
    """The user's file could not be written; what is on the screen stays."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A bookmarked or recently read article and when, as an ISO date and time in UTC."""

    slug: str
    when: str


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="microseconds")


class UserData:
    """One user's settings, bookmarks and reading history.

    Every change is one transaction, synced to the disk before it returns. A damaged file is moved aside, never
    deleted; `notice` then says where. A file that cannot be written is read, and changes are kept in memory only.
    """

    def __init__(self, path: Path | None, *, read_only: bool = False) -> None:
        """Open or make the file at `path`; None begins with nothing and keeps everything in memory."""
        self.notice = ""
        self._path = path
        self._db = self._in_memory(path) if read_only else self._open(path)

    def _open(self, path: Path | None) -> sqlite3.Connection:
        if path is None:
            return self._in_memory(None)
        try:
            return self._prepared(sqlite3.connect(path))
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):
                self.notice = f"Your settings and bookmarks are not saved this time: {path} cannot be written."
                return self._in_memory(path)
            try:
                aside = self._move_aside(path)
            except OSError:
                self.notice = f"Your settings file {path} is damaged and cannot be moved: nothing is saved this time."
                return self._in_memory(None)
            self.notice = f"Your settings file was damaged. It was kept as {aside.name} and a new one was begun."
            return self._prepared(sqlite3.connect(path))

    def _in_memory(self, path: Path | None) -> sqlite3.Connection:
        """Return what can be read of the file at `path`, copied into memory, or an empty memory."""
        if path is not None and path.is_file():
            # What another program has not yet brought from the log into the file is read too, where that can be.
            unwritten = path.with_name(f"{path.name}-wal").exists()
            for how in (("mode=ro",) if unwritten else ()) + ("mode=ro&immutable=1",):
                memory = sqlite3.connect(":memory:")
                try:
                    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?{how}", uri=True)) as file:
                        file.backup(memory)
                    return self._prepared(memory)
                except sqlite3.DatabaseError:
                    memory.close()
        return self._prepared(sqlite3.connect(":memory:"))

    @staticmethod
    def _move_aside(path: Path) -> Path:
        stamp = datetime.datetime.now(datetime.UTC).strftime("%Y%m%d-%H%M%S-%f")
        aside = path.with_name(f"{path.stem}-damaged-{stamp}{path.suffix}")
        path.rename(aside)
        for ending in ("-wal", "-shm"):
            beside = path.with_name(path.name + ending)
            if beside.exists():
                beside.rename(aside.with_name(aside.name + ending))
        return aside

    def _prepared(self, db: sqlite3.Connection) -> sqlite3.Connection:
        try:
            db.execute("PRAGMA busy_timeout=5000")
            db.execute("PRAGMA journal_mode=WAL")
            # WAL with less than FULL loses committed rows at a power cut.
            db.execute("PRAGMA synchronous=FULL")
            if db.execute("PRAGMA quick_check").fetchone()[0] != "ok":
                message = "the settings file is damaged"
                raise sqlite3.DatabaseError(message)
            if db.execute("PRAGMA user_version").fetchone()[0] == 0:
                with db:
                    db.executescript(f"BEGIN IMMEDIATE; {_TABLES} PRAGMA user_version={_VERSION}; COMMIT;")
            self._look_through(db)
        except sqlite3.DatabaseError:
            db.close()
            raise
        return db

    @staticmethod
    def _look_through(db: sqlite3.Connection) -> None:
        """Raise DatabaseError when a table or a column of ours is not there: the file is of no use then."""
        for part in _PARTS:
            try:
                db.execute(f"{part} LIMIT 1").fetchone()
            except sqlite3.OperationalError as error:
                if "no such" in str(error):
                    raise sqlite3.DatabaseError(str(error)) from error
                raise

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
        self._db.close()

    def _write(self, *statements: tuple[str, tuple[str, ...]]) -> None:
        """Run statements with their values in one transaction: one sync to the disk."""
        try:
            with self._db:
                for statement, values in statements:
                    self._db.execute(statement, values)
        except sqlite3.Error as error:
            place = self._path.parent if self._path else "memory"
            message = f"This could not be saved in {place} ({error}): make room on the disk and try again."
            raise UserDataError(message) from error

    def settings(self) -> Mapping[str, str]:
        """Return every setting by name, as text."""
        return dict(self._db.execute("SELECT name, value FROM setting WHERE typeof(value) = 'text'"))

    def save_setting(self, name: str, value: str) -> None:
        """Save one setting. Raises UserDataError when the disk refuses."""
        self._write(
            ("INSERT INTO setting VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value", (name, value))
        )

    def bookmarks(self) -> tuple[Mark, ...]:
        """Return the bookmarked articles, the newest first."""
        rows = self._db.execute("SELECT slug, added FROM bookmark ORDER BY added DESC, slug")
        return tuple(Mark(*row) for row in rows)

    def is_bookmarked(self, slug: str) -> bool:
        """Return whether the article is bookmarked."""
        return self._db.execute("SELECT 1 FROM bookmark WHERE slug = ?", (slug,)).fetchone() is not None

    def set_bookmark(self, slug: str, *, on: bool) -> None:
        """Add or remove a bookmark. Raises UserDataError when the disk refuses."""
        if on:
            self._write(("INSERT OR IGNORE INTO bookmark VALUES (?, ?)", (slug, _now())))
        else:
            self._write(("DELETE FROM bookmark WHERE slug = ?", (slug,)))

    def recent(self, limit: int = 50) -> tuple[Mark, ...]:
        """Return up to `limit` articles read lately, the last first."""
        rows = self._db.execute("SELECT slug, opened FROM recent ORDER BY opened DESC, slug LIMIT ?", (limit,))
        return tuple(Mark(*row) for row in rows)

    def note_opened(self, slug: str) -> None:
        """Put the article first among those read lately. Raises UserDataError when the disk refuses."""
        self._write(
            ("INSERT INTO recent VALUES (?, ?) ON CONFLICT DO UPDATE SET opened = excluded.opened", (slug, _now())),
            (
                "DELETE FROM recent WHERE slug NOT IN (SELECT slug FROM recent ORDER BY opened DESC LIMIT ?)",
                (str(_RECENT_KEPT),),
            ),
        )

    def forget_recent(self) -> None:
        """Clear the list of articles read lately."""
        self._write(("DELETE FROM recent", ()))
