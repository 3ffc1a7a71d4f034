# SPDX-License-Identifier: MIT
"""The version and the time of a release, its sums, and its library, which is the same each time."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bundling import checksums, release, sealing
from bundling.inventory import write_inventory
from bundling.places import BundlePlaces
from devtools.problem import SetupProblem
from index import __version__
from index.errors import LibraryError
from index.library import Library
from index.trust import Trust

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]


def test_the_version_is_the_programs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert release.release_of(ROOT) == release.Release(__version__, 1700000000)
    assert release.release_of(ROOT, "0.0.9").version == "0.0.9"
    with pytest.raises(SetupProblem, match="'new' is not a version"):
        release.release_of(ROOT, "new")


def test_the_time_is_that_of_the_commit(monkeypatch: pytest.MonkeyPatch, program: Callable[[str, str], Path]) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    program("git", "echo 1600000000")
    assert release.epoch_of(ROOT) == 1600000000
    program("git", "exit 128")
    assert release.epoch_of(ROOT) == int((ROOT / "index" / "__init__.py").stat().st_mtime)


def test_settings_of_the_machine_do_not_reach_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PYTHONPATH", "PYTHONHASHSEED", "LAMPLIGHT_LIBRARY"):
        monkeypatch.setenv(name, "of this machine")
    variables = release.build_variables(release.Release("0.1.0", 7))
    assert variables["PYTHONHASHSEED"] == "0"
    assert variables["SOURCE_DATE_EPOCH"] == "7"
    assert not {"PYTHONPATH", "LAMPLIGHT_LIBRARY"} & variables.keys()


def test_sums_are_those_that_sha256sum_checks(tmp_path: Path) -> None:
    (tmp_path / "b.deb").write_bytes(b"two")
    (tmp_path / "a.tar.xz").write_bytes(b"one")
    checksums.write_checksums(tmp_path)
    written = checksums.write_checksums(tmp_path).read_text(encoding="utf-8")
    assert written.splitlines() == [
        f"{hashlib.sha256(content).hexdigest()}  {name}" for name, content in (("a.tar.xz", b"one"), ("b.deb", b"two"))
    ]


def _sealed(sample_articles: Path, out: Path) -> dict[str, bytes]:
    """Return the files of a library that was built in a process of its own."""
    path = os.pathsep.join((str(ROOT), str(ROOT / "packaging")))
    variables = {**os.environ, "PYTHONPATH": path, "PYTHONHASHSEED": "0"}
    command = [sys.executable, "-P", "-m", "bundling.sealing", str(sample_articles), str(out / "library"), str(out)]
    subprocess.run(command, env=variables, check=True, capture_output=True)
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()}


def test_the_same_articles_give_the_same_library(sample_articles: Path, tmp_path: Path) -> None:
    first, second = _sealed(sample_articles, tmp_path / "one"), _sealed(sample_articles, tmp_path / "two")
    assert "library/articles.sqlite" in first
    assert "lamplight_pin.py" in first
    assert [name for name in first if first[name] != second.get(name)] == []
    assert first.keys() == second.keys()


def test_a_sealed_library_is_opened_by_its_pin_only(sample_articles: Path, tmp_path: Path) -> None:
    library = tmp_path / "library"
    pin = sealing.seal(sample_articles, library)
    Library.open(library, trust=Trust(pinned=pin), verify="full").close()
    with pytest.raises(LibraryError, match="was not built on this computer"):
        Library.open(library, trust=Trust(pinned="0" * 64))


def test_the_inventory_names_sizes_but_of_what_may_be_replaced(tmp_path: Path) -> None:
    places = BundlePlaces(tmp_path)
    for name, content in (
        ("PySide6/libQt6Core.so.6", b"\x7fELF and more"),
        ("resources/themes.json", b"{}"),
        ("library/manifest.json", b"{}"),
    ):
        path = places.inside / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    write_inventory(places)
    assert write_inventory(places) == "2 files"
    text = (places.inside / "files.json").read_text(encoding="utf-8")
    assert text == '{\n"PySide6/libQt6Core.so.6": null,\n"resources/themes.json": 2\n}\n'
