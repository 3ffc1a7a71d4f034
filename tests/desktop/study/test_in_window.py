# SPDX-License-Identifier: MIT
"""Learning in the real window, by its keys."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMenu, QPushButton, QWidget

from desktop.navigation import Place, View
from desktop.own.errors import UserDataError
from desktop.study import study_page
from desktop.study.card import Grade
from desktop.study.in_window import quiz_place, review_place

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.main_window import MainWindow
    from desktop.study.study_page import StudyPage

QUESTIONS = ["Is impetigo catching?", "Can my child go to school?", "Will it leave a scar?"]
SIZES = [(480, 360, 100), (480, 700, 300), (800, 600, 100), (1280, 800, 200), (1920, 1080, 80)]


def press(window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key on what has the keyboard."""
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused is window or window.isAncestorOf(focused)
    QTest.keyClick(focused, key, modifiers)
    QApplication.processEvents()


def words_in(page: QWidget) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


@pytest.fixture
def page(window: MainWindow) -> StudyPage:
    """The page of learning, at its overview."""
    window.activateWindow()
    window.acts.study.trigger()
    QApplication.processEvents()
    found = window.stack.currentWidget()
    assert isinstance(found, study_page.StudyPage)
    return found


@pytest.fixture
def review(window: MainWindow, page: StudyPage) -> StudyPage:
    """The page of learning, asking the cards of impetigo."""
    window.go_to(review_place("article:impetigo"))
    QApplication.processEvents()
    return page


# ---------------------------------------------------------------------------------------------------- getting there


def test_learning_is_reached_by_key_menu_and_start_page(window: MainWindow) -> None:
    window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert window.history.current == Place(View.STUDY)
    window.step(forward=False)
    assert window.history.current.view is View.START
    window.start_page.study.click()
    assert window.history.current == Place(View.STUDY)
    menu = window.top_bar.more.menu()
    inside = {action.text() for part in menu.findChildren(QMenu) for action in part.actions()}
    assert {window.acts.study.text(), window.acts.quiz.text(), window.acts.export_cards.text()} <= inside


def test_back_and_forward_go_through_learning(window: MainWindow, review: StudyPage) -> None:
    window.step(forward=False)
    assert review.currentWidget() is review.overview
    window.step(forward=True)
    assert review.currentWidget() is review.review
    window.step(forward=False)
    window.step(forward=False)
    assert window.stack.currentWidget() is window.start_page


def test_the_quiz_is_offered_in_an_article_alone(window: MainWindow) -> None:
    assert not window.acts.quiz.isEnabled()
    window.go_to(Place(View.ARTICLE, "impetigo"))
    window.acts.quiz.trigger()
    assert window.history.current == quiz_place("impetigo")


def test_the_start_page_says_how_many_cards_are_due(window: MainWindow, review: StudyPage) -> None:
    press(window, Qt.Key.Key_Space)
    press(window, Qt.Key.Key_1)
    window.go_to(Place())
    assert window.start_page.study.text() == "Study: 1 card due"


# ---------------------------------------------------------------------------------------------------- reviewing


def test_a_sitting_goes_by_keys_alone(window: MainWindow, page: StudyPage) -> None:
    press(window, Qt.Key.Key_Return)
    assert page.currentWidget() is page.review
    asked = []
    for _ in range(3):
        asked.append(page.review.face.question.text())
        press(window, Qt.Key.Key_Space)
        press(window, Qt.Key.Key_4)
    assert asked == QUESTIONS
    assert [known.answers for known in page.desk.store.all().values()] == [1, 1, 1]


def test_the_answer_is_hidden_until_it_is_asked_for(window: MainWindow, review: StudyPage) -> None:
    def answered() -> bool:
        return any("The germs pass from skin to skin" in words for words in words_in(review.review))

    assert not answered()
    press(window, Qt.Key.Key_1)
    assert review.desk.store.all() == {}
    press(window, Qt.Key.Key_Space)
    assert answered()


