# SPDX-License-Identifier: MIT
from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QListView, QTableView, QTextEdit

from desktop.app import Windows, make_session
from desktop.dialogs.emergency import EmergencyDialog
from desktop.dialogs.feedback import FeedbackDialog
from desktop.dialogs.shortcuts import ShortcutsDialog
from desktop.navigation import Place, View
from desktop.profile import open_profile
from desktop.search_service import SearchRequest
from desktop.theme import ThemeName
from index.article import Kind, Level
from index.library import Library

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.main_window import MainWindow
    from desktop.session import Session

IMPETIGO = Place(View.ARTICLE, "impetigo")


def type_into_search(qtbot: QtBot, window: MainWindow, text: str) -> None:
    with qtbot.waitSignal(window.search.answered):
        QTest.keyClicks(window.top_bar.search, text)
    qtbot.waitUntil(lambda: window.search._last is not None and window.search._last.request.query == text)


def test_it_begins_at_the_start_page_with_the_keyboard_in_the_search_box(window: MainWindow) -> None:
    assert window.stack.currentWidget() is window.start_page
    assert window.focusWidget() is window.top_bar.search


def test_a_click_in_the_sidebar_opens_the_article(qtbot: QtBot, window: MainWindow) -> None:
    table = window.sidebar.list
    row = window.sidebar.model.row_of("impetigo", "Impetigo")
    place = table.visualRect(window.sidebar.model.index(row)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert window.stack.currentWidget() is window.article
    assert window.article.slug == "impetigo"
    assert window.windowTitle().startswith("Impetigo")


def test_filter_and_enter_open_the_first_match(qtbot: QtBot, window: MainWindow) -> None:
    window.acts.filter.trigger()
    QTest.keyClicks(window.sidebar.filter, "impet")
    QTest.keyClick(window.sidebar.filter, Qt.Key.Key_Return)
    assert window.article.slug == "impetigo"


def test_another_kind_is_listed_with_a_click(qtbot: QtBot, window: MainWindow) -> None:
    window.sidebar.kinds.button(Kind.SYMPTOM).click()
    assert window.sidebar.model.row_of("itching", "Itching") >= 0


def test_opening_an_article_of_another_kind_shows_it_in_the_sidebar(window: MainWindow) -> None:
    window.go_to(Place(View.ARTICLE, "itching"))
    assert window.sidebar.kind is Kind.SYMPTOM
    assert window.sidebar.delegate.open_row == window.sidebar.model.row_of("itching", "Itching")


def test_typing_drops_down_and_enter_lands_in_the_article(qtbot: QtBot, window: MainWindow) -> None:
    type_into_search(qtbot, window, "impetigo")
    assert window.popup.isVisible()
    assert window.popup.model.line(0).title == "Impetigo"
    QTest.keyClick(window.top_bar.search, Qt.Key.Key_Return)
    assert window.article.slug == "impetigo"
    assert not window.popup.isVisible()


def test_down_and_enter_land_in_the_section(qtbot: QtBot, window: MainWindow) -> None:
    type_into_search(qtbot, window, "impetigo treatment")
    lines = [window.popup.model.line(row) for row in range(window.popup.model.rowCount())]
    wanted = next(number for number, line in enumerate(lines) if line.anchor)
    start = window.popup.list.currentIndex().row()
    for _ in range(wanted - start):
        QTest.keyClick(window.top_bar.search, Qt.Key.Key_Down)
    QTest.keyClick(window.top_bar.search, Qt.Key.Key_Return)
    section = window.session.library.section_at(lines[wanted].slug, window.level, lines[wanted].anchor)
    assert window.article.current_place().section == section


def test_enter_before_the_answer_still_opens_the_best_line(qtbot: QtBot, window: MainWindow) -> None:
    window.top_bar.search.setText("impetigo")
    QTest.keyClick(window.top_bar.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.article.slug == "impetigo")


def test_escape_puts_the_drop_down_away(qtbot: QtBot, window: MainWindow) -> None:
    type_into_search(qtbot, window, "itch")
    QTest.keyClick(window.top_bar.search, Qt.Key.Key_Escape)
    assert not window.popup.isVisible()


def test_a_misspelling_is_read_and_said_and_can_be_searched_exactly(qtbot: QtBot, window: MainWindow) -> None:
    type_into_search(qtbot, window, "impetaigo")
    assert "impetigo" in window.popup.understood.text()
    with qtbot.waitSignal(window.search.answered):
        window.popup.exact.click()
    assert window.history.current.exact
    assert "exactly" in window.results.title.text()


def test_all_results_show_filters_with_counts(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.search.answered):
        window.go_to(Place(View.SEARCH, query="skin"))
    before = window.results.title.text()
    button = window.results.filters.buttons["kind", Kind.SYMPTOM]
    with qtbot.waitSignal(window.search.answered):
        button.click()
    assert window.history.current.filters.kind is Kind.SYMPTOM
    assert {window.results.model.line(row).slug for row in range(window.results.model.rowCount())} == {"itching"}
    window.step(forward=False)
    qtbot.waitUntil(lambda: window.results.title.text() == before)


def test_nothing_found_is_no_blank(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.search.answered):
        window.go_to(Place(View.SEARCH, query="zzqqxxyy"))
    assert "Nothing was found" in window.results.title.text()
    window.results.near.findChildren(QAbstractButton)[-1].click()
    assert window.focusWidget() is window.sidebar.list


def test_back_returns_to_the_tab_and_the_scroll_position(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(700, 420)
    window.go_to(IMPETIGO)
    window.article.step_tab(1)
    bar = window.article.text.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    here = window.article.current_place()
    assert here.scroll > 0
    window.go_to(Place(View.ARTICLE, "itching"))
    QTest.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    there = window.article.current_place()
    assert (there.slug, there.section) == (here.slug, here.section)
    assert abs(there.scroll - here.scroll) < 0.02
    QTest.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.article.current_place().section == "overview"
    QTest.keyClick(window, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert window.article.current_place().section == here.section


def test_the_open_article_chosen_again_is_no_new_step(window: MainWindow) -> None:
    window.go_to(IMPETIGO)
    window.go_to(IMPETIGO)
    window.acts.back.trigger()
    assert window.stack.currentWidget() is window.start_page


def test_a_search_can_be_gone_back_to(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.search.answered):
        window.go_to(Place(View.SEARCH, query="skin"))
    window.go_to(IMPETIGO)
    with qtbot.waitSignal(window.search.answered):
        window.acts.back.trigger()
    assert window.stack.currentWidget() is window.results
    assert window.top_bar.search.text() == "skin"


def test_the_level_stays_for_the_next_article(window: MainWindow) -> None:
    window.go_to(IMPETIGO)
    window.acts.plain.trigger()
    assert window.top_bar.levels.current() == Level.PLAIN
    window.go_to(Place(View.ARTICLE, "itching"))
    assert window.level is Level.PLAIN
    assert window.session.settings.current.level == Level.PLAIN


def test_themes_change_every_window_and_are_remembered(windows: Windows, window: MainWindow) -> None:
    other = windows.open(Place())
    window.acts.themes["dark"].trigger()
    assert window.session.look.theme.name is ThemeName.DARK
    assert other.sidebar._theme.name is ThemeName.DARK
    assert window.session.userdata.settings()["theme"] == "dark"


@pytest.mark.parametrize("percent", [80, 200, 300])
def test_at_every_text_size_the_window_still_fits_1366_pixels(window: MainWindow, percent: int) -> None:
    window.resize(1366, 768)
    window.go_to(IMPETIGO)
    window.session.look.choose_text_size(percent)
    QApplication.processEvents()
    assert window.width() == 1366
    assert window.top_bar.more.geometry().right() < window.top_bar.width()
    assert window.article.width() > 500


def test_a_second_window_stands_on_its_own(windows: Windows, window: MainWindow) -> None:
    window.go_to(IMPETIGO)
    window.article.window_requested.emit("itching", "")
    assert [item.article.slug for item in windows.open_ones] == ["impetigo", "itching"]
    windows.open_ones[1].close()
    assert window.isVisible()
    assert windows.open_ones == [window]


def test_a_body_system_is_a_page_of_its_own(window: MainWindow) -> None:
    window.start_page.system_requested.emit("skin")
    assert "impetigo" in [row.slug for row in window.contents.rows]


def test_feedback_is_saved_to_a_file(qtbot: QtBot, window: MainWindow) -> None:
    window.go_to(IMPETIGO)
    window.acts.feedback.trigger()
    dialog = window.findChild(FeedbackDialog)
    assert isinstance(dialog, FeedbackDialog)
    QTest.keyClicks(dialog.text, "Say how long.")
    dialog.accept()
    line = window.session.feedback_file.read_text(encoding="utf-8")
    assert json.loads(line)["slug"] == "impetigo"
    assert str(window.session.feedback_file) in window.notice.sentence.text()


def test_feedback_that_cannot_be_saved_stays_on_the_screen(window: MainWindow) -> None:
    window.session.feedback_file.mkdir()
    window.go_to(IMPETIGO)
    window.acts.feedback.trigger()
    dialog = window.findChild(FeedbackDialog)
    assert isinstance(dialog, FeedbackDialog)
    QTest.keyClicks(dialog.text, "Say how long.")
    dialog.accept()
    assert dialog.isVisible()
    assert "could not be saved" in dialog.note.text()
    assert dialog.text.toPlainText() == "Say how long."
    dialog.reject()


def test_the_emergency_number_is_set_once(window: MainWindow) -> None:
    window.acts.emergency.trigger()
    dialog = window.findChild(EmergencyDialog)
    assert isinstance(dialog, EmergencyDialog)
    dialog.number.setText("no number")
    dialog.accept()
    assert dialog.isVisible()
    dialog.number.setText("112")
    dialog.accept()
    assert window.session.userdata.settings()["emergency_number"] == "112"


def test_help_lists_every_key(window: MainWindow) -> None:
    window.acts.shortcuts.trigger()
    dialog = window.findChild(ShortcutsDialog)
    assert isinstance(dialog, ShortcutsDialog)
    words = " ".join(label.text() for label in dialog.findChildren(QLabel))
    for action in window.acts.with_keys():
        assert action.text() in words
    dialog.reject()


def test_no_key_is_given_twice(window: MainWindow) -> None:
    keys = [key.toString() for action in window.acts.with_keys() for key in action.shortcuts()]
    assert len(keys) == len(set(keys))


def test_everything_that_takes_the_keyboard_has_a_name(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.search.answered):
        window.go_to(Place(View.SEARCH, query="skin"))
    window.go_to(IMPETIGO)
    kinds = (QAbstractButton, QLineEdit, QTableView, QListView, QTextEdit)
    nameless = [
        f"{type(widget).__name__} {widget.objectName()}"
        for kind in kinds
        for widget in window.findChildren(kind)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not widget.accessibleName()
        and not (isinstance(widget, QAbstractButton) and widget.text())
    ]
    assert nameless == []


def test_an_article_that_is_not_there_is_said_and_changes_nothing(window: MainWindow) -> None:
    window.go_to(IMPETIGO)
    window.go_to(Place(View.ARTICLE, "no-such-article"))
    assert window.article.slug == "impetigo"
    assert "no-such-article" in window.notice.sentence.text()
    assert window.history.current.slug == "impetigo"


def test_the_next_start_begins_where_this_one_ended(qapp: QApplication, sample_library: Path, tmp_path: Path) -> None:
    profile = open_profile(tmp_path / "profile")
    with Library.open(sample_library) as library:
        first = make_session(qapp, profile, library, None)
        window = Windows(first).open(IMPETIGO)
        window.resize(700, 600)
        window.article.step_tab(1)
        section = window.article.current_place().section
        window.acts.plain.trigger()
        window.acts.sidebar.trigger()
        window.close()
        first.userdata.close()
        second = make_session(qapp, profile, library, None)
        assert second.settings.current.last_place.startswith("impetigo#")
        again = Windows(second).open(Place())
        assert (again.width(), again.height()) == (700, 600)
        assert again.level is Level.PLAIN
        assert not again.sidebar.isVisible()
        assert section
        again.close()
        second.userdata.close()


def test_a_search_index_that_is_gone_is_said(qtbot: QtBot, session: Session) -> None:
    from index.errors import SearchError  # noqa: PLC0415

    def fail() -> object:
        raise SearchError("The search index is damaged: install it again.")

    session.open_engine = fail  # type: ignore[assignment]
    window = Windows(session).open(Place())
    with qtbot.waitSignal(window.service.failed):
        window.go_to(Place(View.SEARCH, query="skin"))
    assert "install it again" in window.results.title.text()


def test_a_search_that_fails_while_typing_is_said_in_the_drop_down(qtbot: QtBot, window: MainWindow) -> None:
    QTest.keyClicks(window.top_bar.search, "skin")
    with qtbot.waitSignal(window.service.answered):
        number = window.service.ask(SearchRequest("skin"))
    window.search._for_popup = number
    window.service.failed.emit(number, "The search index is damaged: install it again.")
    assert window.stack.currentWidget() is window.start_page
    assert window.popup.isVisible()
    assert "install it again" in window.popup.understood.text()


def test_a_start_at_an_article_that_is_gone_begins_at_the_start_page(windows: Windows) -> None:
    window = windows.open(Place(View.ARTICLE, "no-such-article", "treatment"))
    assert window.stack.currentWidget() is window.start_page
    assert not window.notice.isVisible()
    assert not window.history.can_go_back


def test_a_window_that_begins_at_an_article_still_has_its_start_page(windows: Windows) -> None:
    window = windows.open(IMPETIGO)
    assert not window.history.can_go_back
    window.acts.start.trigger()
    assert window.stack.currentWidget() is window.start_page
    assert window.start_page.search.isVisible()


def test_large_text_does_not_leave_a_wide_sidebar_behind(windows: Windows, window: MainWindow) -> None:
    window.resize(1366, 768)
    window.session.look.choose_text_size(200)
    QApplication.processEvents()
    assert window.sidebar.width() > 300
    window.close()
    window.session.look.choose_text_size(100)
    again = windows.open(Place())
    QApplication.processEvents()
    assert again.sidebar.width() < 300


def test_the_emergency_number_reaches_every_open_window(windows: Windows, window: MainWindow) -> None:
    window.go_to(IMPETIGO)
    other = windows.open(IMPETIGO)
    window.acts.emergency.trigger()
    dialog = window.findChild(EmergencyDialog)
    assert isinstance(dialog, EmergencyDialog)
    dialog.number.setText("112")
    dialog.accept()
    assert [item.article._number for item in (window, other)] == ["112", "112"]
