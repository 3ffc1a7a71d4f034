# SPDX-License-Identifier: MIT
"""What the pages that list the reader's own things share: a title, a search, a row of controls, the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from desktop.article.flow_row import FlowRow
from desktop.mouse import left_to_window
from desktop.notes.own_rows import OwnRow, OwnRowDelegate, OwnRowModel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.theme import Theme

_SIDE, _NARROW_SIDE, _NARROW = 36, 12, 640
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class OwnPage(QWidget):
    """A page with a list that is searched.

    Signals:
        opened: (identity, in a second window or not) a row was chosen.
        removed: (tuple of identities) rows are to be thrown away.
    """

    opened = Signal(str, bool)
    removed = Signal(object)

    def __init__(self, title: str, search_words: str, theme: Theme, text_percent: int) -> None:
        """Build the page, empty."""
        super().__init__()
        self.setObjectName("page")
        self.setAccessibleName(title)
        self.title = QLabel(title)
        self.title.setObjectName("pageTitle")
        self.title.setWordWrap(True)
        self.filter = QLineEdit()
        self.filter.setClearButtonEnabled(True)
        self.filter.setPlaceholderText(search_words)
        self.filter.setAccessibleName(search_words)
        for clear in self.filter.findChildren(QAction):
            clear.setText("Clear the search")
        self.controls = FlowRow()
        self.model = OwnRowModel(self)
        self.delegate = OwnRowDelegate(theme, text_percent, self)
        self.list = self._make_list(title)
        self.nothing = QLabel()
        self.nothing.setObjectName("pageLead")
        self.nothing.setWordWrap(True)
        self.nothing.setTextFormat(Qt.TextFormat.PlainText)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        for part in (self.title, self.filter, self.controls, self.nothing):
            layout.addWidget(part)
        layout.addWidget(self.list, 1)
        layout.addStretch(0)
        self.filter.textChanged.connect(self.refill)
        self.filter.installEventFilter(self)

    def _make_list(self, name: str) -> QListView:
        view = QListView()
        view.setObjectName("resultsList")
        view.setAccessibleName(name)
        view.setModel(self.model)
        view.setItemDelegate(self.delegate)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setMouseTracking(True)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setResizeMode(QListView.ResizeMode.Adjust)
        view.clicked.connect(self._clicked)
        view.installEventFilter(self)
        view.viewport().installEventFilter(self)
        return view

    def refill(self) -> None:
        """Show what there is now; each page knows how."""

    def show_rows(self, rows: Sequence[OwnRow], nothing: str) -> None:
        """Show rows, or say why there are none."""
        current = self.model.data(self.list.currentIndex(), Qt.ItemDataRole.UserRole)
        number = self.list.currentIndex().row()
        self.model.set_rows(rows)
        kept = self.model.row_of(current.identity) if isinstance(current, OwnRow) else -1
        if rows and (kept >= 0 or not self.list.currentIndex().isValid()):
            self.list.setCurrentIndex(self.model.index(kept if kept >= 0 else min(max(0, number), len(rows) - 1)))
        self.nothing.setText(nothing)
        self.nothing.setVisible(not rows)
        self.list.setVisible(bool(rows))

    def set_theme(self, theme: Theme, text_percent: int) -> None:
        """Change theme and text size."""
        self.delegate.set_look(theme, text_percent)
        self.list.scheduleDelayedItemsLayout()
        self.list.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave less beside the page when it is narrow."""
        super().resizeEvent(event)
        side = _NARROW_SIDE if event.size().width() < _NARROW else _SIDE
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(side, 20, side, 8)

    # ------------------------------------------------------------------------------------------------- mouse, keys

    def _clicked(self, place: QModelIndex) -> None:
        if len(self.list.selectedIndexes()) == 1:
            self._open(place, second=False)

    def _open(self, place: QModelIndex, *, second: bool) -> None:
        if place.isValid():
            self.opened.emit(self.model.rows[place.row()].identity, second)

    def _chosen(self) -> tuple[str, ...]:
        return tuple(self.model.rows[place.row()].identity for place in self.list.selectedIndexes())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open rows with Enter and a middle click, throw them away with Delete; Down leaves the search for the list."""
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
            self._open(self.list.indexAt(event.position().toPoint()), second=True)
            return True
        return super().eventFilter(watched, event)

    def _key(self, watched: QObject, event: QKeyEvent) -> bool:
        second = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in _ENTER:
            self._open(self.list.currentIndex(), second=second)
        elif watched is self.filter and event.key() == Qt.Key.Key_Down and self.model.rows:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        elif watched is self.filter and event.key() == Qt.Key.Key_Escape and self.filter.text():
            self.filter.clear()
        elif watched is self.list and event.key() == Qt.Key.Key_Delete:
            self.removed.emit(self._chosen())
        else:
            return False
        return True
