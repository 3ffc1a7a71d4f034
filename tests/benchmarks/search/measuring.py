# SPDX-License-Identifier: MIT
"""Asks all engines the same queries in turns, so that a busy machine is unfair to none, and takes the times."""

from __future__ import annotations

import gc
import json
import statistics
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.benchmarks.search.building import run_child

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from tests.benchmarks.search.engines import Engine
    from tests.benchmarks.search.queries import Query

_LIMIT = 10
_WARM = 10
_STARTS = 3


@dataclass(frozen=True, slots=True)
class Asked:
    """How an engine answered a query: the rank of the first right article (0: none), the first title, and times in ms.

    `cpu` is the time that this thread worked, which other programs on the machine do not lengthen.
    """

    rank: int
    first: str
    ms: float
    cpu: float


def ask(engines: Mapping[str, Engine], queries: Sequence[Query], groups: Mapping[str, str]) -> dict[str, list[Asked]]:
    """Return each engine's answers in the order of the queries. `groups` are those of the articles, by slug."""
    names = list(engines)
    for query in queries[:: max(1, len(queries) // _WARM)]:
        for engine in engines.values():
            engine.search(query.text, _LIMIT)
    gc.collect()
    gc.freeze()  # so that one engine's objects are not gone through on another's time
    answers: dict[str, list[Asked]] = {name: [] for name in names}
    for number, query in enumerate(queries):
        if number and number % 250 == 0:
            print(f"asked {number} of {len(queries)} queries", file=sys.stderr, flush=True)
        turn = number % len(names)
        for name in (*names[turn:], *names[:turn]):
            answers[name].append(_ask(engines[name], query, groups))
    gc.unfreeze()
    return answers


def _ask(engine: Engine, query: Query, groups: Mapping[str, str]) -> Asked:
    clock, cpu = time.perf_counter(), time.thread_time()
    hits = engine.search(query.text, _LIMIT)
    cpu_ms, ms = (time.thread_time() - cpu) * 1000, (time.perf_counter() - clock) * 1000
    outside = engine.outside().ms
    if outside is not None:
        ms = cpu_ms = outside
    right = [groups[hit.slug] in query.groups for hit in hits]
    return Asked(right.index(True) + 1 if True in right else 0, hits[0].title if hits else "-", ms, cpu_ms)


def opening(name: str, folder: Path, queries: Sequence[str]) -> dict[str, Any]:
    """Return the median of some openings, each in a process of its own: milliseconds and bytes of memory."""
    starts = [run_child(["open", name, str(folder)], json.dumps(list(queries))) for _ in range(_STARTS)]
    return {key: statistics.median(start[key] for start in starts) for key in starts[0]}
