# SPDX-License-Identifier: MIT
"""The icon that stands in title bars and task bars."""

from __future__ import annotations

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop.drawing import draw
from index.assets import asset_text

#: In pixels, from the title bar to the task bar at 200%.
_SIDES = (16, 24, 32, 48, 64)


def program_icon() -> QIcon:
    """Return the lamp. Windows and X11 ask the window for its icon; that of the program file is not enough."""
    renderer = QSvgRenderer(QByteArray(asset_text("icons/lamplight.svg").encode()))
    icon = QIcon()
    for side in _SIDES:
        icon.addPixmap(QPixmap.fromImage(draw(renderer, side, side, 1.0)))
    return icon
