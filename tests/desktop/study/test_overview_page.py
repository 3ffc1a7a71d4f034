# SPDX-License-Identifier: MIT
"""The decks in the real window, and the export from them."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from desktop.study import study_page
from desktop.study.in_window import review_place
from tests.desktop.study.keys import press, words_in

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from desktop.main_window import MainWindow
    from desktop.study.study_page import StudyPage


def test_every_deck_with_cards_is_offered_with_its_counts(page: StudyPage) -> None:
    names = {button.key: button.accessibleName() for button in page.overview.decks}
    total = sum(page.desk.source.count(slug) for slug in ("impetigo", "itching", "hand-washing"))
    assert names["all"] == f"All cards: nothing due, {total} new, 0 of {total} learned"
    assert names["bookmarks"] == "Everything bookmarked: No cards yet"
    assert "system:skin" in names


def test_what_is_bookmarked_is_a_deck(window: MainWindow, page: StudyPage) -> None:
    window.session.userdata.set_bookmark("itching", on=True)
    window.go_to(review_place("bookmarks"))
    assert page.review.isVisible()
    assert "Itching" in words_in(page.review)


def test_how_many_new_cards_a_day_is_remembered(window: MainWindow, page: StudyPage) -> None:
    page.overview.new_a_day.button("5").click()
    assert window.session.settings.current.new_cards == 5
    assert window.session.userdata.settings()["new_cards"] == "5"
    assert page.overview.begin_button.text() == "Learn 5 new cards"
    page.overview.new_a_day.button("0").click()
    assert not page.overview.begin_button.isEnabled()


def test_the_new_cards_of_a_day_are_shared_by_all_decks(window: MainWindow, review: StudyPage) -> None:
    for _ in range(3):
        press(window, Qt.Key.Key_Space)
        press(window, Qt.Key.Key_4)
    window.acts.study.trigger()
    assert review.overview.begin_button.text().endswith("7 new cards")


def test_a_very_large_library_is_counted_bit_by_bit(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(study_page, "_BUDGET_S", -1.0)
    window.acts.study.trigger()
    page = window.stack.currentWidget()
    assert isinstance(page, study_page.StudyPage)
    assert "Counting the cards of this library…" in words_in(page.overview)
    for _ in range(10):
        QApplication.processEvents()
    assert page.overview.decks


def test_cards_are_exported_from_the_menu(window: MainWindow, page: StudyPage, tmp_path: Path, qtbot: QtBot) -> None:
    window.acts.export_cards.trigger()
    dialog = window.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "cards.apkg"))
    dialog.reject()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    qtbot.waitUntil(lambda: "written to" in window.notice.sentence.text())
    assert zipfile.is_zipfile(tmp_path / "cards.apkg")


def test_an_export_that_fails_is_told(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    window.commands.study.export(tmp_path / "gone" / "cards.apkg")
    qtbot.waitUntil(lambda: "choose another folder" in window.notice.sentence.text())


def test_a_window_that_is_closed_waits_for_what_it_writes(window: MainWindow, tmp_path: Path) -> None:
    window.commands.study.export(tmp_path / "cards.apkg")
    window.close()
    assert zipfile.is_zipfile(tmp_path / "cards.apkg")
