# SPDX-License-Identifier: MIT
"""Paints the rows of the sidebar's list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from desktop.row_delegate import RowDelegate
from desktop.sidebar.model import COUNT_ROLE, HEAD_ROLE, MATCH_ROLE, OPEN_ROLE

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex

    from desktop.theme import Theme


class EntryDelegate(RowDelegate):
    """Paints heads small and quiet, articles one line each, the chosen one on the accent's ground."""

    def __init__(self, theme: Theme, text_percent: int, parent: QObject | None = None) -> None:
        """Keep the theme and the text size, in percent, that rows are painted in."""
        super().__init__(theme, text_percent, parent)
        #: The row of the article that is open, or -1.
        self.open_row = -1

    def row_height(self) -> int:
        """Return the height of every row in pixels; one for all, so that long lists stay quick."""
        return self._px(30)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.data(HEAD_ROLE) is not None:
            self._paint_head(painter, option, index)
        else:
            self._paint_entry(painter, option, index)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, *, chosen: bool) -> None:
        self._paint_ground(
            painter,
            option.rect.adjusted(0, 1, 0, -1),
            chosen=chosen,
            hovered=bool(option.state & QStyle.StateFlag.State_MouseOver),
            focused=bool(option.state & QStyle.StateFlag.State_HasFocus),
        )

    def _paint_head(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect: QRect = option.rect.adjusted(self._px(8), 0, -self._px(8), 0)
        can_close = bool(index.flags() & Qt.ItemFlag.ItemIsSelectable)
        if not can_close:
            painter.setFont(self._font(option.font, 12, QFont.Weight.DemiBold))
            painter.setPen(self._theme.color("soft-ink"))
            painter.drawText(rect.adjusted(0, self._px(6), 0, 0), Qt.AlignmentFlag.AlignVCenter, index.data())
            return
        self._ground(painter, option, chosen=False)
        arrow = self._theme.pixmap("down" if index.data(OPEN_ROLE) else "chevron-right", self._px(14), "soft-ink")
        painter.drawPixmap(rect.left() - self._px(4), rect.center().y() - self._px(7) + 1, arrow)
        painter.setFont(self._font(option.font, 13, QFont.Weight.DemiBold))
        painter.setPen(self._theme.color("ink"))
        count = str(index.data(COUNT_ROLE))
        room = rect.adjusted(self._px(16), 0, -self._px(10 + 8 * len(count)), 0)
        title = QFontMetrics(painter.font()).elidedText(index.data(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, title)
        painter.setPen(self._theme.color("soft-ink"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, count)

    def _paint_entry(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        opened = index.row() == self.open_row
        self._ground(painter, option, chosen=opened)
        rect: QRect = option.rect.adjusted(self._px(8), 0, -self._px(8), 0)
        weight = QFont.Weight.DemiBold if opened else QFont.Weight.Normal
        painter.setFont(self._font(option.font, 14, weight))
        painter.setPen(self._theme.color("accent" if opened else "ink"))
        metrics = QFontMetrics(painter.font())
        title = metrics.elidedText(index.data(), Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, title)
        matched = index.data(MATCH_ROLE)
        room = rect.adjusted(metrics.horizontalAdvance(title) + self._px(8), 0, 0, 0)
        if matched and room.width() > self._px(30):
            painter.setFont(self._font(option.font, 12))
            painter.setPen(self._theme.color("soft-ink"))
            text = QFontMetrics(painter.font()).elidedText(matched, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)
