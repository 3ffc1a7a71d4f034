# SPDX-License-Identifier: MIT
"""Builds what is measured, once: what was built of the same articles by the same program is used again."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.benchmarks.search.engines import MODULES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

ROOT = Path(__file__).resolve().parents[3]
_HERE = Path(__file__).parent
_NOTE = "built.json"
#: Which run built an index: times are compared only within one.
_RUN = f"{time.time_ns()}-{os.getpid()}"


class BuildFailedError(Exception):
    """An engine's index could not be built; the text says why."""


@dataclass(frozen=True, slots=True)
class Source:
    """The file of a collection, and to how many articles it is made to grow; 0 takes it as it is."""

    path: Path
    size: int = 0


@dataclass(frozen=True, slots=True)
class Made:
    """The folder of an engine, and what building it took (the fields of `Built`, `articles` and `run`)."""

    folder: Path
    took: dict[str, Any]
    fresh: bool


def make(
    names: Sequence[str], source: Source, work: Path, *, keep: bool = False, anew: bool = False
) -> dict[str, Made]:
    """Build each engine's index below `work` where none fits, and return them.

    `keep` takes Lamplight's as it is, though its code has changed; `anew` builds everything. Whoosh is built again
    whenever Lamplight is, since the two times are compared. Raises BuildFailedError.
    """
    folder = work / (str(source.size) if source.size else "collection")
    made: dict[str, Made] = {}
    for name in names:
        key = _key(name, source)
        old = _noted(folder / name)
        again = anew or (name == "whoosh" and "lamplight" in made and made["lamplight"].fresh)
        if old and not again and (old["key"] == key or (keep and name == "lamplight")):
            made[name] = Made(folder / name, old, fresh=False)
            continue
        print(f"building {name} of {source.path.name}", file=sys.stderr, flush=True)
        made[name] = Made(folder / name, _build(name, source, folder / name, key), fresh=True)
    return made


def run_child(arguments: Sequence[str], text: str = "") -> dict[str, Any]:
    """Run `child` with arguments and a text on its stdin, and return what it says. Raises BuildFailedError."""
    command = [sys.executable, "-P", "-m", "tests.benchmarks.search.child", *arguments]
    path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH", "")]))
    ended = subprocess.run(
        command,
        input=text,
        stdout=subprocess.PIPE,
        text=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": path},
    )
    if ended.returncode:
        raise BuildFailedError(f"{' '.join(arguments[:2])} failed; what it said stands above.")
    answer: dict[str, Any] = json.loads(ended.stdout)
    return answer


def _build(name: str, source: Source, folder: Path, key: str) -> dict[str, Any]:
    """Build beside the old folder and put the new one in its place when it is complete."""
    fresh = folder.with_name(f"{folder.name}.{os.getpid()}")
    shutil.rmtree(fresh, ignore_errors=True)
    try:
        took = run_child(["build", name, str(source.path), str(source.size), str(fresh)])
        took |= {"key": key, "run": _RUN}
        (fresh / _NOTE).write_text(json.dumps(took), encoding="utf-8")
        shutil.rmtree(folder, ignore_errors=True)
        fresh.rename(folder)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return took


def _noted(folder: Path) -> dict[str, Any]:
    try:
        noted: dict[str, Any] = json.loads((folder / _NOTE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return noted


def _key(name: str, source: Source) -> str:
    """Return a hash of what an engine's index depends on."""
    files = [_HERE / f"{module}.py" for module in (MODULES[name], "corpus", "growth", "fts5_engine", "xapian_worker")]
    if name == "lamplight":
        files += [*(ROOT / "index").rglob("*.py"), *(ROOT / "resources" / "synonyms").rglob("*.yaml")]
    state = source.path.stat()
    digest = hashlib.sha256(f"{source.size} {state.st_size} {state.st_mtime_ns}".encode())
    for content in _contents(files):
        digest.update(content)
    return digest.hexdigest()


def _contents(files: Iterable[Path]) -> Iterable[bytes]:
    return (path.read_bytes() for path in sorted(files))
