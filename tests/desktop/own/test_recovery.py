# SPDX-License-Identifier: MIT
from __future__ import annotations

import datetime
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from desktop.own.anchors import Anchor
from desktop.own.backups import FOLDER, backups_in
from desktop.own.file import OwnFile
from desktop.own.last_change import noted
from desktop.own.notes import Note, NoteStore
from desktop.userdata import UserData

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file with a backup of ten notes, and ten more that are only in it."""
    path = tmp_path / "lamplight.sqlite"
    with closing(OwnFile(path)) as file:
        _write(file, "asthma", 10)
        file.back_up()
        file._wait_for_backup()
        _write(file, "fever", 10)
    return path


def _write(file: OwnFile, slug: str, count: int) -> None:
    for number in range(count):
        text = f"{slug} note {number:02} " * 60
        NoteStore(file).save(Note(slug, Anchor("treatment"), text=text))


def _change(path: Path, old: bytes, new: bytes, *, all_of_them: bool = False) -> None:
    content = path.read_bytes()
    assert old in content
    path.write_bytes(content.replace(old, new) if all_of_them else content.replace(old, new, 1))


def _page_of(path: Path, words: bytes) -> int:
    return path.read_bytes().index(words) // 4096 * 4096


def test_a_wrong_letter_in_what_the_backup_holds_is_put_right(path: Path) -> None:
    _change(path, b"asthma note 03", b"asthma NOTE 03")
    with closing(OwnFile(path)) as file:
        assert "everything in it could be read and is here" in file.notice
        assert len(NoteStore(file).all()) == 20
        assert not any("NOTE" in note.text for note in NoteStore(file).all())


def test_a_wrong_letter_in_a_note_of_today_is_kept_and_told(path: Path) -> None:
    _change(path, b"fever note 03", b"fever NOTE 03")
    with closing(OwnFile(path)) as file:
        assert "A letter may be wrong in 1 note of Fever." in file.notice
        assert len(NoteStore(file).all()) == 20
        assert file.recovery is not None
        assert file.recovery.doubtful == {"fever": 1}


def test_notes_that_cannot_be_read_are_counted_by_article(path: Path) -> None:
    content = bytearray(path.read_bytes())
    page = _page_of(path, b"fever note 05")
    content[page : page + 4096] = bytes(4096)
    path.write_bytes(content)
    with closing(OwnFile(path)) as file:
        assert file.recovery is not None
        missing = file.recovery.missing.get("fever", 0)
        assert 0 < missing < 10
        assert len(NoteStore(file).of_article("fever")) == 10 - missing
        assert len(NoteStore(file).of_article("asthma")) == 10
        assert f"Missing are {missing} note{'s' if missing > 1 else ''} of Fever." in file.notice


def test_it_is_told_since_when_something_may_be_missing(path: Path) -> None:
    path.write_bytes(b"no database at all " * 1000)
    last = noted(path)
    (backup,) = backups_in(path.parent / FOLDER)
    with closing(OwnFile(path)) as file:
        assert file.recovery is not None
        assert last is not None
        assert (file.recovery.since, file.recovery.last) == (backup.made.isoformat(), last.when)
        assert "What you changed between " in file.notice
        assert len(NoteStore(file).all()) == 10


def test_a_damaged_file_is_kept_as_it_was(path: Path) -> None:
    _change(path, b"asthma note 03", b"asthma NOTE 03")
    before = path.read_bytes()
    with closing(OwnFile(path)) as file:
        assert file.recovery is not None
        assert file.recovery.aside is not None
        assert file.recovery.aside.read_bytes() == before


def test_a_damaged_backup_is_passed_over_for_an_older_one(path: Path) -> None:
    later = datetime.datetime.now(datetime.UTC) + datetime.timedelta(hours=2)
    with closing(OwnFile(path, clock=lambda: later)) as file:
        file.back_up()
    newest = backups_in(path.parent / FOLDER)[0]
    _change(newest.path, b"asthma note 03", b"asthma NOTE 03")
    path.write_bytes(b"")
    with closing(OwnFile(path)) as file:
        assert file.recovery is not None
        assert file.recovery.backup == backups_in(path.parent / FOLDER)[1]
        assert len(NoteStore(file).all()) == 10


def test_a_file_that_is_gone_comes_back_from_its_backup(path: Path) -> None:
    path.unlink()
    with closing(OwnFile(path)) as file:
        assert "was gone" in file.notice
        assert len(NoteStore(file).all()) == 10


def test_changes_that_a_lost_log_held_are_told(path: Path) -> None:
    before = path.read_bytes()
    with closing(OwnFile(path)) as file:
        _write(file, "cough", 3)
    path.write_bytes(before)
    with closing(OwnFile(path)) as file:
        assert file.notice.startswith("3 changes to your notes, bookmarks or settings")
        assert len(NoteStore(file).all()) == 20
    with closing(OwnFile(path)) as file:
        assert file.notice == ""


def test_a_backup_that_is_newer_than_a_file_with_a_lost_log_is_used(path: Path) -> None:
    before = path.read_bytes()
    with closing(OwnFile(path)) as file:
        _write(file, "cough", 3)
        file.back_up()
    path.write_bytes(before)
    with closing(OwnFile(path)) as file:
        assert file.recovery is not None
        assert len(NoteStore(file).all()) == 23


def test_a_damaged_file_of_version_1_gives_its_bookmarks(tmp_path: Path) -> None:
    path = tmp_path / "lamplight.sqlite"
    with closing(sqlite3.connect(path)) as db:
        db.executescript(
            "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;"
            "CREATE TABLE bookmark (slug TEXT PRIMARY KEY, added TEXT NOT NULL) WITHOUT ROWID;"
            "CREATE TABLE recent (slug TEXT PRIMARY KEY, opened TEXT NOT NULL) WITHOUT ROWID;"
            "INSERT INTO bookmark VALUES ('asthma', '2026-01-01'); INSERT INTO recent VALUES ('fever', '2026-01-02');"
            "PRAGMA user_version=1;"
        )
        db.executemany("INSERT INTO setting VALUES (?, ?)", [(f"name {n}", "x" * 500) for n in range(30)])
        db.commit()
    content = bytearray(path.read_bytes())
    page = content.index(b"name 15") // 4096 * 4096
    content[page : page + 4096] = bytes(4096)
    path.write_bytes(content)
    with UserData(path) as data:
        assert "damaged" in data.notice
        assert data.is_bookmarked("asthma")
        assert [mark.slug for mark in data.recent()] == ["fever"]


def test_a_profile_that_cannot_be_written_and_is_damaged_is_left_alone(path: Path) -> None:
    _change(path, b"asthma note 03", b"asthma NOTE 03")
    before = path.read_bytes()
    with closing(OwnFile(path, read_only=True)) as file:
        assert "damaged" in file.notice
    assert path.read_bytes() == before
