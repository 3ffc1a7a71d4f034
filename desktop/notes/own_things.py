# SPDX-License-Identifier: MIT
"""The reader's own things in one window: connects their lists and panels to the window's pages and actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from desktop.navigation import Place, View
from desktop.notes.bookmark_keeper import BookmarkKeeper
from desktop.notes.changes import Thing
from desktop.notes.marking import Marking
from desktop.notes.names import Names
from desktop.own.errors import UserDataError

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.main_window import MainWindow
    from desktop.notes.bookmark_panel import BookmarkPanel
    from desktop.notes.exchanging import Exchanging
    from desktop.notes.notes_page import NotesPage

_ORDER = "bookmark_order"


class OwnThings(QObject):
    """Stands between the window and what the reader keeps. Lists are made when they are first asked for."""

    def __init__(self, window: MainWindow) -> None:
        """Make what is needed from the beginning; `connect_window` connects it."""
        super().__init__(window)
        self._window = window
        session = window.session
        self.changes = session.changes
        self.names = Names(session.library)
        self.bookmarks = BookmarkKeeper(session.userdata.marks, session.changes, window.tell)
        self.bookmark_panel: BookmarkPanel | None = None
        self.notes_page: NotesPage | None = None
        self.marking = Marking(window, self.names)
        self._exchanging: Exchanging | None = None

    def connect_window(self) -> None:
        """Connect the window's actions and panels."""
        window = self._window
        window.sidebar.marks_requested.connect(self._marks_requested)
        window.contents.clear_requested.connect(window.commands.clear_recent)
        window.acts.bookmark.triggered.connect(self._toggle_bookmark)
        window.acts.bookmarks.triggered.connect(lambda _checked: self.show_bookmarks())
        window.acts.undo.triggered.connect(self.undo)
        window.acts.notes.triggered.connect(lambda _checked: window.go_to(Place(View.OWN, "notes")))
        window.acts.export_clinic.triggered.connect(lambda: self.exchanging.ask_where_to_export(only_clinic=True))
        window.acts.export_own.triggered.connect(lambda: self.exchanging.ask_where_to_export(only_clinic=False))
        window.acts.import_own.triggered.connect(lambda _checked: self.exchanging.ask_what_to_import())
        window.article.text.document_shown.connect(self._show_star)
        window.pages.add(View.OWN, self._page)
        self.changes.changed.connect(self._changed)
        self.marking.connect_window()

    # ------------------------------------------------------------------------------------------------- the window

    def page_changed(self, place: Place) -> None:
        """Follow the window to another page."""
        self._window.notice.withdraw()
        self.marking.page_changed(article=place.view is View.ARTICLE)
        if place.view is View.OWN and self.notes_page is not None:
            (self.notes_page.list if self.notes_page.model.rows else self.notes_page.filter).setFocus()
        if place.note:
            self.marking.open_at(place.note)
        self._show_star()

    def look_changed(self) -> None:
        """Take over another theme or text size."""
        self.marking.look_changed()
        look = self._window.session.look
        if self.notes_page is not None:
            self.notes_page.set_theme(look.theme, look.text_size)
        if self.bookmark_panel is not None:
            self.bookmark_panel.set_theme(self._window.session.look.theme)

    def may_close(self) -> bool:
        """Return whether nothing would be lost when the window closed."""
        return self.marking.may_close()

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
            if self.bookmark_panel is not None:
                self.bookmark_panel.refill()
        if thing is Thing.NOTES and self.notes_page is not None and self.notes_page.isVisible():
            self.notes_page.refill()
        if self._window.isActiveWindow() and "removed" in self.changes.last_words:
            self._window.notice.offer(f"{self.changes.last_words}.", "Undo", self.undo)

    def _marks_requested(self, which: str) -> None:
        if which == "bookmarks":
            self.show_bookmarks(on=self._window.sidebar.bookmarks.isChecked())
        elif which == "notes":
            self._window.acts.notes.trigger()
        else:
            self._window.go_to(Place(View.CONTENTS, slug=which))

    # ------------------------------------------------------------------------------------------------- pages

    def _page(self, place: Place) -> QWidget:
        """Return the page that lists what a place names."""
        page = self._notes_page()
        page.refill()
        return page

    def _notes_page(self) -> NotesPage:
        if self.notes_page is None:
            from desktop.notes.notes_page import NotesPage  # noqa: PLC0415 - the window starts without it

            look, marking = self._window.session.look, self.marking
            page = NotesPage(marking.keeper.store, marking.standings, self.names, look.theme, look.text_size)
            page.opened.connect(self.go_to_note)
            page.removed.connect(lambda chosen: [marking.keeper.remove(identity) for identity in chosen])
            page.export_requested.connect(self._window.acts.export_clinic.trigger)
            page.import_requested.connect(self._window.acts.import_own.trigger)
            self.notes_page = page
        return self.notes_page

    @property
    def exchanging(self) -> Exchanging:
        """What writes and reads files for other computers."""
        if self._exchanging is None:
            from desktop.notes.exchanging import Exchanging  # noqa: PLC0415 - the window starts without it

            self._exchanging = Exchanging(self._window, self.names)
        return self._exchanging

    def go_to_note(self, identity: str, second: bool) -> None:
        """Go to the words of a note and open it beside them; one whose article is gone is opened beside the list."""
        window, note = self._window, self.marking.keeper.store.get(identity)
        if note is None:
            return
        if not window.session.has(note.slug):
            self.marking.open(identity)
            return
        place = Place(View.ARTICLE, note.slug, self.marking.standings.of(note).section, note=identity)
        if second:
            window.open_window(place)
        else:
            window.go_to(place)

    # ------------------------------------------------------------------------------------------------- bookmarks

    def show_bookmarks(self, *, on: bool = True) -> None:
        """Show the bookmarks in the sidebar with the keyboard in them, or the articles again."""
        window = self._window
        window.sidebar.bookmarks.setChecked(on)
        if not on:
            window.sidebar.show_instead(None)
            return
        if self.bookmark_panel is None:
            # Made when it is wanted: the window starts without it.
            from desktop.notes.bookmark_panel import BookmarkPanel  # noqa: PLC0415

            order = window.session.userdata.settings().get(_ORDER, "")
            self.bookmark_panel = BookmarkPanel(self.bookmarks, self.names, order, window.session.look.theme)
            self.bookmark_panel.place_requested.connect(self._go_to_section)
            self.bookmark_panel.order_changed.connect(lambda chosen: self._save(_ORDER, chosen))
        if not window.sidebar.isVisible():
            window.commands.show_sidebar()
        window.sidebar.show_instead(self.bookmark_panel)
        self.bookmark_panel.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self, name: str, value: str) -> None:
        try:
            self._window.session.userdata.save_setting(name, value)
        except UserDataError as error:
            self._window.tell(str(error))

    def _go_to_section(self, slug: str, section: str, second: bool) -> None:
        place = Place(View.ARTICLE, slug, section)
        if second:
            self._window.open_window(place)
        else:
            self._window.go_to(place)

    def section_at_hand(self) -> tuple[str, str]:
        """Return article and section that a bookmark is for; the first section stands for the whole article."""
        article = self._window.article
        shown = article.text.shown
        section = shown.section if shown is not None else ""
        return article.slug, "" if article.tabs.sections[:1] == [section] else section

    def _toggle_bookmark(self) -> None:
        slug, section = self.section_at_hand()
        if slug:
            self.bookmarks.toggle(slug, section, self._window.level.value if section else "")
        self._show_star()

    def _show_star(self) -> None:
        window = self._window
        slug, section = self.section_at_hand()
        here = window.stack.currentWidget() is window.article and bool(slug)
        window.acts.bookmark.setChecked(here and self.bookmarks.is_marked(slug, section))
        window.top_bar.draw_bookmark(window.session.look.theme, window.session.look.text_size)
