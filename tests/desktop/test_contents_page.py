# SPDX-License-Identifier: MIT
from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from desktop.contents_page import ContentsPage
from index.article import Kind
from index.records import Entry

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def entries(count: int, word: str = "Article") -> list[Entry]:
    return [Entry(f"{word.lower()}-{n}", Kind.CONDITION, f"{word} {n}", "About it.", (), None) for n in range(count)]


@pytest.fixture
def page(qtbot: QtBot) -> ContentsPage:
    page = ContentsPage()
    qtbot.addWidget(page)
    page.resize(700, 500)
    with qtbot.waitExposed(page):
        page.show()
    return page


def more(page: ContentsPage) -> list[QPushButton]:
    return [
        button for button in page.findChildren(QPushButton) if button.text().startswith("Show") and button.isVisible()
    ]


def test_no_bookmark_is_left_out(page: ContentsPage) -> None:
    page.show_groups("Bookmarks", [("", entries(350))])
    while more(page):
        more(page)[0].click()
    assert [row.slug for row in page.rows] == [entry.slug for entry in entries(350)]


def test_a_long_group_does_not_hide_the_next_one(page: ContentsPage) -> None:
    page.show_groups("Skin", [("Conditions", entries(500)), ("Symptoms", entries(3, "Sign"))])
    assert {"sign-0", "sign-1", "sign-2"} <= {row.slug for row in page.rows}
    assert "Conditions (500)" in [label.text() for label in page.findChildren(QLabel)]


def test_what_comes_next_is_said_and_gets_the_keyboard(page: ContentsPage) -> None:
    page.show_groups("Bookmarks", [("", entries(100))])
    shown = len(page.rows)
    assert more(page)[0].text() == f"Show more ({100 - shown})"
    page.activateWindow()
    more(page)[0].setFocus()
    QTest.keyClick(more(page)[0], Qt.Key.Key_Space)
    assert len(page.rows) > shown
    assert page.rows[shown].hasFocus()


def test_a_page_that_was_scrolled_is_whole_at_once(page: ContentsPage) -> None:
    page.show_groups("Bookmarks", [("", entries(280))], at_once=True)
    assert len(page.rows) == 280
