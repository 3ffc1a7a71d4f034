# SPDX-License-Identifier: MIT
"""The pages of a leaflet on the screen, drawn as they will be printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from desktop.paper.sheets import Sheets

_GAP = 14
_LEAST_WIDTH = 260
_MOST_WIDTH = 900
_EDGE = "#B4BCB9"


class PagePicture(QWidget):
    """One page. It is drawn once for each size, and read by assistive technology."""

    def __init__(self, sheets: Sheets, number: int) -> None:
        """Show page `number`, counted from 0."""
        super().__init__()
        self._sheets = sheets
        self._number = number
        self._drawn = QPixmap()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"Page {number + 1} of {len(sheets.pages)}")
        self.setAccessibleDescription(sheets.text_of(number))

    def set_page_width(self, width: int) -> None:
        """Draw the page so many pixels wide."""
        page = self._sheets.format
        self.setFixedSize(QSize(width, round(width * page.height / page.width)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the page, white as paper in every theme."""
        ratio = self.devicePixelRatioF()
        wanted = self.size() * ratio
        if self._drawn.size() != wanted:
            self._drawn = QPixmap(wanted)
            self._drawn.setDevicePixelRatio(ratio)
            self._drawn.fill(Qt.GlobalColor.white)
            self._draw()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._drawn)
        edge = self.palette().highlight().color() if self.hasFocus() else QColor(_EDGE)
        painter.setPen(QPen(edge, 2 if self.hasFocus() else 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _draw(self) -> None:
        painter = QPainter(self._drawn)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        scale = self.width() / self._sheets.format.rect.width()
        painter.scale(scale, scale)
        self._sheets.draw(painter, self._number)
        painter.end()


class LeafletPreview(QScrollArea):
    """The pages below each other, as wide as there is room."""

    def __init__(self) -> None:
        """Make a preview that shows nothing yet."""
        super().__init__()
        self.setObjectName("leafletPreview")
        self.setAccessibleName("Preview")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.pages: list[PagePicture] = []

    def show_sheets(self, sheets: Sheets) -> None:
        """Show these pages; what was looked at stays in view."""
        place = self.verticalScrollBar().value()
        column = QWidget()
        layout = QVBoxLayout(column)
        layout.setContentsMargins(_GAP, _GAP, _GAP, _GAP)
        layout.setSpacing(_GAP)
        self.pages = [PagePicture(sheets, number) for number in range(len(sheets.pages))]
        for page in self.pages:
            layout.addWidget(page, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)
        self.setWidget(column)
        self._fit()
        layout.activate()
        self.verticalScrollBar().setValue(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the pages as wide as there is room now."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - 2 * _GAP - self.verticalScrollBar().sizeHint().width()
        for page in self.pages:
            page.set_page_width(min(_MOST_WIDTH, max(_LEAST_WIDTH, room)))
