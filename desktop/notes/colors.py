# SPDX-License-Identifier: MIT
"""The colors of marks: each has a name and a line of its own, so that none is told by color alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPen, QPixmap, QTextCharFormat

from desktop.own.notes import COLORS

if TYPE_CHECKING:
    from desktop.theme import Theme

_Line = QTextCharFormat.UnderlineStyle

_LINES = {
    "yellow": (_Line.SingleUnderline, Qt.PenStyle.SolidLine, "solid line"),
    "green": (_Line.DashUnderline, Qt.PenStyle.DashLine, "dashed line"),
    "blue": (_Line.DotLine, Qt.PenStyle.DotLine, "dotted line"),
    "pink": (_Line.WaveUnderline, Qt.PenStyle.DashDotDotLine, "wavy line"),
    "orange": (_Line.DashDotLine, Qt.PenStyle.DashDotLine, "dashes and dots"),
}


def known(color: str) -> str:
    """Return a color that there is: the given one, else the first."""
    return color if color in _LINES else COLORS[0]


def color_name(color: str) -> str:
    """Return the name of a color."""
    return known(color).capitalize()


def color_words(color: str) -> str:
    """Return the name of a color with what its line looks like."""
    return f"{color_name(color)}, {_LINES[known(color)][2]}"


def mark_format(theme: Theme, color: str) -> QTextCharFormat:
    """Return how words marked in a color look."""
    look = QTextCharFormat()
    look.setBackground(theme.color(f"mark-{known(color)}"))
    look.setUnderlineStyle(_LINES[known(color)][0])
    look.setUnderlineColor(theme.color(f"line-{known(color)}"))
    return look


def line_pen(theme: Theme, color: str, width: float) -> QPen:
    """Return the pen for the line of a color in the margin."""
    style = _LINES[known(color)][1]
    pen = QPen(theme.color(f"line-{known(color)}"), width, style)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def swatch(theme: Theme, color: str, size: int) -> QIcon:
    """Return a picture of marked words in a color, `size` pixels square."""
    pixmap = QPixmap(2 * size, 2 * size)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(f"mark-{known(color)}"))
    painter.drawRoundedRect(QRectF(1, 1, size - 2, size - 2), 3, 3)
    painter.setPen(line_pen(theme, color, 2))
    painter.drawLine(2, size - 3, size - 2, size - 3)
    painter.end()
    return QIcon(pixmap)
