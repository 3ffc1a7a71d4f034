# SPDX-License-Identifier: MIT
"""The size of a page and its margins, in the units that paper is set in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QLocale, QRectF
from PySide6.QtGui import QPageLayout, QPageSize

#: Text on paper is laid out in whole numbers of these, as Qt sets fonts in whole pixels: a quarter of a point each.
UNITS_PER_POINT = 4
UNITS_PER_INCH = 72 * UNITS_PER_POINT

#: Points of empty paper around the text: printers in clinics leave up to 18 of them blank whatever is asked.
_MARGIN = 50.0
#: No page is so small that nothing fits on it.
_LEAST = 40.0


class Paper(StrEnum):
    """The papers that are offered."""

    A4 = "a4"
    LETTER = "letter"

    @property
    def words(self) -> str:
        """What readers see."""
        return "A4" if self is Paper.A4 else "Letter"

    @property
    def size(self) -> QPageSize:
        """Return Qt's size of this paper."""
        return QPageSize(QPageSize.PageSizeId.A4 if self is Paper.A4 else QPageSize.PageSizeId.Letter)


@dataclass(frozen=True, slots=True)
class PageFormat:
    """A page; every length in points."""

    width: float
    height: float
    margin: float = _MARGIN

    @classmethod
    def of(cls, paper: Paper, margin: float = _MARGIN) -> PageFormat:
        """Return the upright page of a paper."""
        size = paper.size.size(QPageSize.Unit.Point)
        return cls(size.width(), size.height(), margin)

    @classmethod
    def of_layout(cls, layout: QPageLayout) -> PageFormat:
        """Return the page that a printer is set to, with its orientation."""
        whole = layout.fullRect(QPageLayout.Unit.Point)
        return cls(whole.width(), whole.height())

    @property
    def text_width(self) -> int:
        """How wide the text is, in units."""
        return round(max(_LEAST, self.width - 2 * self.margin) * UNITS_PER_POINT)

    @property
    def rect(self) -> QRectF:
        """The whole page, in units."""
        return QRectF(0, 0, self.width * UNITS_PER_POINT, self.height * UNITS_PER_POINT)

    def text_height(self, head: float, foot: float) -> float:
        """Return how high the text may be between a head and a foot of these heights, all in units."""
        return max(_LEAST, self.height - 2 * self.margin) * UNITS_PER_POINT - head - foot


def usual_paper() -> Paper:
    """Return the paper that is usual where the system says that it stands."""
    imperial = QLocale.system().measurementSystem() is QLocale.MeasurementSystem.ImperialUSSystem
    return Paper.LETTER if imperial else Paper.A4
