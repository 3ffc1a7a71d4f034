# SPDX-License-Identifier: MIT
"""Draws SVG, for figures and icons alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

if TYPE_CHECKING:
    from PySide6.QtSvg import QSvgRenderer

_LARGEST_SIDE = 4096


def draw(renderer: QSvgRenderer, width: float, height: float, ratio: float) -> QImage:
    """Return the SVG drawn `width` by `height` logical pixels large, with `ratio` device pixels to each."""
    ratio = min(ratio, _LARGEST_SIDE / max(width, height, 1))
    image = QImage(
        max(1, round(width * ratio)), max(1, round(height * ratio)), QImage.Format.Format_ARGB32_Premultiplied
    )
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, image.width(), image.height()))
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image
