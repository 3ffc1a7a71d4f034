# SPDX-License-Identifier: MIT
"""Builds a library from a folder of articles: first articles.sqlite, then search/ out of it, then the manifest."""

from __future__ import annotations

import errno
import hashlib
import re
import sqlite3
import time
from collections import Counter
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import index
from index import codec
from index.article import Article, Level
from index.errors import BuildError, Problem, SourceError
from index.indexer import write_search
from index.manifest import (
    DATABASE,
    EDITION,
    MANIFEST,
    SEARCH,
    Manifest,
    file_entry,
    sequence_of,
)
from index.pages import pages_of
from index.reading import reading_of
from index.source import read_articles, read_terms
from index.stats import StatsCounter
from index.store import CompiledArticle, StoreWriter
from index.switch import staging
from index.terms import read_tables
from index.trust import own_key, sign

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from index.source import ArticleSource
    from index.terms import Tables

#: What SQLite says when the disk is at fault, and not the program.
_DISK_FAULT = re.compile("full|disk I/O|unable to open|readonly")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a build is: `done` of `total` in a stage ("reading", "indexing" or "finishing"); `label` says on what."""

    stage: str
    done: int
    total: int
    label: str = ""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What was built. `problems` names the articles that were left out; `seconds` is the whole time."""

    folder: Path
    manifest: Manifest
    articles: int
    seconds: float
    problems: tuple[Problem, ...] = ()


def build(
    articles: Path,
    out: Path,
    *,
    edition: str = EDITION,
    sequence: int | None = None,
    skip_bad: bool = False,
    data_folder: Path | None = None,
    progress: Callable[[Progress], None] | None = None,
    stop: Callable[[], bool] | None = None,
) -> BuildReport:
    """Build the library `out` from the folder `articles` and sign it with this user's key (in `data_folder`).

    The library at `out` is replaced only when the new one is complete, so whatever goes wrong leaves it whole.
    `sequence` is by default that of the edition. Raises SourceError with every problem when articles cannot be read
    (with `skip_bad` they are left out and reported instead), and BuildError when there are none, when `stop` says so,
    or when the disk is full or cannot be written.
    """
    started = time.monotonic()
    if sequence is None:
        try:
            sequence = sequence_of(edition)
        except ValueError as error:
            raise BuildError(str(error)) from error
    if not articles.is_dir():
        raise BuildError(f"There is no folder of articles at {articles}.")
    key = own_key(data_folder)
    with _disk_errors(out), staging(out) as folder:
        job = _Job(articles, folder, progress or _ignore, stop or _never)
        job.read(skip_bad=skip_bad)
        job.invert()
        manifest = job.manifest(edition, sequence, key)
    return BuildReport(out, manifest, job.count, time.monotonic() - started, tuple(job.problems))


class _Job:
    """One build into an empty folder that nobody else looks at."""

    def __init__(
        self, articles: Path, folder: Path, progress: Callable[[Progress], None], stop: Callable[[], bool]
    ) -> None:
        """Prepare to build `articles` into `folder`."""
        self.problems: list[Problem] = []
        self.count = 0
        self._articles = articles
        self._folder = folder
        self._progress = progress
        self._stop = stop
        self._stats = StatsCounter()
        self._systems: dict[str, Counter[str]] = {}
        self._content = hashlib.sha256()
        self._tables: Tables = read_tables()

    def read(self, *, skip_bad: bool) -> None:
        """Read every article into the database."""
        total = sum(1 for _ in self._articles.glob("*/*/article.yaml"))
        with closing(StoreWriter(self._folder / DATABASE)) as store:
            store.add_terms(read_terms(self._articles))
            for source in read_articles(self._articles, problems=self.problems):
                self._check_stop()
                compiled = compile_article(source)
                store.add(compiled)
                self._count(compiled)
                self._progress(Progress("reading", self.count, total, source.article.slug))
            errors = tuple(problem for problem in self.problems if not problem.warning)
            if errors and not skip_bad:
                raise SourceError(errors)
            if not self.count:
                raise BuildError(f"The folder {self._articles} holds no articles to build.")
            store.finish(self._meta())

    def invert(self) -> None:
        """Make the search index and the tables of names and words out of the database."""

        def step(done: int) -> None:
            self._check_stop()
            self._progress(Progress("indexing", done, self.count))

        write_search(self._folder / DATABASE, self._folder / SEARCH, self._tables, step)

    def manifest(self, edition: str, sequence: int, key: bytes) -> Manifest:
        """Write the manifest, the last file of a library."""
        paths = sorted(path for path in self._folder.rglob("*") if path.is_file())
        entries = []
        for number, path in enumerate(paths):
            self._progress(Progress("finishing", number, len(paths), path.name))
            entries.append(file_entry(self._folder, path.relative_to(self._folder).as_posix()))
        stats = self._stats.result()
        unsigned = Manifest(
            edition=edition,
            sequence=sequence,
            content_hash=self._content.hexdigest(),
            counts={"articles": self.count, **stats.kinds},
            files=tuple(entries),
            program=index.__version__,
        )
        (self._folder / MANIFEST).write_bytes(unsigned.signed_with(sign(unsigned.signed_part(), key)))
        self._progress(Progress("finishing", len(paths), len(paths)))
        return unsigned

    def _count(self, compiled: CompiledArticle) -> None:
        self.count += 1
        self._stats.add(compiled)
        self._content.update(codec.dumps(compiled.article).encode())
        for page in compiled.pages:
            self._content.update(page.html.encode())
        for _, svg in sorted(compiled.figures.items()):
            self._content.update(svg.encode())
        for system in compiled.article.body_systems:
            self._systems.setdefault(system, Counter())[compiled.article.kind.value] += 1

    def _meta(self) -> dict[str, str]:
        return {
            "stats": codec.dumps(self._stats.result()),
            "system_counts": codec.dumps({s: dict(sorted(c.items())) for s, c in sorted(self._systems.items())}),
            "tables": self._tables.to_json(),
        }

    def _check_stop(self) -> None:
        if self._stop():
            raise BuildError("The build was stopped; the library is as it was before.")


def compile_article(source: ArticleSource) -> CompiledArticle:
    """Return an article with its ready pages and reading times; of a withdrawn one only its names and the reason."""
    article = source.article
    if article.status.withdrawn:
        # Whoever builds on the library must not show, find or link what was taken back.
        kept = Article(
            article.kind,
            article.slug,
            article.title,
            other_names=article.other_names,
            body_systems=article.body_systems,
            status=article.status,
        )
        return CompiledArticle(kept, pages_of(source), {}, {})
    reading = {level: reading_of(source, level) for level in Level}
    return CompiledArticle(article, pages_of(source), reading, source.figures)


@contextmanager
def _disk_errors(out: Path) -> Iterator[None]:
    """Say in one sentence what a disk did."""
    try:
        yield
    except (OSError, sqlite3.OperationalError) as error:
        if isinstance(error, sqlite3.OperationalError) and not _DISK_FAULT.search(str(error)):
            raise
        full = getattr(error, "errno", None) == errno.ENOSPC or "is full" in str(error)
        reason = "the disk is full" if full else (getattr(error, "strerror", None) or str(error))
        raise BuildError(f"The library {out} could not be written: {reason}; what was there is whole.") from error


def _ignore(_: Progress) -> None:
    """Report progress to nobody."""


def _never() -> bool:
    """Never stop."""
    return False
