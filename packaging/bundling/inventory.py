# SPDX-License-Identifier: MIT
"""Writes the list by which an installed program notices that a part of it is missing or cut short."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bundling.slimming import files_of

if TYPE_CHECKING:
    from pathlib import Path

    from bundling.places import BundlePlaces

#: As desktop/damaged_program.py calls it.
NAME = "files.json"
#: How libraries and modules begin on Linux, Windows and macOS: anyone may replace those of Qt, and whoever signs a
#: program changes them, so only whether they are there is looked at.
_BINARIES = (b"\x7fELF", b"MZ", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe")
#: The library has a manifest of its own.
_LEFT_OUT = "library"


def write_inventory(places: BundlePlaces) -> str:
    """Write the list into the bundle and tell how many files it names."""
    listed = {path.relative_to(places.inside).as_posix(): _size(path) for path in files_of(places.inside)}
    listed = {name: size for name, size in listed.items() if name != NAME and not name.startswith(f"{_LEFT_OUT}/")}
    text = json.dumps(listed, indent=0, sort_keys=True)
    (places.inside / NAME).write_text(f"{text}\n", encoding="utf-8")
    return f"{len(listed)} files"


def _size(path: Path) -> int | None:
    """Return the size of a file, or None for a library."""
    with path.open("rb") as file:
        return None if file.read(4).startswith(_BINARIES) else path.stat().st_size
