# SPDX-License-Identifier: MIT
"""How far the user's file had come, noted beside it: SQLite does not tell when its log was lost or cut short.

The file counts its changes. After each, the count is written here too, so this is never ahead of what was saved.
A file that has fewer changes than this says has lost some.
"""

from __future__ import annotations

import datetime
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

ENDING = "-last"


@dataclass(frozen=True, slots=True)
class LastChange:
    """Which file, how many changes it has seen, and when the last was made (ISO, UTC)."""

    file: str
    changes: int
    when: str


def noted(path: Path) -> LastChange | None:
    """Return what is noted beside the file at `path`; None when there is nothing that can be read."""
    try:
        told = json.loads(path.with_name(path.name + ENDING).read_text(encoding="utf-8"))
        datetime.datetime.fromisoformat(told["when"])
        return LastChange(str(told["file"]), int(told["changes"]), str(told["when"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def note(path: Path, last: LastChange) -> None:
    """Note it beside the file; a disk that refuses makes this less sure and loses nothing, so it is not told."""
    told = json.dumps({"file": last.file, "changes": last.changes, "when": last.when})
    try:
        path.with_name(path.name + ENDING).write_text(told, encoding="utf-8")
    except OSError:
        return


def held(db: sqlite3.Connection) -> LastChange:
    """Return how far an opened file has come. Raises sqlite3.Error."""
    meta = dict(db.execute("SELECT name, value FROM meta WHERE name IN ('file', 'changes')"))
    count, _, when = str(meta["changes"]).partition(" ")
    return LastChange(str(meta["file"]), int(count), when)


def count_one(db: sqlite3.Connection, when: str) -> LastChange:
    """Count one more change inside the running transaction and return the count."""
    before = held(db)
    after = LastChange(before.file, before.changes + 1, when)
    db.execute("UPDATE meta SET value = ? WHERE name = 'changes'", (f"{after.changes} {when}",))
    return after


def moment(when: str) -> str:
    """Return an ISO time as a reader reads it, in the time of this computer: 3 March 2026, 14:05."""
    try:
        local = datetime.datetime.fromisoformat(when).astimezone()
    except (ValueError, OverflowError, OSError):
        return when
    return f"{local.day} {local:%B %Y, %H:%M}"
