# SPDX-License-Identifier: MIT
"""The sidebar's panel: kinds, filter, grouping, list, and the reader's bookmarks and recent articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.mouse import left_to_window
from desktop.quoting import quoted
from desktop.segments import Segments
from desktop.sidebar.delegate import EntryDelegate
from desktop.sidebar.entry_list import EntryTable
from desktop.sidebar.model import ENTRY_ROLE, HEAD_ROLE, EntryModel, Grouping, Listing
from desktop.theme import interface_percent
from index.article import Kind

if TYPE_CHECKING:
    from desktop.theme import Theme

_KINDS = ((Kind.CONDITION, "Conditions"), (Kind.SYMPTOM, "Symptoms"), (Kind.PROCEDURE, "Procedures"))


class Sidebar(QFrame):
    """Lists the articles of one kind.

    Signals:
        article_requested: (slug, anchor) the reader chose an article.
        window_requested: (slug, anchor) the same, in a second window.
        kind_requested: (kind) another kind was chosen; answered by `show_kind`.
        grouping_changed: (grouping) the list was grouped otherwise.
        marks_requested: (which) "bookmarks", "notes" or "recent" was chosen.
    """

    article_requested = Signal(str, str)
    window_requested = Signal(str, str)
    kind_requested = Signal(str)
    grouping_changed = Signal(str)
    marks_requested = Signal(str)

    def __init__(self, theme: Theme, text_percent: int, parent: QWidget | None = None) -> None:
        """Build the panel, empty until `show_kind`."""
        super().__init__(parent)
        self.setObjectName("sidebar")
        self._theme = theme
        self._text_percent = text_percent
        self._open = ("", "")
        self._instead: QWidget | None = None
        self._kind = Kind.CONDITION
        self.kinds = Segments(_KINDS, "Kind of article")
        self.filter = QLineEdit()
        self.filter.setClearButtonEnabled(True)
        self.filter.setAccessibleName("Filter the list")
        for clear in self.filter.findChildren(QAction):
            clear.setText("Clear the filter")
        self.by_letter = self._grouping_button("A to Z", Grouping.LETTERS)
        self.by_system = self._grouping_button("By body system", Grouping.SYSTEMS)
        self.model = EntryModel(self)
        self.delegate = EntryDelegate(theme, text_percent, self)
        self.list = self._make_list()
        self.empty = QLabel()
        self.empty.setWordWrap(True)
        self.empty.setTextFormat(Qt.TextFormat.PlainText)
        self.empty.setObjectName("sidebarCount")
        self._arrange()
        self._connect()

    def _grouping_button(self, words: str, grouping: Grouping) -> QPushButton:
        button = QPushButton(words)
        button.setProperty("flat", "true")
        button.setCheckable(True)
        button.setAutoExclusive(True)
        button.setAccessibleName(f"List {words}")
        button.clicked.connect(lambda: self._choose_grouping(grouping))
        return button

    def _make_list(self) -> EntryTable:
        view = EntryTable()
        view.setModel(self.model)
        view.setItemDelegate(self.delegate)
        view.set_row_height(self.delegate.row_height())
        view.setAccessibleName("Articles")
        view.viewport().installEventFilter(self)
        view.installEventFilter(self)
        return view

    def _arrange(self) -> None:
        grouping = QHBoxLayout()
        grouping.setSpacing(4)
        grouping.addWidget(self.by_letter)
        grouping.addWidget(self.by_system)
        grouping.addStretch(1)
        self._articles = QWidget()
        inner = self._layout = QVBoxLayout(self._articles)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(8)
        inner.addWidget(self.kinds)
        inner.addWidget(self.filter)
        inner.addLayout(grouping)
        inner.addWidget(self.empty)
        inner.addWidget(self.list, 1)
        layout = self._outer = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 8)
        layout.setSpacing(8)
        layout.addWidget(self._articles, 1)
        self._foot = QFrame()
        self._foot.setObjectName("sidebarFoot")
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(0, 8, 0, 0)
        foot.setSpacing(0)
        self.bookmarks = QPushButton("Bookmarks")
        self.bookmarks.setCheckable(True)
        self.notes = QPushButton("Notes and highlights")
        self.recent = QPushButton("Recent")
        feet = {"bookmarks": self.bookmarks, "notes": self.notes, "recent": self.recent}
        for which, button in feet.items():
            button.clicked.connect(lambda _checked=False, which=which: self.marks_requested.emit(which))
            foot.addWidget(button)
        layout.addWidget(self._foot)
        self._draw_icons()

    def _draw_icons(self) -> None:
        size = round(18 * interface_percent(self._text_percent) / 100)
        for button, name in ((self.bookmarks, "star"), (self.notes, "note"), (self.recent, "clock")):
            button.setIcon(self._theme.icon(name, "soft-ink", size))
            button.setIconSize(QSize(size, size))

    def _connect(self) -> None:
        self.kinds.chosen.connect(self.kind_requested)
        self.filter.textChanged.connect(self._filter_changed)
        self.filter.returnPressed.connect(self._open_first)
        self.filter.installEventFilter(self)
        self.list.clicked.connect(self._activate)

    @property
    def kind(self) -> Kind:
        """The kind that is listed."""
        return self._kind

    @property
    def grouping(self) -> Grouping:
        """How the list is grouped."""
        return Grouping.LETTERS if self.by_letter.isChecked() else Grouping.SYSTEMS

    def show_kind(self, kind: Kind, listing: Listing, grouping: Grouping) -> None:
        """Show the articles of a kind, unfiltered."""
        self._kind = kind
        self.kinds.choose(kind)
        self.filter.clear()
        words = dict(_KINDS)[kind].lower()
        self.filter.setPlaceholderText(f"Filter {len(listing.titles):,} {words}")
        self.list.setAccessibleName(dict(_KINDS)[kind])
        (self.by_letter if grouping is Grouping.LETTERS else self.by_system).setChecked(True)
        self.model.set_listing(listing, grouping)
        QTimer.singleShot(0, self.model.prepare_filter)
        self._after_change()
        self.show_open(*self._open)

    def show_open(self, slug: str, title: str) -> None:
        """Mark the article that is open and bring it into sight; an empty slug marks none."""
        self._open = (slug, title)
        row = self.model.row_of(slug, title) if slug else -1
        self.delegate.open_row = row
        if row >= 0:
            place = self.model.index(row)
            self.list.setCurrentIndex(place)
            self.list.scrollTo(place)
        self.list.viewport().update()

    def show_instead(self, panel: QWidget | None) -> None:
        """Show a panel in the place of the articles; None shows the articles again."""
        if self._instead is not None:
            self._instead.hide()
        self._instead = panel
        if panel is not None:
            if self._outer.indexOf(panel) < 0:
                self._outer.insertWidget(1, panel, 1)
            panel.show()
        self._articles.setVisible(panel is None)
        self.bookmarks.setChecked(panel is not None)

    def focus_filter(self) -> None:
        """Put the cursor into the filter of the articles."""
        self.show_instead(None)
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def set_theme(self, theme: Theme, text_percent: int) -> None:
        """Change theme and text size."""
        self._theme = theme
        self._text_percent = text_percent
        self.delegate.set_look(theme, text_percent)
        self._draw_icons()
        self.list.set_row_height(self.delegate.row_height())
        self.list.viewport().update()

    def _choose_grouping(self, grouping: Grouping) -> None:
        self.filter.clear()
        self.model.set_grouping(grouping)
        self._after_change()
        self.show_open(*self._open)
        self.grouping_changed.emit(grouping)

    def _filter_changed(self, text: str) -> None:
        self.model.set_filter(text)
        self._after_change()

    def _after_change(self) -> None:
        self.delegate.open_row = self.model.row_of(*self._open) if self._open[0] else -1
        typed = self.filter.text().strip()
        nothing = self.model.rowCount() == 0
        self.empty.setVisible(nothing)
        self.list.setVisible(not nothing)
        if nothing:
            words = dict(_KINDS)[self._kind].lower()
            self.empty.setText(
                f"No {words} named {quoted(typed)}. Press Ctrl+K to search inside all articles."
                if typed
                else f"There are no {words} here."
            )
        self._layout.setStretch(self._layout.indexOf(self.empty), 1 if nothing else 0)

    def _open_first(self) -> None:
        for row in range(self.model.rowCount()):
            if self.model.index(row).data(ENTRY_ROLE) is not None:
                self._activate(self.model.index(row))
                return

    def _activate(self, place: QModelIndex, *, second: bool = False) -> None:
        head = place.data(HEAD_ROLE)
        if head is not None:
            if place.flags() & Qt.ItemFlag.ItemIsSelectable:
                row = place.row()
                self.model.toggle(head)
                self._after_change()
                self.list.setCurrentIndex(self.model.index(row))
            return
        entry = place.data(ENTRY_ROLE)
        if entry is not None:
            (self.window_requested if second else self.article_requested).emit(entry.slug, "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter open a row, Ctrl+Enter and middle click open it in a second window, Down leave the filter."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(watched, event)
        if left_to_window(event):
            return True
        if (
            watched is self.list.viewport()
            and isinstance(event, QMouseEvent)
            and event.type() == QEvent.Type.MouseButtonRelease
            and event.button() == Qt.MouseButton.MiddleButton
        ):
            self._activate(self.list.indexAt(event.position().toPoint()), second=True)
            return True
        return super().eventFilter(watched, event)

    def _key(self, watched: QObject, event: QKeyEvent) -> bool:
        if watched is self.filter and event.key() == Qt.Key.Key_Down:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        if watched is self.filter and event.key() == Qt.Key.Key_Escape and self.filter.text():
            self.filter.clear()
            return True
        if watched is self.list and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            second = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self._activate(self.list.currentIndex(), second=second)
            return True
        return False
