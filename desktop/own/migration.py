# SPDX-License-Identifier: MIT
"""One numbered step from a version of the user's file to the next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

#: The last columns of a table whose things are merged between computers. `changed` names a state of a thing; `past`
#: are the earlier states that another computer may hold; `shared` says whether another may hold the present one;
#: `deleted` is when it was thrown away, else empty.
STATE = """changed TEXT NOT NULL, past TEXT NOT NULL DEFAULT '', shared INTEGER NOT NULL DEFAULT 0,
deleted TEXT NOT NULL DEFAULT '', sum INTEGER"""


@dataclass(frozen=True, slots=True)
class Migration:
    """Brings a file of version `version` - 1 to `version`.

    `apply` runs plain statements on the connection. It is called inside a transaction: it must not begin, commit or
    call `executescript`, which commits.
    """

    version: int
    name: str
    apply: Callable[[sqlite3.Connection], None]


def run(db: sqlite3.Connection, script: str) -> None:
    """Execute statements that are parted by `;` at the end of a line, without leaving the transaction."""
    for statement in script.split(";\n"):
        if statement.strip():
            db.execute(statement)
