# SPDX-License-Identifier: MIT
"""Figures of an article: SVG with the theme's colors, drawn sharp at any size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSizeF, Qt
from PySide6.QtGui import QImage
from PySide6.QtSvg import QSvgRenderer

from desktop.drawing import draw
from index.errors import LamplightError
from index.figure_rules import figure_faults

if TYPE_CHECKING:
    from desktop.theme import Theme
    from index.library import Library


def no_image() -> QImage:
    """Return one clear pixel: what stands for a picture that is not there or must not be loaded."""
    nothing = QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied)
    nothing.fill(Qt.GlobalColor.transparent)
    return nothing


class Figures:
    """The figures of one library, in the colors of one theme."""

    _KEPT = 12

    def __init__(self, library: Library, theme: Theme) -> None:
        """Take figures from `library`."""
        self._library = library
        self._theme = theme
        self._kept: dict[tuple[str, str], QSvgRenderer | None] = {}

    def set_theme(self, theme: Theme) -> None:
        """Change the colors that figures are filled with."""
        self._theme = theme
        self._kept.clear()

    def renderer(self, slug: str, file: str) -> QSvgRenderer | None:
        """Return what draws a figure of the article `slug`, or None when it is missing or cannot be drawn."""
        key = (slug, file)
        if key not in self._kept:
            if len(self._kept) >= self._KEPT:
                del self._kept[next(iter(self._kept))]
            self._kept[key] = self._load(slug, file)
        return self._kept[key]

    def size(self, slug: str, file: str) -> QSizeF:
        """Return a figure's own size in logical pixels; an empty one when it cannot be drawn."""
        renderer = self.renderer(slug, file)
        return renderer.viewBoxF().size() if renderer else QSizeF()

    def image(self, slug: str, file: str, width: float, ratio: float) -> QImage:
        """Return a figure drawn `width` logical pixels wide; an image of one clear pixel when that cannot be."""
        renderer = self.renderer(slug, file)
        if renderer is None:
            return no_image()
        own = renderer.viewBoxF().size()
        return draw(renderer, width, width * own.height() / own.width(), ratio)

    def _load(self, slug: str, file: str) -> QSvgRenderer | None:
        try:
            svg = self._library.figure(slug, file)
        except LamplightError:
            return None
        # Qt's SVG reads local files through images and hangs on nested `use`: the build's rules hold here too.
        if figure_faults(svg):
            return None
        renderer = QSvgRenderer()
        if not renderer.load(QByteArray(self._theme.fill_figure(svg).encode())):
            return None
        return None if renderer.viewBoxF().isEmpty() else renderer
