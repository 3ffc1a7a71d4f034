# SPDX-License-Identifier: MIT
"""The first page of learning: what is due, the decks, how it goes, and what is set aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.focus_order import let_tab_follow
from desktop.rows import CardButton
from desktop.segments import Segments
from desktop.study.apkg import STATUS
from desktop.study.deck import ALL
from desktop.study.forecast_bars import ForecastBars
from desktop.study.progress_words import begin_words, counts_words, progress_lines
from desktop.study.scroll_page import ScrollPage, words_label

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtGui import QResizeEvent

    from desktop.study.desk import DeckRow, Overview
    from desktop.study.review_store import Known

#: How many new cards a day a reader can choose.
NEW_A_DAY = (0, 5, 10, 20, 50)
_MOST_ASIDE = 40
_TWO_COLUMNS = 620


class DeckButton(CardButton):
    """A deck as a row: its name and its counts."""

    def __init__(self, row: DeckRow, parent: QWidget | None = None) -> None:
        """Build the row of a deck."""
        super().__init__(parent)
        self.setObjectName("row")
        self.key = row.deck.key
        words = counts_words(row.counts)
        self.setAccessibleName(f"{row.deck.title}: {words}")
        self.setAutoDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 7, 10, 7)
        layout.setSpacing(2)
        for text, name in ((row.deck.title, "rowTitle"), (words, "rowSummary")):
            label = words_label(text, name)
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            layout.addWidget(label)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)


class OverviewPage(ScrollPage):
    """Decks and progress.

    Signals:
        deck_requested: (key) a deck is to be reviewed.
        new_a_day_chosen: (number) of new cards a day.
        ask_again_requested: (key) of a suspended card.
        forget_requested: (key) of a card whose question is gone.
        export_requested: the cards are to be written for Anki.
    """

    deck_requested = Signal(str)
    new_a_day_chosen = Signal(int)
    ask_again_requested = Signal(str)
    forget_requested = Signal(str)
    export_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build the page, empty."""
        super().__init__("Study", parent)
        self.decks: list[DeckButton] = []
        self._grid = QGridLayout()
        self._columns = 0

    def show_counting(self) -> None:
        """Say that the cards are being counted, while a very large library is."""
        column = self.begin_column()
        column.addWidget(words_label("Study", "pageTitle"))
        column.addWidget(words_label("Counting the cards of this library…", "pageLead"))
        column.addStretch(1)
        self.decks = []
        self.end_column()

    def show_overview(self, overview: Overview, new_a_day: int, now: datetime) -> None:
        """Show what there is to do."""
        column = self.begin_column()
        column.addWidget(words_label("Study", "pageTitle"))
        lead = "The questions of the articles, and what you highlight, as cards that come back before you forget them."
        column.addWidget(words_label(lead, "pageLead"))
        whole = overview.rows[0].counts
        self._add_begin(column, overview)
        self._add_decks(column, overview)
        self._add_progress(column, overview, whole.total, now)
        self._add_new_a_day(column, new_a_day)
        self._add_aside(column, overview.aside)
        self.export_button = QPushButton("Export cards for Anki…")
        self.export_button.clicked.connect(self.export_requested)
        column.addSpacing(12)
        column.addWidget(self.export_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(8)
        column.addWidget(words_label(STATUS, "honestLine"))
        column.addStretch(1)
        self.end_column()
        content = self.widget()
        let_tab_follow(self, content.findChildren(QPushButton) if content is not None else ())

    def _add_begin(self, column: QVBoxLayout, overview: Overview) -> None:
        counts = overview.rows[0].counts
        words = begin_words(counts.due, min(counts.new, overview.new_left))
        self.begin_button = QPushButton(words or "Nothing is due today")
        self.begin_button.setProperty("primary", "true")
        self.begin_button.setAutoDefault(True)
        self.begin_button.setEnabled(bool(words))
        self.begin_button.clicked.connect(lambda: self.deck_requested.emit(ALL))
        column.addSpacing(6)
        column.addWidget(self.begin_button, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_decks(self, column: QVBoxLayout, overview: Overview) -> None:
        column.addSpacing(12)
        column.addWidget(words_label("Decks", "pageHead"))
        self._grid = QGridLayout()
        self._grid.setSpacing(4)
        self._columns = 0
        self.decks = [DeckButton(row) for row in overview.rows]
        for button in self.decks:
            button.clicked.connect(lambda _checked=False, key=button.key: self.deck_requested.emit(key))
        self._arrange()
        column.addLayout(self._grid)

    def _add_progress(self, column: QVBoxLayout, overview: Overview, total: int, now: datetime) -> None:
        lines = progress_lines(overview.progress, total)
        if not lines:
            return
        column.addSpacing(12)
        column.addWidget(words_label("How it goes", "pageHead"))
        for line in lines:
            column.addWidget(words_label(line, "studyLine"))
        column.addSpacing(8)
        column.addWidget(words_label("Planned for the coming days", "pageHead"))
        bars = ForecastBars()
        bars.show_days(overview.progress.forecast, now)
        bars.setMaximumWidth(520)
        column.addWidget(bars)

    def _add_new_a_day(self, column: QVBoxLayout, new_a_day: int) -> None:
        column.addSpacing(12)
        column.addWidget(words_label("New cards a day", "pageHead"))
        choices = sorted({*NEW_A_DAY, new_a_day})
        self.new_a_day = Segments([(str(number), str(number)) for number in choices], "New cards a day")
        self.new_a_day.choose(str(new_a_day))
        self.new_a_day.chosen.connect(lambda key: self.new_a_day_chosen.emit(int(key)))
        column.addWidget(self.new_a_day, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_aside(self, column: QVBoxLayout, aside: tuple[Known, ...]) -> None:
        for words, act, signal, cards in (
            ("Suspended", "Ask again", self.ask_again_requested, [known for known in aside if not known.retired]),
            ("Not in this edition any more", "Forget", self.forget_requested, [one for one in aside if one.retired]),
        ):
            if not cards:
                continue
            column.addSpacing(12)
            column.addWidget(words_label(f"{words} ({len(cards):,})", "pageHead"))
            for known in cards[:_MOST_ASIDE]:
                column.addWidget(_aside_row(known, act, signal))
            if len(cards) > _MOST_ASIDE:
                column.addWidget(words_label(f"And {len(cards) - _MOST_ASIDE:,} more.", "studyLine"))

    def take_focus(self) -> None:
        """Give the keyboard to what most come for."""
        if self.decks:
            target = self.begin_button if self.begin_button.isEnabled() else self.decks[0]
            target.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the decks into two columns where they have room."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        if not self.decks:
            return
        wide = _TWO_COLUMNS * self.fontMetrics().height() / 17
        columns = 2 if self.viewport().width() >= wide else 1
        if columns == self._columns:
            return
        self._columns = columns
        while self._grid.takeAt(0) is not None:
            pass
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        for number, button in enumerate(self.decks):
            self._grid.addWidget(button, number // columns, number % columns)


def _aside_row(known: Known, act: str, signal: object) -> QFrame:
    """Return a card that is set aside, with a button for what can be done with it."""
    row = QFrame()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(10, 2, 0, 2)
    words = words_label(f"{known.title}: {known.front}", "studyLine")
    words.setToolTip(known.back)
    button = QPushButton(act)
    button.setProperty("flat", "true")
    button.setAccessibleName(f"{act}: {known.title}, {known.front}")
    button.clicked.connect(lambda: signal.emit(known.key))  # type: ignore[attr-defined]
    layout.addWidget(words, 1)
    layout.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
    return row
