# SPDX-License-Identifier: MIT
"""The reader's own things in one window: connects their lists and panels to the window's pages and actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.navigation import Place, View
from desktop.notes.changes import Thing
from desktop.notes.comparing import Comparing
from desktop.notes.marking import Marking
from desktop.notes.names import Names
from desktop.notes.own_pages import HISTORY, NOTES, OwnPages
from desktop.notes.side_panels import SidePanels
from desktop.own.errors import UserDataError

if TYPE_CHECKING:
    from desktop.main_window import MainWindow
    from desktop.notes.exchanging import Exchanging


class OwnThings(QObject):
    """Stands between the window and what the reader keeps."""

    def __init__(self, window: MainWindow) -> None:
        """Make what is needed from the beginning; `connect_window` connects it."""
        super().__init__(window)
        self._window = window
        self.changes = window.session.changes
        self.names = Names(window.session.library)
        self.side = SidePanels(window, self.names)
        self.marking = Marking(window, self.names)
        self.pages = OwnPages(window, self.marking, self.names)
        self.comparing = Comparing(window)
        self._exchanging: Exchanging | None = None

    def connect_window(self) -> None:
        """Connect the window's actions and panels."""
        window, acts = self._window, self._window.acts
        window.sidebar.marks_requested.connect(self._marks_requested)
        acts.bookmark.triggered.connect(self._toggle_bookmark)
        acts.bookmarks.triggered.connect(self.side.show_bookmarks)
        acts.reading_lists.triggered.connect(self.side.show_reading)
        acts.read_later.triggered.connect(lambda _checked: self.side.add_here())
        acts.undo.triggered.connect(self.undo)
        acts.notes.triggered.connect(lambda _checked: window.go_to(NOTES))
        acts.recent.triggered.connect(lambda _checked: window.go_to(HISTORY))
        acts.export_clinic.triggered.connect(lambda: self.exchanging.ask_where_to_export(only_clinic=True))
        acts.export_own.triggered.connect(lambda: self.exchanging.ask_where_to_export(only_clinic=False))
        acts.import_own.triggered.connect(lambda _checked: self.exchanging.ask_what_to_import())
        acts.forget.triggered.connect(self._ask_to_forget)
        window.article.text.document_shown.connect(self._show_star)
        window.pages.add(View.OWN, self.pages.page)
        self.changes.changed.connect(self._changed)
        self.changes.done.connect(self._done)
        self.changes.forgotten.connect(self._begin_anew)
        self.marking.connect_window()
        self.comparing.connect_window()

    @property
    def exchanging(self) -> Exchanging:
        """What writes and reads files for other computers."""
        if self._exchanging is None:
            from desktop.notes.exchanging import Exchanging  # noqa: PLC0415 - the window starts without it

            self._exchanging = Exchanging(self._window, self.names)
        return self._exchanging

    # ------------------------------------------------------------------------------------------------- the window

    def page_changed(self, place: Place) -> None:
        """Follow the window to another page."""
        in_article = place.view is View.ARTICLE
        for action in self._window.acts.in_article:
            action.setEnabled(in_article)
        self._window.notice.withdraw()
        self.marking.beside.page_changed(article=in_article)
        self.comparing.page_changed(article=in_article)
        if place.view is View.OWN:
            self.pages.focus()
        if place.note:
            self.marking.beside.open_at(place.note)
        self._show_star()

    def look_changed(self) -> None:
        """Take over another theme or text size."""
        for part in (self.marking, self.pages, self.side, self.comparing):
            part.look_changed()

    def may_close(self) -> bool:
        """Return whether nothing would be lost when the window closed."""
        return self.marking.beside.may_close()

    def undo(self) -> None:
        """Take the last change to the reader's own things back and say so."""
        try:
            words = self.changes.undo()
        except UserDataError as error:
            self._window.tell(str(error))
            return
        self._window.notice.tell(f"Taken back: {words}" if words else "There is nothing to take back.")

    def _changed(self, thing: Thing) -> None:
        if thing is Thing.BOOKMARKS:
            self._show_star()
        self.pages.changed(thing)

    def _done(self, words: str) -> None:
        """Offer to take a removal back, in the window where it was done."""
        if self._window.isActiveWindow() and words.endswith("removed"):
            self._window.notice.offer(f"{words}.", "Undo", self.undo)

    def _marks_requested(self, which: str) -> None:
        acts = self._window.acts
        if which == "bookmarks" and not self._window.sidebar.bookmarks.isChecked():
            self.side.hide()
        else:
            {"bookmarks": acts.bookmarks, "notes": acts.notes}.get(which, acts.recent).trigger()

    # ------------------------------------------------------------------------------------------------- forgetting

    def _ask_to_forget(self) -> None:
        from desktop.notes.question import Question  # noqa: PLC0415 - the window starts without it

        lead = (
            "Bookmarks, notes, highlights, clinic notes, reading lists, history, learning, feedback and settings of "
            "this profile are deleted, with their backups. This cannot be taken back; export them first if in doubt."
        )
        dialog = Question("Forget everything?", lead, "Forget everything", self._window)
        dialog.accepted.connect(self._forget)
        dialog.open()

    def _forget(self) -> None:
        try:
            self._window.session.forget_everything()
        except UserDataError as error:
            self._window.tell(str(error))
        else:
            self._window.tell("Everything was forgotten.")

    def _begin_anew(self) -> None:
        """Show nothing of what was forgotten."""
        self.marking.beside.forget()
        self._window.begin_at(Place())

    # ------------------------------------------------------------------------------------------------- bookmarks

    def section_at_hand(self) -> tuple[str, str]:
        """Return article and section that a bookmark is for; the first section stands for the whole article."""
        article = self._window.article
        shown = article.text.shown
        section = shown.section if shown is not None else ""
        return article.slug, "" if article.tabs.sections[:1] == [section] else section

    def _toggle_bookmark(self) -> None:
        slug, section = self.section_at_hand()
        if slug:
            self.side.bookmark_keeper.toggle(slug, section, self._window.level.value if section else "")
        self._show_star()

    def _show_star(self) -> None:
        window = self._window
        slug, section = self.section_at_hand()
        here = window.stack.currentWidget() is window.article and bool(slug)
        window.acts.bookmark.setChecked(here and self.side.bookmark_keeper.is_marked(slug, section))
        window.top_bar.draw_bookmark(window.session.look.theme, window.session.look.text_size)
