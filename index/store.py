# SPDX-License-Identifier: MIT
"""articles.sqlite: its tables, and writing them. The same articles give the same bytes."""

from __future__ import annotations

import re
import sqlite3
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index import codec, passages
from index.article import Level
from index.records import Anchor, TabRecord
from index.sections import REFERENCES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from index.article import Article, FindingTerm
    from index.pages import Page
    from index.records import Reading

#: "Lamp" as a number, in the file's header for tools that tell files apart.
APPLICATION_ID = 0x4C616D70

_TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE articles (
    id INTEGER PRIMARY KEY, slug TEXT NOT NULL, kind TEXT NOT NULL, title TEXT NOT NULL, sort TEXT NOT NULL,
    summary TEXT NOT NULL, systems TEXT NOT NULL, urgency TEXT, checked TEXT NOT NULL, words INTEGER NOT NULL,
    record BLOB NOT NULL);
CREATE UNIQUE INDEX articles_slug ON articles (slug);
CREATE VIEW entry AS SELECT id, slug, kind, title, summary, systems, urgency, checked, sort FROM articles;
CREATE TABLE pages (
    id INTEGER PRIMARY KEY, article INTEGER NOT NULL, level TEXT NOT NULL, section TEXT NOT NULL,
    html BLOB NOT NULL, text BLOB NOT NULL, passages BLOB);
CREATE UNIQUE INDEX pages_place ON pages (article, level, section);
CREATE TABLE anchors (
    article INTEGER, level TEXT, anchor TEXT, section TEXT, PRIMARY KEY (article, level, anchor)) WITHOUT ROWID;
CREATE TABLE figures (article INTEGER, file TEXT, svg BLOB NOT NULL, PRIMARY KEY (article, file)) WITHOUT ROWID;
CREATE TABLE links (target TEXT, source INTEGER, PRIMARY KEY (target, source)) WITHOUT ROWID;
CREATE TABLE codes (code TEXT, article INTEGER, fit TEXT, PRIMARY KEY (code, article)) WITHOUT ROWID;
CREATE TABLE terms (
    id TEXT PRIMARY KEY, clinical TEXT NOT NULL, plain TEXT NOT NULL, synonyms TEXT NOT NULL, article TEXT
    ) WITHOUT ROWID;
CREATE TABLE findings (
    finding TEXT, article INTEGER, frequency TEXT, specificity TEXT, basis TEXT,
    PRIMARY KEY (finding, article)) WITHOUT ROWID;
CREATE TABLE lists (
    system TEXT, kind TEXT, position INTEGER, article INTEGER, PRIMARY KEY (system, kind, position)) WITHOUT ROWID;
"""

#: Read by `Library.entries`: the list "" of a kind holds all its articles.
_LISTS = """
INSERT INTO lists
    SELECT '', kind, row_number() OVER (PARTITION BY kind ORDER BY sort, slug) - 1, id FROM articles;
INSERT INTO lists
    SELECT system, kind, row_number() OVER (PARTITION BY system, kind ORDER BY sort, slug) - 1, id
    FROM (SELECT DISTINCT value AS system, articles.kind, sort, slug, articles.id FROM articles, json_each(systems));
