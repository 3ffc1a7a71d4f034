# SPDX-License-Identifier: MIT
"""The list of all notes, and notes among what a search finds."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.app import Windows, make_session
from desktop.navigation import Place, View
from desktop.notes.names import Names
from desktop.notes.note_search import FoundNote, NoteSearch, NoteSource
from desktop.own.anchors import Anchor
from desktop.own.notes import Note, NoteKind
from desktop.profile import Profile, open_profile
from desktop.userdata import UserData
from index.library import Library

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from desktop.main_window import MainWindow
    from desktop.notes.notes_page import NotesPage

CTRL = Qt.KeyboardModifier.ControlModifier
QUOTE = "give an oral antibiotic"


def some_notes() -> list[Note]:
    at_words = Anchor("treatment", "clinical", QUOTE, "Many crusts or fever: ", " that covers both bacteria", 0)
    return [
        Note("itching", Anchor("overview"), text="Ask about the new soap."),
        Note("impetigo", at_words, NoteKind.HIGHLIGHT, "pink"),
        Note("impetigo", Anchor("treatment"), text="Cefalexin is in the white cupboard.", clinic=True, owner="Mae La"),
        Note("impetigo", Anchor("treatment", "clinical", "words that no edition has ever held")),
        Note("gone-article", Anchor("overview", "clinical", "of another edition"), text="Kept all the same."),
    ]


@pytest.fixture
def noted(window: MainWindow) -> MainWindow:
    """A window with some notes."""
    for note in some_notes():
        assert window.own.marking.keeper.add(note)
    return window


@pytest.fixture
def page(qtbot: QtBot, noted: MainWindow) -> NotesPage:
    """The list of them, which knows what became of each."""
    noted.sidebar.notes.click()
    page = noted.own.pages.notes
    assert page is not None
    qtbot.waitUntil(lambda: not page._unknown)
    qtbot.waitUntil(lambda: not page._look_up.isActive())
    return page


def told(page: NotesPage) -> list[str]:
    return [row.quote or row.text for row in page.model.rows]


def test_every_note_is_listed_the_last_one_first(noted: MainWindow, page: NotesPage) -> None:
    assert noted.stack.currentWidget() is page
    assert [row.label for row in page.model.rows] == ["Note", "Note", "Clinic note", "Highlight", "Note"]
    assert page.model.rows[0].title == "Gone article (not in this edition)"


def test_lost_words_are_listed_as_changed_with_the_old_quote(page: NotesPage) -> None:
    page.kind.choose("changed")
    page.kind.activated.emit(4)
    assert told(page) == ["of another edition", "words that no edition has ever held"]
    assert all("text has changed" in row.caution for row in page.model.rows)


def test_the_list_is_searched_and_filtered(page: NotesPage) -> None:
    QTest.keyClicks(page.filter, "cupboard cefa")
    assert [row.label for row in page.model.rows] == ["Clinic note"]
    page.filter.clear()
    page.color.choose("pink")
    page.color.activated.emit(1)
    assert told(page) == [QUOTE]
    page.color.choose("")
    page.article.choose("itching")
    page.article.activated.emit(1)
    assert told(page) == ["Ask about the new soap."]
    page.kind.choose("highlight")
    page.kind.activated.emit(1)
    assert told(page) == []
    assert page.nothing.text() == "No note is like this."


def test_enter_opens_the_place_and_the_note_beside_it(noted: MainWindow, page: NotesPage) -> None:
    noted.acts.plain.trigger()
    page.list.setCurrentIndex(page.model.index(3))
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert noted.article.current_place().section == "treatment"
    assert noted.level.value == "clinical"
    assert noted.own.marking.beside.panel.head.quote.text() == QUOTE
    noted.acts.back.trigger()
    assert noted.stack.currentWidget() is page
    assert not noted.own.marking.beside.panel.isVisible()
    noted.acts.forward.trigger()
    assert noted.stack.currentWidget() is noted.article
    assert not noted.own.marking.beside.panel.isVisible()


def test_a_note_of_an_article_that_is_gone_is_opened_beside_the_list(noted: MainWindow, page: NotesPage) -> None:
    page.opened.emit(page.model.rows[0].identity, False)
    panel = noted.own.marking.beside.panel
    assert panel.isVisible()
    assert panel.head.quote.text() == "of another edition"
    assert panel.form.text.toPlainText() == "Kept all the same."


def test_delete_throws_away_and_the_notice_or_ctrl_z_takes_back(noted: MainWindow, page: NotesPage) -> None:
    page.list.setCurrentIndex(page.model.index(2))
    QTest.keyClick(page.list, Qt.Key.Key_Delete)
    assert "Clinic note" not in [row.label for row in page.model.rows]
    QTest.keyClick(page.list, Qt.Key.Key_Z, CTRL)
    assert "Clinic note" in [row.label for row in page.model.rows]


def test_a_thousand_notes_are_looked_up_a_few_at_a_time(qtbot: QtBot, window: MainWindow) -> None:
    with window.session.userdata.file.write():
        for number in range(300):
            anchor = Anchor("treatment", "clinical", f"no such words {number}")
            window.session.userdata.notes.save(Note("impetigo", anchor))
    window.go_to(Place(View.OWN, "notes"))
    page = window.own.pages.notes
    assert page is not None
    assert len(page.model.rows) == 300
    assert page._unknown
    qtbot.waitUntil(lambda: all(row.caution for row in page.model.rows))


# ------------------------------------------------------------------------------------------------------- searching


def type_into_search(qtbot: QtBot, window: MainWindow, text: str) -> None:
    with qtbot.waitSignal(window.search.answered):
        QTest.keyClicks(window.top_bar.search, text)
    qtbot.waitUntil(lambda: window.search._last is not None and window.search._last.request.query == text)


def test_notes_drop_down_below_the_articles_and_open(qtbot: QtBot, noted: MainWindow) -> None:
    type_into_search(qtbot, noted, "cupboard")
    lines = [noted.popup.model.line(row) for row in range(noted.popup.model.rowCount())]
    assert (lines[-1].label, lines[-1].title, lines[-1].heading) == ("Clinic note", "Impetigo", "Treatment")
    assert [lines[-1].text[start:end] for start, end in lines[-1].spans] == ["cupboard"]
    noted.popup.line_chosen.emit(lines[-1], False)
    assert noted.article.current_place().section == "treatment"
    assert noted.own.marking.beside.panel.form.text.toPlainText() == "Cefalexin is in the white cupboard."


def test_notes_are_a_group_of_their_own_on_the_page_of_results(qtbot: QtBot, noted: MainWindow) -> None:
    with qtbot.waitSignal(noted.search.answered):
        noted.go_to(Place(View.SEARCH, query="soap"))
    model = noted.results.model
    lines = [model.line(row) for row in range(model.rowCount())]
    assert [line.title for line in lines if line.is_head] == ["Your notes", "Articles"]
    assert lines[1].text == "Ask about the new soap."
    assert lines[1].own
    assert noted.results.list.currentIndex().row() == 1
    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsEnabled


def test_words_that_stand_in_a_note_only_are_found(qtbot: QtBot, noted: MainWindow) -> None:
    with qtbot.waitSignal(noted.search.answered):
        noted.go_to(Place(View.SEARCH, query="cefalexin cupboard"))
    titles = [noted.results.model.line(row).text for row in range(noted.results.model.rowCount())]
    assert "Cefalexin is in the white cupboard." in titles
    assert noted.results.list.isVisible()


def test_a_note_is_found_as_soon_as_it_is_written_and_not_when_it_is_thrown_away(
    qtbot: QtBot, noted: MainWindow
) -> None:
    type_into_search(qtbot, noted, "zebra")
    assert not any(noted.popup.model.line(row).own for row in range(noted.popup.model.rowCount()))
    note = Note("itching", Anchor("overview"), text="A zebra is rare.")
    noted.own.marking.keeper.add(note)
    noted.top_bar.search.clear()
    type_into_search(qtbot, noted, "zebra")
    assert any(noted.popup.model.line(row).own == note.id for row in range(noted.popup.model.rowCount()))
    noted.own.marking.keeper.remove(note.id)
    noted.top_bar.search.clear()
    type_into_search(qtbot, noted, "zebra")
    assert not any(noted.popup.model.line(row).own for row in range(noted.popup.model.rowCount()))


def test_notes_are_searched_in_the_search_thread(sample_library: Path, tmp_path: Path, library: Library) -> None:
    with UserData(tmp_path / "mine.sqlite") as data:
        for note in some_notes():
            data.notes.save(note)
        source = NoteSource(data.file)
        found: list[FoundNote] = []

        def work() -> None:
            with Library.open(sample_library) as own:
                search = NoteSearch(source)
                found.extend(search.find("white cupb", Names(own)))

        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
        assert [note.text for note in found] == ["Cefalexin is in the white cupboard."]


def test_notes_of_a_profile_that_cannot_be_written_are_found_too(
    qtbot: QtBot, qapp: QApplication, sample_library: Path, tmp_path: Path
) -> None:
    open_profile(tmp_path / "mine")
    with Library.open(sample_library) as library:
        session = make_session(qapp, Profile(tmp_path / "mine", read_only=True), library, None)
        window = Windows(session).open(Place())
        qapp.processEvents()
        note = Note("itching", Anchor("overview"), text="A zebra is rare.")
        window.own.marking.keeper.add(note)
        type_into_search(qtbot, window, "zebra")
        assert any(window.popup.model.line(row).own == note.id for row in range(window.popup.model.rowCount()))
        window.close()
        session.userdata.close()
