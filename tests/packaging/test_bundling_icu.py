# SPDX-License-Identifier: MIT
"""The language data of Qt, trimmed."""

from __future__ import annotations

import shutil
import struct
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from bundling import icu
from devtools.problem import SetupProblem

if TYPE_CHECKING:
    from pathlib import Path

_HEAD = struct.pack("<HBBHHBBBB4s", 32, 0xDA, 0x27, 20, 0, 0, 0, 2, 0, b"CmnD").ljust(32, b"\0")
ITEMS = {"icudt73l/coll/de.res": b"German", "icudt73l/coll/zh.res": b"Chinese " * 5, "icudt73l/root.res": b"R"}


def _run(*command: str, folder: Path) -> str:
    """Run a tool of binutils and return what it said."""
    program = shutil.which(command[0])
    assert program is not None
    return subprocess.run([program, *command[1:]], cwd=folder, capture_output=True, text=True, check=True).stdout


def test_what_is_packed_is_read_back() -> None:
    data = icu.package_of(_HEAD, ITEMS)
    found = icu.items_of(data)
    assert list(found) == sorted(ITEMS)
    # All but the last are filled up to the next multiple of sixteen.
    assert {name: content.rstrip(b"\xaa") for name, content in found.items()} == ITEMS


def test_items_begin_on_multiples_of_sixteen() -> None:
    data = icu.package_of(_HEAD, ITEMS)
    starts = [start for _, start in struct.iter_unpack("<II", data[36 : 36 + 8 * len(ITEMS)])]
    assert all(start % 16 == 0 for start in starts)


def test_what_qt_sorts_with_is_kept() -> None:
    kept = ("coll/ucadata.icu", "coll/root.res", "coll/fr.res", "coll/res_index.res", "root.res")
    assert all(icu.is_kept(f"icudt73l/{name}") for name in kept)
    dropped = ("coll/zh.res", "coll/ja.res", "brkitr/line.brk", "ibm-930_P120-1999.cnv", "curr/de.res", "unit/de.res")
    assert not any(icu.is_kept(f"icudt73l/{name}") for name in dropped)


def test_data_of_another_form_is_refused() -> None:
    with pytest.raises(SetupProblem, match=r"another form.*icu\.py"):
        icu.items_of(b"\0" * 64)


@pytest.mark.skipif(not sys.platform.startswith("linux") or not shutil.which("ld"), reason="needs binutils on Linux")
def test_a_library_is_made_anew_with_the_same_names(tmp_path: Path) -> None:
    (tmp_path / "data").write_bytes(icu.package_of(_HEAD, ITEMS))
    (tmp_path / "data.s").write_text(icu._assembly("icudt73_dat"), encoding="ascii")
    library = tmp_path / "libicudata.so.73"
    _run("as", "-o", "data.o", "data.s", folder=tmp_path)
    _run("ld", "-shared", "-soname", library.name, "-o", library.name, "data.o", folder=tmp_path)
    icu.trim_library(library)
    symbol, data = icu._data_of(library)
    assert symbol == "icudt73_dat"
    assert set(icu.items_of(data)) == {"icudt73l/coll/de.res", "icudt73l/root.res"}
    told = _run("objdump", "-p", library.name, folder=tmp_path)
    assert "SONAME               libicudata.so.73" in told


@pytest.mark.skipif(not shutil.which("objdump"), reason="needs binutils")
def test_a_library_without_data_is_refused(tmp_path: Path) -> None:
    library = tmp_path / "libicudata.so.73"
    shutil.copyfile(sys.executable, library)
    with pytest.raises(SetupProblem, match="no language data"):
        icu.trim_library(library)
