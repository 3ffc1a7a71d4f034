# SPDX-License-Identifier: MIT
"""What drops down from the search box while typing. It never takes the keyboard from the box."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsDropShadowEffect,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.quoting import quoted
from desktop.search.delegate import LineDelegate
from desktop.search.lines import Line, dropdown_lines
from desktop.search.model import LineModel
from desktop.search.understanding import understood_sentence

if TYPE_CHECKING:
    from desktop.search_service import SearchAnswer
    from desktop.theme import Theme


_MARGIN = 8
_SPACING = 6
_EXACT = "Search for exactly what I typed"
_EXACT_SHORT = "Exactly as typed"


class SearchPopup(QFrame):
    """Shows the answer to what is typed so far, below the box.

    Signals:
        line_chosen: (Line, in a second window or not) the reader chose a line.
        all_requested: the full page of results was asked for.
        exact_requested: search for exactly what was typed.
    """

    line_chosen = Signal(object, bool)
    all_requested = Signal()
    exact_requested = Signal()

    def __init__(self, theme: Theme, text_percent: int, parent: QWidget) -> None:
        """Build it hidden, as a child of the window that it floats over."""
        super().__init__(parent)
        self.setObjectName("searchPopup")
        self._moved = False
        self.setAccessibleName("Search suggestions")
        self.model = LineModel(self)
        self.delegate = LineDelegate(theme, text_percent, 1, self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(self.delegate)
        self.list.setMouseTracking(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setAccessibleName("Suggestions")
        self.list.clicked.connect(self._choose)
        self.list.viewport().installEventFilter(self)
        self.understood = QLabel()
        self.understood.setObjectName("understood")
        self.understood.setWordWrap(True)
        self.understood.setTextFormat(Qt.TextFormat.PlainText)
        self.exact = QPushButton(_EXACT)
        self.exact.setAccessibleName(_EXACT)
        self.exact.setProperty("flat", "true")
        self.exact.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.exact.clicked.connect(self.exact_requested)
        self._hint = QLabel("Enter opens, ↑↓ moves, Ctrl+Enter opens in a new window")
        self.all = QPushButton()
        self.all.setProperty("flat", "true")
        self.all.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.all.clicked.connect(self.all_requested)
        self._arrange()
        self._shadow = QGraphicsDropShadowEffect(self)
        self._shadow.setBlurRadius(24)
        self._shadow.setOffset(0, 6)
        self._shadow.setColor(QColor(0, 0, 0, 60))
        self.setGraphicsEffect(self._shadow)
        self.hide()

    def _arrange(self) -> None:
        self._foot = QFrame()
        self._foot.setObjectName("popupFoot")
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(12, 6, 6, 6)
        row.addWidget(self._hint)
        row.addStretch(1)
        row.addWidget(self.exact)
        row.addWidget(self.all)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.setSpacing(_SPACING)
        layout.addWidget(self.understood)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._foot)

    def set_theme(self, theme: Theme, text_percent: int) -> None:
        """Change theme and text size."""
        self.delegate.set_look(theme, text_percent)
        self.list.scheduleDelayedItemsLayout()

    def show_answer(self, answer: SearchAnswer) -> None:
        """Show an answer. A line that the reader moved to stays chosen when it is still there; else the first is."""
        lines = dropdown_lines(answer)
        chosen = self.chosen_line() if self._moved and self.isVisible() else None
        self._moved = self._moved and chosen is not None
        self.model.set_lines(lines)
        row = next((n for n, line in enumerate(lines) if chosen and self._same(line, chosen)), 0)
        if lines:
            self.list.setCurrentIndex(self.model.index(row))
        sentence = understood_sentence(answer.results)
        if not lines:
            sentence = sentence or f"Nothing is named {quoted(answer.request.query)} here. Press Enter for near names."
        self.understood.setText(sentence)
        self.understood.setVisible(bool(sentence))
        self.exact.setVisible(bool(answer.results.understood) and not answer.request.exact)
        self.list.setVisible(bool(lines))
        total = answer.results.total
        self.all.setText(f"All {total:,} results" if total != 1 else "The 1 result")
        self.all.setVisible(total > 0)
        self._hint.setVisible(not self.exact.isVisibleTo(self))

    def show_failure(self, sentence: str) -> None:
        """Show why there are no suggestions."""
        self.model.set_lines([])
        self.understood.setText(sentence)
        self.understood.show()
        for part in (self.exact, self.list, self.all):
            part.hide()

    @staticmethod
    def _same(one: Line, other: Line) -> bool:
        return (one.slug, one.anchor, one.own) == (other.slug, other.anchor, other.own)

    def fit(self, width: int, room: int) -> None:
        """Take `width` and as much of the `room` below the box, in pixels, as the lines need."""
        rows = sum(self.delegate.row_height(self.model.line(n), width - 18) for n in range(self.model.rowCount()))
        margins = self.contentsMargins()
        inner = width - margins.left() - margins.right() - 2 * _MARGIN
        # A label never asks for less than the least height it was given last time.
        self.understood.setMinimumHeight(0)
        self.understood.setFixedSize(inner, max(0, self.understood.heightForWidth(inner)))
        room_for_words = inner - self.all.sizeHint().width() - 24
        fits = self.exact.fontMetrics().horizontalAdvance(_EXACT) <= room_for_words
        self.exact.setText(_EXACT if fits else _EXACT_SHORT)
        others = self._foot.sizeHint().height() + 3 * _MARGIN
        if self.understood.isVisibleTo(self):
            others += self.understood.height() + _SPACING
        if rows:
            others += _SPACING + 2
        self.setFixedSize(width, min(room, others + rows))

    def chosen_line(self) -> Line | None:
        """Return the line that Enter would open."""
        place = self.list.currentIndex()
        return self.model.line(place.row()) if place.isValid() else None

    def spoken_answer(self) -> str:
        """Return what is heard of a new answer: what was understood, how many lines there are, the first one."""
        count = self.model.rowCount()
        line = self.chosen_line()
        lines = f"{count} {'suggestion' if count == 1 else 'suggestions'}: {line.title}" if line else ""
        understood = self.understood.text() if self.understood.isVisibleTo(self) else ""
        return ". ".join(part for part in (understood, lines) if part)

    def spoken_choice(self) -> str:
        """Return what is heard of the line that Enter would open."""
        line = self.chosen_line()
        return f"{line.spoken}. {self.list.currentIndex().row() + 1} of {self.model.rowCount()}" if line else ""

    def step(self, step: int) -> None:
        """Choose the next (1) or previous (-1) line, round the ends."""
        count = self.model.rowCount()
        self._moved = True
        if count:
            row = (self.list.currentIndex().row() + step) % count
            self.list.setCurrentIndex(self.model.index(row))
            self.list.scrollTo(self.model.index(row))

    def _choose(self, place: QModelIndex, *, second: bool = False) -> None:
        if place.isValid():
            self.line_chosen.emit(self.model.line(place.row()), second)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open a line in a second window on a middle click."""
        if (
            isinstance(event, QMouseEvent)
            and event.type() == QEvent.Type.MouseButtonRelease
            and event.button() == Qt.MouseButton.MiddleButton
        ):
            self._choose(self.list.indexAt(event.position().toPoint()), second=True)
            return True
        return super().eventFilter(watched, event)
