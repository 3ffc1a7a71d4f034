# SPDX-License-Identifier: MIT
"""The row of chips below an article's title."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from desktop.article.chip_words import ChipWords, code_words, reading_words, review_words
from desktop.article.flow_row import FlowRow
from desktop.article.tone import set_tone
from index.sections import BODY_SYSTEMS

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from index.article import Article
    from index.records import Reading


class Chip(QLabel):
    """A short fact in a rounded frame."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty chip."""
        super().__init__(parent)
        self.setObjectName("chip")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setIndent(0)

    def say(self, words: ChipWords) -> None:
        """Show the words and offer the longer ones as a tool tip and to assistive technology."""
        self.setText(words.text)
        self.setToolTip(words.details)
        self.setAccessibleName(words.spoken)


class ButtonChip(QPushButton):
    """A chip that leads somewhere."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty chip."""
        super().__init__(parent)
        self.setObjectName("chip")
        self.setAutoDefault(True)  # Enter chooses it as Space does
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def say(self, words: ChipWords, *, spoken: str = "") -> None:
        """Show the words; `spoken` is what assistive technology reads instead of them."""
        self.setText(words.text.replace("&", "&&"))
        self.setToolTip(words.details)
        self.setAccessibleName(spoken or words.spoken)
        set_tone(self, "caution" if words.caution else "")


class ChipRow(FlowRow):
    """Codes, body systems, reading time and review state, wrapping where they do not fit.

    The chips are kept and filled anew for every article: making widgets is what costs time.

    Signals:
        system_requested: (body system) its chip was chosen.
        review_requested: the review state was chosen; its details stand with the references.
    """

    system_requested = Signal(str)
    review_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make the row, still empty."""
        super().__init__(parent)
        self._codes: list[Chip] = []
        self._systems: list[ButtonChip] = []
        self._system_ids: list[str] = []
        self.reading = Chip()
        self.review = ButtonChip()
        self.review.clicked.connect(self.review_requested)
        self.insert(0, self.reading)
        self.insert(1, self.review)

    @property
    def systems(self) -> list[ButtonChip]:
        """The chips of body systems that are shown."""
        return self._systems[: len(self._system_ids)]

    @property
    def focus_stops(self) -> list[QWidget]:
        """What Tab reaches, in order, shown or not."""
        return [*self._systems, self.review]

    @property
    def codes(self) -> list[Chip]:
        """The chips of codes, shown or not."""
        return self._codes

    def show_article(self, article: Article, reading: Reading | None, today: datetime.date) -> None:
        """Fill the row for an article. A withdrawn article has only its review state."""
        withdrawn = bool(article.status.withdrawn)
        self._show_codes([] if withdrawn else [code_words(code) for code in article.icd10])
        self._show_systems(() if withdrawn else article.body_systems)
        self.show_reading(None if withdrawn else reading)
        self.review.say(review_words(article.status, today))

    def show_reading(self, reading: Reading | None) -> None:
        """Fill in how long and how hard the text of the level is; None hides it."""
        self.reading.setVisible(reading is not None)
        if reading is not None:
            self.reading.say(reading_words(reading))

    def _show_codes(self, codes: Sequence[ChipWords]) -> None:
        while len(self._codes) < len(codes):
            chip = Chip()
            self.insert(len(self._codes), chip)
            self._codes.append(chip)
        for number, chip in enumerate(self._codes):
            chip.setVisible(number < len(codes))
            if number < len(codes):
                chip.say(codes[number])

    def _show_systems(self, systems: Sequence[str]) -> None:
        self._system_ids = list(systems)
        while len(self._systems) < len(systems):
            self._add_system()
        for number, chip in enumerate(self._systems):
            chip.setVisible(number < len(systems))
            if number < len(systems):
                words = BODY_SYSTEMS.get(systems[number], systems[number])
                chip.say(ChipWords(words, f"Show all articles on: {words}"), spoken=f"Body system: {words}")

    def _add_system(self) -> None:
        chip = ButtonChip()
        chip.clicked.connect(partial(self._choose_system, len(self._systems)))
        self.insert(len(self._codes) + len(self._systems), chip)
        self._systems.append(chip)

    def _choose_system(self, number: int) -> None:
        self.system_requested.emit(self._system_ids[number])
