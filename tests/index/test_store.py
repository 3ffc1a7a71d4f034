# SPDX-License-Identifier: MIT
from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from index.store import APPLICATION_ID

if TYPE_CHECKING:
    from pathlib import Path


def test_the_database_says_what_it_is(sample_library: Path) -> None:
    data = (sample_library / "articles.sqlite").read_bytes()
    assert int.from_bytes(data[68:72], "big") == APPLICATION_ID


def test_every_table_is_sound(sample_library: Path) -> None:
    address = f"{(sample_library / 'articles.sqlite').as_uri()}?mode=ro&immutable=1"
    connection = sqlite3.connect(address, uri=True)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()


def test_every_call_of_the_window_uses_an_index(sample_library: Path) -> None:
    """Not one of them may read a whole table: at 100,000 articles that would be felt."""
    address = f"{(sample_library / 'articles.sqlite').as_uri()}?mode=ro&immutable=1"
    connection = sqlite3.connect(address, uri=True)
    for sql in (
        "SELECT * FROM entry WHERE slug = ?",
        "SELECT record FROM articles WHERE slug = ?",
        "SELECT html FROM pages JOIN articles ON articles.id = pages.article WHERE slug = ? AND level = ?",
        "SELECT section FROM anchors JOIN articles ON articles.id = anchors.article WHERE slug = ? AND anchor = ?",
        "SELECT svg FROM figures JOIN articles ON articles.id = figures.article WHERE slug = ? AND file = ?",
        "SELECT entry.* FROM links JOIN entry ON entry.id = links.source WHERE links.target = ? ORDER BY sort",
        "SELECT * FROM entry ORDER BY checked DESC, sort LIMIT 5",
        "SELECT max(position) + 1 FROM lists WHERE system = ? AND kind = ?",
        """SELECT articles.slug FROM terms JOIN findings ON findings.finding = terms.id
        JOIN articles ON articles.id = findings.article WHERE terms.article = ?""",
    ):
        plan = connection.execute(f"EXPLAIN QUERY PLAN {sql}", ("x",) * sql.count("?")).fetchall()
        steps = [row[3] for row in plan]
        assert not [step for step in steps if step.startswith("SCAN") and "INDEX" not in step], (sql, steps)
    connection.close()