@pytest.mark.parametrize("grade", list(Grade))
def test_each_grade_has_its_key_and_says_when_the_card_comes_back(
    window: MainWindow, review: StudyPage, grade: Grade
) -> None:
    press(window, Qt.Key.Key_Space)
    words = review.review.bar.buttons[grade].text()
    assert words.startswith(f"{grade.value}  {grade.words}\n")
    assert words.endswith(("min", "day", "days"))
    press(window, getattr(Qt.Key, f"Key_{grade.value}"))
    assert review.desk.store.first_sight().asked == 1
    assert review.desk.store.first_sight().right == int(grade is not Grade.AGAIN)


def test_space_twice_means_good(window: MainWindow, review: StudyPage) -> None:
    press(window, Qt.Key.Key_Space)
    assert review.review.bar.buttons[Grade.GOOD].hasFocus()
    press(window, Qt.Key.Key_Space)
    (known,) = review.desk.store.all().values()
    assert known.memory is not None
    assert review.review.face.question.text() == QUESTIONS[1]


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [(Qt.Key.Key_U, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)],
)
def test_the_last_grade_is_taken_back_by_key(
    window: MainWindow, review: StudyPage, key: Qt.Key, modifiers: Qt.KeyboardModifier
) -> None:
    press(window, Qt.Key.Key_Space)
    press(window, Qt.Key.Key_4)
    press(window, key, modifiers)
    assert review.review.face.question.text() == QUESTIONS[0]
    assert review.desk.store.first_sight().asked == 0


def test_a_suspended_card_can_be_asked_again_from_the_decks(window: MainWindow, review: StudyPage) -> None:
    press(window, Qt.Key.Key_S)
    assert review.review.face.question.text() == QUESTIONS[1]
    window.acts.study.trigger()
    again = [one for one in review.overview.findChildren(QPushButton) if one.text() == "Ask again"]
    assert [one.accessibleName() for one in again] == [f"Ask again: Impetigo, {QUESTIONS[0]}"]
    again[0].click()
    (known,) = review.desk.store.all().values()
    assert not known.suspended


def test_the_section_that_answers_is_a_key_away(window: MainWindow, review: StudyPage) -> None:
    press(window, Qt.Key.Key_O)
    assert (window.history.current.view, window.history.current.slug) == (View.ARTICLE, "impetigo")
    assert window.article.current_place().section == "questions"
    window.step(forward=False)
    assert review.currentWidget() is review.review


def test_every_card_says_that_no_clinician_reviewed_it(window: MainWindow, review: StudyPage) -> None:
    press(window, Qt.Key.Key_Space)
    assert any("not reviewed by a clinician" in words for words in words_in(review.review))


def test_the_end_of_a_sitting_leads_back_to_the_decks(window: MainWindow, review: StudyPage) -> None:
    while review.review.bar.isVisible():
        press(window, Qt.Key.Key_Space)
        press(window, Qt.Key.Key_4)
    assert "That is all for today." in words_in(review.review)
    press(window, Qt.Key.Key_Return)
    assert window.history.current == Place(View.STUDY)
    assert "Right at first sight: 5 of 5 (100%)." in words_in(review.overview)


