# SPDX-License-Identifier: MIT
"""Xapian with a stemmer and weights, through the system's Python, since Debian's binding is only for that one."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from tests.benchmarks.search.engines import Built, Found, Outside, folder_size, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.benchmarks.search.corpus import Document

_WORKER = Path(__file__).with_name("xapian_worker.py")
_PYTHONS = ("/usr/bin/python3", sys.executable)


@cache
def _python() -> str:
    """Return a Python that has Xapian; "" when there is none."""
    for python in _PYTHONS:
        try:
            answer = subprocess.run([python, "-c", "import xapian"], capture_output=True, timeout=60, check=False)
        except (OSError, subprocess.TimeoutExpired):
            continue
        if answer.returncode == 0:
            return python
    return ""


def missing() -> str:
    """Say whether no Python here has Xapian."""
    return "" if _python() else "the system's Python has no Xapian (on Debian: python3-xapian)"


def build(documents: Iterable[Document], folder: Path) -> Built:
    """Build in the worker, which does not count the time it takes to hand the articles over."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = "".join(
        json.dumps({"slug": some.slug, "title": some.title, "names": some.other_names, "body": some.body}) + "\n"
        for some in documents
    )
    command = [_python(), str(_WORKER), "build", str(folder / "xapian")]
    done = json.loads(subprocess.run(command, input=lines, stdout=subprocess.PIPE, text=True, check=True).stdout)
    size = folder_size(folder)
    took = done["seconds"], done["cpu"]
    return Built(*took, *took, {"all": size, "index": size})


class XapianEngine:
    """The worker, waiting for queries. Its times are taken over there, without the pipe in between."""

    def __init__(self, folder: Path) -> None:
        """Start the worker and wait until it has opened the database."""
        command = [_python(), str(_WORKER), "serve", str(folder / "xapian")]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self._outside = Outside()
        self._read()

    def search(self, query: str, limit: int = 10) -> list[Found]:
        """Return the articles with any of the words, best first."""
        _pipe(self._process.stdin).write(json.dumps({"query": " ".join(words_of(query)), "limit": limit}) + "\n")
        _pipe(self._process.stdin).flush()
        answer = self._read()
        self._outside = Outside(answer["ms"], answer["memory"])
        return [Found(*found) for found in answer["found"]]

    def outside(self) -> Outside:
        """Return the time of the last search and the memory, both measured by the worker."""
        return self._outside

    def close(self) -> None:
        """End the worker."""
        self._process.communicate()

    def _read(self) -> dict[str, Any]:
        answer: dict[str, Any] = json.loads(_pipe(self._process.stdout).readline())
        return answer


def _pipe(stream: IO[str] | None) -> IO[str]:
    assert stream is not None
    return stream


def open_engine(folder: Path) -> XapianEngine:
    """Start a worker on what was built."""
    return XapianEngine(folder)
