# SPDX-License-Identifier: MIT
"""Bookmarks in the real window: by key, in folders, moved, renamed, sorted, searched, taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QMenu

from desktop.app import Windows, make_session
from desktop.navigation import Place, View
from desktop.own.errors import UserDataError
from desktop.profile import open_profile
from index.library import Library

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from desktop.main_window import MainWindow
    from desktop.notes.bookmark_panel import BookmarkPanel

IMPETIGO = Place(View.ARTICLE, "impetigo")
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def mark(window: MainWindow, slug: str, section: str = "") -> None:
    window.go_to(Place(View.ARTICLE, slug, section))
    QTest.keyClick(window, Qt.Key.Key_D, CTRL)


@pytest.fixture
def panel(window: MainWindow) -> BookmarkPanel:
    """The list of bookmarks in the sidebar, with three in it."""
    mark(window, "itching")
    mark(window, "impetigo", "treatment")
    mark(window, "impetigo", "overview")
    window.acts.bookmarks.trigger()
    assert window.own.side.bookmarks is not None
    return window.own.side.bookmarks


def test_the_key_bookmarks_the_section_at_hand_and_again_takes_it_away(window: MainWindow) -> None:
    mark(window, "impetigo", "treatment")
    marks = window.session.userdata.marks
    assert [(one.slug, one.section) for one in marks.all()] == [("impetigo", "treatment")]
    assert window.acts.bookmark.isChecked()
    window.article.go_within("overview")
    assert not window.acts.bookmark.isChecked()
    window.article.go_within("treatment")
    assert window.acts.bookmark.isChecked()
    QTest.keyClick(window, Qt.Key.Key_D, CTRL)
    assert marks.all() == ()
    assert not window.acts.bookmark.isChecked()


def test_the_newest_bookmark_comes_first_and_opens_its_section(window: MainWindow, panel: BookmarkPanel) -> None:
    assert panel.tree.words() == ["Impetigo", "Impetigo › Treatment", "Itching"]
    assert window.focusWidget() is panel.tree
    QTest.keyClick(panel.tree, Qt.Key.Key_Down)
    QTest.keyClick(panel.tree, Qt.Key.Key_Return)
    assert window.article.current_place().section == "treatment"


def test_the_sidebar_shows_the_articles_again(window: MainWindow, panel: BookmarkPanel) -> None:
    assert not window.sidebar.list.isVisible()
    window.sidebar.bookmarks.click()
    assert window.sidebar.list.isVisible()
    assert not panel.isVisible()


def test_alt_and_the_arrows_move_a_bookmark_and_ctrl_z_moves_it_back(window: MainWindow, panel: BookmarkPanel) -> None:
    QTest.keyClick(panel.tree, Qt.Key.Key_Down, ALT)
    assert panel.tree.words() == ["Impetigo › Treatment", "Impetigo", "Itching"]
    QTest.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert panel.tree.words() == ["Impetigo", "Impetigo › Treatment", "Itching"]


def test_a_bookmark_is_put_into_a_folder_and_the_folder_thrown_away_and_taken_back(
    window: MainWindow, panel: BookmarkPanel
) -> None:
    folder = window.own.side.bookmark_keeper.new_folder("Skin")
    identity = window.session.userdata.marks.of_place("impetigo", "treatment")[0].id
    move = next(menu for menu in panel.menu(identity).findChildren(QMenu) if menu.title() == "Move to")
    next(action for action in move.actions() if action.text() == "Skin").trigger()
    assert panel.tree.words() == ["Skin", "Impetigo › Treatment", "Impetigo", "Itching"]
    panel.tree.choose(folder)
    QTest.keyClick(panel.tree, Qt.Key.Key_Delete)
    assert panel.tree.words() == ["Impetigo", "Itching"]
    QTest.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert panel.tree.words() == ["Skin", "Impetigo › Treatment", "Impetigo", "Itching"]


def test_a_dropped_bookmark_lies_where_it_was_dropped(window: MainWindow, panel: BookmarkPanel) -> None:
    folder = window.own.side.bookmark_keeper.new_folder("Skin")
    tree, where = panel.tree, QAbstractItemView.DropIndicatorPosition
    itching = window.session.userdata.marks.of_place("itching")[0].id
    tree.choose(itching)
    rows = {words: tree.indexFromItem(item) for words, item in zip(tree.words(), tree._items(), strict=True)}
    assert tree.drop_place(rows["Skin"], where.OnItem) == (folder, 0)
    assert tree.drop_place(rows["Impetigo"], where.AboveItem) == ("", 0)
    assert tree.drop_place(rows["Impetigo"], where.BelowItem) == ("", 1)
    tree.moved.emit(itching, *tree.drop_place(rows["Impetigo"], where.BelowItem))
    assert tree.words() == ["Skin", "Impetigo", "Itching", "Impetigo › Treatment"]
    tree.moved.emit(itching, folder, 0)
    assert tree.words() == ["Skin", "Itching", "Impetigo", "Impetigo › Treatment"]


def test_f2_gives_a_bookmark_a_name_of_its_own(qtbot: QtBot, window: MainWindow, panel: BookmarkPanel) -> None:
    QTest.keyClick(panel.tree, Qt.Key.Key_F2)
    editor = panel.tree.findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    editor.setText("For Monday")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.session.userdata.marks.of_place("impetigo")[0].title == "For Monday")
    assert panel.tree.words()[0] == "For Monday"


def test_bookmarks_are_searched_and_sorted(panel: BookmarkPanel) -> None:
    QTest.keyClicks(panel.filter, "treat")
    assert panel.tree.words() == ["Impetigo › Treatment"]
    panel.filter.clear()
    panel._keeper.rename(panel._keeper.store.of_place("itching")[0].id, "A first one")
    panel.order.setCurrentIndex(panel.order.findData("title"))
    panel.order.activated.emit(1)
    assert panel.tree.words() == ["A first one", "Impetigo", "Impetigo › Treatment"]


def test_moving_in_another_order_makes_that_order_the_readers_own(panel: BookmarkPanel) -> None:
    panel.order.setCurrentIndex(panel.order.findData("title"))
    panel.order.activated.emit(1)
    panel.tree.choose(panel._keeper.store.of_place("itching")[0].id)
    QTest.keyClick(panel.tree, Qt.Key.Key_Up, ALT)
    assert panel.order.currentData() == "own"
    assert panel.tree.words() == ["Impetigo", "Itching", "Impetigo › Treatment"]


def test_what_cannot_be_saved_is_told_and_changes_nothing(
    window: MainWindow, panel: BookmarkPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(identity: str) -> None:
        raise UserDataError("This could not be saved: make room on the disk and try again.")

    monkeypatch.setattr(panel._keeper.store, "remove", refuse)
    QTest.keyClick(panel.tree, Qt.Key.Key_Delete)
    assert "make room" in window.notice.sentence.text()
    assert len(panel.tree.words()) == 3


def test_every_window_shows_the_same_bookmarks(windows: Windows, window: MainWindow, panel: BookmarkPanel) -> None:
    other = windows.open(IMPETIGO)
    QTest.keyClick(other, Qt.Key.Key_D, CTRL)
    assert panel.tree.words() == ["Impetigo › Treatment", "Itching"]


def test_bookmarks_and_their_order_are_there_after_a_restart(
    qapp: QApplication, sample_library: Path, tmp_path: Path
) -> None:
    profile = open_profile(tmp_path / "mine")
    with Library.open(sample_library) as library:
        for start in ("first", "second"):
            session = make_session(qapp, profile, library, None)
            window = Windows(session).open(IMPETIGO)
            qapp.processEvents()
            if start == "first":
                mark(window, "impetigo", "treatment")
                mark(window, "itching")
            window.acts.bookmarks.trigger()
            panel = window.own.side.bookmarks
            assert panel is not None
            if start == "first":
                panel.order.setCurrentIndex(panel.order.findData("newest"))
                panel.order.activated.emit(2)
            assert panel.order.currentData() == "newest"
            assert panel.tree.words() == ["Itching", "Impetigo › Treatment"]
            window.close()
            session.userdata.close()
