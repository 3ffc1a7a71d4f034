# SPDX-License-Identifier: MIT
"""Tab goes through the window as it is read: bar, sidebar, page, status line."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QPushButton, QWidget

from desktop.navigation import Place, View

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.main_window import MainWindow

SKIN = Place(View.CONTENTS, slug="skin")


def round_trip(window: MainWindow) -> list[QWidget]:
    """Return what Tab reaches from the search box on, once round."""
    window.activateWindow()
    window.top_bar.search.setFocus()
    reached: list[QWidget] = []
    while len(reached) < 200:
        widget = window.focusWidget()
        if reached and widget is window.top_bar.search:
            return reached
        assert widget is not None
        reached.append(widget)
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    raise AssertionError("Tab does not come back to the search box")


def about(window: MainWindow) -> QWidget:
    return window.status_line.findChildren(QPushButton)[0]


@pytest.mark.parametrize("place", [Place(), SKIN, Place(View.SEARCH, query="skin"), Place(View.ARTICLE, "impetigo")])
def test_the_page_comes_after_the_sidebar_and_before_the_status_line(
    qtbot: QtBot, window: MainWindow, place: Place
) -> None:
    if place.view is View.SEARCH:
        with qtbot.waitSignal(window.search.answered):
            window.go_to(place)
    else:
        window.go_to(place)
    reached = round_trip(window)
    page = window.stack.currentWidget()
    assert page is not None
    inside = [number for number, widget in enumerate(reached) if page.isAncestorOf(widget)]
    assert inside == list(range(inside[0], inside[-1] + 1))
    assert reached.index(window.sidebar.recent) < inside[0]
    assert inside[-1] < reached.index(about(window))


@pytest.mark.parametrize("place", [Place(), SKIN])
def test_tab_goes_down_the_page(window: MainWindow, place: Place) -> None:
    window.resize(1100, 700)
    for _ in range(2):
        window.go_to(SKIN)
        window.go_to(place)
    page = window.stack.currentWidget()
    assert isinstance(page, QAbstractScrollArea)
    rows = [widget for widget in round_trip(window) if page.isAncestorOf(widget)]
    assert len(rows) > 1
    assert page not in rows
    tops = [widget.mapTo(window, widget.rect().topLeft()).y() + page.verticalScrollBar().value() for widget in rows]
    # What stands side by side may be some pixels higher or lower.
    assert all(later > earlier - 10 for earlier, later in pairwise(tops))


def test_a_page_of_contents_has_the_keyboard(window: MainWindow) -> None:
    window.go_to(SKIN)
    assert window.focusWidget() is window.contents
    QTest.keyClick(window.contents, Qt.Key.Key_Tab)
    assert window.focusWidget() is window.contents.rows[0]


def test_tab_reaches_the_article_head_before_its_text(window: MainWindow) -> None:
    window.go_to(Place(View.ARTICLE, "impetigo"))
    reached = round_trip(window)
    text = reached.index(window.article.text)
    assert reached.index(window.article.header.chips.review) < reached.index(window.article.tabs.bar) < text
