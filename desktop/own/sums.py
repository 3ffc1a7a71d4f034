# SPDX-License-Identifier: MIT
"""A check sum in every row, as SQLite itself does not notice when a letter inside a row has changed on the disk.

A table with a column `sum` is guarded by `protect`: triggers keep the sum right whoever writes, `faults` compares.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

#: What SQLite gives and takes.
Value = str | int | float | bytes | None


def row_sum(*values: Value) -> int:
    """Return the check sum of a row's values."""
    told = "\x1f".join(f"{type(value).__name__[0]}{value!r}" for value in values)
    return zlib.crc32(told.encode("utf-8", "surrogatepass"))


def learn(db: sqlite3.Connection) -> None:
    """Teach a connection the function that the triggers call. Every connection that writes needs it."""
    db.create_function("row_sum", -1, row_sum, deterministic=True)


def quoted(name: str) -> str:
    """Return the name of a table or column as SQL writes it."""
    doubled = name.replace('"', '""')
    return f'"{doubled}"'


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table: those of its key, and all but `sum`."""

    key: tuple[str, ...]
    all: tuple[str, ...]
    guarded: bool


def columns_of(db: sqlite3.Connection, table: str) -> Columns:
    """Return what a table consists of."""
    rows = db.execute(f"PRAGMA table_info({quoted(table)})").fetchall()
    names = [str(row[1]) for row in rows]
    key = tuple(str(row[1]) for row in sorted(rows, key=lambda row: int(row[5])) if row[5])
    return Columns(key, tuple(name for name in names if name != "sum"), "sum" in names)


def tables_of(db: sqlite3.Connection) -> tuple[str, ...]:
    """Return the names of our tables in a file."""
    rows = db.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name")
    return tuple(str(name) for (name,) in rows)


def protect(db: sqlite3.Connection, table: str) -> None:
    """Guard a table that has a primary key and a column `sum INTEGER`; sums up the rows that are there already."""
    columns = columns_of(db, table)
    named = quoted(table)
    new = ", ".join(f"new.{quoted(name)}" for name in columns.all)
    own = ", ".join(quoted(name) for name in columns.all)
    here = " AND ".join(f"{quoted(name)} = new.{quoted(name)}" for name in columns.key)
    set_sum = f"UPDATE {named} SET sum = row_sum({new}) WHERE {here}"  # noqa: S608 - names of our own tables
    for event in ("INSERT", f"UPDATE OF {own}"):
        trigger = quoted(f"{table}_sum_{event.split(maxsplit=1)[0].lower()}")
        db.execute(f"CREATE TRIGGER {trigger} AFTER {event} ON {named} BEGIN {set_sum}; END")
    db.execute(f"UPDATE {named} SET sum = row_sum({own})")  # noqa: S608


def faults(db: sqlite3.Connection) -> str:
    """Return the name of the first guarded table that holds a row whose sum is wrong; "" when all are right."""
    for table in tables_of(db):
        columns = columns_of(db, table)
        if columns.guarded:
            values = ", ".join(quoted(name) for name in columns.all)
            wrong = f"SELECT 1 FROM {quoted(table)} WHERE sum IS NOT row_sum({values}) LIMIT 1"  # noqa: S608
            if db.execute(wrong).fetchone():
                return table
    return ""


def schema_sum(db: sqlite3.Connection) -> int:
    """Return the check sum of the statements that made the tables, indexes and triggers."""
    rows = db.execute("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite%' ORDER BY type, name")
    return row_sum(*(part for row in rows for part in row))
