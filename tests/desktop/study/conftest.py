# SPDX-License-Identifier: MIT
"""Fixtures of learning: a clock that is set, a file in memory, and the cards of the sample library."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from desktop.own.file import OwnFile
from desktop.study import study_page
from desktop.study.in_window import quiz_place, review_place
from desktop.study.review_store import ReviewStore
from desktop.study.schedule import Schedule
from desktop.study.source import CardSource

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.main_window import MainWindow
    from desktop.study.study_page import StudyPage
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


@pytest.fixture
def page(window: MainWindow) -> StudyPage:
    """The page of learning, at its overview."""
    window.activateWindow()
    window.acts.study.trigger()
    QApplication.processEvents()
    found = window.stack.currentWidget()
    assert isinstance(found, study_page.StudyPage)
    return found


@pytest.fixture
def review(window: MainWindow, page: StudyPage) -> StudyPage:
    """The page of learning, asking the cards of impetigo."""
    window.go_to(review_place("article:impetigo"))
    QApplication.processEvents()
    return page


@pytest.fixture
def quiz(window: MainWindow, page: StudyPage) -> StudyPage:
    """The page of learning, with the quiz on impetigo."""
    window.go_to(quiz_place("impetigo"))
    QApplication.processEvents()
    return page
