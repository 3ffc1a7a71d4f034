# SPDX-License-Identifier: MIT
"""One build or one opening in a process of its own, so that no engine sees the memory or the caches of another.

    python -P -m tests.benchmarks.search.child build ENGINE SOURCE SIZE FOLDER
    python -P -m tests.benchmarks.search.child open ENGINE FOLDER    # queries as a JSON list on stdin

Prints one JSON object.
"""

from __future__ import annotations

import gc
import itertools
import json
import os
import sys
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tests.benchmarks.search.corpus import read_documents
from tests.benchmarks.search.engines import module_of
from tests.benchmarks.search.growth import grow


def resident() -> int:
    """Return the bytes of memory that this process holds; 0 where the system does not say."""
    try:
        fields = Path("/proc/self/statm").read_text(encoding="ascii").split()
    except OSError:
        return 0
    return int(fields[1]) * os.sysconf("SC_PAGE_SIZE")


def build(name: str, source: Path, size: int, folder: Path) -> dict[str, Any]:
    """Build an engine's index of a collection; with a `size`, of so many articles made of it."""
    documents = list(read_documents(source))
    if size:
        documents = list(itertools.islice(grow(documents, size), size))
    gc.collect()
    gc.freeze()
    return asdict(module_of(name).build(documents, folder)) | {"articles": len(documents)}


def open_and_ask(name: str, folder: Path, queries: list[str]) -> dict[str, Any]:
    """Open an engine, ask, and return milliseconds and bytes that it took."""
    module = module_of(name)
    gc.collect()
    before = resident()
    clock = time.perf_counter()
    engine = module.open_engine(folder)
    opened_ms = (time.perf_counter() - clock) * 1000
    opened = resident() - before
    clock = time.perf_counter()
    engine.search(queries[0])
    first_ms = (time.perf_counter() - clock) * 1000
    for query in queries[1:]:
        engine.search(query)
    used = resident() - before + engine.outside().memory
    engine.close()
    return {"open_ms": opened_ms, "first_ms": first_ms, "opened": opened, "used": used}


def main(arguments: list[str]) -> None:
    """Do what the command line says."""
    match arguments:
        case ["build", name, source, size, folder]:
            answer = build(name, Path(source), int(size), Path(folder))
        case ["open", name, folder]:
            answer = open_and_ask(name, Path(folder), json.load(sys.stdin))
        case _:
            sys.exit(__doc__)
    print(json.dumps(answer))


if __name__ == "__main__":
    main(sys.argv[1:])
