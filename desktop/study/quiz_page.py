# SPDX-License-Identifier: MIT
"""The page of a self-quiz: the questions of an article, each with its answer hidden until it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.announcing import announce
from desktop.article.flow_row import FlowRow
from desktop.article.links import LinkKind, parse_link
from desktop.study.answer_html import answer_html
from desktop.study.apkg import STATUS
from desktop.study.scroll_page import ScrollPage, words_label

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from desktop.study.card import StudyCard
    from desktop.study.quiz import Quiz


class QuizItem(QFrame):
    """One question and its answer, with a button that shows or hides it.

    Signals:
        toggled: the answer is to be shown or hidden.
        link_chosen: (address) of a link in the answer.
    """

    toggled = Signal()
    link_chosen = Signal(str)

    def __init__(self, card: StudyCard, number: int, total: int, gap: int, parent: QWidget | None = None) -> None:
        """Build the item; the answer is hidden."""
        super().__init__(parent)
        self.setObjectName("quizItem")
        self._card = card
        self._name = f"Question {number} of {total}: {card.front}"
        self.question = words_label(card.front, "quizQuestion")
        self.answer: QLabel = words_label(answer_html(card, gap), "studyAnswer", rich=True)
        self.answer.setAccessibleName(f"Answer: {card.back}")
        if "<a " in self.answer.text():
            self.answer.setTextInteractionFlags(Qt.TextInteractionFlag.LinksAccessibleByMouse)
        self.answer.linkActivated.connect(self.link_chosen)
        self.button = QPushButton()
        self.button.setProperty("flat", "true")
        self.button.setAutoDefault(True)
        self.button.clicked.connect(self.toggled)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 14, 0, 10)
        layout.setSpacing(8)
        layout.addWidget(self.question)
        layout.addWidget(self.answer)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_answer(on=False)

    def show_answer(self, *, on: bool) -> None:
        """Show or hide the answer."""
        self.answer.setVisible(on)
        self.button.setText("Hide the answer" if on else "Show the answer")
        self.button.setAccessibleName(f"{'Hide' if on else 'Show'} the answer. {self._name}")


class QuizPage(ScrollPage):
    """Asks all questions of an article at once; nothing of it is kept.

    Signals:
        article_requested: (slug, anchor).
        review_requested: (slug) its questions are to be asked as cards.
    """

    article_requested = Signal(str, str)
    review_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build the page, empty."""
        super().__init__("Quiz", parent)
        self._quiz: Quiz | None = None
        self._slug = ""
        self._title = ""
        self._percent = 100
        self.items: list[QuizItem] = []

    def set_text_size(self, percent: int) -> None:
        """Take the text size in percent, and set the questions anew; the answers that are shown stay so."""
        self._percent = percent
        if self._quiz is not None:
            self.begin(self._slug, self._title, self._quiz)

    def begin(self, slug: str, title: str, quiz: Quiz) -> None:
        """Ask the questions of an article."""
        self._quiz, self._slug, self._title = quiz, slug, title
        column = self.begin_column(0)
        column.addWidget(words_label(f"Quiz: {title}", "pageTitle"))
        column.addSpacing(6)
        self.setAccessibleName(f"Quiz: {title}")
        total = len(quiz.cards)
        lead = "Answer each question in your mind, then look. Nothing is kept of this."
        column.addWidget(words_label(lead if total else "This article has no questions.", "pageLead"))
        column.addSpacing(10)
        self.show_all_button = self._button("", self._toggle_all)
        self.review_button = self._button("Learn these as cards", lambda: self.review_requested.emit(self._slug))
        self.open_button = self._button("Open the article", lambda: self.article_requested.emit(self._slug, ""))
        column.addWidget(self._button_row())
        self.count = words_label("", "pageHead")
        column.addSpacing(8)
        column.addWidget(self.count)
        self.items = []
        for number, card in enumerate(quiz.cards, 1):
            item = QuizItem(card, number, total, round(self._percent / 10))
            item.toggled.connect(lambda at=number - 1: self.show_answer(at, on=not quiz.is_shown(at)))
            item.link_chosen.connect(self._follow)
            self.items.append(item)
            column.addWidget(item)
        if total:
            column.addWidget(words_label(STATUS, "studyStatus"))
        column.addStretch(1)
        self._refresh()
        self.end_column(*self._stops())

    def _button_row(self) -> FlowRow:
        row = FlowRow()
        shown = [self.show_all_button, self.review_button] if self._quiz and self._quiz.cards else []
        for place, button in enumerate((*shown, self.open_button)):
            row.insert(place, button)
        return row

    @staticmethod
    def _button(words: str, act: object) -> QPushButton:
        button = QPushButton(words)
        button.clicked.connect(act)
        return button

    def _stops(self) -> list[QWidget]:
        return [self.show_all_button, self.review_button, self.open_button, *(item.button for item in self.items)]

    def take_focus(self) -> None:
        """Give the keyboard to the first question."""
        first = self.items[0].button if self.items else self.open_button
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_answer(self, number: int, *, on: bool) -> None:
        """Show or hide the answer of a question, counted from 0."""
        if self._quiz is None:
            return
        self._quiz.show(number, on=on)
        self._refresh()
        if on:
            announce(self, self._quiz.cards[number].back)

    def _toggle_all(self) -> None:
        if self._quiz is not None:
            self._quiz.show_all(on=self._quiz.next_hidden() is not None)
            self._refresh()

    def _refresh(self) -> None:
        quiz = self._quiz
        if quiz is None:
            return
        for number, item in enumerate(self.items):
            item.show_answer(on=quiz.is_shown(number))
        self.show_all_button.setText(
            "Show all answers (A)" if quiz.next_hidden() is not None else "Hide all answers (A)"
        )
        self.show_all_button.setAccessibleName(self.show_all_button.text().removesuffix(" (A)"))
        self.count.setText(f"{len(quiz.cards)} questions, {quiz.shown} of the answers shown" if quiz.cards else "")

    def _step(self, by: int) -> None:
        """Move the keyboard to the next or the former question."""
        buttons = [item.button for item in self.items]
        if not buttons:
            return
        here = next((number for number, button in enumerate(buttons) if button.hasFocus()), -1 if by > 0 else 1)
        item = self.items[min(len(buttons) - 1, max(0, here + by))]
        item.button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(item)

    def _follow(self, address: str) -> None:
        link = parse_link(address)
        if link is not None and link.kind is LinkKind.ARTICLE:
            self.article_requested.emit(link.target, link.anchor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move through the questions with Up and Down, show the next hidden answer with N, all with A."""
        key = event.key()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_A:
            self._toggle_all()
        elif key == Qt.Key.Key_N and self._quiz is not None:
            number = self._quiz.next_hidden()
            if number is not None:
                self.items[number].button.setFocus(Qt.FocusReason.OtherFocusReason)
                self.show_answer(number, on=True)
                self.ensureWidgetVisible(self.items[number])
        else:
            super().keyPressEvent(event)
