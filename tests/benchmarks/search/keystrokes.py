# SPDX-License-Identifier: MIT
"""What each key costs while somebody types a name into the shipped library: names and sections, as the window asks."""

from __future__ import annotations

import random
import time
from typing import TYPE_CHECKING, Any

from index.article import Kind
from tests.benchmarks.search.goals import FRAME
from tests.benchmarks.search.metrics import times_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.search_service import Engine
    from index.library import Library

_SEED = 3
#: So many sections the list below the search box asks for.
_LIMIT = 8


def names_of(library: Library, count: int) -> list[str]:
    """Return `count` titles and other names of a library, or all if there are fewer; the same ones every time."""
    names = {title for kind in Kind for title in library.titles(kind)}
    names.update(name for kind in Kind for line in library.names(kind) for name in line.split("\t") if name)
    return random.Random(_SEED).sample(sorted(names), min(count, len(names)))  # noqa: S311 - not for secrets


def type_names(engine: Engine, names: Sequence[str]) -> dict[str, Any]:
    """Type each name key by key and return the figures of all keys. The engine is warm, as it is in the window."""
    from desktop.search_service import SearchRequest  # noqa: PLC0415 - it loads Qt

    clocked, worked, worst = [], [], ("", 0.0)
    for name in names:
        for end in range(1, len(name) + 1):
            typed = name[:end]
            clock, cpu = time.perf_counter(), time.thread_time()
            engine.answer(SearchRequest(typed, limit=_LIMIT))
            worked.append((time.thread_time() - cpu) * 1000)
            clocked.append((time.perf_counter() - clock) * 1000)
            worst = max(worst, (typed, clocked[-1]), key=lambda some: some[1])
    return {
        "names": len(names),
        "keys": len(clocked),
        "ms": list(times_of(clocked)),
        "cpu_ms": list(times_of(worked)),
        "over_a_frame": sum(ms > FRAME for ms in clocked) / max(1, len(clocked)),
        "slowest": list(worst),
    }
