# SPDX-License-Identifier: MIT
"""Lamplight itself: articles written as folders, built into a library, and searched as the window does."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from typing import TYPE_CHECKING, Any
from unittest import mock

from tests.benchmarks.search.corpus import write_articles
from tests.benchmarks.search.engines import Built, Found, Outside, folder_size, marked

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from index.library import Library
    from index.results import Results
    from tests.benchmarks.search.corpus import Document

#: The tables of the database that searching alone needs; snippets are read from the pages, as articles are.
_SEARCH_TABLES = ("names", "tails", "finding_names", "words", "ordinary", "deletions", "facets")


def missing() -> str:
    """Nothing is ever missing."""
    return ""


def build(documents: Iterable[Document], folder: Path) -> Built:
    """Write the articles beside the library (not timed), then build it."""
    from index import builder  # noqa: PLC0415 - imported when it is measured
    from index.indexer import write_search  # noqa: PLC0415

    write_articles(documents, folder / "articles")
    stage = {"clock": 0.0, "cpu": 0.0}

    def timed(*arguments: Any) -> None:
        clock, cpu = time.perf_counter(), time.process_time()
        write_search(*arguments)
        stage.update(clock=time.perf_counter() - clock, cpu=time.process_time() - cpu)

    clock, cpu = time.perf_counter(), time.process_time()
    with mock.patch.object(builder, "write_search", timed):
        builder.build(folder / "articles", folder / "library", data_folder=folder)
    took = time.perf_counter() - clock, time.process_time() - cpu
    return Built(*took, stage["clock"], stage["cpu"], _sizes(folder / "library"))


def _sizes(library: Path) -> dict[str, int]:
    from index.switch import current  # noqa: PLC0415

    folder = current(library.absolute())
    sizes = {"all": folder_size(folder), "index": folder_size(folder / "search")}
    with closing(sqlite3.connect(folder / "articles.sqlite")) as database:
        try:
            rows = database.execute(
                "SELECT coalesce(tbl_name, name), sum(pgsize) FROM dbstat "
                "LEFT JOIN sqlite_schema USING (name) GROUP BY 1"
            ).fetchall()
        except sqlite3.OperationalError:  # this SQLite was built without dbstat
            return sizes
    sizes["index"] += sum(size for table, size in rows if table in _SEARCH_TABLES)
    return sizes


def understood(results: Results) -> str:
    """Return the words that were read as others: newmonia>pneumonia."""
    return ", ".join(f"{part.typed}>{part.read_as}" for part in results.understood)


class LamplightEngine:
    """A searcher on an opened library."""

    def __init__(self, library: Library) -> None:
        """Open the search of a library."""
        from index.searcher import Searcher  # noqa: PLC0415

        self._library = library
        self._searcher = Searcher(library)

    def search(self, query: str, limit: int = 10) -> list[Found]:
        """Return the best articles with the snippet of their best section."""
        found = []
        for hit in self._searcher.search(query, limit=limit).hits:
            best = hit.sections[0] if hit.sections else None
            found.append(Found(hit.slug, hit.title, marked(best.snippet, best.spans) if best else ""))
        return found

    def read_as(self, query: str) -> str:
        """Return what a query was understood as where that is not what was typed."""
        return understood(self._searcher.search(query, limit=1))

    def outside(self) -> Outside:
        """Return nothing: all is in this process."""
        return Outside()

    def close(self) -> None:
        """Close the search and the library."""
        self._searcher.close()
        self._library.close()


def open_engine(folder: Path) -> LamplightEngine:
    """Open the library that was built, trusting the key that it was built with."""
    from index.library import Library  # noqa: PLC0415
    from index.trust import user_trust  # noqa: PLC0415

    return LamplightEngine(Library.open(folder / "library", trust=user_trust(folder)))
