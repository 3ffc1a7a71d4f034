# SPDX-License-Identifier: MIT
"""A tree of the reader's own things, moved by mouse and by keyboard. The tree only asks; others change and fill it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QDropEvent, QIcon, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
)

from desktop.mouse import left_to_window

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.theme import Theme

_ID = Qt.ItemDataRole.UserRole
_HOLDS = Qt.ItemDataRole.UserRole + 1
_WORDS = Qt.ItemDataRole.UserRole + 2
_TICKED = Qt.ItemDataRole.UserRole + 3
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_Where = QAbstractItemView.DropIndicatorPosition


@dataclass(frozen=True, slots=True)
class Row:
    """A row: what it stands for, its words, and whether it holds others.

    `ticked` is None where nothing is ticked; the words of a `fixed` one are not written anew.
    """

    identity: str
    words: str
    icon: QIcon | None
    holds: bool = False
    hint: str = ""
    ticked: bool | None = None
    fixed: bool = False


class _TickDelegate(QStyledItemDelegate):
    """Draws the tick into the box of a row, in the theme's colors."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self.theme = theme

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a row, then its tick."""
        super().paint(painter, option, index)
        if index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked.value:
            whole = QStyleOptionViewItem(option)
            self.initStyleOption(whole, index)
            style = whole.widget.style()
            box = style.subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, whole, whole.widget)
            painter.drawPixmap(box.adjusted(1, 1, -1, -1), self.theme.pixmap("check", box.width(), "on-accent"))


class OwnTree(QTreeWidget):
    """Rows and, in those that hold others, rows.

    Signals:
        opened: (identity, in a second window or not).
        renamed: (identity, words) the words of a row were written anew.
        removed: (identity) the row is to be thrown away.
        moved: (identity, identity of what is to hold it or "", row) by dragging.
        stepped: (identity, -1 or 1) up or down by keyboard.
        ticked: (identity, on).
        menu_requested: (identity or "", QPoint on the screen).
    """

    opened = Signal(str, bool)
    renamed = Signal(str, str)
    removed = Signal(str)
    moved = Signal(str, str, int)
    stepped = Signal(str, int)
    ticked = Signal(str, bool)
    menu_requested = Signal(str, QPoint)

    def __init__(self, name: str, theme: Theme, parent: QWidget | None = None) -> None:
        """Build an empty tree; `name` is what assistive technology reads."""
        super().__init__(parent)
        self.ticks = _TickDelegate(theme, self)
        self.setItemDelegate(self.ticks)
        self.setObjectName("ownTree")
        self.setAccessibleName(name)
        self.setHeaderHidden(True)
        self.setIndentation(16)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._clicked)
        self.itemChanged.connect(self._changed)
        self._filling = False

    # ------------------------------------------------------------------------------------------------- filling

    def begin(self) -> None:
        """Take every row away; the rows that follow are put in by `put`."""
        self._was = (self.current(), {self._of(item) for item in self._items() if item.isExpanded()})
        self._filling = True
        self.clear()

    def put(self, row: Row, inside: str = "") -> None:
        """Add a row, at the end of the one it lies inside."""
        item = QTreeWidgetItem([row.words])
        item.setData(0, _ID, row.identity)
        item.setData(0, _HOLDS, row.holds)
        item.setData(0, _WORDS, row.words)
        item.setData(0, _TICKED, row.ticked)
        if row.icon is not None:
            item.setIcon(0, row.icon)
        item.setToolTip(0, row.hint or row.words)
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
        if not row.fixed:
            flags |= Qt.ItemFlag.ItemIsEditable
        if row.holds:
            flags |= Qt.ItemFlag.ItemIsDropEnabled
        if row.ticked is not None:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
            item.setCheckState(0, Qt.CheckState.Checked if row.ticked else Qt.CheckState.Unchecked)
        item.setFlags(flags)
        holder = self._item(inside) if inside else None
        if holder is None:
            self.addTopLevelItem(item)
        else:
            holder.addChild(item)

    def end(self, *, unfold: bool = False) -> None:
        """Bring back what was chosen and unfolded before; `unfold` unfolds all."""
        current, unfolded = self._was
        for item in self._items():
            item.setExpanded(unfold or self._of(item) in unfolded)
        self._filling = False
        self.choose(current)
        tops = self._tops()
        if tops and not self.current():
            self.setCurrentItem(tops[0])

    # ------------------------------------------------------------------------------------------------- rows

    def current(self) -> str:
        """Return what the chosen row stands for, or ""."""
        return self._of(self.currentItem())

    def choose(self, identity: str) -> None:
        """Choose a row and bring it into sight."""
        item = self._item(identity) if identity else None
        if item is not None:
            self.setCurrentItem(item)
            self.scrollToItem(item)

    def write_anew(self, identity: str) -> None:
        """Let the reader write the words of a row."""
        item = self._item(identity)
        if item is not None:
            self.setCurrentItem(item)
            self.editItem(item)

    def words(self) -> list[str]:
        """Return the words of every row, from top to bottom."""
        return [item.text(0) for item in self._items()]

    def _items(self) -> list[QTreeWidgetItem]:
        found: list[QTreeWidgetItem] = []
        waiting = self._tops()
        while waiting:
            item = waiting.pop(0)
            found.append(item)
            waiting[:0] = _inside(item)
        return found

    def _item(self, identity: str) -> QTreeWidgetItem | None:
        return next((item for item in self._items() if self._of(item) == identity), None)

    @staticmethod
    def _of(item: QTreeWidgetItem | None) -> str:
        return str(item.data(0, _ID)) if item is not None else ""

    # ------------------------------------------------------------------------------------------------- mouse, keys

    def _clicked(self, item: QTreeWidgetItem) -> None:
        if item.data(0, _HOLDS):
            item.setExpanded(not item.isExpanded())
        else:
            self.opened.emit(self._of(item), False)

    def _changed(self, item: QTreeWidgetItem) -> None:
        if self._filling:
            return
        if item.text(0) != item.data(0, _WORDS):
            # Later: the tree is filled anew then, which must not be while the editor gives its words.
            QTimer.singleShot(0, partial(self.renamed.emit, self._of(item), item.text(0)))
        elif item.data(0, _TICKED) is not None:
            on = item.checkState(0) is Qt.CheckState.Checked
            if on is not item.data(0, _TICKED):
                QTimer.singleShot(0, partial(self.ticked.emit, self._of(item), on))

    def viewportEvent(self, event: QEvent) -> bool:
        """Open a row in a second window on a middle click; leave back and forward to the window."""
        if left_to_window(event):
            return True
        if (
            isinstance(event, QMouseEvent)
            and event.type() == QEvent.Type.MouseButtonRelease
            and event.button() == Qt.MouseButton.MiddleButton
        ):
            item = self.itemAt(event.position().toPoint())
            if item is not None and not item.data(0, _HOLDS):
                self.opened.emit(self._of(item), True)
            return True
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Delete throws away, F2 names anew, Alt+Up and Alt+Down move."""
        item, modifiers = self.currentItem(), event.modifiers()
        if item is None:
            super().keyPressEvent(event)
        elif event.key() in _ENTER and self.state() != QAbstractItemView.State.EditingState:
            if item.data(0, _HOLDS):
                item.setExpanded(not item.isExpanded())
            else:
                self.opened.emit(self._of(item), bool(modifiers & Qt.KeyboardModifier.ControlModifier))
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit(self._of(item))
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and modifiers & Qt.KeyboardModifier.AltModifier:
            self.stepped.emit(self._of(item), -1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the row that was pressed, or that has the keyboard."""
        item = self.currentItem()
        if event.reason() == QContextMenuEvent.Reason.Keyboard and item is not None:
            place = self.visualItemRect(item).bottomLeft()
            self.menu_requested.emit(self.current(), self.viewport().mapToGlobal(place))
        else:
            self.menu_requested.emit(self._of(self.itemAt(event.pos())), event.globalPos())
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for the move; the tree is filled anew when it was done."""
        moved, place = self.current(), event.position().toPoint()
        inside, row = self.drop_place(self.indexAt(place), self.dropIndicatorPosition())
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if moved and moved != inside:
            self.moved.emit(moved, inside, row)

    def drop_place(self, at: QModelIndex, where: _Where) -> tuple[str, int]:
        """Return what holds a row dropped `where` of the row `at`, and before which of its sort it then lies."""
        target = self.itemFromIndex(at) if at.isValid() else None
        moving = self.currentItem()
        if target is None:
            return "", self.topLevelItemCount()
        if where is _Where.OnItem and target.data(0, _HOLDS) and target is not moving:
            return self._of(target), target.childCount()
        holder = target.parent()
        beside = _inside(holder) if holder else self._tops()
        sort = bool(moving.data(0, _HOLDS)) if moving is not None else False
        alike = [item for item in beside if bool(item.data(0, _HOLDS)) is sort]
        row = alike.index(target) if target in alike else (0 if target.data(0, _HOLDS) else len(alike))
        return self._of(holder), row + (0 if where is _Where.AboveItem else 1)

    def _tops(self) -> list[QTreeWidgetItem]:
        return [item for n in range(self.topLevelItemCount()) if (item := self.topLevelItem(n)) is not None]

    def sizeHint(self) -> QSize:
        """Ask for little: the sidebar gives it what there is."""
        return QSize(120, 80)


def _inside(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    """Return the rows that a row holds."""
    return [child for n in range(item.childCount()) if (child := item.child(n)) is not None]
