# SPDX-License-Identifier: MIT
"""Every version that the user's file has had, as numbered steps.

A released step is never changed; what is wrong with it is put right by a later one. To add a step: write
`desktop/PACKAGE/migration.py` with a function that takes the connection and runs plain statements, make a
`Migration(number, name, function)` of it, and append that to MIGRATIONS below; the tests of every migration then run
for it too. Give each new table a primary key and a last column `sum INTEGER`, and call `protect(db, table)` after
making it, so that damage to a row is noticed. A table with the columns `id, changed, past, shared, deleted` of
`desktop.own.items` can also be merged by `desktop.own.exchange`.
"""

from __future__ import annotations

import datetime
import uuid
from typing import TYPE_CHECKING

from desktop.own.migration import STATE, Migration, run
from desktop.own.sums import protect, schema_sum
from desktop.study.migration import learning

if TYPE_CHECKING:
    import sqlite3

#: Names the things of version 1, which had no identity, the same on every computer.
_FIRST = uuid.UUID("5f0c4f0e-8a0c-4b6e-9b51-6b1d1c1d7a10")

_VERSION_1 = """
CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS bookmark (slug TEXT PRIMARY KEY, added TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS recent (slug TEXT PRIMARY KEY, opened TEXT NOT NULL) WITHOUT ROWID;
"""

_VERSION_2 = f"""
ALTER TABLE setting ADD COLUMN sum INTEGER;
ALTER TABLE bookmark RENAME TO bookmark_1;
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL, sum INTEGER) WITHOUT ROWID;
CREATE TABLE folder (id TEXT PRIMARY KEY, parent TEXT NOT NULL DEFAULT '', name TEXT NOT NULL,
 place REAL NOT NULL DEFAULT 0, created TEXT NOT NULL, {STATE}) WITHOUT ROWID;
CREATE TABLE bookmark (id TEXT PRIMARY KEY, slug TEXT NOT NULL, section TEXT NOT NULL DEFAULT '',
 level TEXT NOT NULL DEFAULT '', folder TEXT NOT NULL DEFAULT '', title TEXT NOT NULL DEFAULT '',
 place REAL NOT NULL DEFAULT 0, added TEXT NOT NULL, {STATE}) WITHOUT ROWID;
CREATE INDEX bookmark_slug ON bookmark (slug, section, deleted);
CREATE TABLE note (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, slug TEXT NOT NULL,
 section TEXT NOT NULL, level TEXT NOT NULL, quote TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL,
 position INTEGER NOT NULL, color TEXT NOT NULL, text TEXT NOT NULL, clinic INTEGER NOT NULL DEFAULT 0,
 owner TEXT NOT NULL DEFAULT '', dated TEXT NOT NULL DEFAULT '', created TEXT NOT NULL, {STATE});
CREATE INDEX note_slug ON note (slug, id, deleted);
CREATE TABLE visit (number INTEGER PRIMARY KEY, slug TEXT NOT NULL, section TEXT NOT NULL DEFAULT '',
 opened TEXT NOT NULL, sum INTEGER);
CREATE INDEX visit_opened ON visit (opened);
CREATE INDEX visit_slug ON visit (slug, opened);
CREATE TABLE reading_list (id TEXT PRIMARY KEY, name TEXT NOT NULL, place REAL NOT NULL DEFAULT 0,
 created TEXT NOT NULL, {STATE}) WITHOUT ROWID;
CREATE TABLE reading_entry (id TEXT PRIMARY KEY, list TEXT NOT NULL, slug TEXT NOT NULL,
 section TEXT NOT NULL DEFAULT '', place REAL NOT NULL DEFAULT 0, added TEXT NOT NULL,
 finished TEXT NOT NULL DEFAULT '', {STATE}) WITHOUT ROWID;
CREATE INDEX reading_entry_list ON reading_entry (list, place);
INSERT INTO visit (slug, opened) SELECT slug, opened FROM recent ORDER BY opened;
DROP TABLE recent;
"""  # noqa: S608 - no value of a reader in it


def _first(db: sqlite3.Connection) -> None:
    run(db, _VERSION_1)


def _own_things(db: sqlite3.Connection) -> None:
    """Make room for notes, folders, visits and reading lists, and take over the bookmarks and what was read."""
    run(db, _VERSION_2)
    marks = db.execute("SELECT slug, added FROM bookmark_1 ORDER BY added DESC, slug").fetchall()
    for place, (slug, added) in enumerate(marks):
        identity = str(uuid.uuid5(_FIRST, f"bookmark {slug}"))
        db.execute(
            "INSERT INTO bookmark (id, slug, place, added, changed, shared) VALUES (?, ?, ?, ?, ?, 1)",
            (identity, slug, float(place), added, added),
        )
    db.execute("DROP TABLE bookmark_1")
    for table in ("setting", "meta", "folder", "bookmark", "note", "visit", "reading_list", "reading_entry"):
        protect(db, table)
    db.execute("INSERT INTO meta (name, value) VALUES ('file', ?)", (str(uuid.uuid4()),))
    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="microseconds")
    db.execute("INSERT INTO meta (name, value) VALUES ('changes', ?)", (f"0 {now}",))


#: Every step, in order; the number of the last is the version this program writes.
MIGRATIONS = (
    Migration(1, "settings, bookmarks and what was read", _first),
    Migration(2, "notes, folders, visits and reading lists", _own_things),
    Migration(3, "learning", learning),
)


def newest() -> int:
    """Return the version that this program writes."""
    return MIGRATIONS[-1].version


def version_of(db: sqlite3.Connection) -> int:
    """Return the version of an opened file; 0 is a new one."""
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def migrate(db: sqlite3.Connection, to: int | None = None) -> None:
    """Bring a file to the newest version, or only to version `to`, each step in one transaction.

    Another program may be doing the same. `db` is in autocommit mode and knows `row_sum`. Raises sqlite3.Error, and
    the file is then of the version before.
    """
    for step in MIGRATIONS:
        if version_of(db) >= step.version or (to is not None and step.version > to):
            continue
        db.execute("BEGIN IMMEDIATE")
        try:
            if version_of(db) == step.version - 1:
                step.apply(db)
                db.execute(f"PRAGMA user_version={step.version}")
                if step.version > 1:
                    _seal(db, step.version)
            db.execute("COMMIT")
        except BaseException:
            if db.in_transaction:
                db.execute("ROLLBACK")
            raise


def _seal(db: sqlite3.Connection, version: int) -> None:
    """Note in the file what its tables look like, so that damage to that is noticed."""
    for name, value in (("version", str(version)), ("schema", str(schema_sum(db)))):
        db.execute(
            "INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
            (name, value),
        )
