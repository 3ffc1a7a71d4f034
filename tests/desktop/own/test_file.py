# SPDX-License-Identifier: MIT
from __future__ import annotations

import datetime
import itertools
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desktop.own import opening
from desktop.own.anchors import Anchor
from desktop.own.backups import FOLDER, backups_in
from desktop.own.errors import UserDataError
from desktop.own.file import BACKUP_AFTER, OwnFile
from desktop.own.notes import Note, NoteStore
from desktop.own.sums import learn
from desktop.userdata import UserData
from tests.desktop.own.power import Disk

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[3]


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        """Begin somewhere."""
        self.now = datetime.datetime(2026, 11, 22, 8, tzinfo=datetime.UTC)

    def __call__(self) -> datetime.datetime:
        """Return the time."""
        return self.now


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the file is to be."""
    folder = tmp_path / "me مرحبا"
    folder.mkdir()
    return folder / "lamplight.sqlite"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def file(path: Path, clock: Clock) -> Iterator[OwnFile]:
    with closing(OwnFile(path, clock=clock)) as file:
        yield file


def _note(text: str, slug: str = "asthma") -> Note:
    return Note(slug, Anchor("treatment", quote="a spacer"), text=text)


def _texts(file: OwnFile) -> list[str]:
    return sorted(note.text for note in NoteStore(file).all())


def test_a_change_is_saved_whole_or_not_at_all(file: OwnFile) -> None:
    def half() -> None:
        with file.write():
            NoteStore(file).save(_note("first"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half()
    assert _texts(file) == []
    NoteStore(file).save(_note("second"))
    assert _texts(file) == ["second"]


def test_times_of_changes_are_never_the_same(file: OwnFile) -> None:
    stamps = [file.stamp() for _ in range(5)]
    assert stamps == sorted(set(stamps))


def test_what_another_program_writes_is_seen_at_the_next_look(file: OwnFile, path: Path) -> None:
    assert not file.changed_elsewhere()
    with closing(OwnFile(path)) as other:
        NoteStore(other).save(_note("from elsewhere"))
        assert file.changed_elsewhere()
        assert not file.changed_elsewhere()
        assert _texts(file) == ["from elsewhere"]


def test_a_program_that_writes_for_long_is_said(file: OwnFile, path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        file._db.execute("PRAGMA busy_timeout=10")
        with pytest.raises(UserDataError, match="another program is writing"):
            NoteStore(file).save(_note("x"))
        other.execute("ROLLBACK")
    NoteStore(file).save(_note("x"))
    assert _texts(file) == ["x"]


_WRITER = """
import sys
from pathlib import Path
from desktop.own.anchors import Anchor
from desktop.own.file import OwnFile
from desktop.own.notes import Note, NoteStore
file = OwnFile(Path(sys.argv[1]))
assert not file.notice, file.notice
for number in range(40):
    NoteStore(file).save(Note("asthma", Anchor("treatment"), text=f"{sys.argv[2]} {number}"))
