# SPDX-License-Identifier: MIT
from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any

import pytest

from desktop.userdata import UserData, UserDataError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "my things مرحبا.sqlite"


def test_things_are_there_again_after_a_restart(file: Path) -> None:
    with UserData(file) as data:
        data.save_setting("theme", "dark")
        data.set_bookmark("asthma", on=True)
        data.note_opened("fever")
    with UserData(file) as data:
        assert data.settings() == {"theme": "dark"}
        assert [mark.slug for mark in data.bookmarks()] == ["asthma"]
        assert [mark.slug for mark in data.recent()] == ["fever"]


def test_saved_rows_survive_a_power_cut(file: Path) -> None:
    # WAL with synchronous=FULL (2) is what survives one; anything less loses rows that were said to be saved.
    with UserData(file) as data:
        assert data.file._db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert data.file._db.execute("PRAGMA synchronous").fetchone() == (2,)


def test_a_bookmark_is_taken_away(file: Path) -> None:
    with UserData(file) as data:
        data.set_bookmark("asthma", on=True)
        data.set_bookmark("asthma", on=True)
        data.set_bookmark("asthma", on=False)
        assert not data.is_bookmarked("asthma")
        assert data.bookmarks() == ()


def test_what_was_read_last_comes_first_and_once(file: Path) -> None:
    with UserData(file) as data:
        for slug in ("asthma", "fever", "asthma"):
            data.note_opened(slug)
        assert [mark.slug for mark in data.recent()] == ["asthma", "fever"]


def test_the_list_of_what_was_read_is_bounded_and_can_be_cleared(file: Path) -> None:
    with UserData(None) as data:
        for number in range(230):
            data.note_opened(f"a{number}")
        assert len(data.recent(1000)) == 200
        data.forget_recent()
        assert data.recent() == ()


def test_a_damaged_file_is_kept_aside_and_told_of(file: Path) -> None:
    file.write_bytes(b"this is no database" * 400)
    with UserData(file) as data:
        assert "damaged" in data.notice
        data.save_setting("theme", "dark")
    kept = [path for path in file.parent.iterdir() if "damaged" in path.name]
    assert kept[0].read_bytes().startswith(b"this is no database")


def test_a_file_damaged_inside_is_kept_aside(file: Path) -> None:
    with UserData(file) as data:
        for number in range(500):
            data.set_bookmark(f"a-long-enough-slug-{number}", on=True)
    whole = bytearray(file.read_bytes())
    whole[4096:12288] = b"\xff" * 8192
    file.write_bytes(whole)
    with UserData(file) as data:
        assert "damaged" in data.notice


def test_a_place_that_cannot_be_written_is_told_of(tmp_path: Path) -> None:
    folder = tmp_path / "a folder.sqlite"
    folder.mkdir()
    with UserData(folder) as data:
        assert "cannot be written" in data.notice
        data.save_setting("theme", "dark")
        assert data.settings() == {"theme": "dark"}


def test_a_full_disk_is_said_and_loses_nothing_before(file: Path) -> None:
    with UserData(file) as data:
        data.save_setting("theme", "dark")
        pages = data.file._db.execute("PRAGMA page_count").fetchone()[0]
        data.file._db.execute(f"PRAGMA max_page_count={pages}")
        with pytest.raises(UserDataError, match="make room on the disk"):
            data.save_setting("last_place", "x" * 100_000)
    with sqlite3.connect(file) as again:
        assert again.execute("SELECT value FROM setting").fetchall() == [("dark",)]
    again.close()


@pytest.mark.parametrize(
    "harm", ["DROP TABLE bookmark", "DROP TABLE setting; CREATE TABLE setting (other TEXT)", "DROP TABLE visit"]
)
def test_a_file_without_its_tables_is_moved_aside(file: Path, harm: str) -> None:
    with UserData(file) as data:
        data.save_setting("theme", "dark")
    db = sqlite3.connect(file)
    db.executescript(harm)
    db.close()
    with UserData(file) as data:
        assert "was kept as" in data.notice
        assert not data.is_bookmarked("asthma")
        data.save_setting("theme", "dark")
        data.set_bookmark("asthma", on=True)
    assert len(list(file.parent.glob("*-damaged-*.sqlite"))) == 1


def test_a_setting_that_is_no_text_is_left_out(file: Path) -> None:
    with UserData(file) as data:
        data.save_setting("theme", "dark")
        data.file._db.execute("INSERT INTO setting (name, value) VALUES ('last_place', x'fffe')")
        assert data.settings() == {"theme": "dark"}


def test_two_programs_may_begin_the_same_file_at_once(file: Path) -> None:
    # The second one looks before the first has made its tables.
    first = sqlite3.connect(file)
    first.executescript("CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;")
    with UserData(file) as data:
        assert data.notice == ""
        data.save_setting("theme", "dark")
    first.close()


def test_a_damaged_file_that_cannot_be_moved_is_said(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_bytes(b"no database at all, but long enough to be looked at as one" * 40)

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(type(file), "rename", refuse)
    with UserData(file) as data:
        assert "cannot be moved" in data.notice
        data.save_setting("theme", "dark")
        assert data.settings() == {"theme": "dark"}


def test_a_file_that_cannot_be_written_is_read_all_the_same(file: Path) -> None:
    with UserData(file) as data:
        data.save_setting("emergency_number", "112")
        data.set_bookmark("asthma", on=True)
    before = {path: path.read_bytes() for path in file.parent.iterdir()}
    with UserData(file, read_only=True) as data:
        assert data.settings() == {"emergency_number": "112"}
        assert data.is_bookmarked("asthma")
        data.set_bookmark("fever", on=True)
        assert data.is_bookmarked("fever")
    assert {path: path.read_bytes() for path in file.parent.iterdir()} == before


@pytest.mark.parametrize("content", [b"", b"no database at all " * 300])
def test_a_file_that_can_be_neither_written_nor_read_is_left_alone(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    with UserData(file, read_only=True) as data:
        assert data.settings() == {}
        data.save_setting("theme", "dark")
    assert file.read_bytes() == content


def test_a_disk_that_refuses_at_the_start_takes_nothing_away(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with UserData(file) as data:
        data.save_setting("emergency_number", "112")
    usual = sqlite3.connect

    def full(path: str | Path, **options: Any) -> sqlite3.Connection:
        if path == file:
            raise sqlite3.OperationalError("database or disk is full")
        opened: sqlite3.Connection = usual(path, **options)
        return opened

    monkeypatch.setattr(sqlite3, "connect", full)
    with UserData(file) as data:
        assert "not saved this time" in data.notice
        assert data.settings() == {"emergency_number": "112"}
