# SPDX-License-Identifier: MIT
"""A built library, opened read-only: articles, their pages and figures, and how they hang together."""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING

from index import codec
from index.article import Article, Kind, Level
from index.entries import EntryList, entry_of
from index.errors import ArticleNotFoundError
from index.opened import OpenedLibrary
from index.records import ArticleRecord, ConditionWithFinding, Reading, TabRecord
from index.sections import BODY_SYSTEMS, section_of
from index.stats import Grades, Stats

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from index.records import Entry

_PAGE_HTML = (
    "SELECT html FROM pages JOIN articles ON articles.id = pages.article WHERE slug = ? AND level = ? AND section = ?"
)
_PAGE_TEXT = _PAGE_HTML.replace("html", "text")


class Library(OpenedLibrary):
    """An opened library: what its articles hold and how they hang together."""

    def entries(self, kind: Kind, system: str = "") -> Sequence[Entry]:
        """Return the articles of a kind, A to Z; with `system`, those of one body system."""
        row = self._one("SELECT max(position) + 1 FROM lists WHERE system = ? AND kind = ?", system, kind.value)
        return EntryList(self.database, kind, system, (row and row[0]) or 0)

    def titles(self, kind: Kind) -> tuple[str, ...]:
        """Return the titles of a kind in the order of `entries`, all at once, to filter while somebody types."""
        return tuple(self.meta(f"titles:{kind.value}", "").splitlines())

    def names(self, kind: Kind) -> tuple[str, ...]:
        """Return the other names of each article in the order of `entries`: one text an article, parted by tabs."""
        text = self.meta(f"names:{kind.value}", "")
        return tuple(text.split("\n")) if text else ("",) * len(self.titles(kind))

    def entry(self, slug: str) -> Entry:
        """Return one article as a line in a list. Raises ArticleNotFoundError."""
        row = self._one("SELECT * FROM entry WHERE slug = ?", slug)
        if row is None:
            raise _no_article(slug)
        return entry_of(row)

    def article(self, slug: str) -> ArticleRecord:
        """Return an article's facts, tabs and reading times. Raises ArticleNotFoundError."""
        row = self._one("SELECT record FROM articles WHERE slug = ?", slug)
        if row is None:
            raise _no_article(slug)
        try:
            record = json.loads(zlib.decompress(row[0]))
            return ArticleRecord(
                article=codec.decode(Article, record["article"]),
                tabs={Level(level): codec.decode(tuple[TabRecord, ...], t) for level, t in record["tabs"].items()},
                reading={Level(level): codec.decode(Reading, r) for level, r in record["reading"].items()},
            )
        except (ValueError, KeyError, TypeError, zlib.error) as error:
            raise self.damaged() from error

    def page(self, slug: str, level: Level, section: str) -> str:
        """Return the ready HTML of a section. Raises ArticleNotFoundError when it has none at that level."""
        return self._page(_PAGE_HTML, slug, level, section)

    def page_text(self, slug: str, level: Level, section: str) -> str:
        """Return the text of a section without markup. Raises ArticleNotFoundError as `page` does."""
        return self._page(_PAGE_TEXT, slug, level, section)

    def figure(self, slug: str, file: str) -> str:
        """Return the SVG of a figure, its colors still tokens of the theme. Raises ArticleNotFoundError."""
        row = self._one(
            "SELECT svg FROM figures JOIN articles ON articles.id = figures.article WHERE slug = ? AND file = ?",
            slug,
            file,
        )
        if row is None:
            raise ArticleNotFoundError(f"The article {slug} has no figure {file}.")
        return self._text(row[0])

    def section_at(self, slug: str, level: Level, anchor: str) -> str | None:
        """Return the section that holds `anchor` at `level`, or that is called so; None when there is none."""
        row = self._one(
            "SELECT section FROM pages JOIN articles ON articles.id = pages.article "
            "WHERE slug = ? AND level = ? AND section = ?",
            slug,
            level.value,
            anchor,
        ) or self._one(
            "SELECT section FROM anchors JOIN articles ON articles.id = anchors.article "
            "WHERE slug = ? AND level = ? AND anchor = ?",
            slug,
            level.value,
            anchor,
        )
        return str(row[0]) if row else None

    def conditions_with_finding(self, symptom: str) -> tuple[ConditionWithFinding, ...]:
        """Return the conditions that have a finding of this symptom article, the most telling first.

        Grades that were only judged are left out: they are never shown as facts.
        """
        rows = self._all(
            "SELECT articles.slug, articles.title, terms.clinical, frequency, specificity, basis FROM terms "
            "JOIN findings ON findings.finding = terms.id JOIN articles ON articles.id = findings.article "
            "WHERE terms.article = ? ORDER BY articles.sort, terms.id",
            symptom,
        )
        cited = [
            ConditionWithFinding(slug, title, label, *((often, telling) if basis == "cited" else (None, None)))
            for slug, title, label, often, telling, basis in rows
        ]
        return tuple(sorted(cited, key=_how_telling))

    def system_counts(self) -> Mapping[str, Mapping[Kind, int]]:
        """Return how many articles of each kind each body system has, in the order in which systems are offered."""
        counts: dict[str, dict[Kind, int]] = {system: {} for system in BODY_SYSTEMS}
        for system, counted in json.loads(self.meta("system_counts", "{}")).items():
            counts.setdefault(system, {}).update({Kind(kind): count for kind, count in counted.items()})
        return {system: counted for system, counted in counts.items() if counted}

    def newest(self, limit: int) -> tuple[Entry, ...]:
        """Return the articles whose sources were checked last, at most `limit`."""
        rows = self._all("SELECT * FROM entry ORDER BY checked DESC, sort LIMIT ?", limit)
        return tuple(map(entry_of, rows))

    def linked_from(self, slug: str, limit: int = 200) -> tuple[Entry, ...]:
        """Return the articles, A to Z, that link to this one or name it as related, at most `limit`."""
        rows = self._all(
            "SELECT entry.* FROM links JOIN entry ON entry.id = links.source "
            "WHERE links.target = ? ORDER BY sort LIMIT ?",
            slug,
            limit,
        )
        return tuple(map(entry_of, rows))

    def stats(self) -> Stats:
        """Return the figures that were counted when the library was built."""
        try:
            counted = json.loads(self.meta("stats", ""))
            return Stats(**counted | {"plain_grades": Grades(**counted["plain_grades"])})
        except (ValueError, KeyError, TypeError) as error:
            raise self.damaged() from error

    def _page(self, sql: str, slug: str, level: Level, section: str) -> str:
        row = self._one(
            sql,
            slug,
            level.value,
            section,
        )
        if row is None:
            known = self.entry(slug)
            named = section_of(known.kind, section)
            title = named.title if named else section
            raise ArticleNotFoundError(f"The article {slug} has no section {title!r} at the {level.value} level.")
        return self._text(row[0])


_FREQUENCY = {"nearly-always": 0, "common": 1, "sometimes": 2, "rare": 3}
_SPECIFICITY = {"hallmark": 0, "supports": 1, "weak": 2}


def _how_telling(found: ConditionWithFinding) -> tuple[int, int, str]:
    """Sort key: hallmarks first, then the most frequent, then A to Z."""
    return (
        _SPECIFICITY.get(found.specificity or "", len(_SPECIFICITY)),
        _FREQUENCY.get(found.frequency or "", len(_FREQUENCY)),
        found.title.casefold(),
    )


def _no_article(slug: str) -> ArticleNotFoundError:
    return ArticleNotFoundError(f"There is no article {slug!r} in this library.")
