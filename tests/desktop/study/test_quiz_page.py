# SPDX-License-Identifier: MIT
"""The quiz in the real window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktop.study.in_window import review_place
from tests.desktop.study.keys import press

if TYPE_CHECKING:
    from desktop.main_window import MainWindow
    from desktop.study.study_page import StudyPage


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
