# SPDX-License-Identifier: MIT
"""The bookmarks in the sidebar: folders, search, order, names."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget

from desktop.notes.choice import Choice
from desktop.notes.own_tree import OwnTree, Row

if TYPE_CHECKING:
    from desktop.notes.bookmark_keeper import BookmarkKeeper
    from desktop.notes.names import Names
    from desktop.own.bookmarks import Bookmark
    from desktop.theme import Theme

_ORDERS = (("own", "My order"), ("title", "Title A to Z"), ("newest", "Newest first"))
_NOTHING = "There are no bookmarks yet. Press Ctrl+D in an article, or the star in the top bar, to keep a section here."


class BookmarkPanel(QWidget):
    """Lists the bookmarks.

    Signals:
        place_requested: (slug, section, in a second window or not).
        order_changed: (own, title or newest) the reader sorted otherwise.
    """

    place_requested = Signal(str, str, bool)
    order_changed = Signal(str)

    def __init__(self, keeper: BookmarkKeeper, names: Names, order: str, theme: Theme) -> None:
        """Build the list; `order` is the one that was chosen last."""
        super().__init__()
        self._keeper, self._names, self._theme = keeper, names, theme
        self.filter = QLineEdit()
        self.filter.setClearButtonEnabled(True)
        self.filter.setPlaceholderText("Search bookmarks")
        self.filter.setAccessibleName("Search bookmarks")
        for clear in self.filter.findChildren(QAction):
            clear.setText("Clear the search")
        self.order = Choice("Order of bookmarks", _ORDERS, theme)
        self.order.choose(order)
        self.add = QPushButton("New folder")
        self.add.setProperty("flat", "true")
        self.tree = OwnTree("Bookmarks", theme)
        self.hint = QLabel()
        self.hint.setObjectName("ownHint")
        self.hint.setWordWrap(True)
        self._arrange()
        self._connect()
        self.refill()

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.order)
        row.addStretch(1)
        row.addWidget(self.add)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.filter)
        layout.addLayout(row)
        layout.addWidget(self.hint)
        layout.addWidget(self.tree, 1)
        self.setFocusProxy(self.tree)

    def _connect(self) -> None:
        self.filter.textChanged.connect(self.refill)
        self.filter.installEventFilter(self)
        self.order.activated.connect(self._reorder)
        self.add.clicked.connect(self._add_folder)
        self.tree.opened.connect(self._open)
        self.tree.renamed.connect(self._rename)
        self.tree.removed.connect(self._keeper.remove)
        self.tree.moved.connect(self._move)
        self.tree.stepped.connect(self._step)
        self.tree.menu_requested.connect(lambda identity, place: self.menu(identity).popup(place))

    def set_theme(self, theme: Theme) -> None:
        """Change the theme."""
        self._theme = theme
        self.order.set_theme(theme)
        self.tree.ticks.theme = theme
        self.refill()

    # ------------------------------------------------------------------------------------------------- filling

    def refill(self) -> None:
        """Show what there is now."""
        store, words = self._keeper.store, self.filter.text().strip()
        self.tree.begin()
        if words:
            for mark in self._sorted(store.search(words, self._names.titles(mark.slug for mark in store.all()))):
                self.tree.put(self._row(mark))
        else:
            folder_icon = self._theme.icon("folder", "soft-ink", 18)
            for parent in ("", *(folder.id for folder in store.folders())):
                for folder in store.folders(parent):
                    self.tree.put(Row(folder.id, folder.name, folder_icon, holds=True), parent)
            for folder_id in ("", *(folder.id for folder in store.all_folders())):
                for mark in self._sorted(store.in_folder(folder_id)):
                    self.tree.put(self._row(mark), folder_id)
        self.tree.end()
        nothing = not self.tree.words()
        self.hint.setText("No bookmark holds these words." if words else _NOTHING)
        self.hint.setVisible(nothing)
        self.tree.setVisible(not nothing)

    def _row(self, mark: Bookmark) -> Row:
        place = self._names.place(mark.slug, mark.section)
        words = mark.title or place
        return Row(mark.id, words, self._theme.icon("star", "soft-ink", 18), hint=place)

    def _sorted(self, marks: tuple[Bookmark, ...]) -> list[Bookmark]:
        order = self.order.key()
        if order == "title":
            return sorted(marks, key=lambda mark: (mark.title or self._names.place(mark.slug, mark.section)).casefold())
        if order == "newest":
            return sorted(marks, key=lambda mark: mark.added, reverse=True)
        return list(marks)

    # ------------------------------------------------------------------------------------------------- doing

    def _open(self, identity: str, second: bool) -> None:
        mark = self._keeper.store.get(identity)
        if mark is not None:
            self.place_requested.emit(mark.slug, mark.section, second)

    def _rename(self, identity: str, words: str) -> None:
        self._keeper.rename(identity, words)
        self.refill()

    def _reorder(self) -> None:
        self.refill()
        self.order_changed.emit(self.order.key())

    def _add_folder(self) -> None:
        self.filter.clear()
        identity = self._keeper.new_folder()
        if identity:
            self.tree.write_anew(identity)

    def _move(self, identity: str, folder: str, row: int) -> None:
        if not self.filter.text().strip():
            self._keeper.move(identity, folder, row)

    def _step(self, identity: str, step: int) -> None:
        """Move by keyboard. In another order than the reader's own, what is seen becomes the reader's own."""
        if self.filter.text().strip():
            return
        mark, folder = self._keeper.store.get(identity), self._keeper.store.folder(identity)
        if folder is not None:
            beside = [one.id for one in self._keeper.store.folders(folder.parent)]
            self._keeper.step(beside, identity, folder.parent, step)
        elif mark is not None:
            beside = [one.id for one in self._sorted(self._keeper.store.in_folder(mark.folder))]
            if self.order.key() != "own":
                self.order.choose("own")
                self.order_changed.emit("own")
            self._keeper.step(beside, identity, mark.folder, step)

    def menu(self, identity: str) -> QMenu:
        """Return the menu of a row, or of none."""
        menu = QMenu(self)
        store, tree = self._keeper.store, self.tree
        mark, folder = store.get(identity), store.folder(identity)
        if mark is not None:
            menu.addAction("Open", lambda: self._open(identity, second=False))
            menu.addAction("Open in second window", lambda: self._open(identity, second=True))
            move = menu.addMenu("Move to")
            for target, words in (("", "No folder"), *((one.id, one.name) for one in store.all_folders())):
                action = move.addAction(words, partial(self._keeper.move, identity, target, 0))
                action.setEnabled(target != mark.folder)
        if mark is not None or folder is not None:
            menu.addAction("Rename", lambda: tree.write_anew(identity)).setShortcut(Qt.Key.Key_F2)
            menu.addAction("Move up", lambda: self._step(identity, -1)).setShortcut("Alt+Up")
            menu.addAction("Move down", lambda: self._step(identity, 1)).setShortcut("Alt+Down")
            menu.addAction("Remove", lambda: self._keeper.remove(identity)).setShortcut(Qt.Key.Key_Delete)
            menu.addSeparator()
        menu.addAction("New folder", self._add_folder)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Down leave the search for the list, Enter open the first, Escape clear it."""
        if watched is self.filter and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Down:
                self.tree.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._open(self.tree.current(), second=False)
                return True
            if event.key() == Qt.Key.Key_Escape and self.filter.text():
                self.filter.clear()
                return True
        return super().eventFilter(watched, event)
