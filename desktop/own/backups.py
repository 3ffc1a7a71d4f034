# SPDX-License-Identifier: MIT
"""Backups of the user's file: whole, looked through after writing, and thinned with age."""

from __future__ import annotations

import datetime
import os
import re
import sqlite3
import uuid
from contextlib import closing, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.own.errors import DamagedError, NewerFileError, UserDataError
from desktop.own.migrations import version_of
from desktop.own.opening import BESIDE, connect, look_through, sync_folder
from desktop.own.sums import learn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

FOLDER = "backups"
_NAME = re.compile(r"lamplight-(\d{8}T\d{12})Z-v(\d{1,6})(-before)?(?:-\d{1,3})?\.sqlite")
_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class Backup:
    """A backup: when it was made (UTC), the version of the file, and whether it was made before a migration."""

    made: datetime.datetime
    path: Path
    version: int
    before_migration: bool = False


def backups_in(folder: Path) -> tuple[Backup, ...]:
    """Return the backups in a folder, the newest first; what bears another name is none."""
    return tuple(sorted(_found(folder), reverse=True))


def _found(folder: Path) -> Iterator[Backup]:
    if not folder.is_dir():
        return
    for path in folder.iterdir():
        if match := _NAME.fullmatch(path.name):
            try:
                made = datetime.datetime.strptime(match[1], "%Y%m%dT%H%M%S%f").replace(tzinfo=datetime.UTC)
            except ValueError:
                continue
            yield Backup(made, path, int(match[2]), before_migration=match[3] is not None)


def make_backup(
    source: sqlite3.Connection, folder: Path, now: datetime.datetime, *, before_migration: bool = False
) -> Backup:
    """Write a backup of an opened file, look it through, thin the others, and return it.

    `now` is in UTC. Raises UserDataError when there is no room or the copy is not right; nothing half is left then.
    """
    half = folder / f"half-{uuid.uuid4()}.sqlite"
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        version = _write(source, half)
        path = _free_name(folder, now, version, before_migration=before_migration)
        half.replace(path)
        sync_folder(folder)
    except (OSError, sqlite3.Error, DamagedError) as error:
        for ending in ("", "-journal", *BESIDE):
            with suppress(OSError):
                half.with_name(half.name + ending).unlink(missing_ok=True)
        message = f"No backup of your notes could be made in {folder} ({error}): make room on the disk."
        raise UserDataError(message) from error
    made = Backup(now, path, version, before_migration=before_migration)
    for old in thinned(backups_in(folder), now):
        old.path.unlink(missing_ok=True)
    return made


def _write(source: sqlite3.Connection, half: Path) -> int:
    """Copy a file, look the copy through as it lies on the disk, and return its version."""
    with closing(connect(half)) as copy:
        copy.execute("PRAGMA synchronous=FULL")
        source.backup(copy)
        # A backup is one file: it must not need a log beside it.
        copy.execute("PRAGMA journal_mode=DELETE")
    with closing(connect(half)) as copy:
        learn(copy)
        look_through(copy)
        version = version_of(copy)
    with half.open("r+b") as file:
        os.fsync(file.fileno())
    return version


def _free_name(folder: Path, now: datetime.datetime, version: int, *, before_migration: bool) -> Path:
    stem = f"lamplight-{now:%Y%m%dT%H%M%S%f}Z-v{version}{'-before' if before_migration else ''}"
    names = [folder / f"{stem}.sqlite", *(folder / f"{stem}-{number}.sqlite" for number in range(1, 1000))]
    return next(name for name in names if not name.exists())


def thinned(backups: Iterable[Backup], now: datetime.datetime) -> tuple[Backup, ...]:
    """Return those that are not needed any more.

    Kept are the newest of all, the newest of each hour of the last day, of each day of two weeks, of each week of half
    a year, and those made before a migration in that half year. What the clock says lies ahead is kept too.
    """
    newest_first = sorted(backups, reverse=True)
    kept: set[Backup] = set(newest_first[:1])
    slots: set[str] = set()
    for backup in newest_first:
        age = now - backup.made
        if age < datetime.timedelta(0) or (backup.before_migration and age < 182 * _DAY):
            kept.add(backup)
            continue
        form = "%Y%m%d%H" if age < _DAY else "%Y%m%d" if age < 14 * _DAY else "%G-%V" if age < 182 * _DAY else ""
        slot = f"{form} {backup.made:{form}}" if form else ""
        if slot and slot not in slots:
            slots.add(slot)
            kept.add(backup)
    return tuple(backup for backup in newest_first if backup not in kept)


def newest_good(folder: Path) -> Backup | None:
    """Return the newest backup that holds what was written into it; None when there is none."""
    for backup in backups_in(folder):
        try:
            with closing(sqlite3.connect(f"{backup.path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as db:
                learn(db)
                look_through(db)
        except (sqlite3.Error, DamagedError, NewerFileError, OSError):
            continue
        return backup
    return None


def scrub(folder: Path, tables: tuple[str, ...]) -> None:
    """Empty tables in every backup, so that what the reader cleared does not live on there. Raises UserDataError."""
    for backup in backups_in(folder):
        try:
            with closing(connect(backup.path)) as db:
                learn(db)
                db.execute("PRAGMA secure_delete=ON")
                for table in tables:
                    if db.execute("SELECT 1 FROM sqlite_master WHERE name = ? AND type = 'table'", (table,)).fetchone():
                        db.execute(f"DELETE FROM {table}")  # noqa: S608 - names of our own tables
        except sqlite3.Error as error:
            message = f"The backup {backup.path} could not be cleared ({error}): delete that file."
            raise UserDataError(message) from error
