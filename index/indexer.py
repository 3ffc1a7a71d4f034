# SPDX-License-Identifier: MIT
"""Makes search/ and the tables of names and words out of a finished articles.sqlite, one article after the other."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from whoosh.codec.whoosh3 import W3Codec
from whoosh.filedb.filestore import FileStorage

from index import names
from index.analysis import Analyzer
from index.counting import CountedArticle, CountedArticles
from index.facets import write_facets
from index.schema import FIELD, make_schema
from index.spelling import write_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from index.terms import Tables

#: Megabytes of postings that Whoosh keeps before it sorts them to the disk.
_POOL_MB = 64
#: Postings in a block, which is read as one piece: four times what Whoosh takes, since all of a term is always read.
_BLOCK = 512


def write_search(database: Path, folder: Path, tables: Tables, step: Callable[[int], None]) -> None:
    """Write the index into the new folder `folder` and the tables that go with it into `database`.

    `step` is called with the number of articles done; what it raises ends the work.
    """
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("BEGIN")
        for statement in names.NAME_TABLES:
            connection.execute(statement)
        counted = CountedArticles(connection, Analyzer(tables))
        connection.executemany("INSERT INTO finding_names VALUES (?, ?)", counted.finding_names())

        def with_names() -> Iterator[CountedArticle]:
            for article in counted:
                names.write_names(connection, counted.analyzer, article.number, article.names)
                yield article

        _write_postings(with_names(), folder, step)
        for statement in names.NAME_INDEXES:
            connection.execute(statement)
        names.write_lists(connection)
        write_words(connection, counted.words, counted.name_words, counted.small_words, counted.analyzer)
        write_facets(connection)
        connection.execute("COMMIT")


def write_index(database: sqlite3.Connection, folder: Path, analyzer: Analyzer, step: Callable[[int], None]) -> None:
    """Write the index alone, of a database that is only read, into the new folder `folder`; `step` as above."""
    _write_postings(CountedArticles(database, analyzer), folder, step)


def _write_postings(articles: Iterable[CountedArticle], folder: Path, step: Callable[[int], None]) -> None:
    folder.mkdir()
    storage = _Files(str(folder))
    codec = W3Codec(blocklimit=_BLOCK)
    writer = storage.create_index(make_schema()).writer(limitmb=_POOL_MB, compound=False, codec=codec)
    try:
        for article in articles:
            writer.add_document(**{FIELD: article.postings})
            step(article.number + 1)
    except BaseException:
        writer.cancel()
        raise
    writer.commit()
    _tidy(folder)


class _Files(FileStorage):  # type: ignore[misc]  # Whoosh has no types
    """The files of an index that is being written.

    For every posting Whoosh asks the disk whether there is a column of field lengths. Ours has none and never gets one,
    and asking took more than half of the time of writing postings.
    """

    def __init__(self, folder: str) -> None:
        super().__init__(folder, supports_mmap=True)
        self._missing: set[str] = set()

    def file_exists(self, name: str) -> bool:
        """Tell whether a file exists; a missing column stays missing."""
        if name in self._missing:
            return False
        exists = bool(super().file_exists(name))
        if not exists and name.endswith(".col"):
            self._missing.add(name)
        return exists


def _tidy(folder: Path) -> None:
    """Remove what Whoosh leaves beside an index: its lock and its folder of temporary files."""
    for path in folder.iterdir():
        if path.is_dir():
            shutil.rmtree(path)
        elif path.name.endswith("LOCK"):
            path.unlink()
