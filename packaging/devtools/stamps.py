# SPDX-License-Identifier: MIT
"""Stamps say what a step was last done with, so that a step whose input is the same is not done again."""

from __future__ import annotations

import hashlib
import json
import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path


def read(path: Path) -> dict[str, Any]:
    """Return the stamp in a file; an unreadable or damaged one counts as none."""
    try:
        stamp = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def write(path: Path, stamp: dict[str, Any]) -> None:
    """Put the stamp in its place in one move, so that it is never half there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f"{path.name}.{os.getpid()}.new")
    half.write_text(json.dumps(stamp, indent=1, sort_keys=True), encoding="utf-8")
    half.replace(path)


def file_state(path: Path) -> list[int]:
    """Return size and time of a file, empty when there is none; cheap enough to ask at every start."""
    try:
        status = path.stat()
    except OSError:
        return []
    return [status.st_size, status.st_mtime_ns]


def file_content(path: Path) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def tree_files(root: Path, names: Iterable[str], left_out: frozenset[str]) -> Iterator[tuple[str, os.stat_result]]:
    """Yield each file under the named files and folders of `root` in a fixed order, relative and with its status."""
    for name in names:
        path = root / name
        if name in left_out or path.name == "__pycache__" or path.name.startswith("."):
            continue
        if path.is_dir():
            with os.scandir(path) as entries:
                inside = sorted(f"{name}/{entry.name}" for entry in entries)
            yield from tree_files(root, inside, left_out)
        elif path.exists():
            yield name, path.stat()


def tree_state(root: Path, names: Iterable[str], left_out: frozenset[str] = frozenset()) -> str:
    """Return a hash over names, sizes and times of many files, without opening any."""
    digest = hashlib.sha256()
    for name, status in tree_files(root, names, left_out):
        digest.update(f"{name}\0{status.st_size}\0{status.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def tree_content(root: Path, names: Iterable[str], left_out: frozenset[str] = frozenset()) -> str:
    """Return a hash over names and content of many files; the same after a fresh checkout."""
    digest = hashlib.sha256()
    for name, _status in tree_files(root, names, left_out):
        digest.update(f"{name}\0{file_content(root / name)}\n".encode())
    return digest.hexdigest()
