# SPDX-License-Identifier: MIT
"""Makes search/ and the tables of names and words out of a finished articles.sqlite, one article after the other."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
import zlib
from collections import Counter
from contextlib import closing
from typing import TYPE_CHECKING, Any

from whoosh.codec.whoosh3 import W3Codec
from whoosh.filedb.filestore import FileStorage

from index import names, passages
from index.analysis import Analyzer, plain_words
from index.article import Kind, Level
from index.facets import write_facets
from index.names import FINDING, TITLE
from index.schema import FACTS_BIT, FIELD, NAME_BIT, make_schema, place_bit
from index.sections import SECTIONS
from index.spelling import write_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from index.terms import Tables

#: BM25: how soon a word that comes again counts no more, and how much a long article is held back.
K1 = 1.2
B = 0.5
TITLE_WEIGHT = 3.0
NAME_WEIGHT = 2.0
_FINDING_WEIGHT = {"hallmark": 2.5, "supports": 1.5, "weak": 0.8}
_FINDING_DEFAULT = 1.2
#: Megabytes of postings that Whoosh keeps before it sorts them to the disk.
_POOL_MB = 64
#: Postings in a block, which is read as one piece: four times what Whoosh takes, since all of a term is always read.
_BLOCK = 512
#: Short words in small letters, as abbreviations are not written.
_SMALL = re.compile(r"\b[a-z]{2,5}\b")
#: The headings that every article has say nothing about it.
_FIXED_HEADINGS = frozenset(
    heading.title
    for sections in SECTIONS.values()
    for section in sections
    for level in Level
    for heading in section.headings(level)
)


def write_search(database: Path, folder: Path, tables: Tables, step: Callable[[int], None]) -> None:
    """Write the index into the new folder `folder` and the tables that go with it into `database`.

    `step` is called with the number of articles done; what it raises ends the work.
    """
    folder.mkdir()
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("BEGIN")
        for statement in names.NAME_TABLES:
            connection.execute(statement)
        indexer = _Indexer(connection, Analyzer(tables))
        indexer.write_finding_names()
        storage = _Files(str(folder))
        codec = W3Codec(blocklimit=_BLOCK)
        writer = storage.create_index(make_schema()).writer(limitmb=_POOL_MB, compound=False, codec=codec)
        try:
            for done, postings in enumerate(indexer.documents(), start=1):
                writer.add_document(**{FIELD: postings})
                step(done)
        except BaseException:
            writer.cancel()
            raise
        writer.commit()
        for statement in names.NAME_INDEXES:
            connection.execute(statement)
        names.write_lists(connection)
        write_words(connection, indexer.words, indexer.name_words, indexer.small_words, indexer.analyzer)
        write_facets(connection)
        connection.execute("COMMIT")
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


class _Indexer:
    """Reads articles back from the database and counts their words."""

    def __init__(self, connection: sqlite3.Connection, analyzer: Analyzer) -> None:
        """Read from `connection`, words by `analyzer`."""
        self.analyzer = analyzer
        #: In how many articles each word stands.
        self.words: Counter[str] = Counter()
        self.name_words: set[str] = set()
        #: Short words that the texts have in small letters.
        self.small_words: set[str] = set()
        self._connection = connection
        self._terms = {
            ident: row for ident, *row in connection.execute("SELECT id, clinical, plain, synonyms FROM terms")
        }
        (average,) = connection.execute("SELECT avg(words) FROM articles").fetchone()
        self._average = average or 1.0
        self._names_by_article: dict[str, list[str]] = {}
        for ident, article in connection.execute("SELECT id, article FROM terms WHERE article IS NOT NULL ORDER BY id"):
            self._names_by_article.setdefault(article, []).extend(self._labels(ident))

    def write_finding_names(self) -> None:
        """Write what findings are called, to lead from such words to the conditions that have them."""
        rows = {(" ".join(self.analyzer.terms(label)), ident) for ident in self._terms for label in self._labels(ident)}
        self._connection.executemany("INSERT INTO finding_names VALUES (?, ?)", sorted(rows))

    def documents(self) -> Iterator[list[tuple[str, float, int]]]:
        """Yield the postings of each article in the order of their numbers, and write its names."""
        cursor = self._connection.execute("SELECT id, kind, slug, words, record FROM articles ORDER BY id")
        for number, kind, slug, words, record in cursor:
            article = json.loads(zlib.decompress(record))["article"]
            counts: dict[str, float] = {}
            masks: dict[str, int] = {}
            self._add_names(number, article, self._names_by_article.get(slug, []), counts, masks)
            if kind == Kind.CONDITION.value:
                self._add_findings(article, counts, masks)
            self._add_text(number, article, counts, masks)
            length = 1 - B + B * words / self._average
            yield [
                (term, count * (K1 + 1) / (count + K1 * length), masks[term]) for term, count in sorted(counts.items())
            ]

    def _labels(self, ident: str) -> list[str]:
        clinical, plain, synonyms = self._terms[ident]
        return [clinical, plain, *json.loads(synonyms)]

    def _add_names(
        self, number: int, article: dict[str, Any], extra: list[str], counts: dict[str, float], masks: dict[str, int]
    ) -> None:
        others = [(name["name"], name["type"]) for name in article.get("other_names", ())]
        all_names = [(article["title"], TITLE), *others, *((label, FINDING) for label in extra)]
        names.write_names(self._connection, self.analyzer, number, all_names)
        self._count(plain_words(article["title"]), TITLE_WEIGHT, NAME_BIT, counts, masks)
        # However many names have a word, it counts once.
        distinct = sorted({word for name, _ in others for word in plain_words(name)})
        self._count(distinct, NAME_WEIGHT, NAME_BIT, counts, masks)
        labels = sorted({word for label in extra for word in plain_words(label)})
        self._count(labels, 1.0, NAME_BIT, counts, masks)
        named = {*distinct, *labels, *plain_words(article["title"])}
        self.name_words |= named
        self.words.update(named)

    def _add_findings(self, article: dict[str, Any], counts: dict[str, float], masks: dict[str, int]) -> None:
        for finding in article.get("findings", ()):
            if finding["id"] not in self._terms:
                continue
            weight = _FINDING_WEIGHT.get(finding.get("specificity") or "", _FINDING_DEFAULT)
            words = {word for label in self._labels(finding["id"]) for word in plain_words(label)}
            self._count(sorted(words), weight, FACTS_BIT, counts, masks)
            self.words.update(words - self.name_words)

    def _add_text(self, number: int, article: dict[str, Any], counts: dict[str, float], masks: dict[str, int]) -> None:
        seen: set[str] = set()
        flags = " ".join(flag["text"] for flag in article.get("red_flags", ()))
        words = plain_words(f"{article.get('summary', '')} {flags}")
        self._count(words, 1.0, FACTS_BIT, counts, masks)
        seen.update(words)
        rows = self._connection.execute(
            "SELECT level, section, passages FROM pages WHERE article = ? AND passages IS NOT NULL ORDER BY id",
            (number,),
        )
        for level, section, packed in rows.fetchall():
            text = " ".join(_texts(passages.unpack(packed)))
            self.small_words.update(_SMALL.findall(text))
            words = plain_words(text)
            self._count(words, 1.0, place_bit(section, Level(level)), counts, masks)
            seen.update(words)
        self.words.update(seen - self.name_words)

    def _count(
        self, words: Iterable[str], weight: float, bits: int, counts: dict[str, float], masks: dict[str, int]
    ) -> None:
        """Add words to an article's counts, but for stop words."""
        term, stop = self.analyzer.term, self.analyzer.tables.stop
        for word, count in Counter(words).items():
            if word not in stop:
                key = term(word)
                counts[key] = counts.get(key, 0.0) + weight * count
                masks[key] = masks.get(key, 0) | bits


def _texts(found: tuple[passages.Passage, ...]) -> Iterator[str]:
    for passage in found:
        if passage.heading not in _FIXED_HEADINGS:
            yield passage.heading
        yield from passage.sentences


def _tidy(folder: Path) -> None:
    """Remove what Whoosh leaves beside an index: its lock and its folder of temporary files."""
    for path in folder.iterdir():
        if path.is_dir():
            shutil.rmtree(path)
        elif path.name.endswith("LOCK"):
            path.unlink()
