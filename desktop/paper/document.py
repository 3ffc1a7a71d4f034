# SPDX-License-Identifier: MIT
"""A text document that is laid out for paper, whose figures stay vectors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSizeF
from PySide6.QtGui import QFont, QPainter, QPyTextObject, QTextDocument, QTextFormat

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtSvg import QSvgRenderer

_SCHEME = "figure:"


class _VectorFigures(QPyTextObject):
    """Draws the images of a document with what draws SVG, instead of a picture of so many dots."""

    def __init__(self, renderer_of: Callable[[str], QSvgRenderer | None], parent: QTextDocument) -> None:
        super().__init__(parent)
        self._renderer_of = renderer_of

    def intrinsicSize(self, doc: QTextDocument, posInDocument: int, format: QTextFormat) -> QSizeF:  # noqa: A002, N803
        """Return the size that the text gives the figure."""
        image = format.toImageFormat()
        return QSizeF(image.width(), image.height())

    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        doc: QTextDocument,
        posInDocument: int,  # noqa: N803 - Qt's name
        format: QTextFormat,  # noqa: A002 - Qt's name
    ) -> None:
        """Draw the figure; one that is missing leaves its place empty."""
        renderer = self._renderer_of(format.toImageFormat().name().removeprefix(_SCHEME))
        if renderer is not None:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            renderer.render(painter, QRectF(rect))
            painter.restore()


class PaperDocument(QTextDocument):
    """A document set in the units of paper. Images named `figure:FILE` are drawn by what `renderer_of` returns."""

    def __init__(self, renderer_of: Callable[[str], QSvgRenderer | None]) -> None:
        """Make an empty document; `write` fills it."""
        super().__init__()
        self.setUndoRedoEnabled(False)
        self.setDocumentMargin(0)
        # Glyphs stand where the finest printer would put them, and not where the dots of this screen are.
        self.setUseDesignMetrics(True)
        self._figures = _VectorFigures(renderer_of, self)
        self.documentLayout().registerHandler(QTextFormat.ObjectTypes.ImageObject.value, self._figures)

    def write(self, markup: str, font: QFont, sheet: str, indent: float, width: int) -> None:
        """Fill the document with HTML, set in `font` and a style sheet, `width` units wide; lists go in by `indent`."""
        self.setDefaultFont(paper_font(font))
        self.setDefaultStyleSheet(sheet)
        self.setIndentWidth(indent)
        self.setHtml(markup)
        self.setTextWidth(width)

    def loadResource(self, kind: int, name: object) -> object:
        """Load nothing: figures are drawn, and nothing else belongs to the text."""
        return b""


def paper_font(font: QFont) -> QFont:
    """Return the font as it is set on paper: outlines as drawn, every letter one that can be found."""
    font = QFont(font)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleStrategy(QFont.StyleStrategy.PreferOutline)
    # A ligature in a PDF is one sign: who searches for "different" would not find it.
    font.setFeature(QFont.Tag("liga"), 0)
    return font
