# SPDX-License-Identifier: MIT
"""Cuts a long column of strips into pages; knows nothing of text and nothing of Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Span:
    """A part of the column from `top` to `bottom`."""

    top: float
    bottom: float

    @property
    def height(self) -> float:
        """How high it is."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Strip:
    """A part of the column that is never cut: a line of text, a row of a table, a figure.

    With `keeps_next` the next strip stands on the same page wherever that is possible. `head` is the row that is said
    again above when a page begins with this strip.
    """

    top: float
    bottom: float
    keeps_next: bool = False
    head: Span | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on a page: a part of the column, and the head of a table that is said again above it."""

    body: Span
    head: Span | None = None

    @property
    def height(self) -> float:
        """How high it is."""
        return self.body.height + (self.head.height if self.head else 0)


def paginate(strips: Sequence[Strip], height: float, first_height: float | None = None) -> tuple[Page, ...]:
    """Return pages at most `height` (the first: `first_height`) high that hold all strips in order.

    A strip that is higher than a page has a page of its own, which is then higher too.
    """
    pages: list[Page] = []
    start = 0
    while start < len(strips):
        first = strips[start]
        head = first.head if pages else None
        room = height - (head.height if head else 0)
        if not pages and first_height is not None:
            room = first_height
        end = start
        while end + 1 < len(strips) and strips[end + 1].bottom - first.top <= room:
            end += 1
        cut = _last_cut(strips, start, end)
        pages.append(Page(Span(first.top, strips[cut].bottom), head))
        start = cut + 1
    return tuple(pages)


def _last_cut(strips: Sequence[Strip], start: int, end: int) -> int:
    """Return the last strip of a page on which those from `start` to `end` have room."""
    if end == len(strips) - 1:
        return end
    for cut in range(end, start - 1, -1):
        if not strips[cut].keeps_next:
            return cut
    # All of it wants to stay together and is more than a page.
    return end
