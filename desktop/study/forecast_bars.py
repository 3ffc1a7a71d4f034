# SPDX-License-Identifier: MIT
"""How many cards are planned for each of the coming days: a number and a bar for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

_BAR = 44


class ForecastBars(QWidget):
    """Days side by side, each with a number, a bar as tall as its share of the largest, and its name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build the bars, empty."""
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(4)

    def show_days(self, counts: Sequence[int], today: datetime) -> None:
        """Show the counts of the days from `today` on."""
        names = ["Today", *(_DAYS[(today.weekday() + day) % 7] for day in range(1, len(counts)))]
        most = max([*counts, 1])
        for column, (count, name) in enumerate(zip(counts, names, strict=True)):
            bar = QFrame()
            bar.setObjectName("forecastBar")
            bar.setFixedHeight(max(2, round(_BAR * count / most)))
            self._grid.addWidget(_centered(str(count), "forecastCount"), 0, column, Qt.AlignmentFlag.AlignBottom)
            self._grid.addWidget(bar, 1, column, Qt.AlignmentFlag.AlignBottom)
            self._grid.addWidget(_centered(name, "forecastDay"), 2, column)
        self._grid.setRowMinimumHeight(1, _BAR)
        told = ", ".join(f"{name} {count}" for count, name in zip(counts, names, strict=True))
        self.setAccessibleName(f"Cards planned: {told}")


_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def _centered(words: str, name: str) -> QLabel:
    label = QLabel(words)
    label.setObjectName(name)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return label
