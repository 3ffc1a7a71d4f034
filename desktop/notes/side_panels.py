# SPDX-License-Identifier: MIT
"""The bookmarks and the reading lists in the sidebar of one window, in the place of the articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from desktop.navigation import Place, View
from desktop.notes.bookmark_keeper import BookmarkKeeper
from desktop.notes.changes import Thing
from desktop.notes.reading_keeper import ReadingKeeper
from desktop.own.errors import UserDataError
from desktop.segments import Segments
from desktop.theme import interface_percent

if TYPE_CHECKING:
    from desktop.main_window import MainWindow
    from desktop.notes.bookmark_panel import BookmarkPanel
    from desktop.notes.names import Names
    from desktop.notes.reading_panel import ReadingPanel

_ORDER = "bookmark_order"
_BOOKMARKS, _READING = "bookmarks", "reading"


class SidePanels(QObject):
    """Makes the panels when they are first asked for, and keeps them true to what is stored."""

    def __init__(self, window: MainWindow, names: Names) -> None:
        """Keep the window."""
        super().__init__(window)
        self._window, self._names = window, names
        session = window.session
        self.bookmark_keeper = BookmarkKeeper(session.userdata.marks, session.changes, window.tell)
        self.reading_keeper = ReadingKeeper(session.userdata.reading_lists, session.changes, window.tell)
        self.bookmarks: BookmarkPanel | None = None
        self.reading: ReadingPanel | None = None
        self._box: QWidget | None = None
        session.changes.changed.connect(self._changed)

    def show_bookmarks(self) -> None:
        """Show the bookmarks, with the keyboard in them."""
        self._show(_BOOKMARKS)

    def show_reading(self) -> None:
        """Show the reading lists, with the keyboard in them."""
        self._show(_READING)

    def hide(self) -> None:
        """Show the articles again."""
        self._window.sidebar.show_instead(None)

    def add_here(self, list_id: str = "") -> None:
        """Put the section that is read now on a reading list."""
        window = self._window
        slug, section = window.own.section_at_hand()
        if not slug or window.history.current.view is not View.ARTICLE:
            window.tell("Open an article first: what is read now is put on the list.")
            return
        name = self.reading_keeper.add(slug, section, list_id)
        if name:
            words = f"{self._names.place(slug, section)} is on “{name}”."
            window.notice.offer(words, "Undo", window.own.undo)

    def look_changed(self) -> None:
        """Take over another theme or text size."""
        look = self._window.session.look
        size = round(16 * interface_percent(look.text_size) / 100)
        for panel in (self.bookmarks, self.reading):
            if panel is not None:
                panel.tree.setIconSize(QSize(size, size))
                panel.set_theme(look.theme)

    def _changed(self, thing: Thing) -> None:
        if thing is Thing.BOOKMARKS and self.bookmarks is not None:
            self.bookmarks.refill()
        elif thing is Thing.LISTS and self.reading is not None:
            self.reading.refill()

    def _show(self, which: str) -> None:
        window = self._window
        box = self._make()
        if not window.sidebar.isVisible():
            window.commands.show_sidebar()
        self._tabs.choose(which)
        self._choose(which)
        window.sidebar.show_instead(box)
        panel = self.bookmarks if which == _BOOKMARKS else self.reading
        if panel is not None:
            (panel.tree if panel.tree.words() else panel.add).setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, which: str) -> None:
        self._pages.setCurrentIndex(0 if which == _BOOKMARKS else 1)

    def _make(self) -> QWidget:
        if self._box is not None:
            return self._box
        # Made when they are wanted: the window starts without them.
        from desktop.notes.bookmark_panel import BookmarkPanel  # noqa: PLC0415
        from desktop.notes.reading_panel import ReadingPanel  # noqa: PLC0415

        session = self._window.session
        order = session.userdata.settings().get(_ORDER, "")
        self.bookmarks = BookmarkPanel(self.bookmark_keeper, self._names, order, session.look.theme)
        self.bookmarks.order_changed.connect(lambda chosen: self._save(_ORDER, chosen))
        self.reading = ReadingPanel(self.reading_keeper, self._names, session.look.theme)
        self.reading.add_requested.connect(self.add_here)
        self._box = QWidget()
        self._tabs = Segments(((_BOOKMARKS, "Bookmarks"), (_READING, "Reading lists")), "Kept")
        self._tabs.chosen.connect(self._choose)
        self._pages = QStackedLayout()
        layout = QVBoxLayout(self._box)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._tabs)
        layout.addLayout(self._pages, 1)
        for panel in (self.bookmarks, self.reading):
            self._pages.addWidget(panel)
            panel.place_requested.connect(self._go)
        self.look_changed()
        return self._box

    def _go(self, slug: str, section: str, second: bool) -> None:
        place = Place(View.ARTICLE, slug, section)
        if second:
            self._window.open_window(place)
        else:
            self._window.go_to(place)

    def _save(self, name: str, value: str) -> None:
        try:
            self._window.session.userdata.save_setting(name, value)
        except UserDataError as error:
            self._window.tell(str(error))
