# SPDX-License-Identifier: MIT
"""Paints answer lines: a small label, the title and section, then the sentence with its matches marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QStyle, QStyleOptionViewItem

from desktop.row_delegate import RowDelegate
from desktop.search.model import LINE_ROLE

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex

    from desktop.search.lines import Line
    from desktop.theme import Theme


class LineDelegate(RowDelegate):
    """Paints one answer line. `text_lines` is how many lines of its sentence are shown before it is cut."""

    def __init__(self, theme: Theme, text_percent: int, text_lines: int = 1, parent: QObject | None = None) -> None:
        """Keep the look."""
        super().__init__(theme, text_percent, parent)
        self._text_lines = text_lines

    def row_height(self, line: Line, width: int) -> int:
        """Return the height in pixels of a line's row that is `width` pixels wide."""
        if line.is_head:
            return self._px(34)
        if not line.text and not line.note:
            return self._px(40)
        lines = 0
        if line.text:
            metrics = QFontMetrics(self._font(QApplication.font(), 13))
            fits = metrics.horizontalAdvance(line.text) <= width - self._label_width(width) - self._px(24)
            lines = 1 if fits else self._text_lines
        return self._px(38 + 19 * lines + (20 if line.note else 0))

    def _label_width(self, width: int) -> int:
        return self._px(104) if width > self._px(420) else 0

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return a row's height by what it says."""
        view = option.widget
        width = view.viewport().width() if isinstance(view, QAbstractScrollArea) else option.rect.width()
        return QSize(self._px(200), self.row_height(index.data(LINE_ROLE), width))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one line."""
        line: Line = index.data(LINE_ROLE)
        rect = QRect(option.rect)
        painter.save()
        if line.is_head:
            painter.setFont(self._font(option.font, 13, QFont.Weight.DemiBold))
            painter.setPen(self._theme.color("soft-ink"))
            painter.drawText(rect.adjusted(self._px(12), 0, 0, -self._px(6)), Qt.AlignmentFlag.AlignBottom, line.title)
            painter.restore()
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        self._paint_ground(
            painter,
            rect.adjusted(self._px(2), 1, -self._px(2), -1),
            chosen=chosen,
            hovered=bool(option.state & QStyle.StateFlag.State_MouseOver),
            focused=chosen and bool(option.state & QStyle.StateFlag.State_HasFocus),
        )
        inner = rect.adjusted(self._px(12), self._px(8), -self._px(12), -self._px(6))
        label_width = self._label_width(rect.width())
        if label_width:
            painter.setFont(self._font(option.font, 12))
            painter.setPen(self._theme.color("soft-ink"))
            room = label_width - self._px(8)
            label = QFontMetrics(painter.font()).elidedText(line.label, Qt.TextElideMode.ElideRight, room)
            painter.drawText(inner.adjusted(0, self._px(2), 0, 0), Qt.AlignmentFlag.AlignTop, label)
        self._paint_words(painter, inner.adjusted(label_width, 0, 0, 0), option.font, line)
        painter.restore()

    def _paint_words(self, painter: QPainter, room: QRect, base: QFont, line: Line) -> None:
        bold = self._font(base, 15, QFont.Weight.DemiBold)
        metrics = QFontMetrics(bold)
        painter.setFont(bold)
        painter.setPen(self._theme.color("ink"))
        title = metrics.elidedText(line.title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignTop, title)
        used = metrics.horizontalAdvance(title)
        if line.heading and room.width() - used > self._px(60):
            painter.setFont(self._font(base, 15))
            words = QFontMetrics(painter.font()).elidedText(
                f"  ›  {line.heading}", Qt.TextElideMode.ElideRight, room.width() - used
            )
            painter.drawText(room.adjusted(used, 0, 0, 0), Qt.AlignmentFlag.AlignTop, words)
        top = metrics.height() + self._px(2)
        if line.note:
            painter.setFont(self._font(base, 13))
            painter.setPen(self._theme.color("note"))
            note = QFontMetrics(painter.font()).elidedText(line.note, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room.adjusted(0, top, 0, 0), Qt.AlignmentFlag.AlignTop, note)
            top += self._px(20)
        if line.text:
            self._paint_text(painter, room.adjusted(0, top, 0, 0), self._font(base, 13), line)

    def _paint_text(self, painter: QPainter, room: QRect, font: QFont, line: Line) -> None:
        layout = QTextLayout(line.text, font)
        layout.setFormats(self._formats(line))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        layout.setTextOption(option)
        layout.beginLayout()
        y = 0.0
        shown = 0
        cut = -1
        while shown < self._text_lines:
            text_line = layout.createLine()
            if not text_line.isValid():
                break
            # The last line leaves room for the sign that there is more.
            text_line.setLineWidth(room.width() - (self._px(16) if shown == self._text_lines - 1 else 0))
            text_line.setPosition(QPointF(0, y))
            y += text_line.height()
            shown += 1
            cut = text_line.textStart() + text_line.textLength()
        layout.endLayout()
        painter.setPen(self._theme.color("soft-ink"))
        layout.draw(painter, QPointF(room.topLeft()))
        if 0 <= cut < len(line.text):
            last = layout.lineAt(shown - 1)
            painter.setFont(font)
            x = room.left() + last.naturalTextWidth()
            painter.drawText(QPointF(x, room.top() + last.y() + last.ascent()), "…")

    def _formats(self, line: Line) -> list[QTextLayout.FormatRange]:
        marked = QTextCharFormat()
        marked.setBackground(QColor(self._theme.color("match")))
        marked.setForeground(QColor(self._theme.color("match-ink")))
        ranges = []
        for start, end in line.spans:
            span = QTextLayout.FormatRange()
            span.start, span.length, span.format = start, end - start, marked
            ranges.append(span)
        return ranges
