# SPDX-License-Identifier: MIT
"""The pages of one window that list the reader's own things: notes and highlights, and what was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.navigation import Place, View
from desktop.notes.changes import Thing
from desktop.own.errors import UserDataError

if TYPE_CHECKING:
    from desktop.main_window import MainWindow
    from desktop.notes.history_page import HistoryPage
    from desktop.notes.marking import Marking
    from desktop.notes.names import Names
    from desktop.notes.notes_page import NotesPage
    from desktop.notes.own_page import OwnPage

NOTES = Place(View.OWN, "notes")
HISTORY = Place(View.OWN, "history")


class OwnPages:
    """Makes each page when it is first asked for, and connects it."""

    def __init__(self, window: MainWindow, marking: Marking, names: Names) -> None:
        """Keep the window."""
        self._window, self._marking, self._names = window, marking, names
        self.notes: NotesPage | None = None
        self.history: HistoryPage | None = None

    def page(self, place: Place) -> OwnPage:
        """Return the page that a place names, filled."""
        page: OwnPage = self._history() if place.slug == HISTORY.slug else self._notes()
        page.refill()
        return page

    def focus(self) -> None:
        """Give the keyboard to the page that is shown."""
        for page in (self.notes, self.history):
            if page is not None and self._window.stack.currentWidget() is page:
                (page.list if page.model.rows else page.filter).setFocus()

    def look_changed(self) -> None:
        """Take over another theme or text size."""
        look = self._window.session.look
        for page in (self.notes, self.history):
            if page is not None:
                page.set_theme(look.theme, look.text_size)

    def changed(self, thing: Thing) -> None:
        """Show what changed, when it is shown."""
        for page, of in ((self.notes, Thing.NOTES), (self.history, Thing.HISTORY)):
            if page is not None and thing is of and page.isVisible():
                page.refill()

    # ------------------------------------------------------------------------------------------------- notes

    def _notes(self) -> NotesPage:
        if self.notes is None:
            from desktop.notes.notes_page import NotesPage  # noqa: PLC0415 - the window starts without it

            look, marking, acts = self._window.session.look, self._marking, self._window.acts
            page = NotesPage(marking.keeper.store, marking.standings, self._names, look.theme, look.text_size)
            page.opened.connect(self.go_to_note)
            page.removed.connect(lambda chosen: [marking.keeper.remove(identity) for identity in chosen])
            page.export_requested.connect(acts.export_clinic.trigger)
            page.import_requested.connect(acts.import_own.trigger)
            self.notes = page
        return self.notes

    def go_to_note(self, identity: str, second: bool) -> None:
        """Go to the words of a note and open it beside them; one whose article is gone is opened beside the list."""
        window, note = self._window, self._marking.keeper.store.get(identity)
        if note is None:
            return
        if not window.session.has(note.slug):
            self._marking.beside.open(identity)
            return
        place = Place(View.ARTICLE, note.slug, self._marking.standings.of(note).section, note=identity)
        if second:
            window.open_window(place)
        else:
            window.go_to(place)

    # ------------------------------------------------------------------------------------------------- history

    def _history(self) -> HistoryPage:
        if self.history is None:
            from desktop.notes.history_page import HistoryPage  # noqa: PLC0415 - the window starts without it

            session = self._window.session
            look = session.look
            page = HistoryPage(session.userdata.history, self._names, look.theme, look.text_size)
            page.opened.connect(self._open_visit)
            page.removed.connect(self._forget_visits)
            page.keep_requested.connect(self._keep)
            page.clear_requested.connect(self._ask_to_clear)
            self.history = page
        return self.history

    def _open_visit(self, identity: str, second: bool) -> None:
        visit = self._history().visit(identity)
        if visit is not None:
            place = Place(View.ARTICLE, visit.slug, visit.section)
            if second:
                self._window.open_window(place)
            else:
                self._window.go_to(place)

    def _forget_visits(self, chosen: tuple[str, ...]) -> None:
        try:
            self._window.session.userdata.history.forget(tuple(int(identity) for identity in chosen))
        except UserDataError as error:
            self._window.tell(str(error))
        self._tell_history()

    def _keep(self, on: bool) -> None:
        try:
            self._window.session.userdata.history.keep(on=on)
        except UserDataError as error:
            self._window.tell(str(error))
        self._tell_history()

    def _ask_to_clear(self) -> None:
        from desktop.notes.question import Question  # noqa: PLC0415 - the window starts without it

        lead = "What was read is forgotten, in the backups too. This cannot be taken back."
        dialog = Question("Clear the history?", lead, "Clear the history", self._window)
        dialog.accepted.connect(self._clear)
        dialog.open()

    def _clear(self) -> None:
        try:
            self._window.session.userdata.history.clear()
        except UserDataError as error:
            self._window.tell(str(error))
        self._tell_history()

    def _tell_history(self) -> None:
        self._window.session.changes.changed.emit(Thing.HISTORY)
