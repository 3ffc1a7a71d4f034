# SPDX-License-Identifier: MIT
"""Searching several libraries at once: words weigh by their rarity in all of them, and articles are ranked together."""

from __future__ import annotations

import sqlite3
import time
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from index.analysis import plain_words
from index.errors import LibraryError
from index.facets import PASSED
from index.ranking import COVERAGE
from index.results import Results
from index.searcher import NO_FILTERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from index.article import Level
    from index.library import Library
    from index.results import Filters, Hit
    from index.searcher import Found, Searcher


class _Corpus:
    """All articles of several libraries."""

    def __init__(self, searchers: Sequence[Searcher]) -> None:
        self._searchers = searchers
        self.articles = sum(searcher.articles for searcher in searchers)

    def frequency(self, term: str) -> int:
        """Return in how many articles a term stands."""
        return sum(searcher.frequency(term) for searcher in self._searchers)


class MergedSearcher:
    """Searches several opened libraries at once; use it from the thread that opened them. Closes none of them."""

    def __init__(self, searchers: Sequence[Searcher]) -> None:
        """Search with opened searchers. Raises LibraryError when a library cannot be read."""
        self._searchers = tuple(searchers)
        self._corpus = _Corpus(self._searchers)
        self._shared = _shared([searcher.library for searcher in self._searchers])

    @property
    def fault(self) -> str:
        """What the search lacks because an index is damaged, in a sentence; "" when nothing."""
        return next((searcher.fault for searcher in self._searchers if searcher.fault), "")

    def search(
        self,
        query: str,
        filters: Filters = NO_FILTERS,
        limit: int = 20,
        *,
        exact: bool = False,
        prefer: Level | None = None,
        by_name: bool = False,
        stop: Callable[[], bool] | None = None,
    ) -> Results:
        """Answer a query as `Searcher.search` does, from all libraries; each hit names the folder of its library.

        Of two articles with the same slug the better match is shown, and they count as one.
        """
        started = time.perf_counter()

        def find(searcher: Searcher, least: float = 0.0) -> Found:
            return searcher.find(query, filters, exact=exact, least=least, corpus=self._corpus, stop=stop)

        found = [find(searcher) for searcher in self._searchers]
        # What has little of the query in one library is no match when an article of another one has all of it.
        least = 0.0 if exact else COVERAGE * max((part.ranked.best for part in found), default=0.0)
        for place, searcher in enumerate(self._searchers):
            if COVERAGE * found[place].ranked.best < least:
                found[place] = find(searcher, least)
        hits = self._hits(found, limit, prefer=prefer, by_name=by_name)
        nothing = not any(part.ranked.masks for part in found)
        near = {pair: None for searcher in self._searchers for pair in searcher.near(query)} if nothing else {}
        twice = self._twice(found)
        return Results(
            query=query,
            took_ms=round((time.perf_counter() - started) * 1000, 3),
            hits=tuple(hits),
            total=sum(len(part.narrowed.articles) for part in found) - twice[PASSED],
            counts=_less(_summed(part.narrowed.counts for part in found), twice),
            understood=tuple(dict.fromkeys(item for part in found for item in part.query.understood)),
            near=tuple(near),
            apart=_common(part.apart for part in found),
            unknown=_common(part.query.unknown for part in found),
            more=any(part.more for part in found),
        )

    def _twice(self, found: Sequence[Found]) -> Counter[tuple[str, str]]:
        """Return how many articles are counted too often, since several libraries have one, as (facet, choice)."""
        counted = [
            searcher.counted(part, shared)
            for searcher, part, shared in zip(self._searchers, found, self._shared, strict=True)
        ]
        of_slug: dict[str, Counter[tuple[str, str]]] = {}
        for of_library, shared in zip(counted, self._shared, strict=True):
            for article, counts in of_library.items():
                of_slug.setdefault(shared[article], Counter()).update(counts)
        twice: Counter[tuple[str, str]] = Counter()
        for times in of_slug.values():
            twice.update({counted_as: count - 1 for counted_as, count in times.items() if count > 1})
        return twice

    def _hits(self, found: Sequence[Found], limit: int, *, prefer: Level | None, by_name: bool) -> list[Hit]:
        """Return the first hits of all libraries in one order, none twice."""
        hits = [
            replace(hit, library=str(searcher.library.folder))
            for searcher, part in zip(self._searchers, found, strict=True)
            for hit in searcher.hits(part, limit, prefer=prefer, by_name=by_name)
        ]
        first: dict[str, Hit] = {}
        for hit in sorted(hits, key=_by_name if by_name else _by_score):
            first.setdefault(hit.slug, hit)
        return list(first.values())[:limit]


def _by_score(hit: Hit) -> float:
    return -hit.score


def _by_name(hit: Hit) -> str:
    return " ".join(plain_words(hit.title))


def _summed(counts: Iterable[Mapping[str, Mapping[str, int]]]) -> dict[str, dict[str, int]]:
    """Return the sums of the counts of several libraries."""
    sums: dict[str, Counter[str]] = {}
    for of_one in counts:
        for name, values in of_one.items():
            sums.setdefault(name, Counter()).update(values)
    return {name: dict(sorted(values.items())) for name, values in sums.items()}


def _less(counts: Mapping[str, Mapping[str, int]], twice: Mapping[tuple[str, str], int]) -> dict[str, dict[str, int]]:
    """Return counts without what was counted twice."""
    return {
        facet: {choice: count - twice.get((facet, choice), 0) for choice, count in values.items()}
        for facet, values in counts.items()
    }


def _shared(libraries: Sequence[Library]) -> list[dict[int, str]]:
    """Return of each library the articles that another one has too: their numbers with their slugs."""
    try:
        slugs = [dict(library.database.execute("SELECT id, slug FROM articles")) for library in libraries]
    except sqlite3.DatabaseError as error:
        raise LibraryError("A library is damaged: install it or build it again.") from error
    times = Counter(slug for of_library in slugs for slug in of_library.values())
    return [{article: slug for article, slug in of_library.items() if times[slug] > 1} for of_library in slugs]


def _common(parts: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """Return what all parts have, in the order of the first."""
    first, *others = list(parts) or [()]
    return tuple(item for item in first if all(item in other for other in others))
