# SPDX-License-Identifier: MIT
"""Learning in the window: overview, review and quiz, of which one is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.own.errors import UserDataError
from desktop.study.overview_page import OverviewPage
from desktop.study.quiz_page import QuizPage
from desktop.study.review_page import ReviewPage
from index.errors import LamplightError

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QShowEvent

    from desktop.look import Look
    from desktop.study.desk import StudyDesk

#: So long the window is kept waiting while cards are counted, at a time.
_BUDGET_S = 0.03


class StudyPage(QStackedWidget):
    """Shows one of the pages of learning.

    Signals:
        article_requested: (slug, anchor).
        deck_requested: (key) a deck is to be reviewed, as a step of the way.
        overview_requested: the decks are to be shown, as a step of the way.
        new_a_day_chosen: (number).
        export_requested: the cards are to be written for Anki.
        failed: (sentence) what could not be done.
    """

    article_requested = Signal(str, str)
    deck_requested = Signal(str)
    overview_requested = Signal()
    new_a_day_chosen = Signal(int)
    export_requested = Signal()
    failed = Signal(str)

    def __init__(self, desk: StudyDesk, new_a_day: Callable[[], int], parent: QWidget | None = None) -> None:
        """Build the pages; `new_a_day` tells how many new cards a day the reader chose."""
        super().__init__(parent)
        self.desk = desk
        self._new_a_day = new_a_day
        self._look: Look | None = None
        self.overview = OverviewPage()
        self.review = ReviewPage()
        self.quiz = QuizPage()
        for page in (self.overview, self.review, self.quiz):
            self.addWidget(page)
        self.overview.deck_requested.connect(self.deck_requested)
        self.overview.new_a_day_chosen.connect(self._choose_new_a_day)
        self.overview.ask_again_requested.connect(lambda key: self._change(lambda: desk.ask_again(key)))
        self.overview.forget_requested.connect(lambda key: self._change(lambda: desk.store.forget(key)))
        self.overview.export_requested.connect(self.export_requested)
        self.review.article_requested.connect(self.article_requested)
        self.review.finished.connect(self.overview_requested)
        self.review.failed.connect(self.failed)
        self.quiz.article_requested.connect(self.article_requested)
        self.quiz.review_requested.connect(lambda slug: self.deck_requested.emit(f"article:{slug}"))

    def follow(self, look: Look) -> None:
        """Follow the text size of the program."""
        self._look = look
        look.changed.connect(self._look_changed)
        self._look_changed()

    def _look_changed(self) -> None:
        if self._look is not None:
            self.review.set_text_size(self._look.text_size)
            self.quiz.set_text_size(self._look.text_size)
            if self.overview.decks:
                # Rows keep the height that their words had.
                self._fill_overview()

    def showEvent(self, event: QShowEvent) -> None:
        """Give the keyboard to the page that is shown now."""
        super().showEvent(event)
        self._take_focus()

    def _take_focus(self) -> None:
        if self.isVisible():
            for page in (self.overview, self.review, self.quiz):
                if page is self.currentWidget():
                    page.take_focus()

    def show_overview(self) -> None:
        """Show the decks. In a very large library the cards are counted first, while the window goes on."""
        self.setCurrentWidget(self.overview)
        try:
            self.desk.refresh()
        except LamplightError as error:
            self.failed.emit(str(error))
        self._count()

    def _count(self) -> None:
        if self.currentWidget() is not self.overview:
            return
        if self.desk.count(_BUDGET_S):
            self._fill_overview()
        else:
            if not self.overview.widget():
                self.overview.show_counting()
            QTimer.singleShot(0, self, self._count)

    def _fill_overview(self) -> None:
        try:
            overview = self.desk.overview(self._new_a_day())
        except LamplightError as error:
            self.failed.emit(str(error))
            return
        at = self.overview.verticalScrollBar().value()
        self.overview.show_overview(overview, self._new_a_day(), self.desk.clock())
        self.overview.verticalScrollBar().setValue(at)
        self._take_focus()

    def _change(self, act: Callable[[], object]) -> None:
        try:
            act()
            self.desk.refresh()
        except UserDataError as error:
            self.failed.emit(str(error))
        self._fill_overview()

    def _choose_new_a_day(self, number: int) -> None:
        self.new_a_day_chosen.emit(number)
        self._fill_overview()
        self.overview.new_a_day.button(str(number)).setFocus()

    def show_review(self, key: str) -> None:
        """Begin a sitting over a deck, or go on with the one that was left."""
        self.setCurrentWidget(self.review)
        deck = self.desk.decks.find(key)
        try:
            self.review.begin(deck, self.desk.begin(deck, self._new_a_day()))
        except LamplightError as error:
            self.failed.emit(str(error))
        self._take_focus()

    def show_quiz(self, slug: str, title: str) -> None:
        """Begin a quiz on an article."""
        self.setCurrentWidget(self.quiz)
        self.quiz.begin(slug, title, self.desk.quiz(slug))
        self._take_focus()
