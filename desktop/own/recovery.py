# SPDX-License-Identifier: MIT
"""What is done about a damaged file: kept aside, replaced by a backup, and the reader told what is missing.

What can still be read of the damaged file is put on top of the backup, so that most often nothing is missing.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.own.backups import FOLDER, Backup, newest_good
from desktop.own.errors import BEHIND, GONE
from desktop.own.last_change import ENDING, moment, noted
from desktop.own.migrations import migrate
from desktop.own.opening import BESIDE, connect, look_through, prepare, sync_folder
from desktop.own.salvage import Salvaged, salvage
from desktop.own.sums import columns_of, learn, quoted, tables_of

if TYPE_CHECKING:
    import datetime
    import sqlite3
    from collections.abc import Sequence

    from desktop.own.sums import Value

_IDENTITY = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_SLUG = re.compile(r"[a-z0-9-]{1,200}")


@dataclass(frozen=True, slots=True)
class Recovery:
    """How a damaged file was mended.

    `fault` is what was wrong with it, `aside` where it is kept (None when it was gone), `backup` what took its place
    (None when there was none). `whole` says that everything in it could still be read. Else `missing` and `doubtful`
    count the notes of each article that are gone, and that may hold a wrong letter; what else was changed after
    `since` (ISO, UTC; "" for ever) may be missing too, up to `last` (ISO, UTC; "" when not known).
    """

    fault: str
    aside: Path | None
    backup: Backup | None
    whole: bool
    missing: dict[str, int]
    doubtful: dict[str, int]
    since: str = ""
    last: str = ""

    def told(self) -> str:
        """Return what the reader has to know, exactly."""
        kept = "Your file of notes and settings was gone"
        if self.aside is not None:
            kept = f"Your file of notes and settings was damaged. It was kept as {self.aside.name}"
        if self.whole:
            return f"{kept}; everything in it could be read and is here."
        if self.backup is not None:
            place = f"the backup of {moment(self.backup.made.isoformat())} took its place, with all that could be read"
        else:
            place = "a new one was begun with all that could be read, as there is no backup"
        return " ".join((f"{kept} and {place}.", self._missing(), *self._doubtful()))

    def _missing(self) -> str:
        until = f" and {moment(self.last)}" if self.last else ""
        when = f"between {moment(self.since)}{until}" if self.since and until else f"after {moment(self.since)}"
        rest = f"What you changed {when if self.since else 'before'} may be missing"
        if not self.missing:
            return f"{rest}."
        return f"Missing are {_counted(self.missing)}. {rest} too."

    def _doubtful(self) -> list[str]:
        return [f"A letter may be wrong in {_counted(self.doubtful)}."] if self.doubtful else []


def _counted(notes: dict[str, int]) -> str:
    """Return "2 notes of Asthma, 1 note of Fever"."""
    parts = [
        f"{count} note{'s' if count > 1 else ''} of {slug.replace('-', ' ').capitalize()}"
        for slug, count in sorted(notes.items())
    ]
    return ", ".join(parts)


def recover(path: Path, now: datetime.datetime, fault: str) -> Recovery:
    """Mend the file at `path` and return how.

    Raises OSError or sqlite3.Error when the disk refuses; the damaged file then lies where it was, or aside.
    """
    last = noted(path)
    backup = newest_good(path.parent / FOLDER)
    work = Path(tempfile.mkdtemp(prefix="mending-", dir=path.parent))
    try:
        rescued = _salvaged(path, work)
        try:
            mended = work / "mended.sqlite"
            missing, doubtful, dropped = _mend(mended, backup, rescued)
        finally:
            rescued.db.close()
        aside = move_aside(path, now)
        mended.replace(path)
        sync_folder(path.parent)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    whole = rescued.whole and not missing and not doubtful and not dropped and fault != GONE
    whole = whole and not fault.endswith(BEHIND)
    since = backup.made.isoformat() if backup is not None else ""
    return Recovery(fault, aside, backup, whole, missing, doubtful, since, last.when if last else "")


def _salvaged(path: Path, work: Path) -> Salvaged:
    copy = work / "damaged.sqlite"
    if not path.exists():
        return salvage(copy)
    shutil.copyfile(path, copy)
    log = path.with_name(f"{path.name}-wal")
    if log.exists():
        shutil.copyfile(log, work / "damaged.sqlite-wal")
    return salvage(copy)


def move_aside(path: Path, now: datetime.datetime) -> Path | None:
    """Give a file, and what SQLite keeps beside it, a name that says it is damaged, and return that. Raises OSError.

    Returns None when there was only what lies beside it.
    """
    aside = path.with_name(f"{path.stem}-damaged-{now:%Y%m%d-%H%M%S-%f}{path.suffix}")
    there = path.exists()
    for ending in ("", *BESIDE, ENDING):
        part = path.with_name(path.name + ending)
        if part.exists():
            part.rename(aside.with_name(aside.name + ending))
    return aside if there else None


def _mend(mended: Path, backup: Backup | None, rescued: Salvaged) -> tuple[dict[str, int], dict[str, int], bool]:
    """Write the new file; returns the missing notes, the doubtful ones, and whether other rows were dropped."""
    if backup is not None:
        shutil.copyfile(backup.path, mended)
    with closing(connect(mended)) as db:
        learn(db)
        prepare(db)
        migrate(db)
        db.execute("BEGIN IMMEDIATE")
        for table in tables_of(rescued.db):
            if table != "meta":
                _lay_over(db, rescued.db, table)
        doubtful, dropped = _keep_doubtful(db, rescued)
        held = {str(identity) for (identity,) in db.execute("SELECT id FROM note")}
        missing: dict[str, int] = {}
        for identity, slug in rescued.notes.items():
            # A damaged index may tell of notes that never were.
            if identity not in held and _IDENTITY.fullmatch(identity) and _SLUG.fullmatch(slug):
                missing[slug] = missing.get(slug, 0) + 1
        db.execute("COMMIT")
        look_through(db)
        db.execute("PRAGMA journal_mode=DELETE")
    with mended.open("r+b") as file:
        os.fsync(file.fileno())
    return missing, doubtful, dropped


def _lay_over(db: sqlite3.Connection, rescued: sqlite3.Connection, table: str) -> None:
    """Put every row that was rescued in the place of the backup's, unless the backup's is newer."""
    columns = columns_of(rescued, table)
    names = ", ".join(quoted(name) for name in columns.all)
    for row in rescued.execute(f"SELECT {names} FROM {quoted(table)}"):  # noqa: S608 - names of our own tables
        if "changed" in columns.all and "id" in columns.all:
            changed = row[columns.all.index("changed")]
            same = f"SELECT 1 FROM {quoted(table)} WHERE id = ? AND changed >= ?"  # noqa: S608
            if db.execute(same, (row[columns.all.index("id")], changed)).fetchone():
                continue
        _replace(db, table, columns.all, row)


def _replace(db: sqlite3.Connection, table: str, names: Sequence[str], row: Sequence[Value]) -> None:
    listed = ", ".join(quoted(name) for name in names)
    marks = ", ".join("?" for _ in names)
    db.execute(f"INSERT OR REPLACE INTO {quoted(table)} ({listed}) VALUES ({marks})", tuple(row))  # noqa: S608


def _keep_doubtful(db: sqlite3.Connection, rescued: Salvaged) -> tuple[dict[str, int], bool]:
    """Keep notes with a wrong sum that the backup has not; returns them by article, and whether rows were dropped.

    A row of which the backup has the same state is not dropped: nothing of it is missing.
    """
    doubtful: dict[str, int] = {}
    dropped = False
    for table, rows in rescued.wrong.items():
        names = columns_of(db, table).all
        for row in dict.fromkeys(rows):
            known = dict(zip(names, row, strict=True))
            if "changed" not in known or "id" not in known:
                dropped = True
                continue
            before = db.execute(f"SELECT changed FROM {quoted(table)} WHERE id = ?", (known["id"],)).fetchone()  # noqa: S608
            if before is None and table == "note" and _sound(known):
                # Its number may be what is wrong.
                _replace(db, table, names[1:], row[1:])
                doubtful[str(known["slug"])] = doubtful.get(str(known["slug"]), 0) + 1
            elif before is None or before[0] != known["changed"]:
                dropped = True
    return doubtful, dropped


def _sound(known: dict[str, Value]) -> bool:
    """Return whether a note with a wrong sum can be shown at all."""
    texts = all(
        isinstance(value, str)
        for name, value in known.items()
        if name not in {"number", "position", "clinic", "shared"}
    )
    numbers = all(isinstance(known[name], int) for name in ("position", "clinic", "shared"))
    named = _IDENTITY.fullmatch(str(known["id"])) and _SLUG.fullmatch(str(known["slug"]))
    return bool(texts and numbers and named and known["kind"] in {"note", "highlight"})
