# SPDX-License-Identifier: MIT
from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from desktop.sidebar.model import ENTRY_ROLE

if TYPE_CHECKING:
    from desktop.main_window import MainWindow


def test_a_filter_that_leaves_nothing_is_said_as_it_was_typed(window: MainWindow) -> None:
    window.acts.filter.trigger()
    QTest.keyClicks(window.sidebar.filter, "<b>qq</b>")
    said = QAccessible.queryAccessibleInterface(window.sidebar.empty).text(QAccessible.Text.Name)
    assert "<b>qq</b>" in said


def test_the_filter_keeps_its_words_when_it_is_asked_for_again(window: MainWindow) -> None:
    window.acts.filter.trigger()
    QTest.keyClicks(window.sidebar.filter, "imp")
    window.acts.search.trigger()
    window.acts.filter.trigger()
    assert window.sidebar.filter.text() == "imp"
    assert window.sidebar.filter.selectedText() == "imp"


def test_the_list_shows_where_the_keyboard_is_as_soon_as_it_has_it(window: MainWindow) -> None:
    assert window.stack.currentWidget() is window.start_page
    window.sidebar.list.setFocus(Qt.FocusReason.TabFocusReason)
    assert window.sidebar.list.currentIndex().data(ENTRY_ROLE) is not None


def test_down_leaves_the_filter_for_the_first_article(window: MainWindow) -> None:
    window.acts.filter.trigger()
    QTest.keyClick(window.sidebar.filter, Qt.Key.Key_Down)
    assert window.focusWidget() is window.sidebar.list
    first = window.sidebar.list.currentIndex().data(ENTRY_ROLE)
    assert first is not None
    QTest.keyClick(window.sidebar.list, Qt.Key.Key_Return)
    assert window.article.slug == first.slug
