# SPDX-License-Identifier: MIT
"""The page of what was read and when, searched, forgotten in part or whole, or not kept at all."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from desktop.notes.own_page import OwnPage
from desktop.notes.own_rows import OwnRow
from desktop.notes.tick import Tick

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QShowEvent

    from desktop.notes.names import Names
    from desktop.own.history import HistoryStore, Visit
    from desktop.theme import Theme

_NOTHING = "Nothing was read yet. Articles you open stand here."
_OFF = "No history is kept. What you read from now on is not noted."


def when_words(opened: str, now: datetime.datetime) -> str:
    """Return when a visit (ISO, UTC) was, as short as can be: "14:05", "Yesterday, 14:05", "3 Nov 2026, 14:05"."""
    then = datetime.datetime.fromisoformat(opened).astimezone(now.tzinfo)
    days = (now.date() - then.date()).days
    time = f"{then:%H:%M}"
    if days == 0:
        return time
    return f"Yesterday, {time}" if days == 1 else f"{then.day} {then:%b %Y}, {time}"


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC).astimezone()


class HistoryPage(OwnPage):
    """Lists the visits.

    Signals:
        keep_requested: (on) visits are to be noted from now on, or not.
        clear_requested: every visit is to be forgotten.
    """

    keep_requested = Signal(bool)
    clear_requested = Signal()

    def __init__(
        self,
        store: HistoryStore,
        names: Names,
        theme: Theme,
        text_percent: int,
        now: Callable[[], datetime.datetime] = _now,
    ) -> None:
        """Build the page; `now` tells the time in the reader's zone."""
        super().__init__("Read lately", "Search what was read", theme, text_percent)
        self._store, self._names, self._now = store, names, now
        self.keep = Tick("Keep a history", theme)
        self.clear = QPushButton("Clear the history")
        self.controls.insert(0, self.keep)
        self.controls.insert(1, self.clear)
        self.keep.clicked.connect(self.keep_requested)
        self.clear.clicked.connect(self.clear_requested)

    def set_theme(self, theme: Theme, text_percent: int) -> None:
        """Change theme and text size."""
        super().set_theme(theme, text_percent)
        self.keep.set_theme(theme)

    def showEvent(self, event: QShowEvent) -> None:
        """Show what changed while the page was not shown."""
        super().showEvent(event)
        self.refill()

    def visit(self, identity: str) -> Visit | None:
        """Return the visit of a row."""
        return next((visit for visit in self._store.visits() if str(visit.number) == identity), None)

    def refill(self) -> None:
        """Show what there is now."""
        visits = self._store.visits()
        words = self.filter.text().strip()
        found = self._store.search(words, self._names.titles(visit.slug for visit in visits)) if words else visits
        now, kept = self._now(), self._store.kept
        rows = [
            OwnRow(
                str(visit.number),
                when_words(visit.opened, now),
                self._names.title(visit.slug),
                self._names.section(visit.slug, visit.section),
            )
            for visit in found
        ]
        self.keep.setChecked(kept)
        self.clear.setVisible(bool(visits))
        nothing = "Nothing that was read holds these words." if words and visits else _NOTHING if kept else _OFF
        self.show_rows(rows, nothing)
