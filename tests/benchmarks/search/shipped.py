# SPDX-License-Identifier: MIT
"""Our own queries on the shipped library: is the right article first, and does it open at the right section."""

from __future__ import annotations

import time
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.benchmarks.search.lamplight_engine import understood
from tests.benchmarks.search.metrics import times_of, wilson

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.searcher import Searcher
    from tests.benchmarks.search.queries import ShippedQuery

_LIMIT = 10


@dataclass(frozen=True, slots=True)
class Landed:
    """Where a query landed: the rank of the right article (0: none), the first hit and its section, and the time.

    `section_right` is None when no section was asked for; a right section of a wrong article is not right.
    """

    query: ShippedQuery
    rank: int
    first: str
    section: str
    section_right: bool | None
    ms: float
    read_as: str = ""


def land(searcher: Searcher, queries: Sequence[ShippedQuery]) -> list[Landed]:
    """Ask every query and return where it landed."""
    searcher.search("fever")  # reads the vocabulary
    landed = []
    for query in queries:
        clock = time.perf_counter()
        results = searcher.search(query.text, limit=_LIMIT)
        ms = (time.perf_counter() - clock) * 1000
        hits = results.hits
        right = [hit.slug in query.articles for hit in hits]
        rank = right.index(True) + 1 if True in right else 0
        section = hits[0].sections[0].section if hits and hits[0].sections else ""
        section_right = (rank == 1 and section in query.sections) if query.sections else None
        landed.append(
            Landed(query, rank, hits[0].slug if hits else "-", section, section_right, ms, understood(results))
        )
    return landed


def figures(landed: Sequence[Landed]) -> dict[str, Any]:
    """Return the figures of each kind and of all."""
    by_kind: dict[str, list[Landed]] = defaultdict(list)
    for one in landed:
        by_kind[one.query.kind].append(one)
    kinds = {kind: _of(some) for kind, some in sorted(by_kind.items())}
    return {"count": len(landed), "kinds": kinds, "all": _of(landed)}


def _of(landed: Sequence[Landed]) -> dict[str, Any]:
    asked = [one.section_right for one in landed if one.section_right is not None]
    count = len(landed)
    return {
        "count": count,
        "success@1": list(wilson(sum(one.rank == 1 for one in landed), count)),
        "success@3": list(wilson(sum(0 < one.rank <= 3 for one in landed), count)),
        "sections": len(asked),
        "section": list(wilson(sum(asked), len(asked))),
        "ms": list(times_of([one.ms for one in landed])),
    }


def misses(landed: Sequence[Landed], limit: int) -> list[str]:
    """Return a line for the first misses of every kind: a wrong article, or of the right one a wrong section."""
    shown: dict[str, int] = defaultdict(int)
    lines = []
    for one in landed:
        query = one.query
        if (one.rank == 1 and one.section_right is not False) or shown[query.kind] >= limit:
            continue
        shown[query.kind] += 1
        wanted = f"{'|'.join(query.articles)}#{'|'.join(query.sections)}".rstrip("#")
        lines.append(
            f"  {query.kind:16} {query.id}: {query.text[:90]!r} wants {wanted}, got {one.first}#{one.section} "
            f"(rank {one.rank}) [{one.read_as}]"
        )
    return lines