CREATE INDEX terms_article ON terms (article);
CREATE INDEX articles_newest ON articles (checked DESC, sort);
"""

_ARTICLE_LINK = re.compile(r'href="article:([^"#]+)')


@dataclass(frozen=True, slots=True)
class CompiledArticle:
    """An article with everything that the library keeps of it."""

    article: Article
    pages: tuple[Page, ...]
    reading: Mapping[Level, Reading]
    figures: Mapping[str, str]


class StoreWriter:
    """Writes articles.sqlite. Articles are numbered from 0 in the order in which they are added."""

    def __init__(self, path: Path) -> None:
        """Make an empty database at `path`, which does not exist yet."""
        # No journal: the file lies in a folder that nobody reads before it is complete and flushed.
        self.connection = sqlite3.connect(path, isolation_level=None)
        self.connection.execute("PRAGMA page_size = 8192")
        self.connection.execute("PRAGMA journal_mode = OFF")
        self.connection.execute("PRAGMA synchronous = OFF")
        self.connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        self.connection.executescript(_TABLES)
        self.connection.execute("BEGIN")
        self._count = 0

    def close(self) -> None:
        """Close the database; what was not finished is of no use."""
        self.connection.close()

    def add_terms(self, terms: Iterable[FindingTerm]) -> None:
        """Write what findings are called."""
        rows = [(t.id, t.clinical, t.plain, codec.dumps(t.synonyms), t.article) for t in sorted(terms, key=_ident)]
        self.connection.executemany("INSERT INTO terms VALUES (?, ?, ?, ?, ?)", rows)

    def add(self, compiled: CompiledArticle) -> int:
        """Write one article and return its number."""
        number, article = self._count, compiled.article
        self._count += 1
        words = sum(reading.words for reading in compiled.reading.values())
        record = {
            "article": codec.encode(article),
            "tabs": {level.value: codec.encode(_tabs(compiled.pages, level)) for level in Level},
            "reading": {level.value: codec.encode(reading) for level, reading in compiled.reading.items()},
        }
        self.connection.execute(
            "INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                number,
                article.slug,
                article.kind.value,
                article.title,
                article.title.casefold(),
                article.summary,
                codec.dumps(article.body_systems),
                article.urgency.value if article.urgency else None,
                article.status.sources_checked,
                words,
                zlib.compress(codec.dumps(record).encode()),
            ),
        )
        for page in compiled.pages:
            self._add_page(number, page)
        self._add_facts(number, compiled)
        return number

    def finish(self, meta: Mapping[str, str]) -> None:
        """Write the sorted lists and `meta`, and close the transaction."""
        self.connection.executemany("INSERT INTO meta VALUES (?, ?)", sorted(meta.items()))
        for statement in _LISTS.split(";"):
            self.connection.execute(statement)
        self.connection.execute("COMMIT")
        self.connection.execute("PRAGMA optimize")

    def _add_page(self, number: int, page: Page) -> None:
        packed = None if page.section == REFERENCES else passages.pack(passages.passages_of(page.html))
        level = page.level.value
        self.connection.execute(
            "INSERT INTO pages (article, level, section, html, text, passages) VALUES (?, ?, ?, ?, ?, ?)",
            (number, level, page.section, _pack(page.html), _pack(page.text), packed),
        )
        # The first section that has an anchor keeps it.
        self.connection.executemany(
            "INSERT OR IGNORE INTO anchors VALUES (?, ?, ?, ?)",
            [(number, level, anchor.anchor, page.section) for anchor in page.anchors],
        )

    def _add_facts(self, number: int, compiled: CompiledArticle) -> None:
        article, execute = compiled.article, self.connection.executemany
        figures = sorted(compiled.figures.items())
        execute("INSERT INTO figures VALUES (?, ?, ?)", [(number, file, _pack(svg)) for file, svg in figures])
        linked = {slug for page in compiled.pages for slug in _ARTICLE_LINK.findall(page.html)}
        targets = sorted((linked | set(article.related)) - {article.slug})
        execute("INSERT INTO links VALUES (?, ?)", [(target, number) for target in targets])
        codes = sorted({(code.code.upper(), number, code.fit) for code in article.icd10})
        execute("INSERT OR IGNORE INTO codes VALUES (?, ?, ?)", codes)
        execute(
            "INSERT OR IGNORE INTO findings VALUES (?, ?, ?, ?, ?)",
            [(f.id, number, f.frequency, f.specificity, f.basis) for f in article.findings],
        )


def unpack_text(blob: bytes) -> str:
    """Return the text of a compressed column."""
    return zlib.decompress(blob).decode()


def _pack(text: str) -> bytes:
    return zlib.compress(text.encode(), 6)


def _ident(term: FindingTerm) -> str:
    return term.id


def _tabs(pages: Sequence[Page], level: Level) -> tuple[TabRecord, ...]:
    """Return the tabs of one level in the order of its pages."""
    return tuple(
        TabRecord(page.section, page.title, tuple(Anchor(a.anchor, a.title) for a in page.anchors))
        for page in pages
        if page.level is level
    )
