# SPDX-License-Identifier: MIT
"""Damaged files: whatever is done to one, either nothing is missing or the reader is told.

LAMPLIGHT_DAMAGES says how many are tried; a release tries 5,000.
"""

from __future__ import annotations

import os
import random
import shutil
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from desktop.own.anchors import Anchor
from desktop.own.backups import FOLDER
from desktop.own.bookmarks import BookmarkStore
from desktop.own.file import OwnFile
from desktop.own.history import HistoryStore
from desktop.own.notes import Note, NoteStore

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DAMAGES = int(os.environ.get("LAMPLIGHT_DAMAGES", "200"))
_NAME = "lamplight.sqlite"
_WAL = f"{_NAME}-wal"


@dataclass(frozen=True)
class Held:
    """What a reader sees of a file."""

    settings: tuple[object, ...]
    notes: tuple[object, ...]
    marks: tuple[object, ...]
    visits: tuple[object, ...]


def _held(file: OwnFile) -> Held:
    return Held(
        tuple(file.read("SELECT name, value FROM setting ORDER BY name")),
        NoteStore(file).all(),
        BookmarkStore(file).all(),
        HistoryStore(file).visits(),
    )


def _write(file: OwnFile, first: int, count: int) -> None:
    notes, marks, history = NoteStore(file), BookmarkStore(file), HistoryStore(file)
    for number in range(first, first + count):
        text = f"note {number} of the ward " * (number % 40)
        notes.save(Note(f"article-{number % 9}", Anchor("treatment", quote="a spacer"), text=text))
        marks.add(f"article-{number}")
        history.note(f"article-{number}")
    with file.write() as db:
        db.execute("INSERT INTO setting (name, value) VALUES (?, ?)", (f"setting {first}", "dark"))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Held]:
    """A folder as a power cut leaves it: a file, its log, what was noted beside it, and an older backup."""
    working = tmp_path_factory.mktemp("working")
    kept = tmp_path_factory.mktemp("kept") / "profile"
    with closing(OwnFile(working / _NAME)) as file:
        _write(file, 0, 60)
        file.back_up()
        file._wait_for_backup()
        file._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        _write(file, 60, 20)
        shutil.copytree(working, kept)
        return kept, _held(file)


def _flip(path: Path, chance: random.Random) -> None:
    content = bytearray(path.read_bytes())
    for _ in range(chance.choice((1, 1, 2, 8, 64))):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    path.write_bytes(content)


def _cut_off(path: Path, chance: random.Random) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: chance.randrange(len(content))])


def _empty_pages(path: Path, chance: random.Random) -> None:
    content = bytearray(path.read_bytes())
    size = chance.choice((512, 4096))
    for _ in range(chance.choice((1, 1, 3))):
        place = chance.randrange(len(content)) // size * size
        content[place : place + size] = bytes(min(size, len(content) - place))
    path.write_bytes(content)


def _scramble(path: Path, chance: random.Random) -> None:
    content = bytearray(path.read_bytes())
    place = chance.randrange(len(content))
    length = min(chance.choice((4, 40, 400, 4096)), len(content) - place)
    content[place : place + length] = chance.randbytes(length)
    path.write_bytes(content)


def _swap_pages(path: Path, chance: random.Random) -> None:
    content = bytearray(path.read_bytes())
    one, other = (chance.randrange(max(1, len(content) // 4096)) * 4096 for _ in range(2))
    content[one : one + 4096], content[other : other + 4096] = content[other : other + 4096], content[one : one + 4096]
    path.write_bytes(content)


def _take_away(path: Path, chance: random.Random) -> None:
    path.unlink()


HARMS: tuple[Callable[[Path, random.Random], None], ...] = (
    _flip,
    _flip,
    _cut_off,
    _empty_pages,
    _scramble,
    _swap_pages,
    _take_away,
)


@pytest.mark.slow
def test_damage_is_never_silent(scratch: Path, whole: tuple[Path, Held]) -> None:
    folder, held = whole
    silent, lost_all = [], []
    for seed in range(DAMAGES):
        chance = random.Random(seed)  # noqa: S311 - chance, not secrets
        harm, name = chance.choice(HARMS), chance.choice((_NAME, _NAME, _WAL))
        hurt = scratch / f"hurt-{seed}"
        shutil.copytree(folder, hurt)
        if chance.random() < 0.3:
            shutil.rmtree(hurt / FOLDER)
        harm(hurt / name, chance)
        with closing(OwnFile(hurt / _NAME)) as file:
            found = _held(file)
            if found != held and not file.notice:
                silent.append((seed, harm.__name__, name))
            if (hurt / FOLDER).exists() and len(found.notes) < 60:
                lost_all.append((seed, harm.__name__, name, file.notice))
            NoteStore(file).save(Note("fever", Anchor("overview"), text="and on it goes"))
        with closing(OwnFile(hurt / _NAME)) as file:
            if file.notice or len(NoteStore(file).all()) != len(found.notes) + 1:
                silent.append((seed, harm.__name__, "at the second opening"))
        shutil.rmtree(hurt)
    assert silent == []
    assert lost_all == []
