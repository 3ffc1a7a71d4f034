# SPDX-License-Identifier: MIT
"""The pages of a document, drawn with what stands above and below the text of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAbstractTextDocumentLayout, QColor, QFontMetricsF, QPainter, QPen, QTextCursor
from PySide6.QtWidgets import QApplication

from desktop.paper.document import paper_font
from desktop.paper.page_format import UNITS_PER_POINT
from desktop.paper.paginator import paginate
from desktop.paper.strips import strips_of

if TYPE_CHECKING:
    from PySide6.QtGui import QTextBlock

    from desktop.paper.document import PaperDocument
    from desktop.paper.page_format import PageFormat
    from desktop.paper.paginator import Page, Span

_GAP = 8 * UNITS_PER_POINT
#: Lines that reach into a page by no more than this belong to its neighbor: Qt counts leading as part of them.
_TOUCH = 2.5 * UNITS_PER_POINT
_WRAP = Qt.TextFlag.TextWordWrap.value


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands on every page: `head` above all but the first, `foot` below each, with `page_words` at its right.

    `page_words` is a pattern such as "Page {page} of {pages}". `points` is how large all of it is set.
    """

    head: str
    foot: str
    page_words: str
    soft_ink: QColor
    line: QColor
    points: float = 7.5


class Sheets:
    """A document on pages of one format.

    Attributes:
        document: what stands on them.
        format: the size of every page.
        pages: which part of the document stands on each.
    """

    def __init__(self, document: PaperDocument, page_format: PageFormat, furniture: Furniture) -> None:
        """Lay out the pages; the document has to be as wide as the format's text."""
        self.document = document
        self.format = page_format
        self._furniture = furniture
        self._font = paper_font(QApplication.font())
        self._font.setPixelSize(round(furniture.points * UNITS_PER_POINT))
        metrics = QFontMetricsF(self._font)
        self._head_height = metrics.lineSpacing() + _GAP if furniture.head else 0.0
        number = metrics.horizontalAdvance(furniture.page_words.format(page=99, pages=99)) + 2 * _GAP
        self._foot_width = page_format.text_width - number
        box = metrics.boundingRect(QRectF(0, 0, self._foot_width, 1e6), _WRAP, furniture.foot)
        self._foot_height = box.height() + _GAP
        strips = strips_of(document, self.text_height)
        self.pages: tuple[Page, ...] = paginate(strips, self.text_height, self.text_height + self._head_height)

    @property
    def text_height(self) -> float:
        """How much of the document has room on a page, in units; the first, with no head, has a little more."""
        return self.format.text_height(self._head_height, self._foot_height)

    def room_left(self) -> float:
        """Return how much of the last page is free, in units."""
        first = self._head_height if len(self.pages) == 1 else 0.0
        return self.text_height + first - (self.pages[-1].height if self.pages else 0)

    def draw(self, painter: QPainter, number: int) -> None:
        """Draw page `number`, counted from 0; the painter's units are those of paper, from the page's corner on."""
        left = self.format.margin * UNITS_PER_POINT
        page, top = self.pages[number], left + (self._head_height if number else 0)
        self._draw_furniture(painter, number)
        if page.head is not None:
            self._draw_part(painter, page.head, left, top)
            top += page.head.height
        self._draw_part(painter, page.body, left, top)

    def text_of(self, number: int) -> str:
        """Return the text of page `number`, a paragraph a line, for those who cannot see it."""
        body, layout, found = self.pages[number].body, self.document.documentLayout(), []
        block = self.document.begin()
        while block.isValid():
            middle = layout.blockBoundingRect(block).center().y()
            if block.text().strip() and body.top <= middle <= body.bottom:
                found.append(block.text().replace("\ufffc", "").strip())
            block = block.next()
        return "\n".join(filter(None, found))

    def _draw_part(self, painter: QPainter, part: Span, left: float, top: float) -> None:
        rect = QRectF(0, part.top, self.document.textWidth(), part.height)
        painter.save()
        painter.translate(left, top - part.top)
        painter.setClipRect(rect.adjusted(-_GAP, 0, _GAP, 0))
        context = QAbstractTextDocumentLayout.PaintContext()
        clip = rect.adjusted(0, _TOUCH, 0, -_TOUCH)
        begun = self._begun_before(part)
        boxed = begun is not None and QTextCursor(begun).currentTable() is not None
        if begun is not None:
            clip.setTop(self._rect_of(begun).bottom() + 1)
            if not boxed:
                self._draw_rest(painter, begun, part)
        if clip.isValid():
            context.clip = clip
            self.document.documentLayout().draw(painter, context)
        if begun is not None and boxed:
            # On top of the ground of its box.
            self._draw_rest(painter, begun, part)
        painter.restore()

    def _begun_before(self, part: Span) -> QTextBlock | None:
        """Return the paragraph that goes on from the page before.

        WORKAROUND: of a paragraph that begins above the clip Qt draws the last line above it too. It would not be seen,
        but would be found and copied twice.
        """
        block = self.document.begin()
        found = []
        while block.isValid():
            rect = self._rect_of(block)
            if rect.top() < part.top - _TOUCH and part.top + _TOUCH < rect.bottom():
                found.append(block)
            block = block.next()
        # Cells beside each other do not end on the same line, and one that fills the page has its ground drawn by Qt.
        fills = bool(found) and self._rect_of(found[0]).bottom() > part.bottom - _TOUCH
        if len(found) != 1 or (fills and QTextCursor(found[0]).currentTable() is not None):
            return None
        return found[0]

    def _draw_rest(self, painter: QPainter, block: QTextBlock, part: Span) -> None:
        """Draw the lines of a paragraph that stand on this page."""
        place = self._rect_of(block).topLeft()
        for number in range(block.layout().lineCount()):
            line = block.layout().lineAt(number)
            if part.top < place.y() + line.y() + line.height() / 2 < part.bottom:
                line.draw(painter, place)

    def _rect_of(self, block: QTextBlock) -> QRectF:
        return self.document.documentLayout().blockBoundingRect(block)

    def _draw_furniture(self, painter: QPainter, number: int) -> None:
        furniture, edge = self._furniture, self.format.margin * UNITS_PER_POINT
        width, metrics = self.format.text_width, QFontMetricsF(self._font)
        painter.save()
        painter.setFont(self._font)
        painter.setPen(furniture.soft_ink)
        if number and furniture.head:
            words = metrics.elidedText(furniture.head, Qt.TextElideMode.ElideRight, width)
            painter.drawText(QRectF(edge, edge, width, metrics.lineSpacing()), 0, words)
        below = self.format.rect.height() - edge - self._foot_height + _GAP
        words = furniture.page_words.format(page=number + 1, pages=len(self.pages))
        painter.drawText(QRectF(edge, below, self._foot_width, self._foot_height), _WRAP, furniture.foot)
        painter.drawText(QRectF(edge, below, width, self._foot_height), Qt.AlignmentFlag.AlignRight.value, words)
        painter.setPen(QPen(furniture.line, 1))
        rule = below - _GAP / 2
        painter.drawLine(round(edge), round(rule), round(edge + width), round(rule))
        painter.restore()
