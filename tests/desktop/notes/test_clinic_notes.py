# SPDX-License-Identifier: MIT
"""The clinic's own notes: set off in the article, given to another computer, taken over after a look."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QPushButton

from desktop.app import Windows, make_session
from desktop.navigation import Place, View
from desktop.notes.exchanging import PreviewDialog
from desktop.own.anchors import Anchor
from desktop.own.notes import Note
from desktop.profile import open_profile
from index.library import Library

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from desktop.main_window import MainWindow


def clinic_note(text: str = "Cefalexin is in the white cupboard.") -> Note:
    return Note("impetigo", Anchor("treatment"), text=text, clinic=True, owner="Mae La", dated="2026-11-03")


def said(window: MainWindow) -> list[str]:
    return [label.text() for label in window.own.marking.banner.findChildren(QLabel) if not label.isHidden()]


@pytest.fixture
def other(qapp: QApplication, sample_library: Path, tmp_path: Path) -> Iterator[MainWindow]:
    """A window of another computer."""
    with Library.open(sample_library) as library:
        session = make_session(qapp, open_profile(tmp_path / "other"), library, None)
        window = Windows(session).open(Place(View.ARTICLE, "impetigo", "treatment"))
        qapp.processEvents()
        yield window
        window.close()
        session.userdata.close()


def test_a_clinic_note_stands_above_the_text_and_says_whose_it_is_and_that_it_is_local(article: MainWindow) -> None:
    article.own.marking.keeper.add(clinic_note())
    banner = article.own.marking.banner
    assert banner.isVisible()
    assert "Clinic note of Mae La, 3 November 2026. Local, not part of the encyclopedia." in said(article)
    assert "Cefalexin is in the white cupboard." in said(article)


def test_the_banner_covers_neither_tabs_nor_text_at_any_size(article: MainWindow) -> None:
    article.own.marking.keeper.add(clinic_note("A long note. " * 30))
    for width, percent in ((1400, 100), (480, 100), (700, 300)):
        article.resize(width, 900)
        article.session.look.choose_text_size(percent)
        for _ in range(3):
            QApplication.processEvents()
        page, banner = article.article.page, article.own.marking.banner
        page.text.verticalScrollBar().setValue(0)
        first = page.text.cursorRect(page.text.cursor_to(0))
        assert banner.geometry().top() >= page.head.geometry().bottom()
        assert banner.geometry().bottom() <= first.top()
        assert banner.height() >= banner.heightForWidth(banner.width())
        page.text.verticalScrollBar().setValue(120)
        assert banner.geometry().top() < page.head.full_height


def test_it_stands_in_its_section_only_and_at_both_levels(article: MainWindow) -> None:
    article.own.marking.keeper.add(clinic_note())
    article.article.go_within("overview")
    assert not article.own.marking.banner.isVisible()
    article.article.go_within("treatment")
    article.acts.plain.trigger()
    assert article.article.current_place().section == "treatment"
    assert article.own.marking.banner.isVisible()


def test_a_note_becomes_the_clinics_own_with_a_tick_and_the_owner_is_remembered(
    article: MainWindow, choose: Callable[[str], None]
) -> None:
    article.acts.section_note.trigger()
    panel = article.own.marking.beside.panel
    panel.form.text.setPlainText("Referral number 112.")
    panel.form.clinic.click()
    panel.form.owner.setText("Mae La")
    panel.form.dated.setText("no date")
    assert panel.form.wrong.isVisible()
    panel.form.dated.setText("2026-11-30")
    assert not panel.form.wrong.isVisible()
    panel.put_away()
    note = article.session.userdata.notes.all()[0]
    assert (note.clinic, note.owner, note.dated) == (True, "Mae La", "2026-11-30")
    choose("24 hours")
    article.acts.note.trigger()
    panel.form.clinic.click()
    assert panel.form.owner.text() == "Mae La"


def test_edit_is_reached_by_tab_and_opens_the_note(article: MainWindow) -> None:
    article.own.marking.keeper.add(clinic_note())
    QApplication.processEvents()
    edit = article.own.marking.banner.buttons[0]
    assert "Cefalexin" in edit.accessibleName()
    tabs = article.article.tabs
    (tabs.more if tabs.more.isVisible() else tabs.bar).setFocus()
    QTest.keyClick(article, Qt.Key.Key_Tab)
    assert article.focusWidget() is edit
    QTest.keyClick(edit, Qt.Key.Key_Space)
    assert article.own.marking.beside.panel.form.text.toPlainText() == "Cefalexin is in the white cupboard."


def test_clinic_notes_are_given_to_another_computer_and_its_reader_looks_first(
    article: MainWindow, other: MainWindow, tmp_path: Path
) -> None:
    article.own.marking.keeper.add(clinic_note())
    article.own.marking.keeper.add(Note("impetigo", Anchor("overview"), text="My own, not for others."))
    file = tmp_path / "clinic.json"
    article.own.exchanging.export(file, only_clinic=True)
    assert "1 clinic note is in" in article.notice.sentence.text()
    other.own.exchanging.show_preview(file)
    dialog = other.findChild(PreviewDialog)
    assert isinstance(dialog, PreviewDialog)
    shown = dialog.findChild(QListWidget)
    assert isinstance(shown, QListWidget)
    assert shown.count() == 1
    assert "Cefalexin" in shown.item(0).text()
    assert other.session.userdata.notes.all() == ()
    next(button for button in dialog.findChildren(QPushButton) if button.text() == "Take over").click()
    assert [note.owner for note in other.session.userdata.notes.all()] == ["Mae La"]
    assert other.own.marking.banner.isVisible()
    other.acts.undo.trigger()
    assert other.session.userdata.notes.all() == ()
    assert not other.own.marking.banner.isVisible()


def test_a_file_that_is_none_of_ours_is_said(article: MainWindow, tmp_path: Path) -> None:
    file = tmp_path / "other.json"
    file.write_text("{}", encoding="utf-8")
    article.own.exchanging.show_preview(file)
    assert "no export of Lamplight" in article.notice.sentence.text()


def test_all_things_are_written_to_be_read(article: MainWindow, tmp_path: Path) -> None:
    article.own.marking.keeper.add(clinic_note())
    article.own.exchanging.export(tmp_path / "mine.md", only_clinic=False)
    assert "Cefalexin" in (tmp_path / "mine.md").read_text(encoding="utf-8")
    article.own.exchanging.export(tmp_path / "no" / "such" / "folder.json", only_clinic=False)
    assert "cannot be written" in article.notice.sentence.text()
