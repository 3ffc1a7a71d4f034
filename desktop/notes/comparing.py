# SPDX-License-Identifier: MIT
"""Compares the article of one window with a second one, and keeps the two in step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from desktop.navigation import Place, View
from desktop.notes.changes import Thing
from desktop.notes.text_marks import TextMarks
from index.article import Kind, Level

if TYPE_CHECKING:
    from desktop.main_window import MainWindow
    from desktop.notes.compare_pane import ComparePane

_MOST_NEAR = 6


class Comparing(QObject):
    """Connects the second article to the first one; it is made when it is first asked for."""

    def __init__(self, window: MainWindow) -> None:
        """Keep the window."""
        super().__init__(window)
        self._window = window
        self._marks: TextMarks | None = None
        self._wanted = False
        self._following = False
        self.pane: ComparePane | None = None

    def connect_window(self) -> None:
        """Connect the window's action and article."""
        self._window.acts.compare.triggered.connect(self.ask)
        self._window.article.text.document_shown.connect(self._follow)

    def ask(self) -> None:
        """Show the second article, or ask which it is."""
        window = self._window
        pane = self._make()
        self._wanted = True
        entry = window.session.library.article(window.article.slug).article
        near = [(slug, window.own.names.title(slug)) for slug in entry.related if window.session.has(slug)]
        pane.ask(near[:_MOST_NEAR])

    def page_changed(self, *, article: bool) -> None:
        """Lie beside an article only."""
        if self.pane is not None:
            self.pane.setVisible(article and self._wanted)

    def look_changed(self) -> None:
        """Take over another theme or text size."""
        if self.pane is not None:
            look = self._window.session.look
            self.pane.set_theme(look.theme, look.text_size)

    def _make(self) -> ComparePane:
        if self.pane is not None:
            return self.pane
        from desktop.notes.compare_pane import ComparePane  # noqa: PLC0415 - the window starts without it

        window, session = self._window, self._window.session
        titles = {entry.title: entry.slug for kind in Kind for entry in session.library.entries(kind)}
        look, number = session.look, session.settings.current.emergency_number
        pane = ComparePane(session.library, look.theme, look.text_size, window.article.level, number, titles)
        pane.closed.connect(self._closed)
        pane.section_chosen.connect(self._lead)
        view = pane.view
        view.window_requested.connect(lambda slug, anchor: window.open_window(Place(View.ARTICLE, slug, anchor)))
        view.system_requested.connect(lambda system: window.go_to(Place(View.CONTENTS, slug=system)))
        view.level_requested.connect(lambda level: window.set_level(Level(level)))
        session.settings.emergency_number_changed.connect(view.set_emergency_number)
        self._marks = TextMarks(view, session.userdata.notes, window.own.marking.standings, look)
        session.changes.changed.connect(self._notes_changed)
        window.desk.lay(pane, 0.5)
        self.pane = pane
        return pane

    def _notes_changed(self, thing: Thing) -> None:
        if thing is Thing.NOTES and self._marks is not None:
            self._marks.refill()

    def _closed(self) -> None:
        self._wanted = False
        self._window.article.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self) -> None:
        """Let the second article go where the first one went."""
        article = self._window.article
        if self.pane is None or not self._wanted or self._following or article.text.shown is None:
            return
        self._following = True
        try:
            self.pane.follow(article.text.shown.section, article.text.shown.title, article.level)
        finally:
            self._following = False

    def _lead(self, section: str) -> None:
        """Let the first article go where the second one went."""
        if not self._following:
            self._following = True
            try:
                self._window.article.go_within(section)
            finally:
                self._following = False
