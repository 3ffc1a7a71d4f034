# SPDX-License-Identifier: MIT
"""What is left of the reader's things when the power is cut while they are saved.

LAMPLIGHT_POWER_CUTS says how often it is cut; a release does it 10,000 times.
"""

from __future__ import annotations

import datetime
import itertools
import os
import random
import shutil
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from desktop.own import opening
from desktop.own.anchors import Anchor
from desktop.own.backups import FOLDER, backups_in
from desktop.own.bookmarks import BookmarkStore
from desktop.own.file import OwnFile
from desktop.own.history import HistoryStore
from desktop.own.migrations import migrate, newest, version_of
from desktop.own.notes import Note, NoteStore
from desktop.own.sums import learn, tables_of
from tests.desktop.own.power import Disk, Step

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from pathlib import Path

CUTS = int(os.environ.get("LAMPLIGHT_POWER_CUTS", "500"))
_CUTS_OF_A_RUN = 25
_NUMBERS = itertools.count()
_NAME = "lamplight.sqlite"


class Clock:
    """A clock that moves by a second each time it is looked at."""

    def __init__(self) -> None:
        """Begin somewhere."""
        self._now = datetime.datetime(2026, 11, 22, tzinfo=datetime.UTC)

    def __call__(self) -> datetime.datetime:
        """Return the time."""
        self._now += datetime.timedelta(seconds=1)
        return self._now


def _dump(db: sqlite3.Connection) -> dict[str, list[Any]]:
    """Return everything in a file but its count of changes."""
    return {
        table: sorted(db.execute(f"SELECT * FROM {table}").fetchall(), key=repr)  # noqa: S608
        for table in tables_of(db)
        if table != "meta"
    }


def _act(file: OwnFile, chance: random.Random, number: int) -> None:
    """Do one thing that a reader does."""
    notes = NoteStore(file)
    kept = notes.all()
    act = chance.randrange(6)
    if act == 0 and kept:
        notes.save(replace(chance.choice(kept), text=f"changed {number} " + "x" * chance.randrange(3000)))
    elif act == 1 and kept:
        notes.remove(chance.choice(kept).id)
    elif act == 2:
        HistoryStore(file).note(f"article-{number % 7}")
    elif act == 3:
        marks = BookmarkStore(file)
        with file.write():
            marks.add(f"article-{number}")
            marks.arrange([mark.id for mark in marks.all()][::-1], "")
    else:
        text = f"written {number} " + "y" * chance.choice((10, 200, 6000))
        notes.save(Note("asthma", Anchor("treatment", quote="a spacer"), text=text))


class Run:
    """A reader at work on a disk whose power can be cut."""

    def __init__(self, folder: Path, seed: int, acts: int = 30, synchronous: str = "") -> None:
        """Work; `synchronous` makes it less safe than it is."""
        folder.mkdir()
        self.chance = random.Random(seed)  # noqa: S311 - chance, not secrets
        self.disk = Disk(folder, f"cut-{next(_NUMBERS)}")
        try:
            self._work(folder, acts, synchronous)
        finally:
            self.disk.unregister()

    def _work(self, folder: Path, acts: int, synchronous: str) -> None:
        # What the file held each time that something was said to be saved, and what was noted beside it then.
        self.states: list[dict[str, list[Any]]] = [{}]
        self.noted: list[bytes] = [b""]
        clock = Clock()
        acted = 0
        while acted < acts:
            with closing(OwnFile(folder / _NAME, clock=clock, connect=self.disk.connect)) as file:
                assert file.saved
                file._db.execute(f"PRAGMA wal_autocheckpoint={self.chance.choice((3, 12, 1000))}")
                if synchronous:
                    file._db.execute(f"PRAGMA synchronous={synchronous}")
                if acted == 0:
                    self._done(file, folder)
                for _ in range(self.chance.randrange(5, 20)):
                    _act(file, self.chance, acted)
                    acted += 1
                    self._done(file, folder)

    def _done(self, file: OwnFile, folder: Path) -> None:
        self.states.append(_dump(file._db))
        last = folder / f"{_NAME}-last"
        self.noted.append(last.read_bytes() if last.exists() else b"")
        self.disk.steps.append(Step("done"))

    def cut(self, moment: int, folder: Path) -> str:
        """Cut the power after so many steps, open what is left in `folder`, and return what is wrong with it."""
        folder.mkdir()
        self.disk.left(moment, self.chance, folder)
        done = sum(step.what == "done" for step in self.disk.steps[:moment])
        noted = self.noted[max(0, done - self.chance.choice((0, 0, 0, 1)))]
        if noted:
            (folder / f"{_NAME}-last").write_bytes(noted)
        with closing(OwnFile(folder / _NAME)) as file:
            if file.notice or file.recovery or not file.saved:
                return f"opened with: {file.notice}"
            state = _dump(file._db)
        shutil.rmtree(folder)
        if state in self.states[done : done + 2]:
            return ""
        # Before the first was saved, the file may be new.
        return "" if done == 0 and not any(state.values()) else f"not what was saved as {done}"


