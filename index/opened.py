# SPDX-License-Identifier: MIT
"""Opening a library folder: what is checked first, and reading from its database with errors that people understand."""

from __future__ import annotations

import sqlite3
import zlib
from typing import TYPE_CHECKING, Any, Self

from index.errors import LibraryError
from index.manifest import DATABASE, check_files, read_manifest
from index.store import unpack_text
from index.switch import current
from index.trust import Trust, user_trust

if TYPE_CHECKING:
    from pathlib import Path

    from index.manifest import Manifest, Verify


class OpenedLibrary:
    """An opened library folder. Use it from the thread that opened it: every thread opens its own.

    Attributes:
        folder: the folder that was opened.
        manifest: what the library says of itself.
        trust: what it was accepted by.
        database: the connection to articles.sqlite, for the modules of this package alone.
        search_fault: what is wrong with the search index, in a sentence; "" when nothing is.
    """

    def __init__(
        self, folder: Path, manifest: Manifest, trust: Trust, database: sqlite3.Connection, search_fault: str = ""
    ) -> None:
        """Take over an opened database; `open` is the way to get a library."""
        self.search_fault = search_fault
        self.folder = folder
        self.manifest = manifest
        self.trust = trust
        self.database = database

    @classmethod
    def open(cls, folder: Path, *, trust: Trust | None = None, verify: Verify = "sizes") -> Self:
        """Open the library in `folder`, by default trusting what this program and this user trust.

        `verify` says how much is checked against the manifest: "sizes" (and the hashes of 32 MB of files, the search
        index first) or "full" (the hash of every file). A library whose search index alone is damaged is opened: see
        `search_fault`. Raises LibraryError with one sentence that says what to do.
        """
        folder = current(folder.absolute())
        trust = trust or user_trust()
        manifest = read_manifest(folder, trust)
        search_fault = check_files(folder, manifest, verify)
        return cls(folder, manifest, trust, _connect(folder / DATABASE), search_fault)

    def close(self) -> None:
        """Close the library; nothing can be read from it afterwards."""
        self.database.close()

    def __enter__(self) -> Self:
        """Return the library itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the library."""
        self.close()

    def meta(self, key: str, default: str) -> str:
        """Return a text that the builder left under `key`."""
        row = self._one("SELECT value FROM meta WHERE key = ?", key)
        return str(row[0]) if row else default

    def damaged(self) -> LibraryError:
        """Return the error that says so, to be raised."""
        return LibraryError(f"The library {self.folder} is damaged: install it or build it again.")

    def _one(self, sql: str, *values: object) -> tuple[Any, ...] | None:
        """Return the first row of a query, None when there is none. Raises LibraryError."""
        try:
            row: tuple[Any, ...] | None = self.database.execute(sql, values).fetchone()
        except sqlite3.DatabaseError as error:
            raise self.damaged() from error
        return row

    def _all(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """Return all rows of a query. Raises LibraryError."""
        try:
            return self.database.execute(sql, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise self.damaged() from error

    def _text(self, blob: bytes) -> str:
        """Return the text of a compressed column. Raises LibraryError."""
        try:
            return unpack_text(blob)
        except (ValueError, TypeError, zlib.error) as error:
            raise self.damaged() from error


def _connect(path: Path) -> sqlite3.Connection:
    """Open the database so that SQLite writes nothing beside it and runs nothing that is stored in it."""
    # A network path (//server/share) needs an empty host in the address: SQLite knows only this computer.
    address = path.as_uri()
    if not address.startswith("file:///"):
        address = "file:////" + address.removeprefix("file://")
    try:
        connection = sqlite3.connect(f"{address}?mode=ro&immutable=1", uri=True, isolation_level=None)
        try:
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.execute("PRAGMA mmap_size = 268435456")
            connection.execute("SELECT count(*) FROM meta").fetchone()
        except sqlite3.Error:
            connection.close()
            raise
    except sqlite3.Error as error:
        raise LibraryError(f"The library file {path} cannot be read: install it or build it again.") from error
    return connection
