# SPDX-License-Identifier: MIT
"""An article view on the sample library, shown as a reader sees it."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextCursor

from desktop.article import ArticleView
from index.article import Level

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from desktop.theme import Theme
    from index.library import Library

TODAY = datetime.date(2026, 11, 23)


@pytest.fixture
def styled(qapp: QApplication, theme: Theme) -> Iterator[None]:
    """The application's own style sheet, for what depends on sizes."""
    qapp.setStyleSheet(theme.style_sheet(100))
    yield
    qapp.setStyleSheet("")


@pytest.fixture
def make_view(qtbot: QtBot, library: Library, theme: Theme, styled: None) -> Callable[..., ArticleView]:
    """Make a view and show it at 1000 x 700."""

    def make(emergency_number: str = "", size: tuple[int, int] = (1000, 700)) -> ArticleView:
        view = ArticleView(
            library, theme, 100, Level.CLINICAL, emergency_number, preview_delay_ms=0, today=lambda: TODAY
        )
        qtbot.addWidget(view)
        view.resize(*size)
        with qtbot.waitExposed(view):
            view.show()
        view.activateWindow()
        return view

    return make


@pytest.fixture
def view(make_view: Callable[..., ArticleView]) -> ArticleView:
    """The view with the sample condition open at the clinical level."""
    made = make_view()
    made.show_article("impetigo")
    return made


def _place_of(view: ArticleView, address: str) -> QPoint:
    """Return a place of the viewport on the first link with this address."""
    document = view.text.shown
    assert document is not None
    block = document.begin()
    while block.isValid():
        position = block.begin()
        while not position.atEnd():
            fragment = position.fragment()
            if fragment.charFormat().anchorHref() == address:
                cursor = QTextCursor(document)
                cursor.setPosition(fragment.position() + 1)
                view.text.scroll_to_cursor(cursor)
                return view.text.cursorRect(cursor).center() - QPoint(2, 0)
            position += 1
        block = block.next()
    raise AssertionError(f"no link {address}")


@pytest.fixture
def place_of() -> Callable[[ArticleView, str], QPoint]:
    """Find a place of the viewport on a link, scrolled into view."""
    return _place_of
