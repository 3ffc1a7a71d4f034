# SPDX-License-Identifier: MIT
"""Cards are asked and graded by keys, in the real window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from desktop.navigation import Place, View
from desktop.own.errors import UserDataError
from desktop.study.card import Grade
from tests.desktop.study.keys import QUESTIONS, press, words_in

if TYPE_CHECKING:
    from desktop.main_window import MainWindow
    from desktop.study.study_page import StudyPage


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
