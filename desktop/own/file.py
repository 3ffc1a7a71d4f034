# SPDX-License-Identifier: MIT
"""The one file of the reader's own things: opened safely, written in transactions, backed up as it changes."""

from __future__ import annotations

import datetime
import os
import sqlite3
import threading
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any

from desktop.own import opening
from desktop.own.backups import FOLDER, backups_in, make_backup
from desktop.own.errors import BEHIND, GONE, DamagedError, NewerFileError, UserDataError, is_damage
from desktop.own.forgetting import forget_everything
from desktop.own.last_change import LastChange, count_one, held, moment, note, noted
from desktop.own.migrations import migrate, newest, version_of
from desktop.own.sums import learn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from desktop.own.opening import Connect
    from desktop.own.recovery import Recovery
    from desktop.own.sums import Value

BACKUP_AFTER = datetime.timedelta(minutes=30)


def utc_now() -> datetime.datetime:
    """Return the time now, in UTC."""
    return datetime.datetime.now(datetime.UTC)


class OwnFile:
    """The reader's file. Every change is one transaction, synced to the disk before it returns.

    `notice` is what the reader has to be told about opening it, else empty; `recovery` says what was saved of a
    damaged file. When the file cannot be written, what it holds is read and changes are kept in memory only; `saved`
    is then False. Used from one thread; other programs may use the same file.
    """

    def __init__(
        self,
        path: Path | None,
        *,
        read_only: bool = False,
        clock: Callable[[], datetime.datetime] = utc_now,
        connect: Connect = opening.connect,
    ) -> None:
        """Open or make the file at `path`; None begins with nothing and keeps everything in memory."""
        self.notice = ""
        self.recovery: Recovery | None = None
        self.path = path
        self._clock, self._connect = clock, connect
        self._writing = False
        self._last_stamp = ""
        self._backing_up: threading.Thread | None = None
        self._seen = 0
        self._identity: tuple[int, int] | None = None
        self._backed_up = utc_now()
        self.saved = False
        self._open(read_only=read_only)

    # ------------------------------------------------------------------------------------------------- opening

    def _open(self, *, read_only: bool = False) -> None:
        self.notice, self.saved = "", False
        if self.path is None or read_only:
            self._db = self._opened_in_memory()
            return
        try:
            self._db = self._opened(self.path)
        except DamagedError as error:
            self._db = self._recovered(self.path, str(error))
        except NewerFileError:
            self.notice = (
                "Your notes and settings were written by a newer Lamplight: they are shown, and nothing you change "
                "is saved until you install the newer one."
            )
            self._db = self._opened_in_memory()
        except (sqlite3.Error, UserDataError, OSError):
            self.notice = f"Your settings and bookmarks are not saved this time: {self.path} cannot be written."
            self._db = self._opened_in_memory()
        self._seen = self._data_version()
        if self.saved:
            self._begin_backups(self.path)

    def _opened(self, path: Path) -> sqlite3.Connection:
        """Open the file itself. Raises DamagedError, NewerFileError, UserDataError, sqlite3.Error."""
        if _is_gone(path):
            raise DamagedError(GONE)
        db = self._connect(path)
        try:
            learn(db)
            db.execute("PRAGMA busy_timeout=5000")
            # Before SQLite may write to it: bringing a damaged log into the file would do more damage.
            opening.look_through(db)
            opening.prepare(db)
            if 0 < version_of(db) < newest():
                make_backup(db, path.parent / FOLDER, self._clock(), before_migration=True)
            migrate(db)
            self.notice = _behind(db, path)
            status = path.stat()
        except sqlite3.Error as error:
            db.close()
            if is_damage(error):
                raise DamagedError(str(error)) from error
            raise
        except BaseException:
            db.close()
            raise
        self._identity = (status.st_dev, status.st_ino)
        self.saved = True
        return db

    def _recovered(self, path: Path, fault: str) -> sqlite3.Connection:
        from desktop.own.recovery import recover  # noqa: PLC0415 - not needed to show the window

        try:
            self.recovery = recover(path, self._clock(), fault)
            db = self._opened(path)
        except (OSError, sqlite3.Error, DamagedError, NewerFileError, UserDataError):
            self.notice = f"Your settings file {path} is damaged and cannot be moved: nothing is saved this time."
            self.path = None
            return self._opened_in_memory()
        self.notice = self.recovery.told()
        note(path, held(db))
        return db

    def _opened_in_memory(self) -> sqlite3.Connection:
        try:
            return opening.in_memory(self.path)
        except NewerFileError:
            self.notice = "Your notes were written by a newer Lamplight: install it to see them."
        except DamagedError:
            self.notice = f"Your settings file {self.path} is damaged and cannot be mended here: it is left as it is."
        except (sqlite3.Error, OSError):
            self.notice = f"Your settings and bookmarks in {self.path} can be neither read nor written this time."
        return opening.in_memory(None)

    def close(self) -> None:
        """Close the file; nothing is lost, as each change was saved when made."""
        self._wait_for_backup()
        self._db.close()

    def forget_everything(self) -> None:
        """Delete the file, its backups and what else the reader left beside it, and begin anew.

        Raises UserDataError when a part cannot be deleted.
        """
        self.close()
        try:
            if self.path is not None:
                forget_everything(self.path)
        finally:
            self._open(read_only=self.path is not None and not os.access(self.path.parent, os.W_OK))

    # ------------------------------------------------------------------------------------------- reading, writing

    def read(self, statement: str, values: Sequence[Value] = ()) -> list[tuple[Any, ...]]:
        """Return the rows that a query finds, also what other programs have written. Raises UserDataError."""
        try:
            if not self._writing:
                self._reopen_if_replaced()
            return self._db.execute(statement, values).fetchall()
        except sqlite3.Error as error:
            message = f"Your notes and settings could not be read ({error}): start Lamplight again."
            raise UserDataError(message) from error

    @contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        """Give a connection inside one transaction, which is saved at the end of the block or not at all.

        A block inside a block belongs to the outer one. Raises UserDataError when the disk refuses.
        """
        if self._writing:
            yield self._db
            return
        self._writing = True
        try:
            self._reopen_if_replaced()
            self._db.execute("BEGIN IMMEDIATE")
            yield self._db
            last = count_one(self._db, self.stamp())
            self._db.execute("COMMIT")
        except BaseException as error:
            self._roll_back()
            if isinstance(error, sqlite3.Error):
                raise UserDataError(_refused(error, self.path)) from error
            raise
        finally:
            self._writing = False
        self._saved(last)

    def _roll_back(self) -> None:
        try:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
        except sqlite3.Error:
            # The disk that refused the change refuses this too; the journal undoes it at the next opening.
            return

    def _saved(self, last: LastChange) -> None:
        if self.path is None or not self.saved:
            return
        note(self.path, last)
        if self._clock() - self._backed_up >= BACKUP_AFTER:
            self.back_up()

    def stamp(self) -> str:
        """Return the time now as ISO text in UTC, later than every one returned before."""
        now = self._clock()
        text = now.isoformat(timespec="microseconds")
        if text <= self._last_stamp:
            text = (datetime.datetime.fromisoformat(self._last_stamp) + datetime.timedelta(microseconds=1)).isoformat(
                timespec="microseconds"
            )
        self._last_stamp = text
        return text

    def changed_elsewhere(self) -> bool:
        """Return whether another program has changed the file since this was last asked."""
        before, self._seen = self._seen, self._data_version()
        return before != self._seen

    def _data_version(self) -> int:
        return int(self._db.execute("PRAGMA data_version").fetchone()[0])

    def _reopen_if_replaced(self) -> None:
        """Follow the file when another program has put another in its place: a mended one, or an empty one."""
        if not self.saved or self.path is None or os.name != "posix":
            return
        try:
            status = self.path.stat()
        except OSError:
            status = None
        if status is None or (status.st_dev, status.st_ino) != self._identity:
            self._db.close()
            self._open()

    # ------------------------------------------------------------------------------------------------- backups

    def _begin_backups(self, path: Path) -> None:
        found = backups_in(path.parent / FOLDER)
        self._backed_up = found[0].made if found else self._clock()
        if found and self._clock() - self._backed_up >= BACKUP_AFTER:
            before = _count_in(found[0].path)
            if before is None or before.changes != held(self._db).changes:
                self.back_up()

    def back_up(self) -> None:
        """Begin a backup beside the running program; a disk that is full leaves the older ones as they are."""
        if self.path is None or not self.saved:
            return
        self._wait_for_backup()
        self._backed_up = self._clock()
        self._backing_up = threading.Thread(target=_back_up, args=(self.path, self._backed_up), name="backup")
        self._backing_up.start()

    def _wait_for_backup(self) -> None:
        if self._backing_up is not None:
            self._backing_up.join()
            self._backing_up = None


