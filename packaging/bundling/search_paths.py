# SPDX-License-Identifier: MIT
"""Takes folders of the build machine out of libraries: whoever had such a folder could slip in a library of theirs."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: The first bytes of a 64-bit little-endian ELF file, which is what all supported machines have.
_ELF = b"\x7fELF\x02\x01"
_LOAD, _DYNAMIC = 1, 2
_END, _STRINGS, _RPATH, _RUNPATH = 0, 5, 15, 29
_ENTRY = struct.Struct("<QQ")


def forget_absolute(path: Path) -> bool:
    """Remove an absolute search path (RPATH, RUNPATH) from a library or program in place; tell whether it had one.

    Paths that begin at the file's own folder ($ORIGIN) stay.
    """
    content = bytearray(path.read_bytes())
    if not content.startswith(_ELF):
        return False
    segments = list(_segments(content))
    dynamic = next(((start, size) for kind, start, _, size in segments if kind == _DYNAMIC), None)
    if dynamic is None:
        return False
    entries = _entries(content, *dynamic)
    strings = next((value for tag, value in entries if tag == _STRINGS), 0)
    base = next(
        start + strings - at for kind, start, at, size in segments if kind == _LOAD and at <= strings < at + size
    )
    kept = []
    for tag, value in entries:
        text = base + value
        if tag in {_RPATH, _RUNPATH} and content[text : text + 1] == b"/":
            end = content.index(b"\0", text)
            content[text:end] = bytes(end - text)
        else:
            kept.append((tag, value))
    if len(kept) == len(entries):
        return False
    kept += [(_END, 0)] * (len(entries) - len(kept))
    start = dynamic[0]
    content[start : start + _ENTRY.size * len(kept)] = b"".join(_ENTRY.pack(*entry) for entry in kept)
    path.write_bytes(content)
    return True


def _segments(content: bytearray) -> Iterator[tuple[int, int, int, int]]:
    """Yield kind, place in the file, address and size of each segment."""
    (table,) = struct.unpack_from("<Q", content, 32)
    size, count = struct.unpack_from("<HH", content, 54)
    for number in range(count):
        kind, _, start, address, _, length = struct.unpack_from("<IIQQQQ", content, table + number * size)
        yield kind, start, address, length


def _entries(content: bytearray, start: int, size: int) -> list[tuple[int, int]]:
    """Return the entries of the dynamic section up to its end."""
    found = []
    for entry in _ENTRY.iter_unpack(content[start : start + size]):
        found.append(entry)
        if entry[0] == _END:
            break
    return found
