# SPDX-License-Identifier: MIT
"""Highlights and notes in the real window: made, shown, opened, written, saved, thrown away, taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from desktop.app import Windows, make_session
from desktop.article.marks import MarkKind
from desktop.navigation import Place, View
from desktop.notes import note_panel
from desktop.notes.colors import color_words, mark_format
from desktop.own.errors import UserDataError
from desktop.own.notes import COLORS, Note, NoteKind
from desktop.profile import Profile, open_profile
from desktop.theme import ThemeName, load_theme
from index.library import Library

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from desktop.main_window import MainWindow

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
WORDS = "give an oral antibiotic"


def notes(window: MainWindow) -> tuple[Note, ...]:
    return window.session.userdata.notes.of_article("impetigo")


def marked(window: MainWindow) -> list[str]:
    return [cursor.selectedText() for cursor in window.article.text.marks.cursors(MarkKind.OWN)]


def write_note(window: MainWindow, text: str) -> None:
    QTest.keyClick(window, Qt.Key.Key_M, CTRL)
    QTest.keyClicks(window.own.marking.beside.panel.form.text, text)


def test_a_key_marks_the_chosen_words_and_again_takes_the_mark_away(
    article: MainWindow, choose: Callable[[str], None]
) -> None:
    choose(WORDS)
    QTest.keyClick(article, Qt.Key.Key_H, CTRL)
    assert marked(article) == [WORDS]
    assert notes(article)[0].kind is NoteKind.HIGHLIGHT
    assert notes(article)[0].anchor.level == "clinical"
    choose(WORDS)
    QTest.keyClick(article, Qt.Key.Key_H, CTRL)
    assert marked(article) == []
    QTest.keyClick(article, Qt.Key.Key_Z, CTRL)
    assert marked(article) == [WORDS]


def test_without_chosen_words_it_is_told_how_to_choose_them(article: MainWindow) -> None:
    QTest.keyClick(article, Qt.Key.Key_H, CTRL)
    assert "F7" in article.notice.sentence.text()
    assert notes(article) == ()


def test_words_are_chosen_by_keyboard_alone(article: MainWindow) -> None:
    QTest.keyClick(article, Qt.Key.Key_F7)
    text = article.article.text
    assert article.focusWidget() is text
    for _ in range(3):
        QTest.keyClick(text, Qt.Key.Key_Right, CTRL | SHIFT)
    QTest.keyClick(article, Qt.Key.Key_H, CTRL)
    assert len(marked(article)[0].split()) in {2, 3}


def test_each_color_has_a_name_and_a_line_of_its_own(qapp: QApplication) -> None:
    for name in ThemeName:
        looks = [mark_format(load_theme(name), color) for color in COLORS]
        assert len({look.underlineStyle() for look in looks}) == len(COLORS)
        assert len({look.background().color().name() for look in looks}) == len(COLORS)
        assert all(look.underlineStyle() is not QTextCharFormat.UnderlineStyle.NoUnderline for look in looks)
    assert len({color_words(color) for color in COLORS}) == len(COLORS)


def test_the_menu_of_the_text_marks_in_a_color_which_is_then_the_usual_one(
    article: MainWindow, choose: Callable[[str], None]
) -> None:
    choose(WORDS)
    menu = QMenu(article)
    menu.addAction("Copy")
    article.article.links.menu_made.emit(menu)
    colors = next(part for part in menu.findChildren(QMenu) if part.title() == "Highlight")
    next(action for action in colors.actions() if action.text().startswith("Pink")).trigger()
    choose("24 hours")
    article.acts.highlight.trigger()
    assert [note.color for note in notes(article)] == ["pink", "pink"]


def test_a_mark_stays_at_its_words_through_width_size_and_theme(
    article: MainWindow, choose: Callable[[str], None]
) -> None:
    article.article.go_within("overview")
    choose("Two forms are told apart")
    article.acts.highlight.trigger()
    for width, size in ((700, 100), (1600, 100), (900, 300)):
        article.resize(width, 900)
        article.session.look.choose_text_size(size)
        QApplication.processEvents()
        assert marked(article) == ["Two forms are told apart"]
    article.acts.themes["dark"].trigger()
    assert marked(article) == ["Two forms are told apart"]


def test_a_note_is_at_its_own_level_only(article: MainWindow, choose: Callable[[str], None]) -> None:
    choose(WORDS)
    article.acts.highlight.trigger()
    article.acts.plain.trigger()
    assert marked(article) == []
    choose("Mild sores are washed")
    article.acts.highlight.trigger()
    assert marked(article) == ["Mild sores are washed"]
    article.acts.clinical.trigger()
    assert marked(article) == [WORDS]


def test_words_that_stand_at_both_levels_are_marked_at_the_one_they_were_marked_at(
    article: MainWindow, choose: Callable[[str], None]
) -> None:
    article.article.go_within("references")
    choose("Sample guideline on impetigo")
    article.acts.highlight.trigger()
    article.acts.plain.trigger()
    document = article.article.text.shown
    assert document is not None
    assert "Sample guideline on impetigo" in document.plain_text
    assert marked(article) == []


def test_a_note_is_saved_while_it_is_written(
    qtbot: QtBot, article: MainWindow, choose: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert note_panel.SAVE_MS <= 2000
    monkeypatch.setattr(note_panel, "SAVE_MS", 0)
    choose(WORDS)
    write_note(article, "We have no cefalexin.")
    qtbot.waitUntil(lambda: [note.text for note in notes(article)] == ["We have no cefalexin."])
    panel = article.own.marking.beside.panel
    qtbot.waitUntil(lambda: panel.saved.text() == "Saved")
    assert panel.head.quote.text() == WORDS
    assert marked(article) == [WORDS]


def test_a_note_without_words_is_no_note(article: MainWindow, choose: Callable[[str], None]) -> None:
    choose(WORDS)
    QTest.keyClick(article, Qt.Key.Key_M, CTRL)
    QTest.keyClick(article.own.marking.beside.panel.form.text, Qt.Key.Key_Escape)
    assert not article.own.marking.beside.panel.isVisible()
    assert article.focusWidget() is article.article.text
    assert notes(article) == ()


def test_escape_saves_and_one_step_takes_all_that_was_written_back(
    article: MainWindow, choose: Callable[[str], None]
) -> None:
    choose(WORDS)
    write_note(article, "first")
    QTest.keyClick(article.own.marking.beside.panel.form.text, Qt.Key.Key_Escape)
    choose(WORDS)
    write_note(article, " and more")
    article.own.marking.beside.panel.put_away()
    assert notes(article)[0].text == "first and more"
    article.acts.undo.trigger()
    assert notes(article)[0].text == "first"
    article.acts.undo.trigger()
    assert notes(article) == ()


def test_what_the_disk_refuses_stays_on_the_screen_and_is_saved_later(
    qtbot: QtBot, article: MainWindow, choose: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(note_panel, "SAVE_MS", 0)
    monkeypatch.setattr(note_panel, "RETRY_MS", 0)
    store, refusals = article.own.marking.keeper.store, [1, 2, 3]
    real = store.save

    def save(note: Note) -> Note:
        if refusals:
            refusals.pop()
            raise UserDataError("This could not be saved: make room on the disk and try again.")
        return real(note)

    monkeypatch.setattr(store, "save", save)
    choose(WORDS)
    QTest.keyClick(article, Qt.Key.Key_M, CTRL)
    panel = article.own.marking.beside.panel
    panel.form.text.setPlainText("Kept.")
    assert not panel.finish()
    assert "make room" in panel.saved.text()
    article.close()
    assert article.isVisible()
    assert panel.form.text.toPlainText() == "Kept."
    qtbot.waitUntil(lambda: [note.text for note in notes(article)] == ["Kept."])
    qtbot.waitUntil(lambda: panel.saved.text() == "Saved")


def test_a_window_with_a_note_that_cannot_be_saved_is_closed_when_the_reader_says_so(
    article: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(note: Note) -> Note:
        raise UserDataError("This could not be saved: make room on the disk and try again.")

    article.acts.section_note.trigger()
    article.own.marking.beside.panel.form.text.setPlainText("Lost in the end.")
    monkeypatch.setattr(article.own.marking.keeper.store, "save", refuse)
    article.close()
    assert article.isVisible()
    assert article.notice.act.text() == "Close without saving"
    article.notice.act.click()
    assert not article.isVisible()


def test_a_click_in_the_margin_opens_the_note(article: MainWindow, choose: Callable[[str], None]) -> None:
    choose(WORDS)
    article.acts.highlight.trigger()
    QApplication.processEvents()
    marks = article.own.marking.marks
    _, rect = marks._rows()[0]
    QTest.mouseClick(
        article.article.text.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(rect.right() - 4, rect.center().y())
    )
    panel = article.own.marking.beside.panel
    assert panel.isVisible()
    assert panel.head.title.text() == "Highlight"


def test_the_margin_is_painted_in_the_color_of_the_mark(article: MainWindow, choose: Callable[[str], None]) -> None:
    choose(WORDS)
    article.acts.highlight.trigger()
    article.article.text.marks.put(MarkKind.FOCUS, [])
    QApplication.processEvents()
    _, rect = article.own.marking.marks._rows()[0]
    image = article.article.text.viewport().grab().toImage()
    ratio = image.devicePixelRatio()
    x, y = round((rect.right() - 6) * ratio), round(rect.center().y() * ratio)
    assert image.pixelColor(x, y) == article.session.look.theme.color("line-yellow")


def test_keys_go_from_note_to_note(article: MainWindow, choose: Callable[[str], None]) -> None:
    for words in ("24 hours", WORDS):
        choose(words)
        article.acts.highlight.trigger()
    panel = article.own.marking.beside.panel
    QTest.keyClick(article, Qt.Key.Key_F4)
    assert panel.head.quote.text() == WORDS
    QTest.keyClick(article, Qt.Key.Key_F4)
    assert panel.head.quote.text() == "24 hours"
    QTest.keyClick(article, Qt.Key.Key_F4, SHIFT)
    assert panel.head.quote.text() == WORDS


def test_a_note_is_deleted_and_taken_back(article: MainWindow, choose: Callable[[str], None]) -> None:
    choose(WORDS)
    write_note(article, "Not here.")
    panel = article.own.marking.beside.panel
    panel.save()
    panel.remove.click()
    assert notes(article) == ()
    assert not panel.isVisible()
    QTest.keyClick(article, Qt.Key.Key_Z, CTRL)
    assert [note.text for note in notes(article)] == ["Not here."]


def test_a_section_has_a_note_of_its_own_at_both_levels(article: MainWindow) -> None:
    write_note(article, "Ask the ward.")
    panel = article.own.marking.beside.panel
    panel.put_away()
    assert notes(article)[0].anchor.quote == ""
    assert notes(article)[0].anchor.section == "treatment"
    article.acts.plain.trigger()
    article.article.go_within("treatment")
    QTest.keyClick(article, Qt.Key.Key_M, CTRL)
    assert panel.form.text.toPlainText() == "Ask the ward."


def test_the_note_lies_beside_the_text_or_below_it_in_a_narrow_window(article: MainWindow) -> None:
    article.acts.section_note.trigger()
    panel = article.own.marking.beside.panel
    QApplication.processEvents()
    assert panel.mapTo(article, QPoint()).x() > article.article.mapTo(article, QPoint()).x() + 300
    article.resize(480, 700)
    for _ in range(3):
        QApplication.processEvents()
    assert panel.mapTo(article, QPoint()).y() > article.article.mapTo(article, QPoint()).y() + 100


def test_a_note_is_there_after_a_restart(qapp: QApplication, sample_library: Path, tmp_path: Path) -> None:
    profile = open_profile(tmp_path / "mine")
    with Library.open(sample_library) as library:
        for start in ("first", "second"):
            session = make_session(qapp, profile, library, None)
            window = Windows(session).open(Place(View.ARTICLE, "impetigo", "treatment"))
            qapp.processEvents()
            if start == "first":
                document = window.article.text.shown
                assert document is not None
                window.article.text.setTextCursor(document.cursor_at(document.plain_text.index(WORDS), len(WORDS)))
                write_note(window, "Mine.")
            window.close()
            assert [note.text for note in session.userdata.notes.all()] == ["Mine."]
            assert marked(window) == [WORDS]
            session.userdata.close()


def test_in_a_profile_that_cannot_be_written_a_note_lives_until_the_end_and_says_so(
    qapp: QApplication, sample_library: Path, tmp_path: Path
) -> None:
    open_profile(tmp_path / "mine")
    with Library.open(sample_library) as library:
        session = make_session(qapp, Profile(tmp_path / "mine", read_only=True), library, None)
        window = Windows(session).open(Place(View.ARTICLE, "impetigo", "treatment"))
        qapp.processEvents()
        window.acts.section_note.trigger()
        window.own.marking.beside.panel.form.text.setPlainText("For now.")
        assert window.own.marking.beside.panel.save()
        assert window.own.marking.beside.panel.saved.text() == "Kept until Lamplight is closed"
        window.close()
        session.userdata.close()


def test_a_second_window_shows_the_same_marks(
    windows: Windows, article: MainWindow, choose: Callable[[str], None]
) -> None:
    other = windows.open(Place(View.ARTICLE, "impetigo", "treatment"))
    choose(WORDS)
    article.acts.highlight.trigger()
    assert marked(other) == [WORDS]