def _back_up(path: Path, now: datetime.datetime) -> None:
    try:
        with closing(opening.connect(path)) as source:
            make_backup(source, path.parent / FOLDER, now)
    except (UserDataError, sqlite3.Error):
        # The next one is tried in half an hour; the file itself is as safe as before.
        return


def _count_in(path: Path) -> LastChange | None:
    """Return how far a backup had come; None for one that cannot say."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as db:
            return held(db)
    except (sqlite3.Error, KeyError, ValueError):
        return None


def _is_gone(path: Path) -> bool:
    """Return whether there is no file at `path` though there was one: its backups or its last change are there."""
    if path.exists() and path.stat().st_size:
        return False
    return noted(path) is not None or bool(backups_in(path.parent / FOLDER))


def _refused(error: sqlite3.Error, path: Path | None) -> str:
    place = path.parent if path else "memory"
    if getattr(error, "sqlite_errorcode", 0) in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return f"This could not be saved in {place}: another program is writing there; try again."
    return f"This could not be saved in {place} ({error}): make room on the disk and try again."


def _behind(db: sqlite3.Connection, path: Path) -> str:
    """Return what to tell when changes that were saved once are not in the file any more; "" when all are.

    Raises DamagedError when a backup holds some of them.
    """
    here, last = held(db), noted(path)
    if last is None or last.file != here.file or last.changes <= here.changes:
        return ""
    for backup in backups_in(path.parent / FOLDER):
        count = _count_in(backup.path)
        if count is not None and count.file == here.file and count.changes > here.changes:
            raise DamagedError(f"{last.changes - here.changes} changes are {BEHIND}")
    lost = last.changes - here.changes
    note(path, here)
    return (
        f"{lost} change{'s' if lost > 1 else ''} to your notes, bookmarks or settings, the last on "
        f"{moment(last.when)}, {'are' if lost > 1 else 'is'} missing from your file, which stands as it was on "
        f"{moment(here.when)}: if you have another copy of {path.name} with its -wal file, put it back."
    )
