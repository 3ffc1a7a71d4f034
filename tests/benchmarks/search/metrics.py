# SPDX-License-Identifier: MIT
"""Figures of merit out of ranks (1 is first, 0 is not found) and of times, with 95% intervals."""

from __future__ import annotations

import math
import random
import statistics
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

_Z = 1.959964
_RESAMPLES = 400
_SEED = 5


class Figure(NamedTuple):
    """A measured share or mean, and the ends of its 95% interval."""

    value: float
    low: float
    high: float


def found_at(limit: int) -> Callable[[int], float]:
    """Return the merit of a rank when being among the first `limit` is all that counts."""
    return lambda rank: float(0 < rank <= limit)


def reciprocal(rank: int) -> float:
    """Return the merit of a rank as its reciprocal; 0 for not found."""
    return 1 / rank if rank else 0.0


#: What is told of ranks, by name.
MERITS: dict[str, Callable[[int], float]] = {
    "success@1": found_at(1),
    "success@10": found_at(10),
    "MRR": reciprocal,
}


def wilson(hits: int, count: int) -> Figure:
    """Return a share with Wilson's interval, which stays between 0 and 1."""
    if not count:
        return Figure(0.0, 0.0, 1.0)
    share, z2 = hits / count, _Z * _Z
    middle = (share + z2 / (2 * count)) / (1 + z2 / count)
    half = _Z * math.sqrt(share * (1 - share) / count + z2 / (4 * count * count)) / (1 + z2 / count)
    return Figure(share, max(0.0, middle - half), min(1.0, middle + half))


def bootstrap(kinds: Sequence[Sequence[float]]) -> Figure:
    """Return the mean of the means of kinds, each drawn anew by itself, with the interval of its resamples."""
    chance = random.Random(_SEED)  # noqa: S311 - not for secrets
    means = sorted(
        statistics.fmean(math.fsum(chance.choices(kind, k=len(kind))) / len(kind) for kind in kinds)
        for _ in range(_RESAMPLES)
    )
    low, high = means[int(_RESAMPLES * 0.025)], means[int(_RESAMPLES * 0.975)]
    return Figure(statistics.fmean(map(statistics.fmean, kinds)), low, high)


def merit_of(name: str, ranks: Sequence[int]) -> Figure:
    """Return a merit over the ranks of one kind: Wilson's interval for a share, resamples for a mean."""
    values = [MERITS[name](rank) for rank in ranks]
    if name.startswith("success"):
        return wilson(round(sum(values)), len(values))
    return bootstrap([values])


def mean_merit(name: str, kinds: Iterable[Sequence[int]]) -> Figure:
    """Return the mean of a merit over kinds; each kind counts alike."""
    return bootstrap([[MERITS[name](rank) for rank in ranks] for ranks in kinds])


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value below which `share` of the values lie; 0 when there are none."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else 0.0


class Times(NamedTuple):
    """Times in milliseconds: the median, the 95th percentile and the mean."""

    p50: float
    p95: float
    mean: float


def times_of(values: Sequence[float]) -> Times:
    """Return the figures of some milliseconds."""
    if not values:
        return Times(0.0, 0.0, 0.0)
    return Times(statistics.median(values), percentile(values, 0.95), statistics.fmean(values))
