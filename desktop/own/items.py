# SPDX-License-Identifier: MIT
"""What every thing of the reader has in common: an identity, the states it was in, and being thrown away.

Each thing is a row with the columns `id, changed, past, shared, deleted`. `changed` is the time of the last change and
names that state. When the thing is given to another computer that state is marked as shared; the next change puts it
into `past`. So a merge can tell which of two states came from the other, and when both have changed.
"""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from desktop.own.sums import quoted

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from desktop.own.file import OwnFile
    from desktop.own.sums import Value

_PAST_KEPT = 50


def new_id() -> str:
    """Return a new identity, which no other computer makes."""
    return str(uuid.uuid4())


def put(file: OwnFile, table: str, row: Mapping[str, Value]) -> str:
    """Write a thing as changed now, new or in the place of the one with its `id`; returns the time of the change.

    `row` holds the columns of the thing without those of its state; a thing that was thrown away is back.
    Raises UserDataError.
    """
    with file.write() as db:
        stamp = file.stamp()
        write_state(
            db, table, {**row, "changed": stamp, "past": _past(db, table, row["id"]), "shared": 0, "deleted": ""}
        )
    return stamp


def throw_away(file: OwnFile, table: str, identity: str) -> None:
    """Mark a thing as thrown away; it can be taken back. Raises UserDataError."""
    _mark(file, table, identity, deleted=True)


def take_back(file: OwnFile, table: str, identity: str) -> None:
    """Take a thing back that was thrown away. Raises UserDataError."""
    _mark(file, table, identity, deleted=False)


def _mark(file: OwnFile, table: str, identity: str, *, deleted: bool) -> None:
    with file.write() as db:
        stamp = file.stamp()
        db.execute(
            f"UPDATE {quoted(table)} SET deleted = ?, changed = ?, past = ?, shared = 0 "  # noqa: S608
            "WHERE id = ? AND (deleted != '') != ?",
            (stamp if deleted else "", stamp, _past(db, table, identity), identity, deleted),
        )


def _past(db: sqlite3.Connection, table: str, identity: Value) -> str:
    """Return the earlier states that another computer may hold, with the present one when it is shared."""
    found = db.execute(
        f"SELECT changed, past, shared FROM {quoted(table)} WHERE id = ?",  # noqa: S608
        (identity,),
    ).fetchone()
    if found is None:
        return ""
    changed, past, shared = found
    return joined([*str(past).split(), changed] if shared else str(past).split())


def joined(states: list[str]) -> str:
    """Return states as the column `past` keeps them: each once, the newest at the end, and not too many."""
    return " ".join(sorted(set(states))[-_PAST_KEPT:])


def write_state(db: sqlite3.Connection, table: str, row: Mapping[str, Value]) -> None:
    """Write a row with all its columns, in the place of the one with its `id`."""
    names = ", ".join(quoted(name) for name in row)
    marks = ", ".join("?" for _ in row)
    changes = ", ".join(f"{quoted(name)} = excluded.{quoted(name)}" for name in row if name != "id")
    db.execute(
        f"INSERT INTO {quoted(table)} ({names}) VALUES ({marks}) "  # noqa: S608 - names of our own columns
        f"ON CONFLICT (id) DO UPDATE SET {changes}",
        tuple(row.values()),
    )