def test_a_disk_that_refuses_is_told_and_the_card_stays(
    window: MainWindow, review: StudyPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise UserDataError("This could not be saved: make room.")

    press(window, Qt.Key.Key_Space)
    monkeypatch.setattr(review.desk.store, "answered", refuse)
    press(window, Qt.Key.Key_3)
    assert window.notice.sentence.text() == "This could not be saved: make room."
    assert review.review.face.question.text() == QUESTIONS[0]


# ---------------------------------------------------------------------------------------------------- decks


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


# ---------------------------------------------------------------------------------------------------- the quiz


@pytest.fixture
def quiz(window: MainWindow, page: StudyPage) -> StudyPage:
    """The page of learning, with the quiz on impetigo."""
    window.go_to(quiz_place("impetigo"))
    QApplication.processEvents()
    return page


def shown(quiz: StudyPage) -> list[bool]:
    return [item.answer.isVisible() for item in quiz.quiz.items]


def test_a_quiz_hides_every_answer_and_reveals_each(window: MainWindow, quiz: StudyPage) -> None:
    assert shown(quiz) == [False] * 5
    press(window, Qt.Key.Key_Down)
    press(window, Qt.Key.Key_Space)
    assert shown(quiz) == [False, True, False, False, False]
    press(window, Qt.Key.Key_Space)
    assert not any(shown(quiz))
    quiz.quiz.items[4].button.click()
    assert shown(quiz)[4]


def test_a_quiz_reveals_the_next_and_all_by_key(window: MainWindow, quiz: StudyPage) -> None:
    press(window, Qt.Key.Key_N)
    press(window, Qt.Key.Key_N)
    assert shown(quiz) == [True, True, False, False, False]
    press(window, Qt.Key.Key_A)
    assert all(shown(quiz))
    press(window, Qt.Key.Key_A)
    assert not any(shown(quiz))


def test_nothing_is_kept_of_a_quiz(window: MainWindow, quiz: StudyPage) -> None:
    press(window, Qt.Key.Key_A)
    assert quiz.desk.store.all() == {}


def test_a_quiz_goes_on_as_cards(window: MainWindow, quiz: StudyPage) -> None:
    quiz.quiz.review_button.click()
    assert window.history.current == review_place("article:impetigo")


def test_answers_that_are_shown_stay_so_when_the_text_grows(window: MainWindow, quiz: StudyPage) -> None:
    quiz.quiz.items[1].button.click()
    window.acts.larger.trigger()
    assert shown(quiz) == [False, True, False, False, False]


# ---------------------------------------------------------------------------------------------------- sizes, names


def places() -> list[Place]:
    return [Place(View.STUDY), review_place("article:impetigo"), quiz_place("impetigo")]


@pytest.mark.parametrize(("width", "height", "percent"), SIZES)
@pytest.mark.parametrize("place", places(), ids=["overview", "review", "quiz"])
def test_no_page_is_wider_than_its_place(
    window: MainWindow, page: StudyPage, place: Place, width: int, height: int, percent: int
) -> None:
    window.go_to(place)
    if page.currentWidget() is page.review:
        page.review.show_answer()
    window.session.look.choose_text_size(percent)
    window.resize(width, height)
    for _ in range(4):
        QApplication.processEvents()
    shown_page = page.review.face if page.currentWidget() is page.review else page.currentWidget()
    assert shown_page in {page.overview, page.review.face, page.quiz}
    content = shown_page.widget()
    assert content is not None
    assert content.width() <= shown_page.viewport().width()
    assert content.minimumSizeHint().width() <= shown_page.viewport().width()
    squeezed = [
        button.text()
        for button in page.findChildren(QPushButton)
        if button.isVisible()
        and (button.width() < button.minimumSizeHint().width() or button.height() < button.minimumSizeHint().height())
    ]
    assert squeezed == []
    decks = [deck for deck in page.overview.decks if deck.isVisible()]
    assert [deck.key for deck in decks if deck.height() < deck.heightForWidth(deck.width())] == []


def test_a_long_question_leaves_the_answer_in_sight(window: MainWindow, review: StudyPage) -> None:
    window.session.look.choose_text_size(300)
    window.resize(480, 700)
    QApplication.processEvents()
    press(window, Qt.Key.Key_Space)
    for _ in range(3):
        QApplication.processEvents()
    area = review.review.face
    assert area.answer is not None
    top = area.answer.mapTo(area.viewport(), area.answer.rect().topLeft()).y()
    assert 0 <= top < area.viewport().height() / 2


@pytest.mark.parametrize("place", places(), ids=["overview", "review", "quiz"])
def test_everything_that_takes_the_keyboard_is_named(window: MainWindow, page: StudyPage, place: Place) -> None:
    window.go_to(place)
    if page.currentWidget() is page.review:
        page.review.show_answer()
    inside = [one for one in page.findChildren(QWidget) if one.isVisible()]
    stops = [one for one in inside if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops
    for stop in stops:
        told = QAccessible.queryAccessibleInterface(stop)
        assert told.text(QAccessible.Text.Name).strip(), stop
        assert told.role() not in {QAccessible.Role.NoRole, QAccessible.Role.Client}, stop


def test_tab_goes_through_the_page_and_out_of_it(window: MainWindow, review: StudyPage) -> None:
    press(window, Qt.Key.Key_Space)
    seen = []
    for _ in range(7):
        press(window, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        seen.append(focused.accessibleName() if focused else "")
    assert seen[0].startswith("Easy")
    assert seen[1:3] == ["Open the section that answers", "Suspend: do not ask this card any more"]
