# SPDX-License-Identifier: MIT
"""The reading lists in the sidebar: places in an order, ticked off when they are read."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from desktop.notes.own_tree import OwnTree, Row

if TYPE_CHECKING:
    from desktop.notes.names import Names
    from desktop.notes.reading_keeper import ReadingKeeper
    from desktop.theme import Theme

_NOTHING = "There is no reading list yet. “Add this section” puts what you read now on a list."


class ReadingPanel(QWidget):
    """Lists the reading lists with what stands on them.

    Signals:
        place_requested: (slug, section, in a second window or not).
        add_requested: (identity of a list or "") the section that is read now is to be put on it.
    """

    place_requested = Signal(str, str, bool)
    add_requested = Signal(str)

    def __init__(self, keeper: ReadingKeeper, names: Names, theme: Theme) -> None:
        """Build the panel."""
        super().__init__()
        self._keeper, self._names, self._theme = keeper, names, theme
        self.add = QPushButton("Add this section")
        self.new = QPushButton("New list")
        for button in (self.add, self.new):
            button.setProperty("flat", "true")
        self.tree = OwnTree("Reading lists", theme)
        self.hint = QLabel()
        self.hint.setObjectName("ownHint")
        self.hint.setWordWrap(True)
        row = QHBoxLayout()
        row.addWidget(self.add)
        row.addStretch(1)
        row.addWidget(self.new)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(row)
        layout.addWidget(self.hint)
        layout.addWidget(self.tree, 1)
        self.add.clicked.connect(lambda: self.add_requested.emit(self._list_of(self.tree.current())))
        self.new.clicked.connect(self._new)
        self.tree.opened.connect(self._open)
        self.tree.renamed.connect(self._rename)
        self.tree.removed.connect(keeper.remove)
        self.tree.moved.connect(keeper.move)
        self.tree.stepped.connect(keeper.step)
        self.tree.ticked.connect(lambda identity, on: keeper.tick(identity, on=on))
        self.tree.menu_requested.connect(lambda identity, place: self.menu(identity).popup(place))
        self.refill()

    def set_theme(self, theme: Theme) -> None:
        """Change the theme."""
        self._theme = theme
        self.tree.ticks.theme = theme
        self.refill()

    def refill(self) -> None:
        """Show what there is now."""
        icon = self._theme.icon("list", "soft-ink", 18)
        self.tree.begin()
        lists = self._keeper.store.lists()
        for one in lists:
            entries = self._keeper.store.entries(one.id)
            done = sum(bool(entry.finished) for entry in entries)
            hint = f"{one.name}: {done} of {len(entries)} read"
            self.tree.put(Row(one.id, one.name, icon, holds=True, hint=hint))
            for entry in entries:
                words = self._names.place(entry.slug, entry.section)
                self.tree.put(Row(entry.id, words, None, ticked=bool(entry.finished), fixed=True), one.id)
        self.tree.end(unfold=True)
        self.hint.setText(_NOTHING)
        self.hint.setVisible(not lists)
        self.tree.setVisible(bool(lists))

    def _list_of(self, identity: str) -> str:
        """Return the list that a row is, or lies in."""
        entry = self._keeper.entry(identity) if identity else None
        return entry.list if entry is not None else identity

    def _open(self, identity: str, second: bool) -> None:
        entry = self._keeper.entry(identity)
        if entry is not None:
            self.place_requested.emit(entry.slug, entry.section, second)

    def _rename(self, identity: str, words: str) -> None:
        self._keeper.rename(identity, words)
        self.refill()

    def _new(self) -> None:
        identity = self._keeper.new_list()
        if identity:
            self.tree.write_anew(identity)

    def menu(self, identity: str) -> QMenu:
        """Return the menu of a row, or of none."""
        menu, keeper = QMenu(self), self._keeper
        entry = keeper.entry(identity)
        if entry is not None:
            menu.addAction("Open", partial(self._open, identity, second=False))
            menu.addAction("Open in second window", partial(self._open, identity, second=True))
            words = "Not read yet" if entry.finished else "Tick off as read"
            menu.addAction(words, partial(keeper.tick, identity, on=not entry.finished))
            menu.addAction("Move up", partial(keeper.step, identity, -1)).setShortcut("Alt+Up")
            menu.addAction("Move down", partial(keeper.step, identity, 1)).setShortcut("Alt+Down")
            move = menu.addMenu("Move to")
            for one in keeper.store.lists():
                move.addAction(one.name, partial(keeper.move, identity, one.id, 0)).setEnabled(one.id != entry.list)
        elif identity:
            menu.addAction("Add this section", partial(self.add_requested.emit, identity))
            menu.addAction("Rename", partial(self.tree.write_anew, identity)).setShortcut(Qt.Key.Key_F2)
        if identity:
            menu.addAction("Remove", partial(keeper.remove, identity)).setShortcut(Qt.Key.Key_Delete)
            menu.addSeparator()
        menu.addAction("New list", self._new)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu
