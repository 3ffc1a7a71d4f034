# SPDX-License-Identifier: MIT
"""What Linux programs and libraries ask of the system, as objdump tells it."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from devtools.problem import SetupProblem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

_MAGIC = b"\x7fELF"


@dataclass(frozen=True, slots=True)
class Binary:
    """A program or library: the libraries it asks for, and the versions of symbols, such as ("GLIBC", (2, 34))."""

    path: Path
    needed: tuple[str, ...]
    versions: frozenset[tuple[str, tuple[int, ...]]]


def binaries_in(folder: Path) -> list[Binary]:
    """Return the programs and libraries in a folder, in the order of their paths; links are left out."""
    return [read_binary(path) for path in sorted(folder.rglob("*")) if _is_binary(path)]


def _is_binary(path: Path) -> bool:
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(4) == _MAGIC


def read_binary(path: Path) -> Binary:
    """Return what objdump tells of a file. Raises SetupProblem when it cannot be read."""
    command = [shutil.which("objdump") or "objdump", "-p", str(path)]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    if answer.returncode:
        raise SetupProblem(f"objdump cannot read {path}: {answer.stderr.strip()}")
    return Binary(path, *parsed(answer.stdout))


def parsed(text: str) -> tuple[tuple[str, ...], frozenset[tuple[str, tuple[int, ...]]]]:
    """Return the needed libraries and the versions of symbols that an output of `objdump -p` names."""
    needed = tuple(re.findall(r"^\s+NEEDED\s+(\S+)", text, re.MULTILINE))
    references = text.partition("Version References:")[2]
    found = re.findall(r"\b([A-Z]+)_(\d+(?:\.\d+)+)$", references, re.MULTILINE)
    return needed, frozenset((name, tuple(map(int, number.split(".")))) for name, number in found)


def highest(binaries: Iterable[Binary], name: str) -> tuple[int, ...]:
    """Return the highest version of `name` (as GLIBC) that any of them asks for; () for none."""
    return max((number for binary in binaries for ours, number in binary.versions if ours == name), default=())


def asked_of_system(binaries: Iterable[Binary]) -> dict[str, list[Path]]:
    """Return the libraries that are needed and not among the files themselves, each with the files that ask for it."""
    listed = list(binaries)
    own = {binary.path.name for binary in listed}
    found: dict[str, list[Path]] = {}
    for binary in listed:
        for name in binary.needed:
            if name not in own:
                found.setdefault(name, []).append(binary.path)
    return dict(sorted(found.items()))


def orphans(binaries: Iterable[Binary], roots: Iterable[Path]) -> list[Path]:
    """Return the files that neither are roots nor are needed by one, directly or through others."""
    by_path: Mapping[Path, Binary] = {binary.path: binary for binary in binaries}
    by_name: dict[str, list[Path]] = {}
    for path in by_path:
        by_name.setdefault(path.name, []).append(path)
    waiting = deque(path for path in roots if path in by_path)
    reached = set(waiting)
    while waiting:
        for name in by_path[waiting.popleft()].needed:
            for path in by_name.get(name, []):
                if path not in reached:
                    reached.add(path)
                    waiting.append(path)
    return sorted(by_path.keys() - reached)
