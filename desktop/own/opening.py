# SPDX-License-Identifier: MIT
"""How the user's file is opened: made safe against power cuts, looked through for damage, brought up to date."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from typing import TYPE_CHECKING

from desktop.own.errors import DamagedError, NewerFileError, is_damage
from desktop.own.migrations import migrate, newest, version_of
from desktop.own.sums import faults, learn, schema_sum, tables_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Connect = Callable[[Path | str], sqlite3.Connection]

#: The log that SQLite keeps beside a file, and its index.
BESIDE = ("-wal", "-shm")


def connect(path: Path | str) -> sqlite3.Connection:
    """Return a connection in autocommit mode: every transaction is begun and ended by name."""
    return sqlite3.connect(path, isolation_level=None, timeout=5.0)


def prepare(db: sqlite3.Connection) -> None:
    """Make a connection one that loses nothing it acknowledged. Raises sqlite3.Error, or DamagedError."""
    learn(db)
    for pragma in ("busy_timeout=5000", "trusted_schema=ON", "secure_delete=ON"):
        db.execute(f"PRAGMA {pragma}")
    mode = str(db.execute("PRAGMA journal_mode=WAL").fetchone()[0])
    # WAL with less than FULL loses committed rows at a power cut; where a disk cannot do WAL, the old journal
    # with EXTRA is as safe.
    db.execute("PRAGMA synchronous=FULL" if mode == "wal" else "PRAGMA synchronous=EXTRA")
    db.execute("PRAGMA fullfsync=1")
    db.execute("PRAGMA checkpoint_fullfsync=1")
    level = int(db.execute("PRAGMA synchronous").fetchone()[0])
    if (mode, level) not in {("wal", 2), ("delete", 3), ("memory", 3)}:
        message = f"the file cannot be made safe against power cuts ({mode}, {level})"
        raise sqlite3.OperationalError(message)


def look_through(db: sqlite3.Connection) -> None:
    """Raise DamagedError when the file does not hold what was written into it, NewerFileError when it is too new."""
    try:
        found = _fault(db)
    except sqlite3.Error as error:
        if not is_damage(error):
            raise
        raise DamagedError(str(error)) from error
    except (ValueError, TypeError) as error:
        # Letters that are none, numbers that are texts.
        raise DamagedError(str(error)) from error
    if found:
        raise DamagedError(found)
    if version_of(db) > newest():
        message = (
            f"The file is of version {version_of(db)}, and this Lamplight knows {newest()}: install the newer one."
        )
        raise NewerFileError(message)


def _fault(db: sqlite3.Connection) -> str:
    db.execute("BEGIN")
    try:
        # Unlike quick_check it compares the indexes too; 10,000 notes take it some 50 ms.
        verdict = str(db.execute("PRAGMA integrity_check(1)").fetchone()[0])
        if verdict != "ok":
            return verdict
        version, tables = version_of(db), tables_of(db)
        if version < 2:
            return _fault_of_version_1(version, tables)
        meta = dict(db.execute("SELECT name, value FROM meta"))
        if meta.get("version") != str(version):
            return "its number of version is wrong"
        if meta.get("schema") != str(schema_sum(db)):
            return "its tables are not as they were made"
        if table := faults(db):
            return f"a row of {table} is wrong"
    finally:
        db.execute("ROLLBACK")
    return ""


def _fault_of_version_1(version: int, tables: tuple[str, ...]) -> str:
    if "meta" in tables:
        return "its number of version is wrong"
    missing = {"setting", "bookmark", "recent"} - set(tables)
    return f"it has no table {min(missing)}" if version == 1 and missing else ""


def in_memory(path: Path | None) -> sqlite3.Connection:
    """Return what can be read of the file at `path`, copied into memory and up to date; empty when nothing can be.

    Raises DamagedError when the file is damaged, NewerFileError when it is too new.
    """
    memory = connect(":memory:")
    try:
        if path is not None and path.is_file() and path.stat().st_size:
            _copy(path, memory)
        learn(memory)
        look_through(memory)
        migrate(memory)
    except BaseException:
        memory.close()
        raise
    return memory


def _copy(path: Path, memory: sqlite3.Connection) -> None:
    # What another program has not yet brought from the log into the file is read too, where that can be.
    unwritten = path.with_name(f"{path.name}-wal").exists()
    uri = path.absolute().as_uri()
    try:
        if unwritten:
            with suppress(sqlite3.Error), closing(sqlite3.connect(f"{uri}?mode=ro", uri=True)) as file:
                file.backup(memory)
                return
        with closing(sqlite3.connect(f"{uri}?mode=ro&immutable=1", uri=True)) as file:
            file.backup(memory)
    except sqlite3.Error as error:
        if is_damage(error):
            raise DamagedError(str(error)) from error
        raise


def sync_folder(folder: Path) -> None:
    """Make the names in a folder last over a power cut, where the system can."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
