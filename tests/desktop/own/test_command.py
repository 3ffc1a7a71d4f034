# SPDX-License-Identifier: MIT
from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest

from desktop.__main__ import main
from desktop.own.anchors import Anchor
from desktop.own.notes import Note
from desktop.userdata import UserData

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """A profile whose owner wrote a note."""
    folder = tmp_path / "me"
    folder.mkdir()
    with UserData(folder / "lamplight.sqlite") as data:
        data.notes.save(Note("asthma", Anchor("treatment", quote="a spacer"), text="Ask about it"))
    return folder


def test_notes_are_written_from_the_command_line(profile: Path, tmp_path: Path) -> None:
    target = tmp_path / "notes.json"
    assert main(["--profile", str(profile), "--export-notes", str(target)]) == 0
    assert [note["text"] for note in json.loads(target.read_text(encoding="utf-8"))["notes"]] == ["Ask about it"]


def test_notes_are_written_as_markdown_when_the_name_ends_so(profile: Path, tmp_path: Path) -> None:
    target = tmp_path / "notes.md"
    assert main(["--profile", str(profile), "--export-notes", str(target)]) == 0
    assert "> a spacer\n\nAsk about it" in target.read_text(encoding="utf-8")


def test_a_profile_without_notes_is_said_and_not_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    nowhere = tmp_path / "nowhere"
    assert main(["--profile", str(nowhere), "--export-notes", str(tmp_path / "x.json")]) == 1
    assert "holds no notes yet" in capsys.readouterr().err
    assert not nowhere.exists()


def test_a_file_that_cannot_be_written_is_said(
    profile: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "no such folder" / "notes.json"
    assert main(["--profile", str(profile), "--export-notes", str(target)]) == 1
    said = capsys.readouterr().err
    assert said.startswith(f"lamplight: {target} cannot be written")
    assert said.count("\n") == 1


def test_notes_are_written_without_qt(profile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "desktop.app", None)
    assert main(["--profile", str(profile), "--export-notes", str(tmp_path / "x.json")]) == 0
