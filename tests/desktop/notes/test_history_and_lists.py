# SPDX-License-Identifier: MIT
"""What was read, reading lists, and forgetting everything, in the real window."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from desktop.app import Windows, make_session
from desktop.navigation import Place, View
from desktop.notes.history_page import when_words
from desktop.notes.question import Question
from desktop.own.anchors import Anchor
from desktop.own.notes import Note
from desktop.profile import open_profile
from desktop.theme import ThemeName
from index.library import Library

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.main_window import MainWindow
    from desktop.notes.history_page import HistoryPage
    from desktop.notes.reading_panel import ReadingPanel

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


def read(window: MainWindow, *slugs: str) -> None:
    for slug in slugs:
        window.go_to(Place(View.ARTICLE, slug))
        QApplication.processEvents()


@pytest.fixture
def history(window: MainWindow) -> HistoryPage:
    """The list of what was read, with three visits in it."""
    read(window, "itching", "impetigo", "hand-washing")
    QTest.keyClick(window, Qt.Key.Key_H, CTRL | SHIFT)
    assert window.own.pages.history is not None
    return window.own.pages.history


def titles(page: HistoryPage) -> list[str]:
    return [row.title for row in page.model.rows]


def test_what_was_read_is_listed_and_opened_again(window: MainWindow, history: HistoryPage) -> None:
    assert titles(history) == ["Hand washing", "Impetigo", "Itching"]
    assert window.focusWidget() is history.list
    QTest.keyClick(history.list, Qt.Key.Key_Down)
    QTest.keyClick(history.list, Qt.Key.Key_Return)
    assert window.article.slug == "impetigo"


def test_what_was_read_is_searched(history: HistoryPage) -> None:
    QTest.keyClicks(history.filter, "imp")
    assert titles(history) == ["Impetigo"]
    QTest.keyClicks(history.filter, "x")
    assert "holds these words" in history.nothing.text()


def test_a_visit_is_forgotten_with_delete(window: MainWindow, history: HistoryPage) -> None:
    QTest.keyClick(history.list, Qt.Key.Key_Delete)
    assert titles(history) == ["Impetigo", "Itching"]
    assert [visit.slug for visit in window.session.userdata.history.visits()] == ["impetigo", "itching"]


def test_the_history_is_off_in_one_click_and_on_in_another(window: MainWindow, history: HistoryPage) -> None:
    history.keep.click()
    read(window, "impetigo")
    assert len(window.session.userdata.history.visits()) == 3
    window.acts.recent.trigger()
    history.keep.click()
    read(window, "impetigo")
    assert len(window.session.userdata.history.visits()) == 4


def test_clearing_asks_once_and_enter_says_no(window: MainWindow, history: HistoryPage) -> None:
    history.clear.click()
    dialog = window.findChild(Question)
    assert isinstance(dialog, Question)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert len(titles(history)) == 3


@pytest.mark.parametrize(
    ("opened", "words"),
    [
        ("2026-11-30T12:05:00+00:00", "14:05"),
        ("2026-11-29T22:30:00+00:00", "00:30"),
        ("2026-11-29T12:05:00+00:00", "Yesterday, 14:05"),
        ("2026-01-03T12:05:00+00:00", "3 Jan 2026, 14:05"),
    ],
)
def test_the_time_is_told_in_the_zone_of_the_reader(opened: str, words: str) -> None:
    zone = datetime.timezone(datetime.timedelta(hours=2))
    assert when_words(opened, datetime.datetime(2026, 11, 30, 20, 0, tzinfo=zone)) == words


# --------------------------------------------------------------------------------------------------- reading lists


@pytest.fixture
def reading(window: MainWindow) -> ReadingPanel:
    """The reading lists, with one list of two places."""
    for place in (Place(View.ARTICLE, "impetigo", "treatment"), Place(View.ARTICLE, "itching", "overview")):
        window.go_to(place)
        QTest.keyClick(window, Qt.Key.Key_D, CTRL | SHIFT)
    QTest.keyClick(window, Qt.Key.Key_L, CTRL | SHIFT)
    assert window.own.side.reading is not None
    return window.own.side.reading


def test_a_key_puts_what_is_read_on_a_list(window: MainWindow, reading: ReadingPanel) -> None:
    assert reading.tree.words() == ["To read", "Impetigo › Treatment", "Itching"]
    assert "is on “To read”" in window.notice.sentence.text()
    assert window.focusWidget() is reading.tree


def test_an_entry_is_ticked_off_and_stays_so(qtbot: QtBot, window: MainWindow, reading: ReadingPanel) -> None:
    entry = window.session.userdata.reading_lists.entries(window.session.userdata.reading_lists.lists()[0].id)[0]
    reading.tree.choose(entry.id)
    QTest.keyClick(reading.tree, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(reading._keeper.entry(entry.id).finished))  # type: ignore[union-attr]
    window.acts.undo.trigger()
    after = reading._keeper.entry(entry.id)
    assert after is not None
    assert not after.finished


def test_entries_are_moved_by_keyboard_and_back(window: MainWindow, reading: ReadingPanel) -> None:
    entry = window.session.userdata.reading_lists.entries(window.session.userdata.reading_lists.lists()[0].id)[0]
    reading.tree.choose(entry.id)
    QTest.keyClick(reading.tree, Qt.Key.Key_Down, ALT)
    assert reading.tree.words() == ["To read", "Itching", "Impetigo › Treatment"]
    QTest.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert reading.tree.words() == ["To read", "Impetigo › Treatment", "Itching"]


def test_an_entry_goes_to_another_list(window: MainWindow, reading: ReadingPanel) -> None:
    other = reading._keeper.new_list("For Monday")
    store = window.session.userdata.reading_lists
    entry = store.entries(store.lists()[0].id)[1]
    reading.tree.moved.emit(entry.id, other, 0)
    assert reading.tree.words() == ["To read", "Impetigo › Treatment", "For Monday", "Itching"]


def test_a_list_is_named_opened_and_thrown_away(qtbot: QtBot, window: MainWindow, reading: ReadingPanel) -> None:
    reading.new.click()
    editor = reading.tree.findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    editor.setText("Ward round")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    store = window.session.userdata.reading_lists
    qtbot.waitUntil(lambda: [one.name for one in store.lists()] == ["To read", "Ward round"])
    reading.tree.choose(store.entries(store.lists()[0].id)[0].id)
    QTest.keyClick(reading.tree, Qt.Key.Key_Return)
    assert window.article.current_place().section == "treatment"
    reading.tree.choose(store.lists()[0].id)
    QTest.keyClick(reading.tree, Qt.Key.Key_Delete)
    assert reading.tree.words() == ["Ward round"]
    window.notice.act.click()
    assert reading.tree.words() == ["To read", "Impetigo › Treatment", "Itching", "Ward round"]


def test_the_filter_of_the_articles_brings_them_back(window: MainWindow, reading: ReadingPanel) -> None:
    window.acts.filter.trigger()
    assert window.focusWidget() is window.sidebar.filter
    assert not reading.isVisible()
    assert not window.sidebar.bookmarks.isChecked()


# ------------------------------------------------------------------------------------------------ forget everything


def fill(window: MainWindow) -> None:
    read(window, "impetigo")
    window.acts.bookmark.trigger()
    window.acts.read_later.trigger()
    window.own.marking.keeper.add(Note("impetigo", Anchor("overview"), text="Mrs Naw, room 4."))
    window.acts.themes["dark"].trigger()


def test_everything_is_forgotten_after_one_question(window: MainWindow, tmp_path: Path) -> None:
    fill(window)
    window.session.userdata.file.back_up()
    window.session.feedback_file.write_text("{}", encoding="utf-8")
    window.acts.forget.trigger()
    dialog = window.findChild(Question)
    assert isinstance(dialog, Question)
    next(button for button in dialog.findChildren(QPushButton) if button.text() == "Forget everything").click()
    data = window.session.userdata
    assert (data.marks.all(), data.notes.all(), data.reading_lists.lists(), data.recent()) == ((), (), (), ())
    assert window.stack.currentWidget() is window.start_page
    assert not window.history.can_go_back
    assert window.session.look.theme.name is ThemeName.LIGHT
    assert not window.session.feedback_file.exists()
    left = b"".join(path.read_bytes() for path in window.session.feedback_file.parent.rglob("*") if path.is_file())
    assert b"Mrs Naw" not in left
    window.acts.undo.trigger()
    assert data.notes.all() == ()


def test_after_it_things_are_kept_again(qapp: QApplication, sample_library: Path, tmp_path: Path) -> None:
    profile = open_profile(tmp_path / "mine")
    with Library.open(sample_library) as library:
        session = make_session(qapp, profile, library, None)
        window = Windows(session).open(Place())
        qapp.processEvents()
        fill(window)
        session.forget_everything()
        window.own.marking.keeper.add(Note("itching", Anchor("overview"), text="New."))
        window.close()
        session.userdata.close()
        again = make_session(qapp, profile, library, None)
        assert [note.text for note in again.userdata.notes.all()] == ["New."]
        again.userdata.close()


def test_the_question_is_answered_no_by_escape(window: MainWindow) -> None:
    fill(window)
    window.acts.forget.trigger()
    dialog = window.findChild(Question)
    assert isinstance(dialog, Question)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert len(window.session.userdata.notes.all()) == 1
