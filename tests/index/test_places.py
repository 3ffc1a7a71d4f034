# SPDX-License-Identifier: MIT
from __future__ import annotations

import sys
from pathlib import Path

import pytest

from index import places


def test_the_environment_names_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LAMPLIGHT_LIBRARY", "/some/where")
    assert places.default_library() == Path("/some/where")


def test_a_source_tree_has_its_library_under_build() -> None:
    assert places.default_library() == places.source_root() / "build" / "library"


def test_a_frozen_program_has_its_library_inside(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert places.default_library() == tmp_path / "library"


def test_the_environment_names_the_data_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LAMPLIGHT_DATA", "/my/data")
    assert places.user_data_folder() == Path("/my/data")


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="XDG is for other systems")
def test_a_relative_xdg_folder_is_ignored(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("LAMPLIGHT_DATA")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", "relative")
    assert places.user_data_folder() == tmp_path / ".local" / "share" / "lamplight"


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="XDG is for other systems")
def test_xdg_names_the_data_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("LAMPLIGHT_DATA")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert places.user_data_folder() == tmp_path / "lamplight"
