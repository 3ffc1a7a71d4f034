# SPDX-License-Identifier: MIT
"""Reads out of a damaged file what can still be read, row by row."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.own.migrations import MIGRATIONS, migrate
from desktop.own.opening import connect
from desktop.own.sums import Columns, Value, columns_of, learn, quoted, row_sum, tables_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Row = tuple[Value, ...]

#: So many rows are asked for one by one behind a place that cannot be read.
_ONE_BY_ONE = 20_000
# What reading raises where a file is damaged; even what SQLite says of it may hold letters that are none.
_UNREADABLE = (sqlite3.Error, UnicodeError, OverflowError)


@dataclass
class Salvaged:
    """What was read: an up-to-date file in memory, and what was seen to be missing.

    `whole` says that every table could be read to its end. `wrong` are the rows of each table that can be read but
    whose sum is wrong. `notes` are the identities of the notes that the file held, with their articles, as far as its
    indexes tell.
    """

    db: sqlite3.Connection
    whole: bool = True
    wrong: dict[str, list[Row]] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)


def salvage(damaged: Path) -> Salvaged:
    """Return what can be read of the file at `damaged`, a copy that may change. The caller closes `db`."""
    fresh = connect(":memory:")
    learn(fresh)
    found = Salvaged(fresh)
    try:
        with closing(connect(damaged)) as db:
            # A damaged letter is read as a sign, so that the rest of its row is not lost.
            db.text_factory = lambda raw: raw.decode("utf-8", "replace")
            _read_all(db, found)
    except _UNREADABLE:
        found.whole = False
    migrate(fresh)
    return found


def _read_all(db: sqlite3.Connection, found: Salvaged) -> None:
    tables = tables_of(db)
    version = 1 if "recent" in tables and "meta" not in tables else MIGRATIONS[-1].version
    if "meta" in tables:
        version = _version(db, version)
    migrate(found.db, version)
    for table in tables_of(found.db):
        if table != "meta":
            _read(db, table, found)
    for identity, slug in _walk(db, "SELECT id, slug FROM note INDEXED BY note_slug"):
        if isinstance(identity, str) and isinstance(slug, str):
            found.notes[identity] = slug


def _version(db: sqlite3.Connection, usual: int) -> int:
    for (value,) in _walk(db, "SELECT value FROM meta WHERE name = 'version'"):
        if isinstance(value, str) and value.isdecimal() and 1 < int(value) <= MIGRATIONS[-1].version:
            return int(value)
    return usual


def _read(db: sqlite3.Connection, table: str, found: Salvaged) -> None:
    columns = columns_of(found.db, table)
    names = ", ".join(quoted(name) for name in columns.all)
    marks = ", ".join("?" for _ in columns.all)
    insert = f"INSERT OR IGNORE INTO {quoted(table)} ({names}) VALUES ({marks})"  # noqa: S608 - names of our own tables
    for row, right in _rows(db, table, columns, found):
        if right:
            try:
                found.db.execute(insert, row)
            except sqlite3.Error:
                found.whole = False
        else:
            found.wrong.setdefault(table, []).append(row)


def _rows(db: sqlite3.Connection, table: str, columns: Columns, found: Salvaged) -> Iterator[tuple[Row, bool]]:
    """Yield each row that can be read, some twice, and whether its sum is right."""
    names = ", ".join(quoted(name) for name in columns.all) + (", sum" if columns.guarded else "")
    key = ", ".join(quoted(name) for name in columns.key)
    back = ", ".join(f"{quoted(name)} DESC" for name in columns.key)
    select = f"SELECT {names} FROM {quoted(table)}"  # noqa: S608
    ends: list[Value] = []
    for order in (key, back):
        walk = Walk()
        last: Row | None = None
        for row in walk.over(db, f"{select} ORDER BY {order}"):
            last = row
            yield _judged(row, columns)
        if walk.whole:
            return
        found.whole = False
        ends.append(last[columns.all.index(columns.key[0])] if last else None)
    if columns.key == ("number",):
        yield from _one_by_one(db, select, columns, ends)


def _one_by_one(db: sqlite3.Connection, select: str, columns: Columns, ends: list[Value]) -> Iterator[tuple[Row, bool]]:
    """Yield what lies between the places where reading from both ends stopped."""
    low = ends[0] if isinstance(ends[0], int) else 0
    high = ends[1] if isinstance(ends[1], int) else low + _ONE_BY_ONE
    for number in range(low + 1, min(high, low + _ONE_BY_ONE) + 1):
        for row in _walk(db, f"{select} WHERE number = {number}"):
            yield _judged(row, columns)


def _judged(row: Row, columns: Columns) -> tuple[Row, bool]:
    if not columns.guarded:
        return row, True
    return row[:-1], row_sum(*row[:-1]) == row[-1]


class Walk:
    """Reads rows until the damage; `whole` then says whether it came to the end."""

    def __init__(self) -> None:
        """Begin."""
        self.whole = False

    def over(self, db: sqlite3.Connection, statement: str) -> Iterator[Row]:
        """Yield the rows of a query up to the first that cannot be read."""
        try:
            yield from db.execute(statement)
        except _UNREADABLE:
            return
        self.whole = True


def _walk(db: sqlite3.Connection, statement: str) -> Iterator[Row]:
    return Walk().over(db, statement)
