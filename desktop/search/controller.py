# SPDX-License-Identifier: MIT
"""Connects the search box, what drops down from it, the results page and the search service of one window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal

from desktop.announcing import announce
from desktop.navigation import Place, View
from desktop.search_service import SearchAnswer, SearchRequest
from desktop.theme import interface_percent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.look import Look
    from desktop.search.box import SearchBox
    from desktop.search.lines import Line
    from desktop.search.popup import SearchPopup
    from desktop.search.results_page import Asked, ResultsPage
    from desktop.search_service import SearchService
    from index.article import Level

_DROPDOWN_LIMIT = 8
_PAGE_LIMIT = 50
_WIDEST_POPUP = 640


class SearchController(QObject):
    """The flow of a search in one window.

    Signals:
        place_requested: (Place, in a second window or not) where the reader wants to go.
        answered: an answer is painted, in the drop-down or on the page, or why the page has none.
    """

    place_requested = Signal(object, bool)
    answered = Signal()

    def __init__(
        self,
        window: QWidget,
        box: SearchBox,
        popup: SearchPopup,
        page: ResultsPage,
        service: SearchService,
        look: Look,
    ) -> None:
        """Connect the parts; `level` is set by the window before searches are asked."""
        super().__init__(window)
        self._window, self._box, self._popup, self._page = window, box, popup, page
        self._service, self._look = service, look
        self.level: Level | None = None
        self._place = Place(View.SEARCH)
        self._for_page = 0
        self._for_popup = 0
        self._open_when_answered: bool | None = None
        self._last: SearchAnswer | None = None
        box.typed.connect(self._typed)
        box.moved.connect(self._moved)
        box.opened.connect(self._opened)
        box.left.connect(self.close_popup)
        popup.line_chosen.connect(self._go_to_line)
        popup.all_requested.connect(lambda: self._go_to_page(exact=False))
        popup.exact_requested.connect(lambda: self._go_to_page(exact=True))
        page.line_chosen.connect(self._go_to_line)
        page.search_requested.connect(self._asked_again)
        service.answered.connect(self._answered)
        service.failed.connect(self._failed)

    def _asked_again(self, asked: Asked) -> None:
        place = Place(View.SEARCH, query=asked.query, filters=asked.filters, exact=asked.exact, by_name=asked.by_name)
        self.place_requested.emit(place, False)

    def show_page(self, place: Place) -> None:
        """Fill the results page for a place; the answer comes when the service has it."""
        self.close_popup()
        self._place = place
        self._box.setText(place.query)
        self._page.show_waiting(place.query)
        request = SearchRequest(
            place.query, place.filters, _PAGE_LIMIT, self.level, place.exact, names=False, by_name=place.by_name
        )
        self._for_page = self._service.ask(request)

    def close_popup(self) -> None:
        """Put the drop-down away and forget what it waits for."""
        self._for_popup = 0
        self._open_when_answered = None
        self._popup.hide()

    def fit_popup(self) -> None:
        """Place the drop-down below the box, within the window."""
        if not self._popup.isVisible():
            return
        corner = self._box.mapTo(self._window, QPoint(-8, self._box.height() + 6))
        scale = interface_percent(self._look.text_size) / 100
        width = min(self._window.width() - 16, max(self._box.width() + 16, round(_WIDEST_POPUP * scale)))
        corner.setX(max(8, min(corner.x(), self._window.width() - width - 8)))
        self._popup.fit(width, self._window.height() - corner.y() - 16)
        self._popup.move(corner)

    def _typed(self, text: str) -> None:
        if text.strip():
            request = SearchRequest(text, limit=_DROPDOWN_LIMIT, prefer=self.level)
            self._for_popup = self._service.ask(request)
        else:
            self._service.drop()
            self.close_popup()

    def _moved(self, step: int) -> None:
        if self._popup.isVisible():
            self._popup.step(step)
            # The keyboard stays in the box, so that nobody who listens would hear of the line.
            announce(self._box, self._popup.spoken_choice(), at_once=True)
        elif self._box.text().strip():
            self._typed(self._box.text())

    def _opened(self, second: bool) -> None:
        text = self._box.text().strip()
        if not text:
            return
        if self._last is not None and self._popup.isVisible() and self._last.request.query.strip() == text:
            self._open_chosen(second)
        else:
            # Enter came before the answer: open the best line when it is there.
            self._for_popup = self._service.ask(SearchRequest(text, limit=_DROPDOWN_LIMIT, prefer=self.level))
            self._open_when_answered = second

    def _open_chosen(self, second: bool) -> None:
        line = self._popup.chosen_line()
        if line is None:
            self._go_to_page(exact=False)
        else:
            self._go_to_line(line, second)

    def _go_to_page(self, *, exact: bool) -> None:
        self.close_popup()
        self.place_requested.emit(Place(View.SEARCH, query=self._box.text().strip(), exact=exact), False)

    def _go_to_line(self, line: Line, second: bool) -> None:
        terms = tuple(dict.fromkeys(line.text[start:end].lower() for start, end in line.spans))
        self.close_popup()
        if line.own:
            self.place_requested.emit(Place(View.ARTICLE, line.slug, line.anchor, note=line.own), second)
        else:
            self.place_requested.emit(Place(View.ARTICLE, line.slug, line.anchor, match_terms=terms), second)

    def _answered(self, number: int, answer: SearchAnswer) -> None:
        if number == self._for_page:
            self._page.show_answer(answer, self._place.scroll)
            announce(self._page, self._page.title.text())
            self.answered.emit()
        elif number == self._for_popup:
            self._last = answer
            self._popup.show_answer(answer)
            if self._open_when_answered is not None:
                second, self._open_when_answered = self._open_when_answered, None
                self._open_chosen(second)
                return
            self._show_popup()
            announce(self._box, self._popup.spoken_answer())
            self.answered.emit()

    def _show_popup(self) -> None:
        self._popup.show()
        self._popup.raise_()
        self.fit_popup()

    def _failed(self, number: int, sentence: str) -> None:
        if number == self._for_page:
            self._page.show_failure(sentence)
            announce(self._page, sentence)
            self.answered.emit()
        elif number == self._for_popup:
            self._open_when_answered = None
            self._popup.show_failure(sentence)
            self._show_popup()
            announce(self._box, sentence)
