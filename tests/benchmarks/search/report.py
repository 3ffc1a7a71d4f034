# SPDX-License-Identifier: MIT
"""Puts what was measured on a collection into one plain dictionary: what --json writes and the tables show."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from tests.benchmarks.search.metrics import MERITS, mean_merit, merit_of, times_of
from tests.benchmarks.search.queries import NATURAL

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tests.benchmarks.search.building import Made
    from tests.benchmarks.search.measuring import Asked
    from tests.benchmarks.search.queries import Query

_MB = 1e6


def quality_and_times(queries: Sequence[Query], asked: Sequence[Asked]) -> dict[str, Any]:
    """Return one engine's merits and times: of each kind, the mean of kinds, natural language, and all."""
    by_kind: dict[str, list[Asked]] = defaultdict(list)
    for query, answer in zip(queries, asked, strict=True):
        by_kind[query.kind].append(answer)
    ranks = {kind: [answer.rank for answer in answers] for kind, answers in by_kind.items()}
    kinds = {
        kind: {"count": len(answers)} | {name: list(merit_of(name, ranks[kind])) for name in MERITS} | _times(answers)
        for kind, answers in by_kind.items()
    }
    natural = [answer for kind in NATURAL for answer in by_kind.get(kind, [])]
    return {
        "kinds": kinds,
        "mean": {name: list(mean_merit(name, ranks.values())) for name in MERITS},
        "natural": _times(natural),
        "all": _times(asked),
    }


def _times(asked: Sequence[Asked]) -> dict[str, Any]:
    return {
        "ms": list(times_of([answer.ms for answer in asked])),
        "cpu_ms": list(times_of([answer.cpu for answer in asked])),
    }


def cost(made: Made, opened: Mapping[str, float]) -> dict[str, Any]:
    """Return what an engine's index costs to build, keep and open."""
    took = made.took
    return {
        "build_s": took["seconds"],
        "build_cpu_s": took["cpu"],
        "index_s": took["index_seconds"],
        "index_cpu_s": took["index_cpu"],
        "articles_a_second": took["articles"] / took["seconds"],
        "mb": took["sizes"]["all"] / _MB,
        "index_mb": took["sizes"]["index"] / _MB,
        "open_ms": opened["open_ms"],
        "first_ms": opened["first_ms"],
        "opened_mb": opened["opened"] / _MB,
        "used_mb": opened["used"] / _MB,
        "built_in_this_run": made.fresh,
        "run": took.get("run", ""),
    }


def ratios(engines: Mapping[str, Any], rival: str) -> dict[str, Any]:
    """Return Lamplight's times divided by a rival's: of each kind, natural language, and all.

    "p95_natural" divides Lamplight's 95th percentile of a kind by the rival's over natural language.
    """
    ours, theirs = engines["lamplight"], engines[rival]
    ceiling = theirs["natural"]
    found: dict[str, Any] = {}
    for name in (*ours["kinds"], "natural", "all"):
        our, their = (some["kinds"].get(name) or some[name] for some in (ours, theirs))
        found[name] = {
            f"{clock}{at}": _ratio(our[f"{clock}ms"][place], their[f"{clock}ms"][place])
            for clock in ("", "cpu_")
            for place, at in enumerate(("p50", "p95"))
        } | {
            "p95_natural": _ratio(our["ms"][1], ceiling["ms"][1]),
            "cpu_p95_natural": _ratio(our["cpu_ms"][1], ceiling["cpu_ms"][1]),
        }
    return found


def _ratio(ours: float, theirs: float) -> float:
    return ours / theirs if theirs else 0.0


def stage_ratio(engines: Mapping[str, Any]) -> dict[str, float]:
    """Return Lamplight's index stage divided by the whole build of Whoosh's quick start.

    Returns nothing when not both were built, and in the same run.
    """
    if not {"lamplight", "whoosh"} <= engines.keys():
        return {}
    ours, theirs = engines["lamplight"]["cost"], engines["whoosh"]["cost"]
    if ours["run"] != theirs["run"]:
        return {}
    return {
        "clock": _ratio(ours["index_s"], theirs["build_s"]),
        "cpu": _ratio(ours["index_cpu_s"], theirs["build_cpu_s"]),
    }
