# SPDX-License-Identifier: MIT
from __future__ import annotations

import shutil
import sqlite3
from typing import TYPE_CHECKING

import pytest

from index.article import Level
from index.errors import LibraryError
from index.library import Library
from index.manifest import Manifest
from index.opened import OpenedLibrary
from index.trust import Trust

if TYPE_CHECKING:
    from pathlib import Path


def test_nothing_can_be_written(library: Library) -> None:
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        library.database.execute("DELETE FROM articles")


def test_opening_leaves_no_file(sample_library: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(sample_library, tmp_path / "library")
    before = sorted(path.name for path in folder.rglob("*"))
    with Library.open(folder) as library:
        library.article("impetigo")
        assert sorted(path.name for path in folder.rglob("*")) == before


def test_a_library_on_a_read_only_disk_opens(sample_library: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(sample_library, tmp_path / "library")
    for path in [*folder.rglob("*"), folder]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        with Library.open(folder) as library:
            assert library.entry("impetigo").title == "Impetigo"
    finally:
        for path in [folder, *folder.rglob("*")]:
            path.chmod(0o755)


def test_a_damaged_page_is_one_sentence(tmp_path: Path) -> None:
    """What the hashes of an opening did not reach is still no traceback."""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE TABLE articles (id, slug)")
    database.execute("CREATE TABLE pages (article, level, section, html)")
    database.execute("INSERT INTO articles VALUES (1, 'a')")
    database.execute("INSERT INTO pages VALUES (1, 'plain', 'overview', x'00')")
    manifest = Manifest("2026.11", 1, "", {}, (), "")
    with Library(tmp_path, manifest, Trust(), database) as library, pytest.raises(LibraryError, match="is damaged"):
        library.page("a", Level.PLAIN, "overview")


def test_a_missing_table_is_one_sentence(tmp_path: Path) -> None:
    manifest = Manifest("2026.11", 1, "", {}, (), "")
    opened = OpenedLibrary(tmp_path, manifest, Trust(), sqlite3.connect(":memory:"))
    with opened, pytest.raises(LibraryError, match=r"^The library .* is damaged: install it or build it again\.$"):
        opened.meta("stats", "")
