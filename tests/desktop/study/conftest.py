# SPDX-License-Identifier: MIT
"""Fixtures of learning: a clock that is set, a file in memory, and the cards of the sample library."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from desktop.own.file import OwnFile
from desktop.study.review_store import ReviewStore
from desktop.study.schedule import Schedule
from desktop.study.source import CardSource

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.library import Library


class Clock:
    """Tells the time that a test sets."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def go_on(self, **length: float) -> None:
        """Let time pass: minutes=5, days=2."""
        self.now += timedelta(**length)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def own_file() -> Iterator[OwnFile]:
    """The reader's own file, in memory."""
    file = OwnFile(None)
    yield file
    file.close()


@pytest.fixture
def store(own_file: OwnFile) -> ReviewStore:
    return ReviewStore(own_file)


@pytest.fixture(scope="session")
def schedule() -> Schedule:
    return Schedule()


@pytest.fixture
def source(library: Library) -> CardSource:
    """The cards of the sample library; nothing is highlighted."""
    return CardSource(library, lambda _slug: ())
