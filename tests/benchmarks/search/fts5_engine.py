# SPDX-License-Identifier: MIT
"""SQLite's FTS5 as its manual shows it: any of the words, bm25, and snippet()."""

from __future__ import annotations

import sqlite3
import time
from typing import TYPE_CHECKING

from tests.benchmarks.search.engines import Built, Found, Outside, folder_size, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tests.benchmarks.search.corpus import Document

_FIND = (
    "SELECT slug, title, snippet(articles, -1, '<b>', '</b>', '…', 24) FROM articles "
    "WHERE articles MATCH ? ORDER BY rank LIMIT ?"
)


def missing() -> str:
    """Say whether this Python's SQLite was built without FTS5."""
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("CREATE VIRTUAL TABLE probe USING fts5(text)")
    except sqlite3.OperationalError:
        return "this Python's SQLite was built without FTS5"
    finally:
        connection.close()
    return ""


def build(documents: Iterable[Document], folder: Path) -> Built:
    """Build with the plain tokenizer and no weights."""
    return build_with(documents, folder, options="", weights="")


def build_with(documents: Iterable[Document], folder: Path, *, options: str, weights: str) -> Built:
    """Build a table with options of FTS5 and weights of the columns."""
    clock, cpu = time.perf_counter(), time.process_time()
    folder.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(folder / "fts5.sqlite")
    connection.execute(f"CREATE VIRTUAL TABLE articles USING fts5(slug UNINDEXED, title, names, body{options})")
    if weights:
        connection.execute("INSERT INTO articles (articles, rank) VALUES ('rank', ?)", (weights,))
    connection.executemany(
        "INSERT INTO articles (slug, title, names, body) VALUES (?, ?, ?, ?)",
        ((document.slug, document.title, document.other_names, document.body) for document in documents),
    )
    connection.execute("INSERT INTO articles (articles) VALUES ('optimize')")
    connection.commit()
    connection.close()
    took = time.perf_counter() - clock, time.process_time() - cpu
    size = folder_size(folder)
    return Built(*took, *took, {"all": size, "index": size})


class Fts5Engine:
    """A connection to the table."""

    def __init__(self, path: Path) -> None:
        """Connect."""
        self._connection = sqlite3.connect(path)

    def search(self, query: str, limit: int = 10) -> list[Found]:
        """Return the articles with any of the words, best first."""
        words = " OR ".join(f'"{word}"' for word in words_of(query))
        return [Found(*row) for row in self._connection.execute(_FIND, (words, limit))] if words else []

    def outside(self) -> Outside:
        """Return nothing: all is in this process."""
        return Outside()

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()


def open_engine(folder: Path) -> Fts5Engine:
    """Connect to what was built."""
    return Fts5Engine(folder / "fts5.sqlite")
