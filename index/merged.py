# SPDX-License-Identifier: MIT
"""Searching several libraries at once: words weigh by their rarity in all of them, and articles are ranked together."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from index.analysis import plain_words
from index.ranking import COVERAGE
from index.results import Results
from index.searcher import NO_FILTERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from index.article import Level
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
        """Search with opened searchers, whose scores are comparable from now on."""
        self._searchers = tuple(searchers)
        corpus = _Corpus(self._searchers)
        for searcher in self._searchers:
            searcher.rank_within(corpus)

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
    ) -> Results:
        """Answer a query as `Searcher.search` does, from all libraries; each hit names the folder of its library.

        Of two articles with the same slug the better match is shown.
        """
        started = time.perf_counter()
        found = [searcher.find(query, filters, exact=exact) for searcher in self._searchers]
        # What has little of the query in one library is no match when an article of another one has all of it.
        least = 0.0 if exact else COVERAGE * max((part.ranked.best for part in found), default=0.0)
        for place, searcher in enumerate(self._searchers):
            if COVERAGE * found[place].ranked.best < least:
                found[place] = searcher.find(query, filters, exact=exact, least=least)
        hits = self._hits(found, limit, prefer=prefer, by_name=by_name)
        nothing = not any(part.ranked.masks for part in found)
        near = {pair: None for searcher in self._searchers for pair in searcher.near(query)} if nothing else {}
        return Results(
            query=query,
            took_ms=round((time.perf_counter() - started) * 1000, 3),
            hits=tuple(hits),
            total=sum(len(part.narrowed.articles) for part in found),
            counts=_summed(part.narrowed.counts for part in found),
            understood=tuple(dict.fromkeys(item for part in found for item in part.query.understood)),
            near=tuple(near),
            apart=_common(part.apart for part in found),
            unknown=_common(part.query.unknown for part in found),
        )

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


def _common(parts: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """Return what all parts have, in the order of the first."""
    first, *others = list(parts) or [()]
    return tuple(item for item in first if all(item in other for other in others))
