# SPDX-License-Identifier: MIT
from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.sidebar.entry_list import EntryTable
from desktop.sidebar.model import EntryModel, Grouping, Listing
from index.article import Kind
from index.records import Entry

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

TITLES = ("Asthma", "Burns", "Cellulitis", "Cholera", "Dengue")


@pytest.fixture
def table(qtbot: QtBot) -> EntryTable:
    """Five articles below four letters, in sight, without the keyboard."""
    entries = tuple(Entry(title.lower(), Kind.CONDITION, title, "", (), None) for title in TITLES)
    table = EntryTable()
    qtbot.addWidget(table)
    model = EntryModel(table)
    model.set_listing(Listing(TITLES, ("",) * len(TITLES), entries, {}), Grouping.LETTERS)
    table.setModel(model)
    table.set_row_height(20)
    table.resize(200, 120)
    with qtbot.waitExposed(table):
        table.show()
    table.activateWindow()
    return table


def test_the_keyboard_comes_to_the_first_article(table: EntryTable) -> None:
    table.clearFocus()
    table.setFocus(Qt.FocusReason.TabFocusReason)
    assert table.currentIndex().data() == "Asthma"


@pytest.mark.parametrize(
    ("keys", "reached"),
    [
        ([Qt.Key.Key_Down], "Burns"),
        ([Qt.Key.Key_Down] * 3, "Cholera"),
        ([Qt.Key.Key_Down] * 9, "Dengue"),
        ([Qt.Key.Key_Down, Qt.Key.Key_Up], "Asthma"),
        ([Qt.Key.Key_Up], "Asthma"),
        ([Qt.Key.Key_End], "Dengue"),
        ([Qt.Key.Key_End, Qt.Key.Key_Home], "Asthma"),
        ([Qt.Key.Key_C], "Cellulitis"),
        ([Qt.Key.Key_C, Qt.Key.Key_H], "Cholera"),
    ],
)
def test_keys_reach_articles_and_never_letters(table: EntryTable, keys: list[Qt.Key], reached: str) -> None:
    table.setFocus(Qt.FocusReason.TabFocusReason)
    for key in keys:
        QTest.keyClick(table, key)
    assert table.currentIndex().data() == reached
    assert table.currentIndex().flags() & Qt.ItemFlag.ItemIsSelectable
