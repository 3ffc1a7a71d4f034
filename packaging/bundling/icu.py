# SPDX-License-Identifier: MIT
"""Trims the language data of ICU, which Qt sorts words with: 32 MB of all the world's, of which few are used.

The file is a header, a table of contents (names and offsets, sorted by name) and the items, each on a multiple of 16.
"""

from __future__ import annotations

import fnmatch
import re
import struct
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from devtools.problem import SetupProblem

if TYPE_CHECKING:
    from collections.abc import Callable

#: The mark of a package of ICU data; it stands this far behind its first byte.
_MARK, _MARK_AT = b"CmnD", 12
_ALIGNMENT = 16

#: What is kept, below the name of the package: how letters compare (but Chinese, Japanese and Korean, which need tables
#: of their own, half of all), what every language rests on, and what ICU opens when it starts.
_KEPT = (
    *(
        "coll/*",
        "nfkc.nrm",
        "nfkc_cf.nrm",
        "cnvalias.icu",
        "root.res",
        "en.res",
        "en_US.res",
        "res_index.res",
        "pool.res",
    ),
    *("supplementalData.res", "likelySubtags.res", "keyTypeData.res", "timezoneTypes.res", "zoneinfo64.res"),
    *("pool.res", "icuver.res", "icustd.res", "numberingSystems.res"),
)
_LEFT_OUT = ("coll/zh*", "coll/ja*", "coll/ko*")


def is_kept(name: str) -> bool:
    """Tell whether an item is kept, by its name with the package's, as icudt73l/coll/root.res."""
    inside = name.partition("/")[2]
    return any(fnmatch.fnmatchcase(inside, pattern) for pattern in _KEPT) and not any(
        fnmatch.fnmatchcase(inside, pattern) for pattern in _LEFT_OUT
    )


def items_of(data: bytes) -> dict[str, bytes]:
    """Return the items of a package by their names. Raises SetupProblem for data of another form."""
    if data[_MARK_AT : _MARK_AT + 4] != _MARK or data[8]:
        raise SetupProblem("the language data of Qt has another form than expected: look at bundling/icu.py.")
    (header,) = struct.unpack_from("<H", data)
    (count,) = struct.unpack_from("<I", data, header)
    places = list(struct.iter_unpack("<II", data[header + 4 : header + 4 + 8 * count]))
    ends = [*(start for _, start in places[1:]), len(data) - header]
    found = {}
    for (name, start), end in zip(places, ends, strict=True):
        first = header + name
        found[data[first : data.index(b"\0", first)].decode("ascii")] = data[header + start : header + end]
    return found


def package_of(data: bytes, items: dict[str, bytes]) -> bytes:
    """Return a package with the header of `data` that holds `items`."""
    (header,) = struct.unpack_from("<H", data)
    names = b""
    first_name = 4 + 8 * len(items)
    offsets = []
    for name in sorted(items):
        offsets.append(first_name + len(names))
        names += name.encode("ascii") + b"\0"
    body = b""
    table = struct.pack("<I", len(items))
    base = _rounded(first_name + len(names))
    for offset, name in zip(offsets, sorted(items), strict=True):
        body += b"\xaa" * (_rounded(len(body)) - len(body))
        table += struct.pack("<II", offset, base + len(body))
        body += items[name]
    contents = (table + names).ljust(base, b"\xaa")
    return data[:header] + contents + body


def _rounded(size: int) -> int:
    return -(-size // _ALIGNMENT) * _ALIGNMENT


def trim_library(library: Path, keep: Callable[[str], bool] = is_kept) -> tuple[int, int]:
    """Replace a libicudata.so by one with the kept items only; return its sizes before and after.

    Raises SetupProblem when the library is not as expected, or when the assembler and the linker fail.
    """
    before = library.stat().st_size
    symbol, data = _data_of(library)
    items = {name: content for name, content in items_of(data).items() if keep(name)}
    if not items:
        raise SetupProblem(f"{library.name} holds nothing that is to be kept: look at bundling/icu.py.")
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        (work / "data").write_bytes(package_of(data, items))
        (work / "data.s").write_text(_assembly(symbol), encoding="ascii")
        _run(["as", "-o", "data.o", "data.s"], work)
        soname = library.name
        linking = [
            "ld",
            "-shared",
            "-s",
            "-soname",
            soname,
            "-z",
            "noexecstack",
            "--build-id=sha1",
            "-o",
            soname,
            "data.o",
        ]
        _run(linking, work)
        library.write_bytes((work / soname).read_bytes())
    return before, library.stat().st_size


def _assembly(symbol: str) -> str:
    return (
        f".section .rodata\n.balign {_ALIGNMENT}\n.globl {symbol}\n.type {symbol}, %object\n"
        f'{symbol}:\n.incbin "data"\n.size {symbol}, . - {symbol}\n.section .note.GNU-stack,"",%progbits\n'
    )


def _data_of(library: Path) -> tuple[str, bytes]:
    """Return the name and the bytes of the data in a library."""
    listed = _run(["objdump", "--dynamic-syms", str(library)], library.parent)
    match = re.search(r"\.rodata\s+([0-9a-f]{16})\s+\S*\s*(icudt\d+_dat)\s*$", listed, re.MULTILINE)
    content = library.read_bytes()
    start = content.find(_MARK) - _MARK_AT
    if match is None or start < 0:
        raise SetupProblem(f"{library.name} holds no language data where it is expected: look at bundling/icu.py.")
    return match[2], content[start : start + int(match[1], 16)]


def _run(command: list[str], folder: Path) -> str:
    answer = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if answer.returncode:
        raise SetupProblem(f"{command[0]} failed on the language data of Qt: {answer.stderr.strip()[-200:]}")
    return answer.stdout
