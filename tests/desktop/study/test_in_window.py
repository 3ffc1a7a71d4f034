# SPDX-License-Identifier: MIT
"""Learning in the real window: how it is reached, at every size, named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget

from desktop.navigation import Place, View
from desktop.study.in_window import quiz_place, review_place
from tests.desktop.study.keys import press

if TYPE_CHECKING:
    from desktop.main_window import MainWindow
    from desktop.study.study_page import StudyPage

SIZES = [(480, 360, 100), (480, 700, 300), (800, 600, 100), (1280, 800, 200), (1920, 1080, 80)]


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
