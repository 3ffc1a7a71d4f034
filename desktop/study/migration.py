# SPDX-License-Identifier: MIT
"""Makes room for learning in the user's file: the cards that were asked, and every answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.own.migration import run
from desktop.own.sums import protect

if TYPE_CHECKING:
    import sqlite3

# `retired` is when the question left the encyclopedia, `was_front` and `was_back` are the words before they changed;
# `stage` is empty for a card that was never answered. `before` of an answer is what was known of the card, as JSON.
_TABLES = """
CREATE TABLE study_card (id TEXT PRIMARY KEY, kind TEXT NOT NULL, slug TEXT NOT NULL, anchor TEXT NOT NULL,
 title TEXT NOT NULL DEFAULT '', front TEXT NOT NULL, back TEXT NOT NULL, was_front TEXT NOT NULL DEFAULT '',
 was_back TEXT NOT NULL DEFAULT '', retired TEXT NOT NULL DEFAULT '', suspended INTEGER NOT NULL DEFAULT 0,
 stage TEXT NOT NULL DEFAULT '', step INTEGER, stability REAL NOT NULL DEFAULT 0, difficulty REAL NOT NULL DEFAULT 0,
 due TEXT NOT NULL DEFAULT '', last TEXT NOT NULL DEFAULT '', answers INTEGER NOT NULL DEFAULT 0,
 changed TEXT NOT NULL, past TEXT NOT NULL DEFAULT '', shared INTEGER NOT NULL DEFAULT 0,
 deleted TEXT NOT NULL DEFAULT '', sum INTEGER) WITHOUT ROWID;
CREATE TABLE study_answer (number INTEGER PRIMARY KEY, card TEXT NOT NULL, at TEXT NOT NULL, grade INTEGER NOT NULL,
 before TEXT NOT NULL DEFAULT '', stage TEXT NOT NULL DEFAULT '', sum INTEGER);
CREATE INDEX study_answer_at ON study_answer (at);
"""


def learning(db: sqlite3.Connection) -> None:
    """Make the tables of learning."""
    run(db, _TABLES)
    for table in ("study_card", "study_answer"):
        protect(db, table)