file.close()
"""


def test_two_programs_write_at_once_and_nothing_is_lost(path: Path) -> None:
    command = [sys.executable, "-c", _WRITER, str(path)]
    writers = [
        subprocess.Popen([*command, name], cwd=ROOT, stderr=subprocess.PIPE, text=True)
        for name in ("one", "two", "three")
    ]
    said = [writer.communicate(timeout=120)[1] for writer in writers]
    assert said == ["", "", ""]
    with closing(OwnFile(path)) as file:
        assert file.notice == ""
        assert _texts(file) == sorted(f"{name} {number}" for name in ("one", "two", "three") for number in range(40))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody replace a file that is open")
def test_a_file_that_was_replaced_is_followed(file: OwnFile, path: Path) -> None:
    NoteStore(file).save(_note("before"))
    with UserData(path) as other:
        other.forget_everything()
        other.notes.save(_note("after"))
        assert _texts(file) == ["after"]
        NoteStore(file).save(_note("mine"))
        assert sorted(note.text for note in other.notes.all()) == ["after", "mine"]


_DISKS = itertools.count()


@pytest.mark.parametrize("room", [0, 31, 56, 4096, 9000, 30_000])
def test_a_full_disk_is_said_in_one_sentence_and_loses_nothing(tmp_path: Path, room: int) -> None:
    disk = Disk(tmp_path, f"full-{next(_DISKS)}")
    try:
        with closing(OwnFile(tmp_path / "lamplight.sqlite", connect=disk.connect)) as file:
            NoteStore(file).save(_note("before"))
            disk.full = room
            with pytest.raises(UserDataError, match="make room on the disk and try again") as refused:
                NoteStore(file).save(_note("much " * 10_000))
            assert "\n" not in str(refused.value)
            assert _texts(file) == ["before"]
            disk.full = None
            NoteStore(file).save(_note("after"))
        with closing(OwnFile(tmp_path / "lamplight.sqlite")) as again:
            assert (again.notice, _texts(again)) == ("", ["after", "before"])
    finally:
        disk.unregister()


def test_a_disk_that_is_full_from_the_start_keeps_what_was_there_readable(path: Path) -> None:
    with closing(OwnFile(path)) as file:
        NoteStore(file).save(_note("before"))
    disk = Disk(path.parent, f"full-{next(_DISKS)}")
    disk.full = 0
    try:
        with closing(OwnFile(path, connect=disk.connect)) as file:
            assert _texts(file) == ["before"]
    finally:
        disk.unregister()


def test_a_file_of_a_newer_program_is_read_and_not_written(path: Path) -> None:
    with closing(OwnFile(path)) as file:
        NoteStore(file).save(_note("before"))
    with closing(opening.connect(path)) as db:
        learn(db)
        db.execute("PRAGMA user_version=999")
        db.execute("UPDATE meta SET value = '999' WHERE name = 'version'")
    before = path.read_bytes()
    with closing(OwnFile(path)) as file:
        assert "newer Lamplight" in file.notice
        NoteStore(file).save(_note("not kept"))
    assert path.read_bytes() == before


def test_a_backup_is_made_after_half_an_hour_of_change(file: OwnFile, path: Path, clock: Clock) -> None:
    NoteStore(file).save(_note("first"))
    assert backups_in(path.parent / FOLDER) == ()
    clock.now += BACKUP_AFTER
    NoteStore(file).save(_note("second"))
    file._wait_for_backup()
    (backup,) = backups_in(path.parent / FOLDER)
    assert backup.made == clock.now
    with closing(sqlite3.connect(backup.path)) as db:
        assert db.execute("SELECT count(*) FROM note").fetchone() == (2,)


def test_a_backup_that_was_due_is_made_at_the_next_start(path: Path, clock: Clock) -> None:
    with closing(OwnFile(path, clock=clock)) as file:
        file.back_up()
        file._wait_for_backup()
        NoteStore(file).save(_note("since then"))
    clock.now += datetime.timedelta(hours=1)
    for expected in (2, 2):
        OwnFile(path, clock=clock).close()
        assert len(backups_in(path.parent / FOLDER)) == expected


def test_no_room_for_a_backup_leaves_the_file_as_it_is(file: OwnFile, path: Path) -> None:
    (path.parent / FOLDER).write_text("no folder")
    file.back_up()
    file._wait_for_backup()
    NoteStore(file).save(_note("goes on"))
    assert _texts(file) == ["goes on"]


def test_forgetting_everything_leaves_nothing_behind(path: Path) -> None:
    (path.parent / "feedback.jsonl").write_text("words\n")
    (path.parent / "lamplight-damaged-20260101-000000-000000.sqlite").write_text("old")
    (path.parent / "key").write_text("not the reader's")
    with UserData(path) as data:
        data.notes.save(_note("a secret"))
        data.note_opened("a-secret")
        data.file.back_up()
        data.forget_everything()
        assert data.notes.all() == ()
    left = b"".join(found.read_bytes() for found in path.parent.rglob("*") if found.is_file())
    assert b"secret" not in left
    assert b"words" not in left
    assert (path.parent / "key").exists()
    assert not (path.parent / FOLDER).exists()
    assert not list(path.parent.glob("*damaged*"))


def test_what_cannot_be_forgotten_is_said(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (path.parent / "feedback.jsonl").write_text("words\n")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    with UserData(path) as data:
        with monkeypatch.context() as patch:
            patch.setattr(type(path), "unlink", refuse)
            with pytest.raises(UserDataError, match="feedback"):
                data.forget_everything()
        data.notes.save(_note("goes on"))
        assert len(data.notes.all()) == 1


def test_clearing_the_history_clears_the_backups_too(path: Path) -> None:
    with UserData(path) as data:
        data.note_opened("a-secret")
        data.notes.save(_note("kept"))
        data.file.back_up()
        data.file._wait_for_backup()
        data.forget_recent()
        (backup,) = backups_in(path.parent / FOLDER)
        assert b"a-secret" not in backup.path.read_bytes()
        with closing(sqlite3.connect(backup.path)) as db:
            assert db.execute("SELECT count(*) FROM note").fetchone() == (1,)
