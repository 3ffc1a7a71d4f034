# SPDX-License-Identifier: MIT
"""The page on which cards are asked: a question, its answer when asked for, and four grades."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.announcing import announce
from desktop.article.flow_row import FlowRow
from desktop.article.links import LinkKind, parse_link
from desktop.own.errors import UserDataError
from desktop.study.answer_html import answer_html
from desktop.study.apkg import STATUS
from desktop.study.card import Grade
from desktop.study.grade_bar import GradeBar
from desktop.study.interval import interval_words
from desktop.study.scroll_page import ScrollPage, words_label

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from desktop.study.deck import Deck
    from desktop.study.review import Left, Review
    from desktop.study.review_store import Known

_GRADE_KEYS = {getattr(Qt.Key, f"Key_{grade.value}"): grade for grade in Grade}


class ReviewPage(QWidget):
    """Asks the cards of one sitting.

    Signals:
        article_requested: (slug, anchor) the section of a card, or an article that an answer links to.
        finished: the reader is done with the sitting.
        failed: (sentence) something could not be saved.
    """

    article_requested = Signal(str, str)
    finished = Signal()
    failed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build the page; nothing is asked yet."""
        super().__init__(parent)
        self._review: Review | None = None
        self._title = ""
        self._shown = False
        self._gap = 10
        self.area = ScrollPage("Card")
        self.bar = GradeBar()
        self.bar.show_requested.connect(self.show_answer)
        self.bar.graded.connect(lambda grade: self.grade(Grade(grade)))
        self._make_buttons()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.area, 1)
        layout.addWidget(self.bar)

    def _make_buttons(self) -> None:
        """Make the buttons anew: those of the card before went with it."""
        self.undo_button = self._flat("Undo (U)", "Undo the last step", self.undo)
        self.suspend_button = self._flat("Suspend (S)", "Suspend: do not ask this card any more", self.suspend)
        self.open_button = self._flat("Open the section (O)", "Open the section that answers", self.open_section)
        self.end_button = QPushButton("Back to the decks")
        self.end_button.setAutoDefault(True)
        self.end_button.clicked.connect(self.finished)

    @staticmethod
    def _flat(words: str, name: str, act: object) -> QPushButton:
        button = QPushButton(words)
        button.setAccessibleName(name)
        button.setProperty("flat", "true")
        button.clicked.connect(act)
        return button

    def set_text_size(self, percent: int) -> None:
        """Take the text size in percent, and set the card anew."""
        self._gap = round(percent / 10)
        self.bar.set_text_size(percent)
        if self._review is not None:
            self._show()
            self.take_focus()
            QTimer.singleShot(0, self, self._show_answer_first)

    def begin(self, deck: Deck, review: Review) -> None:
        """Ask the cards of a sitting."""
        self._review, self._title = review, deck.title
        self._ask()

    def _ask(self) -> None:
        """Show the question of the card that is asked now, or that nothing is left."""
        self._shown = False
        self._show()
        self.take_focus()
        if self._review is not None and self._review.current is not None:
            announce(self, f"{self._review.current.title}. {self._review.current.front}")

    def take_focus(self) -> None:
        """Give the keyboard to what comes next: showing the answer, grading it, or going back."""
        if self._review is None or self._review.current is None:
            target = self.end_button
        else:
            target = self.bar.buttons[Grade.GOOD] if self._shown else self.bar.show_button
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        review = self._review
        if review is None:
            return
        self._make_buttons()
        column = self.area.begin_column(12)
        head = words_label(f"{self._title} · {left_words(review.left)}", "pageHead")
        column.addWidget(head)
        card = review.current
        if card is None:
            self._show_end(column, review)
            self.bar.hide()
            return
        column.addWidget(words_label(card.title, "studyArticle"))
        self.question = words_label(card.front, "studyQuestion")
        column.addWidget(self.question)
        for words in change_words(review.known):
            column.addWidget(words_label(words, "honestLine"))
        if self._shown:
            self.rule = QWidget()
            self.rule.setObjectName("studyRule")
            self.rule.setFixedHeight(1)
            column.addWidget(self.rule)
            self.answer = words_label(answer_html(card, self._gap), "studyAnswer", rich=True)
            self.answer.setAccessibleName(f"Answer: {card.back}")
            self.answer.linkActivated.connect(self._follow)
            if "<a " in self.answer.text():
                self.answer.setTextInteractionFlags(Qt.TextInteractionFlag.LinksAccessibleByMouse)
            column.addWidget(self.answer)
            column.addWidget(words_label(STATUS, "studyStatus"))
        self._add_buttons(column, [self.open_button] if self._shown else [])
        column.addStretch(1)
        self._show_bar(review)

    def _show_bar(self, review: Review) -> None:
        now = review.clock()
        choices = review.choices() if self._shown else {}
        waits = {grade: interval_words((memory.due - now).total_seconds()) for grade, memory in choices.items()}
        self.bar.show_grades(waits)
        self.bar.show()
        self.area.set_stops(*self.bar.stops(), *self._stops())

    def _add_buttons(self, column: QVBoxLayout, before: list[QPushButton]) -> None:
        review = self._review
        self.undo_button.setVisible(review is not None and review.can_undo)
        row = FlowRow()
        for place, button in enumerate((*before, self.suspend_button, self.undo_button)):
            row.insert(place, button)
        column.addWidget(row)

    def _stops(self) -> list[QWidget]:
        return [self.open_button, self.suspend_button, self.undo_button]

    def _show_end(self, column: QVBoxLayout, review: Review) -> None:
        words = "That is all for today." if review.answered else "Nothing is due here today."
        column.addWidget(words_label(words, "pageTitle"))
        if review.answered:
            times = "1 answer" if review.answered == 1 else f"{review.answered} answers"
            column.addWidget(words_label(f"{times} in this sitting, all saved.", "pageLead"))
        else:
            lead = "Cards come back on the day that is planned for them. New ones wait for tomorrow."
            column.addWidget(words_label(lead, "pageLead"))
        row = FlowRow()
        row.insert(0, self.end_button)
        row.insert(1, self.undo_button)
        self.undo_button.setVisible(review.can_undo)
        column.addSpacing(8)
        column.addWidget(row)
        column.addStretch(1)
        self.area.set_stops(self.end_button, self.undo_button)
        announce(self, words)

    # ------------------------------------------------------------------------------------------------- what is done

    def show_answer(self) -> None:
        """Show the answer of the card that is asked."""
        review = self._review
        if review is None or review.current is None or self._shown:
            return
        self._shown = True
        self._show()
        self.take_focus()
        # Once the card has been laid out: a long question leaves no room for the answer below it.
        QTimer.singleShot(0, self, self._show_answer_first)
        announce(self, review.current.back)

    def _show_answer_first(self) -> None:
        """Scroll, when the answer ends below what is seen, as far as its beginning stays in sight."""
        content = self.area.widget()
        if content is None or not self._shown:
            return
        layout = content.layout()
        if layout is not None:
            layout.activate()
        top = self.rule.mapTo(content, QPoint(0, 0)).y()
        bottom = self.answer.mapTo(content, QPoint(0, self.answer.height())).y()
        bar = self.area.verticalScrollBar()
        bar.setValue(min(top, max(0, bottom - self.area.viewport().height() + 8)))

    def grade(self, grade: Grade) -> None:
        """Grade the card whose answer is shown, and ask the next one."""
        if self._review is not None and self._review.current is not None and self._shown:
            self._do(lambda review: review.answer(grade))

    def suspend(self) -> None:
        """Do not ask this card any more."""
        if self._review is not None and self._review.current is not None:
            self._do(lambda review: review.suspend())

    def undo(self) -> None:
        """Take the last step back."""
        if self._review is not None and self._review.can_undo:
            self._do(lambda review: review.undo())

    def _do(self, act: object) -> None:
        assert callable(act)  # noqa: S101 - one of the three above
        try:
            act(self._review)
        except UserDataError as error:
            self.failed.emit(str(error))
            return
        self._ask()

    def open_section(self) -> None:
        """Ask for the section that answers."""
        if self._review is not None and self._review.current is not None:
            card = self._review.current
            self.article_requested.emit(card.slug, card.anchor)

    def _follow(self, address: str) -> None:
        link = parse_link(address)
        if link is not None and link.kind is LinkKind.ARTICLE:
            self.article_requested.emit(link.target, link.anchor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Grade with 1 to 4, show with Space or Enter, undo with U or Ctrl+Z, suspend with S, open with O."""
        key, control = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if control and key == Qt.Key.Key_Z:
            self.undo()
        elif control:
            super().keyPressEvent(event)
        elif key in _GRADE_KEYS and self._shown:
            self.grade(_GRADE_KEYS[key])
        elif key in {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter} and not self._shown:
            self.show_answer()
        elif key in (acts := {Qt.Key.Key_U: self.undo, Qt.Key.Key_S: self.suspend, Qt.Key.Key_O: self.open_section}):
            acts[Qt.Key(key)]()
        else:
            super().keyPressEvent(event)


def left_words(left: Left) -> str:
    """Return what is left of a sitting in words."""
    parts = [(left.review, "to review"), (left.learning, "being learned"), (left.new, "new")]
    return ", ".join(f"{number} {words}" for number, words in parts if number) or "nothing left"


def change_words(known: Known | None) -> list[str]:
    """Return what is to be said of a card whose words changed since it was last answered."""
    words = []
    if known is not None and known.was_front:
        words.append(f"The question has new words since you last answered it. It was: “{known.was_front}”")
    if known is not None and known.was_back:
        words.append("The answer has changed since you last answered this question.")
    return words
