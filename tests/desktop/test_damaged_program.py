# SPDX-License-Identifier: MIT
"""What a damaged program still says and shows."""

from __future__ import annotations

import json
import sqlite3
import sys
from typing import TYPE_CHECKING

import pytest

from desktop import app
from desktop.__main__ import main
from desktop.arguments import Options
from desktop.damaged_program import as_text, boxed, first_fault, own_things, sentence, show_without_qt, why_not_loaded
from desktop.dialogs.damage import DamageDialog
from desktop.own.anchors import Anchor
from desktop.own.notes import Note
from desktop.userdata import UserData
from index.errors import LibraryError

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """A profile whose owner marked one article and read another."""
    folder = tmp_path / "my profile ملف"
    folder.mkdir()
    with UserData(folder / "lamplight.sqlite") as userdata:
        userdata.set_bookmark("type-2-diabetes", on=True)
        userdata.note_opened("asthma")
        userdata.save_setting("theme", "dark")
    return folder


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of an installed program with one file of Qt, one of ours, and their list."""
    root = tmp_path / "installed"
    (root / "PySide6").mkdir(parents=True)
    (root / "PySide6" / "libqxcb.so").write_bytes(b"any size")
    (root / "themes.json").write_text("{}", encoding="utf-8")
    (root / "files.json").write_text(json.dumps({"PySide6/libqxcb.so": None, "themes.json": 2}), encoding="utf-8")
    monkeypatch.setattr(sys, "_MEIPASS", str(root), raising=False)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    return root


def test_a_whole_program_has_no_fault(installed: Path, tmp_path: Path) -> None:
    assert not first_fault(installed)
    assert not first_fault(tmp_path)  # runs from source


def test_a_missing_a_cut_and_an_unlisted_file_are_noticed(installed: Path) -> None:
    (installed / "themes.json").write_text("{", encoding="utf-8")
    assert first_fault(installed) == "themes.json"
    (installed / "PySide6" / "libqxcb.so").unlink()
    assert first_fault(installed) == "PySide6/libqxcb.so"
    (installed / "files.json").write_text("{", encoding="utf-8")
    assert first_fault(installed) == "files.json"


def test_another_build_of_qt_is_no_fault(installed: Path) -> None:
    (installed / "PySide6" / "libqxcb.so").write_bytes(b"somebody's own build of that plugin")
    assert not first_fault(installed)


def test_own_things_are_read_but_not_the_settings(profile: Path) -> None:
    assert [(found.title, found.lines) for found in own_things(profile)] == [
        ("Bookmarks", ("Type 2 diabetes",)),
        ("Read lately", ("Asthma",)),
    ]


def test_things_of_a_later_version_are_read_too(profile: Path) -> None:
    with sqlite3.connect(profile / "lamplight.sqlite") as database:
        database.execute("CREATE TABLE drawing (id INTEGER PRIMARY KEY, slug TEXT, body TEXT, changed TEXT)")
        database.execute("INSERT INTO drawing VALUES (1, 'asthma', 'How to hold a spacer', '2026-11-22')")
    database.close()
    assert ("Drawing", ("Asthma: How to hold a spacer",)) in [
        (found.title, found.lines) for found in own_things(profile)
    ]


def test_notes_are_read_but_not_those_thrown_away(profile: Path) -> None:
    with UserData(profile / "lamplight.sqlite") as userdata:
        userdata.notes.save(Note("asthma", Anchor("treatment", quote="a spacer"), text="Ask about it"))
        userdata.notes.remove(userdata.notes.save(Note("fever", Anchor("overview"), text="Wrong")).id)
    assert ("Notes", ("Asthma: treatment: a spacer: Ask about it",)) in [
        (found.title, found.lines) for found in own_things(profile)
    ]


@pytest.mark.parametrize("content", [b"", b"no database at all"])
def test_a_damaged_file_of_own_things_shows_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "lamplight.sqlite").write_bytes(content)
    assert own_things(tmp_path) == ()
    assert own_things(tmp_path / "nowhere") == ()


def test_the_message_says_what_to_do_before_the_things(profile: Path) -> None:
    text = as_text(sentence("themes.json"), own_things(profile))
    first = text.splitlines()[0]
    assert "themes.json" in first
    assert "install Lamplight again" in first
    assert "Type 2 diabetes" in text


def test_a_library_of_the_system_is_named_as_such(installed: Path) -> None:
    error = ImportError("libEGL.so.1: cannot open shared object file: No such file or directory")
    assert why_not_loaded(error, installed).startswith("Lamplight needs libEGL.so.1")
    (installed / "themes.json").unlink()
    assert "install Lamplight again" in why_not_loaded(error, installed)


def test_a_missing_part_of_qt_is_told_without_qt(
    installed: Path, profile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (installed / "PySide6" / "libqxcb.so").unlink()
    assert main(["--profile", str(profile), "--screenshot", "never.png"]) == 1
    said = capsys.readouterr().err
    assert "PySide6/libqxcb.so" in said.splitlines()[0]
    assert "Type 2 diabetes" in said


def test_the_dialog_shows_the_sentence_and_the_things(qtbot: QtBot, profile: Path) -> None:
    dialog = DamageDialog(sentence("themes.json"), own_things(profile), profile)
    qtbot.addWidget(dialog)
    dialog.show()
    assert "Type 2 diabetes" in dialog.things.toPlainText()
    assert str(profile) in dialog.things.toPlainText()


@pytest.mark.usefixtures("qapp")
def test_the_shipped_library_is_to_be_installed_again(installed: Path) -> None:
    with pytest.raises(LibraryError, match="install Lamplight again"):
        app._open_library(installed / "library", None, Options())


def test_a_library_that_the_user_named_is_not_the_programs_fault(installed: Path, tmp_path: Path) -> None:
    named = tmp_path / "my library"
    with pytest.raises(LibraryError, match="build one with lamplight-index"):
        app._open_library(named, None, Options(library=named))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has a message box of its own")
def test_a_desktop_program_shows_the_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = tmp_path / "shown"
    program = tmp_path / "zenity"
    program.write_text(f'#!/bin/sh\nprintf "%s" "$4" >"{shown}"\n', encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    show_without_qt("a text")
    assert shown.read_text(encoding="utf-8") == "a text"


def test_a_message_box_is_no_higher_than_the_screen() -> None:
    """Windows gives it no scroll bar, and its button would lie below the screen."""
    assert boxed("a\n\nb") == "a\n\nb"
    lines = boxed("\n".join(map(str, range(200)))).splitlines()
    assert (lines[0], lines[29:]) == ("0", ["29", "… and 170 more lines."])
