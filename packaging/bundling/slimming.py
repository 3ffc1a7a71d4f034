# SPDX-License-Identifier: MIT
"""Makes a frozen bundle small on Linux: language data trimmed, libraries that nobody needs removed."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from bundling import elf, icu, search_paths
from bundling.places import PROGRAMS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from bundling.elf import Binary
    from bundling.places import BundlePlaces

#: A module of Python that is a library: found by its name, so nobody is seen to need it.
_MODULE = re.compile(r"\.(abi3|cpython-\d+[\w-]*)\.so$")


def slim(places: BundlePlaces) -> str:
    """Make the bundle smaller in place and tell how large it is. Does nothing to bundles of other systems."""
    if sys.platform.startswith("linux"):
        for library in sorted(places.inside.rglob("libicudata.so.*")):
            icu.trim_library(library)
        _remove_orphans(places)
        for path in files_of(places.bundle):
            search_paths.forget_absolute(path)
    return f"{size_of(places.bundle) / 1e6:.1f} MB in {sum(1 for _ in files_of(places.bundle))} files"


def _remove_orphans(places: BundlePlaces) -> None:
    binaries = elf.binaries_in(places.bundle)
    for path in elf.orphans(binaries, roots_of(binaries)):
        path.unlink()


def roots_of(binaries: Iterable[Binary]) -> Iterator[Path]:
    """Yield the files that are opened by name and not because another needs them: programs, modules, plugins."""
    for binary in binaries:
        path = binary.path
        opened_by_start = path.name.startswith("libpython") or path.name in PROGRAMS
        if opened_by_start or "plugins" in path.parts or _MODULE.search(path.name):
            yield path


def files_of(folder: Path) -> Iterator[Path]:
    """Yield the files of a folder, in order, links left out."""
    return (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink())


def size_of(folder: Path) -> int:
    """Return the bytes of the files of a folder."""
    return sum(path.stat().st_size for path in files_of(folder))


def largest(folder: Path, count: int) -> list[tuple[str, int]]:
    """Return the largest files of a folder and their bytes."""
    sizes = [(str(path.relative_to(folder)), path.stat().st_size) for path in files_of(folder)]
    return sorted(sizes, key=lambda item: -item[1])[:count]
