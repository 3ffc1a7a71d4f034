# SPDX-License-Identifier: MIT
"""The full page of results: what was understood, the hits with their sections, and filters with counts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListView, QPushButton, QVBoxLayout, QWidget

from desktop.focus_order import let_tab_follow
from desktop.mouse import left_to_window
from desktop.quoting import quoted
from desktop.search.delegate import LineDelegate
from desktop.search.filter_pane import FilterPane
from desktop.search.lines import page_lines
from desktop.search.model import LineModel
from desktop.search.understanding import missing_sentence, understood_sentence
from index.results import Filters, Results

if TYPE_CHECKING:
    from desktop.search_service import SearchAnswer
    from desktop.theme import Theme

NO_FILTERS = Filters()


@dataclass(frozen=True, slots=True)
class Asked:
    """What the page shows the answer to: the words, and how they were looked for."""

    query: str = ""
    filters: Filters = NO_FILTERS
    exact: bool = False
    by_name: bool = False


class ResultsPage(QWidget):
    """Shows the answer to a search.

    Signals:
        line_chosen: (Line, in a second window or not).
        search_requested: (Asked) the same words with other filters, in another order, or exactly as typed.
        article_requested: (slug, anchor) a near name was chosen.
        contents_requested: the A to Z was asked for.
    """

    line_chosen = Signal(object, bool)
    search_requested = Signal(object)
    article_requested = Signal(str, str)
    contents_requested = Signal()

    def __init__(self, theme: Theme, text_percent: int, parent: QWidget | None = None) -> None:
        """Build the page, empty."""
        super().__init__(parent)
        self.setObjectName("resultsPage")
        self._asked = Asked()
        self.title = QLabel()
        self.title.setObjectName("resultsTitle")
        self.title.setWordWrap(True)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.understood = QLabel()
        self.understood.setObjectName("understood")
        self.understood.setWordWrap(True)
        self.understood.setTextFormat(Qt.TextFormat.PlainText)
        self.exact = QPushButton("Search for exactly what I typed")
        self.exact.setProperty("flat", "true")
        self.exact.clicked.connect(lambda: self._ask(replace(self._asked, exact=True)))
        self.order = QPushButton()
        self.order.setProperty("flat", "true")
        self.order.clicked.connect(lambda: self._ask(replace(self._asked, by_name=not self._asked.by_name)))
        self.filters = FilterPane()
        self._narrow = False
        self._has_filters = False
        self.show_filters = QPushButton("Filters")
        self.show_filters.setProperty("flat", "true")
        self.show_filters.setCheckable(True)
        self.show_filters.toggled.connect(self._fit_filters)
        self.filters.filters_chosen.connect(lambda filters: self._ask(replace(self._asked, filters=filters)))
        self.model = LineModel(self)
        self.delegate = LineDelegate(theme, text_percent, 2, self)
        self.list = self._make_list()
        self.near = QWidget()
        self._near_layout = QVBoxLayout(self.near)
        self._near_layout.setContentsMargins(0, 0, 0, 0)
        self._near_layout.setSpacing(4)
        self._arrange()

    def _make_list(self) -> QListView:
        view = QListView()
        view.setObjectName("resultsList")
        view.setModel(self.model)
        view.setItemDelegate(self.delegate)
        view.setMouseTracking(True)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setResizeMode(QListView.ResizeMode.Adjust)
        view.setAccessibleName("Results")
        view.clicked.connect(self._choose)
        view.installEventFilter(self)
        view.viewport().installEventFilter(self)
        return view

    def _arrange(self) -> None:
        main = QVBoxLayout()
        main.setSpacing(10)
        main.addWidget(self.title)
        main.addWidget(self.understood)
        main.addWidget(self.exact, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        row.addWidget(self.show_filters)
        row.addWidget(self.order)
        row.addStretch(1)
        main.addLayout(row)
        main.addWidget(self.list, 1)
        main.addWidget(self.near, 1, Qt.AlignmentFlag.AlignTop)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(36, 24, 24, 8)
        layout.setSpacing(24)
        layout.addLayout(main, 1)
        layout.addWidget(self.filters)

    def set_theme(self, theme: Theme, text_percent: int) -> None:
        """Change theme and text size."""
        self.delegate.set_look(theme, text_percent)
        self.filters.set_text_size(text_percent)
        self.list.scheduleDelayedItemsLayout()

    def show_waiting(self, query: str) -> None:
        """Show that a search is under way."""
        self.title.setText(f"Searching for {quoted(query)}")
        self.understood.hide()
        self.exact.hide()
        self.order.hide()
        self.near.hide()
        self.model.set_lines([])

    def show_failure(self, sentence: str) -> None:
        """Show why a search cannot be answered."""
        self.title.setText(sentence)
        self.model.set_lines([])

    def show_answer(self, answer: SearchAnswer, scroll: float = 0.0) -> None:
        """Show an answer, scrolled to a share (0 to 1) of the list."""
        results = answer.results
        request = answer.request
        self._asked = Asked(request.query, request.filters, request.exact, request.by_name)
        self.title.setText(_headline(results, request.exact))
        sentence = ". ".join(part for part in (understood_sentence(results), missing_sentence(results)) if part)
        self.understood.setText(sentence)
        self.understood.setVisible(bool(sentence))
        self.exact.setVisible(bool(results.understood) and not request.exact)
        self.order.setText("Best first" if request.by_name else "Sort A to Z")
        self.order.setVisible(results.total > 1)
        self.model.set_lines(page_lines(answer))
        self.filters.show_counts(results.counts, request.filters)
        self._has_filters = results.total > 0 or request.filters != NO_FILTERS
        self._fit_filters()
        self.list.setVisible(bool(results.hits or answer.notes))
        self._show_near(results)
        let_tab_follow(self.list, (*self.near.findChildren(QPushButton), *self.filters.buttons.values()))
        if results.hits or answer.notes:
            self.list.setCurrentIndex(self.model.index(self.model.first()))
            self.list.doItemsLayout()
            bar = self.list.verticalScrollBar()
            bar.setValue(round(scroll * bar.maximum()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the filters behind a button where there is no room beside the results."""
        super().resizeEvent(event)
        self._narrow = event.size().width() < self.filters.width() + self.fontMetrics().averageCharWidth() * 60
        self._fit_filters()

    def _fit_filters(self) -> None:
        self.show_filters.setVisible(self._narrow and self._has_filters)
        self.filters.setVisible(self._has_filters and (not self._narrow or self.show_filters.isChecked()))

    def scroll_share(self) -> float:
        """Return where the list is scrolled to, as a share of its range."""
        bar = self.list.verticalScrollBar()
        return bar.value() / bar.maximum() if bar.maximum() else 0.0

    def _show_near(self, results: Results) -> None:
        while (item := self._near_layout.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.near.setVisible(not results.hits)
        if results.hits:
            return
        if self._asked.filters != NO_FILTERS:
            self._near_button("Search without the filters", self._without_filters)
        if results.near:
            head = QLabel("Did you mean")
            head.setObjectName("pageHead")
            self._near_layout.addWidget(head)
            for slug, title in results.near:
                self._near_button(title, lambda slug=slug: self.article_requested.emit(slug, ""))
        self._near_button("Look in the A to Z", self.contents_requested.emit)

    def _without_filters(self) -> None:
        self._ask(replace(self._asked, filters=NO_FILTERS))

    def _ask(self, asked: Asked) -> None:
        self.search_requested.emit(asked)

    def _near_button(self, words: str, action: object) -> None:
        # A single ampersand would underline the letter after it.
        button = QPushButton(words.replace("&", "&&"))
        button.setProperty("flat", "true")
        button.clicked.connect(action)
        self._near_layout.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _choose(self, place: QModelIndex, *, second: bool = False) -> None:
        if place.isValid() and not self.model.line(place.row()).is_head:
            self.line_chosen.emit(self.model.line(place.row()), second)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open the chosen line with Enter; Ctrl+Enter and middle click open it in a second window."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose(
                    self.list.currentIndex(), second=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
                )
                return True
        elif (
            isinstance(event, QMouseEvent)
            and event.type() == QEvent.Type.MouseButtonRelease
            and event.button() == Qt.MouseButton.MiddleButton
        ):
            self._choose(self.list.indexAt(event.position().toPoint()), second=True)
            return True
        elif left_to_window(event):
            return True
        return super().eventFilter(watched, event)


def _headline(results: Results, exact: bool) -> str:
    typed = quoted(results.query)
    how = "exactly " if exact else ""
    if not results.total:
        return f"Nothing was found for {how}{typed}"
    articles = "1 article" if results.total == 1 else f"{results.total:,} articles"
    # Of very many candidates for a quotation only the best were read.
    articles = f"At least {articles}" if results.more else articles
    return f"{articles} for {how}{typed}"
