# SPDX-License-Identifier: MIT
"""Places a reader can be at, and the way back and forward through them, as in a browser."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from index.results import Filters


class View(StrEnum):
    """The kinds of page the window shows."""

    START = "start"
    ARTICLE = "article"
    SEARCH = "search"
    CONTENTS = "contents"
    STUDY = "study"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Place:
    """A page and where on it: an article's slug and section, a search, a body system's contents, learning, own things.

    `scroll` is the scroll bar's value as a share (0 to 1) of its range; `note` is a note that is to be opened there.
    """

    view: View = View.START
    slug: str = ""
    anchor: str = ""
    query: str = ""
    filters: Filters = field(default_factory=Filters)
    exact: bool = False
    by_name: bool = False
    scroll: float = 0.0
    match_terms: tuple[str, ...] = ()
    note: str = ""

    def same_page(self, other: Place) -> bool:
        """Return whether `other` is the same page, wherever it is scrolled to."""
        return _page(self) == _page(other)


def _page(place: Place) -> Place:
    """Return a place without where on its page it is."""
    return replace(place, scroll=0.0, match_terms=(), note="")


class History(QObject):
    """The pages visited. Leaving a page remembers where on it the reader was.

    Signals:
        changed: what can be gone back or forward to changed.
    """

    changed = Signal()

    _LONGEST = 500

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin with the start page."""
        super().__init__(parent)
        self._places = [Place()]
        self._at = 0

    @property
    def current(self) -> Place:
        """The page shown now."""
        return self._places[self._at]

    @property
    def can_go_back(self) -> bool:
        """Whether there is a page before this one."""
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a page after this one."""
        return self._at < len(self._places) - 1

    def begin(self, place: Place) -> None:
        """Begin the way at a place, with nothing before it."""
        self._places = [place]
        self._at = 0
        self.changed.emit()

    def visit(self, place: Place) -> None:
        """Go to a new page; what lay ahead is dropped. The same page again is not a new visit."""
        # A note is opened once, and not again by going back.
        place = replace(place, note="")
        if place.same_page(self.current):
            self._places[self._at] = place
        else:
            del self._places[self._at + 1 :]
            self._places.append(place)
            del self._places[: max(0, len(self._places) - self._LONGEST)]
            self._at = len(self._places) - 1
        self.changed.emit()

    def remember(self, place: Place) -> None:
        """Update where the reader is on the current page, without a new visit."""
        self._places[self._at] = place

    def back(self) -> Place:
        """Go one page back, if there is one, and return the page now current."""
        if self.can_go_back:
            self._at -= 1
            self.changed.emit()
        return self.current

    def forward(self) -> Place:
        """Go one page forward, if there is one, and return the page now current."""
        if self.can_go_forward:
            self._at += 1
            self.changed.emit()
        return self.current
