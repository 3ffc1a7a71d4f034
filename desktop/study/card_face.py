# SPDX-License-Identifier: MIT
"""What is seen of a card: its question, its answer when that is shown, and what can be done besides grading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from desktop.article.flow_row import FlowRow
from desktop.study.answer_html import answer_html
from desktop.study.apkg import STATUS
from desktop.study.scroll_page import ScrollPage, words_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.study.card import StudyCard
    from desktop.study.review import Left
    from desktop.study.review_store import Known


class CardFace(ScrollPage):
    """Shows one card, or the end of a sitting.

    Signals:
        open_requested: the section that answers.
        suspend_requested: the card is not to be asked any more.
        undo_requested: the last step is to be taken back.
        end_requested: the reader is done.
        link_chosen: (address) of a link in the answer.
    """

    open_requested = Signal()
    suspend_requested = Signal()
    undo_requested = Signal()
    end_requested = Signal()
    link_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build the face, empty."""
        super().__init__("Card", parent)
        #: Pixels between the paragraphs of an answer.
        self.gap = 10
        self.question = QLabel()
        self.answer: QLabel | None = None
        self._rule: QWidget | None = None
        self.end_button = QPushButton()

    def show_card(
        self, head: str, card: StudyCard, known: Known | None, *, answer: bool, undo: bool, before: Sequence[QWidget]
    ) -> None:
        """Show a card below the words `head`, with or without its answer.

        With `undo` there is a step to be taken back. `before` are the stops of Tab that come before those of the card.
        """
        column = self.begin_column(12)
        column.addWidget(words_label(head, "pageHead"))
        column.addWidget(words_label(card.title, "studyArticle"))
        self.question = words_label(card.front, "studyQuestion")
        column.addWidget(self.question)
        for words in change_words(known):
            column.addWidget(words_label(words, "honestLine"))
        self.answer = self._rule = None
        buttons = []
        if answer:
            self._rule = QWidget()
            self._rule.setObjectName("studyRule")
            self._rule.setFixedHeight(1)
            column.addWidget(self._rule)
            self.answer = self._answer_label(card)
            column.addWidget(self.answer)
            column.addWidget(words_label(STATUS, "studyStatus"))
            buttons.append(flat("Open the section (O)", "Open the section that answers", self.open_requested))
        buttons.append(flat("Suspend (S)", "Suspend: do not ask this card any more", self.suspend_requested))
        if undo:
            buttons.append(flat("Undo (U)", "Undo the last step", self.undo_requested))
        row = FlowRow()
        for place, button in enumerate(buttons):
            row.insert(place, button)
        column.addWidget(row)
        column.addStretch(1)
        self.end_column(*before, *buttons)

    def _answer_label(self, card: StudyCard) -> QLabel:
        label = words_label(answer_html(card, self.gap), "studyAnswer", rich=True)
        label.setAccessibleName(f"Answer: {card.back}")
        if "<a " in label.text():
            label.setTextInteractionFlags(
                Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
            )
            label.linkActivated.connect(self.link_chosen)
        return label

    def show_end(self, head: str, title: str, lead: str, *, undo: bool) -> None:
        """Show the end of a sitting: what is said of it, and the way back to the decks."""
        column = self.begin_column(12)
        for words, name in ((head, "pageHead"), (title, "pageTitle"), (lead, "pageLead")):
            column.addWidget(words_label(words, name))
        self.answer = self._rule = None
        self.end_button = QPushButton("Back to the decks")
        self.end_button.setAutoDefault(True)
        self.end_button.clicked.connect(self.end_requested)
        buttons = [self.end_button]
        if undo:
            buttons.append(flat("Undo (U)", "Undo the last step", self.undo_requested))
        row = FlowRow()
        for place, button in enumerate(buttons):
            row.insert(place, button)
        column.addSpacing(8)
        column.addWidget(row)
        column.addStretch(1)
        self.end_column(*buttons)

    def bring_answer_up(self) -> None:
        """Scroll, when the answer ends below what is seen, as far as its beginning stays in sight."""
        content = self.widget()
        if content is None or self.answer is None or self._rule is None:
            return
        layout = content.layout()
        if layout is not None:
            layout.activate()
        top = self._rule.mapTo(content, QPoint(0, 0)).y()
        bottom = self.answer.mapTo(content, QPoint(0, self.answer.height())).y()
        self.verticalScrollBar().setValue(min(top, max(0, bottom - self.viewport().height() + 8)))


def flat(words: str, name: str, act: object) -> QPushButton:
    """Return a button without a frame; `name` is what assistive technology reads."""
    button = QPushButton(words)
    button.setAccessibleName(name)
    button.setProperty("flat", "true")
    button.setAutoDefault(True)
    button.clicked.connect(act)
    return button


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
