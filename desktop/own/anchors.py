# SPDX-License-Identifier: MIT
"""Where a note stands in a text, told so that it is found again when the text has changed.

Exact words are looked for first, and where there are several, the surroundings decide. Words of which only some are
left are said to have changed; a number or a dose that differs is a change, never the same place.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from desktop.own.flat_text import FlatText, flat_text
from desktop.own.near_words import near

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

#: How many characters before and after the quoted words are remembered.
CONTEXT = 32
# Words that are found again have to be this long together with the surroundings that agree, to be more than a chance.
_SURE = 16
_MOST_SPOTS = 2000


class How(StrEnum):
    """How an anchor was found: where it stood, elsewhere, as words that have changed, or not at all."""

    SAME = "same"
    MOVED = "moved"
    CHANGED = "changed"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words in a section at a reading level, with what stood around them and at which character they began.

    An empty `quote` is the whole section, an empty `level` both levels. The texts are flat (`FlatText`), and
    `position` counts characters of the section's flat text.
    """

    section: str
    level: str = ""
    quote: str = ""
    before: str = ""
    after: str = ""
    position: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """Where an anchor was found in a text: the characters from `start` to `end`, both 0 when it is lost."""

    start: int
    end: int
    how: How


LOST = Found(0, 0, How.LOST)


def anchor_at(text: str, start: int, end: int, section: str, level: str = "") -> Anchor:
    """Return the anchor of the characters from `start` to `end` of a section's text."""
    flat = flat_text(text)
    first, last = flat.flat(start), flat.flat(end)
    words = flat.text
    return Anchor(
        section, level, words[first:last], words[max(0, first - CONTEXT) : first], words[last : last + CONTEXT], first
    )


def find(anchor: Anchor, text: str) -> Found:
    """Return where an anchor stands in the text of its section now."""
    if not anchor.quote:
        return Found(0, len(text), How.SAME)
    flat = flat_text(text)
    start = _exact(anchor, flat.text)
    if start is not None:
        how = How.SAME if start == anchor.position else How.MOVED
        return _found(flat, start, start + len(anchor.quote), how)
    span = near(flat.text, anchor.quote, anchor.before, anchor.after)
    return _found(flat, *span, How.CHANGED) if span is not None else LOST


def find_among(anchor: Anchor, texts: Mapping[str, str]) -> tuple[str, Found]:
    """Return the section in which an anchor stands now, and where; `texts` are an article's sections at its level.

    Its own section comes first; its exact words in another are better than changed ones in its own.
    """
    own = find(anchor, texts[anchor.section]) if anchor.section in texts else LOST
    if own.how in {How.SAME, How.MOVED} or not anchor.quote:
        return anchor.section, own
    others = {name: find(anchor, text) for name, text in texts.items() if name != anchor.section}
    for name, found in others.items():
        if found.how in {How.SAME, How.MOVED}:
            return name, replace(found, how=How.MOVED)
    if own.how is How.CHANGED:
        return anchor.section, own
    return next(((name, found) for name, found in others.items() if found.how is How.CHANGED), (anchor.section, LOST))


def _found(flat: FlatText, start: int, end: int, how: How) -> Found:
    return Found(flat.original(start), flat.original(end, end=True), how)


def _exact(anchor: Anchor, text: str) -> int | None:
    """Return where the very words stand, the place with the best surroundings; None when it may be a chance."""
    ranks = (
        (_agreement(anchor, text, start), -abs(start - anchor.position), start)
        for start in _spots(text, anchor.quote, anchor.position)
    )
    best = max(ranks, default=None)
    if best is None:
        return None
    agreement, _, start = best
    sure = agreement == len(anchor.before) + len(anchor.after) or agreement + len(anchor.quote) >= _SURE
    return start if sure else None


def _spots(text: str, quote: str, position: int) -> Iterator[int]:
    """Yield where the words stand: at the position they had, then from the beginning; not endlessly many."""
    if text.startswith(quote, position):
        yield position
    start = text.find(quote)
    for _ in range(_MOST_SPOTS):
        if start < 0:
            return
        yield start
        start = text.find(quote, start + 1)


def _agreement(anchor: Anchor, text: str, start: int) -> int:
    """Return how many characters before and after agree with those remembered, counted from the words outwards."""
    end = start + len(anchor.quote)
    before = text[max(0, start - len(anchor.before)) : start]
    return _same(anchor.before[::-1], before[::-1]) + _same(anchor.after, text[end : end + len(anchor.after)])


def _same(first: str, second: str) -> int:
    if first == second:
        return len(first)
    return next(
        (n for n, (one, other) in enumerate(zip(first, second, strict=False)) if one != other),
        min(len(first), len(second)),
    )
