# SPDX-License-Identifier: MIT
"""What libraries ask of the system, which of them nobody needs, and what the packages say about it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bundling import elf, search_paths, slimming
from bundling.elf import Binary
from devtools.problem import SetupProblem
from linux.needs import needs_of

_OBJDUMP = """
Dynamic Section:
  NEEDED               libX11.so.6
  NEEDED               libc.so.6
  RUNPATH              $ORIGIN

Version definitions:
1 0x01 0x0f4d28a4 libours.so
2 0x00 0x0d696919 OURS_9.9

Version References:
  required from libc.so.6:
    0x09691a75 0x00 05 GLIBC_2.2.5
    0x069691b4 0x00 02 GLIBC_2.34
  required from libstdc++.so.6:
    0x0297f869 0x00 06 GLIBCXX_3.4.29
"""


def _binary(name: str, *needed: str, versions: tuple[tuple[str, tuple[int, ...]], ...] = ()) -> Binary:
    return Binary(Path(name), needed, frozenset(versions))


def _run(*command: str, folder: Path) -> str:
    """Run a tool of binutils and return what it said."""
    program = shutil.which(command[0])
    assert program is not None
    return subprocess.run([program, *command[1:]], cwd=folder, capture_output=True, text=True, check=True).stdout


def test_objdump_is_understood() -> None:
    needed, versions = elf.parsed(_OBJDUMP)
    assert needed == ("libX11.so.6", "libc.so.6")
    assert versions == {("GLIBC", (2, 2, 5)), ("GLIBC", (2, 34)), ("GLIBCXX", (3, 4, 29))}


def test_versions_are_compared_as_numbers() -> None:
    binaries = [_binary("a", versions=(("GLIBC", (2, 9)),)), _binary("b", versions=(("GLIBC", (2, 34)),))]
    assert elf.highest(binaries, "GLIBC") == (2, 34)
    assert elf.highest(binaries, "GLIBCXX") == ()


def test_libraries_in_the_bundle_are_not_asked_of_the_system() -> None:
    binaries = [_binary("x/libours.so.1", "libc.so.6"), _binary("program", "libours.so.1", "libX11.so.6")]
    assert list(elf.asked_of_system(binaries)) == ["libX11.so.6", "libc.so.6"]


def test_a_library_that_only_an_orphan_needs_is_one_too() -> None:
    binaries = [
        _binary("_internal/plugins/kept.so", "libneeded.so.1"),
        _binary("_internal/libneeded.so.1", "libdeeper.so.2"),
        _binary("_internal/libdeeper.so.2"),
        _binary("_internal/liborphan.so.1", "libonly.so.1"),
        _binary("_internal/libonly.so.1"),
        _binary("_internal/PySide6/QtCore.abi3.so"),
        _binary("lamplight"),
    ]
    gone = elf.orphans(binaries, slimming.roots_of(binaries))
    assert [path.name for path in gone] == ["libonly.so.1", "liborphan.so.1"]


def test_the_packages_ask_for_what_the_bundle_needs() -> None:
    versions = (("GLIBC", (2, 35)), ("GLIBCXX", (3, 4, 29)))
    needs = needs_of([_binary("a", "libc.so.6", "libX11.so.6", "libstdc++.so.6", "libcups.so.2", versions=versions)])
    depends = needs.debian_depends()
    assert {"libc6 (>= 2.35)", "libstdc++6 (>= 11)", "libx11-6", "xkb-data"} <= set(depends.split(", "))
    assert "libcups" not in depends
    assert needs.debian_recommends() == "libcups2 | libcups2t64"
    assert {"libc.so.6(GLIBC_2.35)(64bit)", "libX11.so.6()(64bit)"} <= set(needs.rpm_requires())
    assert "libcups.so.2()(64bit)" in needs.rpm_recommends()


def test_a_library_that_nobody_named_stops_the_build() -> None:
    with pytest.raises(SetupProblem, match=r"libnew\.so\.1 \(for plugin\.so\)"):
        needs_of([_binary("plugin.so", "libnew.so.1")])


@pytest.mark.skipif(not sys.platform.startswith("linux") or not shutil.which("ld"), reason="needs binutils on Linux")
@pytest.mark.parametrize(("path", "gone"), [("/build/machine/lib", True), ("$ORIGIN/../lib", False)])
def test_folders_of_the_build_machine_are_forgotten(tmp_path: Path, path: str, gone: bool) -> None:
    (tmp_path / "a.s").write_text(".globl a\na: ret\n", encoding="ascii")
    library = tmp_path / "liba.so"
    _run("as", "-o", "a.o", "a.s", folder=tmp_path)
    _run("ld", "-shared", "-rpath", path, "-soname", "liba.so", "-o", "liba.so", "a.o", folder=tmp_path)
    before = elf.read_binary(library)
    assert search_paths.forget_absolute(library) is gone
    assert (path.encode() in library.read_bytes()) is not gone
    told = _run("objdump", "-p", "liba.so", folder=tmp_path)
    assert ("PATH " in told) is not gone
    assert "liba.so" in told
    assert elf.read_binary(library) == before


def test_a_file_that_is_no_library_is_left_alone(tmp_path: Path) -> None:
    text = tmp_path / "text"
    text.write_text("/lib", encoding="utf-8")
    assert not search_paths.forget_absolute(text)
