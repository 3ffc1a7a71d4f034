# SPDX-License-Identifier: MIT
"""What can go wrong with the reader's own things, each told in one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.errors import LamplightError

if TYPE_CHECKING:
    import sqlite3

#: SQLite's codes for trouble that lies around the file and not in it: permission, busy, locked, no memory, read-only,
#: input or output, full, cannot be opened, locking protocol.
_AROUND = frozenset({3, 5, 6, 7, 8, 10, 13, 14, 15})


#: How the fault of a file ends from which changes are missing.
BEHIND = "missing from it"
#: What is wrong with a file that is not there, though something is left of it.
GONE = "the file is gone"


class UserDataError(LamplightError):
    """The user's file could not be written; what is on the screen stays."""


class DamagedError(LamplightError):
    """The user's file, or a backup of it, does not hold what was written into it."""


class NewerFileError(LamplightError):
    """The user's file was written by a newer Lamplight, so this one only reads it."""


class ExchangeError(LamplightError):
    """A file of notes that cannot be read or written; nothing was changed."""


def is_damage(error: sqlite3.Error) -> bool:
    """Return whether an error of SQLite speaks of the content of the file and not of the disk around it."""
    code = getattr(error, "sqlite_errorcode", None)
    return code is None or code & 0xFF not in _AROUND
