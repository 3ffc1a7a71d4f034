# SPDX-License-Identifier: MIT
"""Where a note stands in a text, told so that it is found again when the text has changed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

#: How many characters before and after the quoted words are remembered.
CONTEXT = 32


class How(StrEnum):
    """How an anchor was found: where it stood, elsewhere, near words that differ, or not at all."""

    SAME = "same"
    MOVED = "moved"
    CHANGED = "changed"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words in a section at a reading level, with what stood around them and at which character they began.

    An empty `quote` is the whole section, an empty `level` both levels.
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
