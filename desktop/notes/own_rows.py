# SPDX-License-Identifier: MIT
"""Rows of the pages that list the reader's own things, and how they are painted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QStyle, QStyleOptionViewItem

from desktop.notes.colors import line_pen
from desktop.row_delegate import RowDelegate

if TYPE_CHECKING:
    from collections.abc import Sequence

ROW_ROLE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class OwnRow:
    """One row. `color` draws a line in front of it; `quote` and `text` are a line each; `caution` is said first."""

    identity: str
    label: str
    title: str
    heading: str = ""
    quote: str = ""
    text: str = ""
    color: str = ""
    caution: str = ""

    @property
    def lines(self) -> tuple[tuple[str, str], ...]:
        """The lines below the title, each with the token of its color."""
        told = ((self.caution, "caution"), (self.quote and f"“{self.quote}”", "soft-ink"), (self.text, "ink"))
        return tuple((words, token) for words, token in told if words)

    @property
    def spoken(self) -> str:
        """What assistive technology reads for the row."""
        where = f", {self.heading}" if self.heading else ""
        return ". ".join((f"{self.label}: {self.title}{where}", *(words for words, _ in self.lines)))


class OwnRowModel(QAbstractListModel):
    """Rows, set all at once."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self.rows: Sequence[OwnRow] = ()

    def set_rows(self, rows: Sequence[OwnRow]) -> None:
        """Show these rows; where they are as many of the same things, they only change."""
        same = [row.identity for row in rows] == [row.identity for row in self.rows]
        if same:
            self.rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def row_of(self, identity: str) -> int:
        """Return the number of a row, -1 when it is not there."""
        return next((number for number, row in enumerate(self.rows) if row.identity == identity), -1)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """Return how many rows there are."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row's title, what is read aloud, or the row."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        return row if role == ROW_ROLE else None


class OwnRowDelegate(RowDelegate):
    """Paints one row."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return a row's height by what it says."""
        row: OwnRow = index.data(ROW_ROLE)
        small = QFontMetrics(self._font(QApplication.font(), 13)).height() + self._px(2)
        above = small if self._label_width(option) == 0 else 0
        title = QFontMetrics(self._font(QApplication.font(), 15, QFont.Weight.DemiBold)).height()
        return QSize(self._px(200), title + above + small * len(row.lines) + self._px(18))

    def _label_width(self, option: QStyleOptionViewItem) -> int:
        view = option.widget
        width = view.viewport().width() if isinstance(view, QAbstractScrollArea) else option.rect.width()
        return self._px(116) if width > self._px(480) else 0

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one row."""
        row: OwnRow = index.data(ROW_ROLE)
        rect = QRect(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(rect)
        box = rect.adjusted(self._px(2), 1, -self._px(2), -1)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        focused = chosen and bool(option.state & QStyle.StateFlag.State_HasFocus)
        self._paint_ground(painter, box, chosen=chosen, hovered=hovered, focused=focused)
        if row.color:
            x = rect.left() + self._px(9)
            painter.setPen(line_pen(self._theme, row.color, self._px(4)))
            painter.drawLine(x, rect.top() + self._px(9), x, rect.bottom() - self._px(9))
        inner = rect.adjusted(self._px(20), self._px(8), -self._px(12), -self._px(6))
        self._paint_words(painter, inner, self._label_width(option), option.font, row)
        painter.restore()

    def _paint_words(self, painter: QPainter, room: QRect, label_width: int, base: QFont, row: OwnRow) -> None:
        small = self._font(base, 13)
        step = QFontMetrics(small).height() + self._px(2)
        label = room.adjusted(0, self._px(2), 0, 0)
        self._line(painter, label, small, "soft-ink", row.label, label_width - self._px(8))
        room = room.adjusted(label_width, 0, 0, 0) if label_width else room.adjusted(0, step, 0, 0)
        bold = self._font(base, 15, QFont.Weight.DemiBold)
        used = self._line(painter, room, bold, "ink", row.title)
        if row.heading and room.width() - used > self._px(60):
            beside = room.adjusted(used + self._px(8), 0, 0, 0)
            self._line(painter, beside, self._font(base, 15), "ink", f"› {row.heading}")
        top = QFontMetrics(bold).height() + self._px(2)
        for words, token in row.lines:
            self._line(painter, room.adjusted(0, top, 0, 0), small, token, words)
            top += step

    def _line(self, painter: QPainter, room: QRect, font: QFont, token: str, words: str, width: int = 0) -> int:
        """Paint one line of words, cut where there is no more room, and return its width."""
        painter.setFont(font)
        painter.setPen(self._theme.color(token))
        metrics = QFontMetrics(font)
        one_line = " ".join(words.split())
        cut = metrics.elidedText(one_line, Qt.TextElideMode.ElideRight, width if width > 0 else room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignTop, cut)
        return metrics.horizontalAdvance(cut)
