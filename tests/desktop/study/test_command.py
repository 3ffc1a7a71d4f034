# SPDX-License-Identifier: MIT
"""Cards for Anki from the command line, as a clinic's or a school's script asks for them."""

from __future__ import annotations

import sqlite3
import zipfile
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from desktop.__main__ import main

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def export(sample_library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The arguments that export the sample library's cards to cards.apkg, where there is no screen."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    profile = str(tmp_path / "profile")
    return ["--library", str(sample_library), "--profile", profile, "--export-cards", str(tmp_path / "cards.apkg")]


def fronts(file: Path, folder: Path) -> list[str]:
    with zipfile.ZipFile(file) as packed:
        packed.extract("collection.anki2", folder)
    with closing(sqlite3.connect(folder / "collection.anki2")) as db:
        return [sfld for (sfld,) in db.execute("SELECT sfld FROM notes ORDER BY id")]


def test_all_cards_are_written_without_a_screen(
    export: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(export) == 0
    found = fronts(tmp_path / "cards.apkg", tmp_path)
    assert "Is impetigo catching?" in found
    assert f"lamplight: {len(found)} cards in" in capsys.readouterr().err


def test_one_body_system_can_be_asked_for(export: list[str], tmp_path: Path) -> None:
    assert main([*export, "--deck", "skin"]) == 0
    assert "Is impetigo catching?" in fronts(tmp_path / "cards.apkg", tmp_path)


def test_a_body_system_without_cards_is_told_and_nothing_is_written(
    export: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*export, "--deck", "eyes"]) == 1
    assert capsys.readouterr().err == "lamplight: There is no card to export: choose another body system.\n"
    assert not (tmp_path / "cards.apkg").exists()


def test_a_body_system_that_is_none_is_a_wrong_request(export: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*export, "--deck", "nose"]) == 2
    assert "invalid choice: 'nose'" in capsys.readouterr().err


def test_a_deck_goes_with_an_export(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--deck", "skin"]) == 2
    assert "--deck goes with --export-cards FILE.apkg" in capsys.readouterr().err


def test_a_library_that_is_not_there_is_told(
    export: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*export[2:], "--library", str(tmp_path / "none")]) == 1
    assert capsys.readouterr().err.startswith("lamplight: ")
