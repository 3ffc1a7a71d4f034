# SPDX-License-Identifier: MIT
"""The start page with all body systems: no tile is ever drawn lower than the words in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from desktop.rows import Tile
from desktop.start_page import StartPage
from index.article import Kind
from index.sections import BODY_SYSTEMS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.session import Session

WIDTHS = (480, 1000, 1200, 1600)


class Drawn(QObject):
    """Notes every tile that is drawn with less height than what is laid out inside it needs."""

    def __init__(self) -> None:
        super().__init__()
        self.squashed: list[str] = []
        self.count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, Tile):
            self.count += 1
            if watched.height() < watched.heightForWidth(watched.width()):
                self.squashed.append(f"{watched.key} at {watched.width()} x {watched.height()}")
        return super().eventFilter(watched, event)


@pytest.fixture
def page(session: Session) -> Iterator[StartPage]:
    """A start page with a tile for every body system, not shown yet."""
    page = StartPage(dict.fromkeys(BODY_SYSTEMS, 12), 1000, "2026.11")
    page.show_lists([], [], [*session.library.entries(Kind.CONDITION)] * 4)
    yield page
    page.close()
    page.deleteLater()
    QApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete.value)


def watch(page: StartPage) -> Drawn:
    drawn = Drawn()
    for tile in page.findChildren(Tile):
        tile.installEventFilter(drawn)
    return drawn


def look(session: Session, page: StartPage, percent: int) -> None:
    session.look.choose_text_size(percent)
    page.set_theme(session.look.theme, percent)


@pytest.mark.parametrize("percent", [100, 300])
@pytest.mark.parametrize("width", WIDTHS)
def test_a_tile_is_as_tall_as_its_words_when_the_page_is_first_shown(
    session: Session, page: StartPage, width: int, percent: int
) -> None:
    drawn = watch(page)
    look(session, page, percent)
    page.resize(width, 700)
    page.show()
    QApplication.processEvents()
    page.grab()
    assert drawn.count > 0
    assert drawn.squashed == []


@pytest.mark.parametrize("percent", [100, 300])
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("before", [400, 1000, 1900])
def test_a_tile_is_as_tall_as_its_words_after_a_resize(
    session: Session, page: StartPage, before: int, width: int, percent: int
) -> None:
    look(session, page, percent)
    page.resize(before, 700)
    page.show()
    QApplication.processEvents()
    drawn = watch(page)
    page.resize(width, 700)
    page.grab()
    assert drawn.count > 0
    assert drawn.squashed == []


@pytest.mark.parametrize("width", WIDTHS)
def test_a_tile_is_as_tall_as_its_words_after_the_text_has_grown(session: Session, page: StartPage, width: int) -> None:
    look(session, page, 100)
    page.resize(width, 700)
    page.show()
    QApplication.processEvents()
    look(session, page, 300)
    # Words that wrap say how tall they are once they know how wide they are: that takes a second pass, or a third.
    for _ in range(3):
        QApplication.processEvents()
    for tile in page.findChildren(Tile):
        assert tile.height() >= tile.heightForWidth(tile.width())


@pytest.mark.parametrize("width", WIDTHS)
def test_a_tile_grows_with_what_is_in_it(session: Session, page: StartPage, width: int) -> None:
    look(session, page, 100)
    page.resize(width, 700)
    page.show()
    QApplication.processEvents()
    for tile in page.findChildren(Tile):
        tile.set_theme(session.look.theme, 90)
    for _ in range(3):
        QApplication.processEvents()
    for tile in page.findChildren(Tile):
        assert tile.height() >= tile.heightForWidth(tile.width()) > 90
