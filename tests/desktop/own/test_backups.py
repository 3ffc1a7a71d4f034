# SPDX-License-Identifier: MIT
from __future__ import annotations

import datetime
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from desktop.own import opening
from desktop.own.backups import Backup, backups_in, make_backup, newest_good, thinned
from desktop.own.errors import UserDataError
from desktop.own.migrations import migrate
from desktop.own.sums import learn

NOW = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)
HOUR, DAY = datetime.timedelta(hours=1), datetime.timedelta(days=1)


def _backup(age: datetime.timedelta, *, before_migration: bool = False) -> Backup:
    return Backup(NOW - age, Path(f"{age}"), 2, before_migration)


def _kept(backups: list[Backup]) -> list[Backup]:
    return [backup for backup in backups if backup not in thinned(backups, NOW)]


def test_one_of_each_hour_of_the_last_day_is_kept() -> None:
    halves = [_backup(HOUR / 2 * number) for number in range(48)]
    assert len(_kept(halves)) == 25


def test_one_of_each_day_of_two_weeks_is_kept() -> None:
    older = [_backup(DAY + HOUR * number) for number in range(24 * 13)]
    assert 13 <= len(_kept(older)) <= 14


def test_one_of_each_week_of_half_a_year_is_kept() -> None:
    older = [_backup(DAY * number) for number in range(14, 400)]
    kept = _kept(older)
    assert 24 <= len(kept) <= 27
    assert max(NOW - backup.made for backup in kept) < 182 * DAY


def test_the_newest_is_kept_however_old() -> None:
    old = [_backup(DAY * 900), _backup(DAY * 901)]
    assert _kept(old) == old[:1]


def test_those_before_a_migration_are_kept_for_half_a_year() -> None:
    before = [_backup(DAY * 100 + HOUR * number, before_migration=True) for number in range(3)]
    assert _kept(before) == before
    assert _kept([_backup(HOUR), _backup(DAY * 200, before_migration=True)]) == [_backup(HOUR)]


def test_a_clock_that_went_back_takes_no_backup_away() -> None:
    ahead = [_backup(-DAY * 300), _backup(-DAY * 200), _backup(HOUR)]
    assert len(_kept(ahead)) == 3


def test_a_backup_is_whole_and_stands_alone(tmp_path: Path) -> None:
    with closing(opening.connect(tmp_path / "own.sqlite")) as db:
        opening.prepare(db)
        migrate(db)
        made = make_backup(db, tmp_path / "backups", NOW)
    assert backups_in(tmp_path / "backups") == (made,)
    assert [path.name for path in (tmp_path / "backups").iterdir()] == [made.path.name]
    assert newest_good(tmp_path / "backups") == made


def test_a_backup_of_a_damaged_file_is_not_kept(tmp_path: Path) -> None:
    with closing(opening.connect(tmp_path / "own.sqlite")) as db:
        opening.prepare(db)
        migrate(db)
        db.execute("INSERT INTO setting (name, value) VALUES ('theme', 'dark')")
        db.execute("DROP TRIGGER setting_sum_update")
        db.execute("UPDATE setting SET value = 'dart'")
        with pytest.raises(UserDataError, match="No backup of your notes"):
            make_backup(db, tmp_path / "backups", NOW)
    assert list((tmp_path / "backups").iterdir()) == []


def test_other_files_in_the_folder_are_no_backups(tmp_path: Path) -> None:
    for name in ("notes.txt", "lamplight-20261399T000000000000Z-v2.sqlite", "lamplight.sqlite"):
        (tmp_path / name).write_text("x")
    assert backups_in(tmp_path) == ()
    assert newest_good(tmp_path) is None


def test_two_backups_in_one_moment_are_both_kept_as_files(tmp_path: Path) -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        learn(db)
        migrate(db)
        first, second = make_backup(db, tmp_path / "b", NOW), make_backup(db, tmp_path / "b", NOW)
    assert first.path != second.path
