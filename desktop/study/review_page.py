# SPDX-License-Identifier: MIT
"""The page on which cards are asked: a question, its answer when asked for, and four grades."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.announcing import announce
from desktop.article.links import LinkKind, parse_link
from desktop.own.errors import UserDataError
from desktop.study.card import Grade
from desktop.study.card_face import CardFace, left_words
from desktop.study.grade_bar import GradeBar
from desktop.study.interval import interval_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from desktop.study.deck import Deck
    from desktop.study.review import Review

_GRADE_KEYS = {getattr(Qt.Key, f"Key_{grade.value}"): grade for grade in Grade}
_SHOW_KEYS = frozenset({Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter})


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
        self.face = CardFace()
        self.face.setMinimumHeight(1)
        self.face.open_requested.connect(self.open_section)
        self.face.suspend_requested.connect(self.suspend)
        self.face.undo_requested.connect(self.undo)
        self.face.end_requested.connect(self.finished)
        self.face.link_chosen.connect(self._follow)
        self.bar = GradeBar()
        self.bar.show_requested.connect(self.show_answer)
        self.bar.graded.connect(lambda grade: self.grade(Grade(grade)))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.face, 1)
        layout.addWidget(self.bar)

    def set_text_size(self, percent: int) -> None:
        """Take the text size in percent, and set the card anew."""
        self.face.gap = round(percent / 10)
        self.bar.set_text_size(percent)
        self.bar.fit(self.height())
        if self._review is not None:
            self._show(self._review)
            self.take_focus()
            QTimer.singleShot(0, self.face, self.face.bring_answer_up)

    def begin(self, deck: Deck, review: Review) -> None:
        """Ask the cards of a sitting."""
        self._review, self._title = review, deck.title
        self._ask(review)

    def _ask(self, review: Review) -> None:
        """Show the question of the card that is asked now, or that nothing is left."""
        self._shown = False
        self._show(review)
        self.take_focus()
        if review.current is not None:
            announce(self, f"{review.current.title}. {review.current.front}")

    def take_focus(self) -> None:
        """Give the keyboard to what comes next: showing the answer, grading it, or going back."""
        if self._review is None or self._review.current is None:
            target = self.face.end_button
        else:
            target = self.bar.buttons[Grade.GOOD] if self._shown else self.bar.show_button
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, review: Review) -> None:
        head = f"{self._title} · {left_words(review.left)}"
        card = review.current
        if card is None:
            self.bar.hide()
            title, lead = _end_words(review.answered)
            self.face.show_end(head, title, lead, undo=review.can_undo)
            announce(self, title)
            return
        now = review.clock()
        choices = review.choices() if self._shown else {}
        self.bar.show_grades(
            {grade: interval_words((memory.due - now).total_seconds()) for grade, memory in choices.items()}
        )
        self.bar.show()
        self.face.show_card(head, card, review.known, answer=self._shown, undo=review.can_undo, before=self.bar.stops())

    def show_answer(self) -> None:
        """Show the answer of the card that is asked."""
        review = self._review
        if review is None or review.current is None or self._shown:
            return
        self._shown = True
        self._show(review)
        self.take_focus()
        # Once the card has been laid out: a long question leaves no room for the answer below it.
        QTimer.singleShot(0, self.face, self.face.bring_answer_up)
        announce(self, review.current.back)

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

    def _do(self, act: Callable[[Review], object]) -> None:
        if self._review is None:
            return
        try:
            act(self._review)
        except UserDataError as error:
            self.failed.emit(str(error))
            return
        self._ask(self._review)

    def open_section(self) -> None:
        """Ask for the section that answers."""
        if self._review is not None and self._review.current is not None:
            card = self._review.current
            self.article_requested.emit(card.slug, card.anchor)

    def _follow(self, address: str) -> None:
        link = parse_link(address)
        if link is not None and link.kind is LinkKind.ARTICLE:
            self.article_requested.emit(link.target, link.anchor)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the bar fit the page."""
        super().resizeEvent(event)
        self.bar.fit(event.size().height())

    def event(self, event: QEvent) -> bool:
        """Keep Ctrl+Z for the cards: elsewhere in the window it takes back what was done to notes and bookmarks."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and _is_undo(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Grade with 1 to 4, show with Space or Enter, undo with U or Ctrl+Z, suspend with S, open with O."""
        acts = {Qt.Key.Key_U: self.undo, Qt.Key.Key_S: self.suspend, Qt.Key.Key_O: self.open_section}
        key = Qt.Key(event.key())
        if _is_undo(event):
            self.undo()
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        elif key in _GRADE_KEYS:
            self.grade(_GRADE_KEYS[key])
        elif key in _SHOW_KEYS and not self._shown:
            self.show_answer()
        elif key in acts:
            acts[key]()
        else:
            super().keyPressEvent(event)


def _is_undo(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_Z and event.modifiers() == Qt.KeyboardModifier.ControlModifier


def _end_words(answered: int) -> tuple[str, str]:
    """Return the title and the lead of the end of a sitting."""
    if not answered:
        lead = "Cards come back on the day that is planned for them. New ones wait for tomorrow."
        return "Nothing is due here today.", lead
    times = "1 answer" if answered == 1 else f"{answered} answers"
    return "That is all for today.", f"{times} in this sitting, all saved."