def _wrong(folder: Path, cuts: int, synchronous: str = "") -> Iterator[str]:
    for seed in range(-(-cuts // _CUTS_OF_A_RUN)):
        run = Run(folder / f"run-{seed}", seed, synchronous=synchronous)
        for number in range(min(_CUTS_OF_A_RUN, cuts - seed * _CUTS_OF_A_RUN)):
            moment = run.chance.randrange(len(run.disk.steps) + 1)
            found = run.cut(moment, folder / f"cut-{seed}-{number}")
            if found:
                yield f"seed {seed}, step {moment}: {found}"
        shutil.rmtree(folder / f"run-{seed}")


@pytest.mark.slow
def test_a_power_cut_loses_nothing_that_was_saved(scratch: Path) -> None:
    assert list(_wrong(scratch, CUTS)) == []


@pytest.mark.parametrize("synchronous", ["OFF", "NORMAL"])
def test_the_cuts_would_find_a_file_that_is_less_safe(scratch: Path, synchronous: str) -> None:
    assert list(_wrong(scratch, 50, synchronous))


def _old_file(path: Path, version: int) -> None:
    """Make a file of an earlier version with what every version holds."""
    with closing(opening.connect(path)) as db:
        learn(db)
        db.execute("PRAGMA journal_mode=WAL")
        migrate(db, 1)
        db.executemany("INSERT INTO setting VALUES (?, ?)", [("theme", "dark"), ("text_size", "150")])
        db.executemany("INSERT INTO bookmark VALUES (?, ?)", [(f"a{n}", f"2026-01-{n:02}T") for n in range(1, 29)])
        db.executemany("INSERT INTO recent VALUES (?, ?)", [(f"b{n}", f"2026-02-{n:02}T") for n in range(1, 29)])
        migrate(db, version)


def _held(file: OwnFile) -> tuple[object, ...]:
    settings = file.read("SELECT name, value FROM setting ORDER BY name")
    marks = [(mark.slug, mark.added, mark.place) for mark in BookmarkStore(file).all()]
    return settings, marks, HistoryStore(file).last_of_each(100), version_of(file._db)


@pytest.mark.parametrize("version", range(1, newest()))
def test_a_migration_that_is_cut_at_any_step_loses_nothing(scratch: Path, version: int) -> None:
    folder = scratch / "run"
    folder.mkdir()
    _old_file(folder / _NAME, version)
    disk = Disk(folder, f"cut-{next(_NUMBERS)}")
    try:
        with closing(OwnFile(folder / _NAME, clock=Clock(), connect=disk.connect)) as file:
            expected = _held(file)
        steps = disk.steps
    finally:
        disk.unregister()
    assert expected[-1] == newest()
    chance = random.Random(version)  # noqa: S311 - chance, not secrets
    for moment in range(len(steps) + 1):
        left = scratch / f"cut-{moment}"
        left.mkdir()
        disk.left(moment, chance, left)
        with closing(OwnFile(left / _NAME)) as file:
            assert (file.notice, file.recovery, _held(file)) == ("", None, expected), moment
        shutil.rmtree(left)


def test_a_file_is_backed_up_before_it_is_migrated(tmp_path: Path) -> None:
    _old_file(tmp_path / _NAME, 1)
    OwnFile(tmp_path / _NAME).close()
    (backup,) = backups_in(tmp_path / FOLDER)
    assert (backup.version, backup.before_migration) == (1, True)
    with closing(opening.connect(backup.path)) as db:
        assert db.execute("SELECT count(*) FROM bookmark").fetchone() == (28,)


def test_a_migration_without_room_for_the_backup_is_left_for_another_day(
    tmp_path: Path,
) -> None:
    _old_file(tmp_path / _NAME, 1)
    before = (tmp_path / _NAME).read_bytes()
    (tmp_path / FOLDER).write_text("no folder")
    with closing(OwnFile(tmp_path / _NAME)) as file:
        assert "not saved this time" in file.notice
        assert len(BookmarkStore(file).all()) == 28
    with closing(opening.connect(tmp_path / _NAME)) as db:
        assert version_of(db) == 1
    assert len((tmp_path / _NAME).read_bytes()) == len(before)
