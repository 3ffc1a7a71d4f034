# SPDX-License-Identifier: MIT
"""Shows the page of a place in a window, and remembers where on its page the reader was."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from desktop.navigation import Place, View
from index.errors import LamplightError

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from desktop.main_window import MainWindow


class PageTurner:
    """Brings up the pages of one window. Pages that others add are made when they are first asked for."""

    def __init__(self, window: MainWindow) -> None:
        """Keep the window whose pages are turned."""
        self._window = window
        self._added: dict[View, Callable[[Place], QWidget]] = {}

    def add(self, view: View, fill: Callable[[Place], QWidget]) -> None:
        """Let `fill` give the page of a view, filled for a place; it is put on the window's stack."""
        self._added[view] = fill

    def show(self, place: Place) -> bool:
        """Show a place, without a step of the way. Returns False, and shows what it showed, when it is not there."""
        window = self._window
        window.search.close_popup()
        if place.view is View.ARTICLE:
            if not self._show_article(place):
                return False
        elif place.view is View.SEARCH:
            window.search.level = window.level
            window.stack.setCurrentWidget(window.results)
            window.search.show_page(place)
        elif place.view is View.CONTENTS:
            window.filler.fill_contents(place)
            window.stack.setCurrentWidget(window.contents)
        elif place.view in self._added:
            page = self._added[place.view](place)
            if window.stack.indexOf(page) < 0:
                window.stack.addWidget(page)
            window.stack.setCurrentWidget(page)
        else:
            window.filler.fill_start()
            window.stack.setCurrentWidget(window.start_page)
        window.commands.page_changed(place.view)
        window.own.page_changed(place)
        if place.view is not View.SEARCH:
            window.top_bar.search.clear()
            window.settled.emit()
        return True

    def _show_article(self, place: Place) -> bool:
        window = self._window
        try:
            window.article.show_article(
                place.slug, place.anchor, match_terms=place.match_terms, scroll=place.scroll or None
            )
        except LamplightError as error:
            window.tell(str(error))
            return False
        window.stack.setCurrentWidget(window.article)
        # After the paint: a slow disk must not keep the reader waiting.
        QTimer.singleShot(0, partial(window.commands.note_opened, place.slug))
        return True

    def remember(self) -> None:
        """Note in the history where on its page the reader is."""
        window = self._window
        current = window.history.current
        if current.view is View.ARTICLE and window.article.slug == current.slug:
            here = window.article.current_place()
            window.history.remember(replace(current, anchor=here.section, scroll=here.scroll))
        elif current.view is View.SEARCH:
            window.history.remember(replace(current, scroll=window.results.scroll_share()))
        elif current.view is View.CONTENTS:
            window.history.remember(replace(current, scroll=window.filler.scroll_share()))

    def article_moved(self) -> None:
        """Take another section of the open article as a step of the way, as in a browser."""
        window = self._window
        here = window.article.current_place()
        place = Place(View.ARTICLE, here.slug, here.section, scroll=here.scroll)
        if window.history.current.view is View.ARTICLE and not place.same_page(window.history.current):
            window.history.visit(place)
