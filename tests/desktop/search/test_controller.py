# SPDX-License-Identifier: MIT
from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.app import Windows
from desktop.navigation import Place, View
from index.errors import SearchError

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop.main_window import MainWindow
    from desktop.session import Session


def read_aloud(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def type_into_search(qtbot: QtBot, window: MainWindow, text: str) -> None:
    with qtbot.waitSignal(window.search.answered):
        QTest.keyClicks(window.top_bar.search, text)
    qtbot.waitUntil(lambda: window.search._last is not None and window.search._last.request.query == text)


def test_a_page_whose_search_fails_is_settled_too(qtbot: QtBot, session: Session) -> None:
    def fail() -> NoReturn:
        raise SearchError("The search index is damaged: install it again.")

    session.open_engine = fail
    window = Windows(session).open(Place())
    with qtbot.waitSignal(window.settled):
        window.go_to(Place(View.SEARCH, query="skin"))
    assert "install it again" in window.results.title.text()


@pytest.mark.parametrize("typed", ["<b>skin</b>", "<img src=x>qqzz", "a & b <i>zz"])
def test_what_was_typed_is_shown_as_it_was_typed(qtbot: QtBot, window: MainWindow, typed: str) -> None:
    window.popup.show()
    type_into_search(qtbot, window, typed)
    said = read_aloud(window.popup.understood)
    assert not said or typed in said


def test_the_drop_down_fits_when_the_text_size_changes(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(520, 700)
    type_into_search(qtbot, window, "impetaigo itchng treatmnt")
    for percent in (300, 100):
        window.session.look.choose_text_size(percent)
        QApplication.processEvents()
        rows = sum(window.popup.list.sizeHintForRow(row) for row in range(min(2, window.popup.model.rowCount())))
        assert window.popup.list.height() >= rows
        words = window.popup.understood
        height = words.height()
        words.setMinimumHeight(0)
        assert height == words.heightForWidth(words.width())
        assert window.popup.geometry().bottom() < window.height()


def test_a_short_sentence_takes_no_more_room_than_it_needs(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(520, 700)
    words = window.popup.understood
    type_into_search(qtbot, window, "impetaigo itchng treatmnt")
    long = words.height()
    window.top_bar.search.clear()
    type_into_search(qtbot, window, "impetaigo")
    assert words.height() < long


def look_for(qtbot: QtBot, window: MainWindow, query: str) -> None:
    with qtbot.waitSignal(window.settled):
        window.go_to(Place(View.SEARCH, query=query))


def test_results_are_sorted_by_name_and_back(qtbot: QtBot, window: MainWindow) -> None:
    look_for(qtbot, window, "skin hands")
    best = [window.results.model.line(row).title for row in range(window.results.model.rowCount())]
    with qtbot.waitSignal(window.settled):
        QTest.mouseClick(window.results.order, Qt.MouseButton.LeftButton)
    named = [window.results.model.line(row).title for row in range(window.results.model.rowCount())]
    assert list(dict.fromkeys(named)) == sorted(set(best))
    assert window.results.order.text() == "Best first"
    with qtbot.waitSignal(window.settled):
        QTest.mouseClick(window.results.order, Qt.MouseButton.LeftButton)
    assert [window.results.model.line(row).title for row in range(window.results.model.rowCount())] == best


def test_a_word_that_stands_nowhere_is_named(qtbot: QtBot, window: MainWindow) -> None:
    look_for(qtbot, window, "skin xylophones")
    assert "\u201cxylophones\u201d is not in this encyclopedia" in window.results.understood.text()
    assert not window.results.exact.isVisibleTo(window.results)
