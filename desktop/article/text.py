# SPDX-License-Identifier: MIT
"""The text of a section with its links, reached by pointer and by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QUrl, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextCursor,
)

from desktop.article.browser import DocumentBrowser
from desktop.article.links import Link, LinkKind, parse_link
from desktop.article.marks import MarkKind

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.theme import Theme

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ArticleText(DocumentBrowser):
    """The text of a section, whose links are followed by the view.

    Signals:
        link_chosen: (Link) followed by a click or Enter.
        window_chosen: (Link) followed by Ctrl+click, a middle click or Ctrl+Enter.
        link_reached: (Link or None, QRect) the pointer or the keyboard is on a link now; the rectangle is where, in the
            pixels of the viewport.
        menu_requested: (Link or None, QPoint) the context menu, at a place on the screen.
        margin_clicked: (QPoint) a click that chose no words, at a place in the viewport where there is no link.
        painted: (QPainter) the text is painted; more can be painted on it.
    """

    link_chosen = Signal(object)
    window_chosen = Signal(object)
    link_reached = Signal(object, QRect)
    menu_requested = Signal(object, QPoint)
    margin_clicked = Signal(QPoint)
    painted = Signal(QPainter)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Make an empty browser."""
        super().__init__(theme, parent)
        self.viewport().setMouseTracking(True)
        self._pressed_on = ""
        self._pointer: QPoint | None = None
        self.anchorClicked.connect(self._clicked)
        self.highlighted.connect(self._reached)

    def focused_link(self) -> Link | None:
        """Return the link that the keyboard is on."""
        cursor = self.textCursor()
        if not self.hasFocus() or not cursor.hasSelection():
            return None
        return parse_link(cursor.charFormat().anchorHref()) if cursor.charFormat().isAnchor() else None

    # ------------------------------------------------------------------------------------------------- keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Follow links with Enter, and turn pages so that nothing is lost below the pinned tabs."""
        self._pointer = None
        link = self.focused_link()
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in _ENTER and link is not None:
            (self.window_chosen if control else self.link_chosen).emit(link)
        elif event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_Space) and not control:
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.turn_page(back=event.key() == Qt.Key.Key_PageUp or shifted)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Move through the links, then on; the link with the keyboard is framed and never below the tabs."""
        self._pointer = None
        moved = super().focusNextPrevChild(forward)
        link = self.focused_link()
        self.marks.put(MarkKind.FOCUS, [self.textCursor()] if link else [])
        if link is not None:
            self.scroll_to_cursor(self.textCursor())
            self.link_reached.emit(link, self._cursor_rect())
        return moved

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the frame from the link when the keyboard goes elsewhere."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.marks.put(MarkKind.FOCUS, [])
            self.link_reached.emit(None, QRect())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember which link a click began on."""
        self._pressed_on = self.anchorAt(event.position().toPoint())
        self.marks.put(MarkKind.FOCUS, [])
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open a link in a second window on Ctrl+click and middle click."""
        address = self.anchorAt(event.position().toPoint())
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        second = event.button() == Qt.MouseButton.MiddleButton or (
            event.button() == Qt.MouseButton.LeftButton and control
        )
        link = parse_link(address) if address and address == self._pressed_on else None
        if second and link is not None:
            self.window_chosen.emit(link)
            event.accept()
            return
        super().mouseReleaseEvent(event)
        left = event.button() == Qt.MouseButton.LeftButton
        if left and not address and not self.textCursor().hasSelection():
            self.margin_clicked.emit(event.position().toPoint())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text, and let others paint on it."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        self.painted.emit(painter)
        painter.end()

    def select_by_keys(self, *, on: bool) -> None:
        """Let words be chosen with Shift and the arrows, beginning at the top of what is seen; or scroll with them."""
        flag = Qt.TextInteractionFlag.TextSelectableByKeyboard
        flags = self.textInteractionFlags()
        self.setTextInteractionFlags(flags | flag if on else flags & ~flag)
        if on:
            self.setTextCursor(self.cursorForPosition(QPoint(self.width() // 3, self.covered + 24)))
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Remember where the pointer is, for what is shown beside a link."""
        self._pointer = event.position().toPoint()
        super().mouseMoveEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell that no link is reached any more when the pointer leaves."""
        if event.type() == QEvent.Type.Leave and self._pointer is not None:
            self._pointer = None
            self.link_reached.emit(None, QRect())
        return super().viewportEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for our own menu."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            position = self.viewport().mapToGlobal(self._cursor_rect().bottomLeft())
            self.menu_requested.emit(self.focused_link(), position)
        else:
            self.menu_requested.emit(parse_link(self.anchorAt(event.pos())), event.globalPos())
        event.accept()

    # ------------------------------------------------------------------------------------------------- links

    def _clicked(self, address: QUrl) -> None:
        link = parse_link(address.toString())
        if link is not None:
            self.link_chosen.emit(link)

    def _reached(self, address: QUrl) -> None:
        """Tell which link the pointer is on; the keyboard's links are told where it moves."""
        if self._pointer is None:
            return
        link = parse_link(address.toString())
        rect = QRect(self._pointer, self._pointer).adjusted(0, -12, 1, 12)
        self.link_reached.emit(link if link and link.kind is not LinkKind.FIGURE else None, rect)

    def _cursor_rect(self) -> QRect:
        """Return where the selected link is, on its last line."""
        cursor = self.textCursor()
        start = QTextCursor(cursor)
        start.setPosition(cursor.selectionStart())
        end = self.cursorRect(cursor)
        first = self.cursorRect(start)
        return end.united(first) if abs(first.top() - end.top()) < 4 else end
