# SPDX-License-Identifier: MIT
"""A text without what differs from one display to another: soft hyphens, kinds of spaces and of quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import lru_cache

# Soft hyphen, zero-width signs, and each space that follows a space.
_DROPPED = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]+|(?<=[\\s\ufffc])[\\s\ufffc]+")
_ALIKE = re.compile("[^\\S ]|[\ufffc‘’“”\u2010\u2011]")
_AS = {"‘": "'", "’": "'", "“": '"', "”": '"', "\u2010": "-", "\u2011": "-"}


@dataclass(frozen=True, slots=True)
class FlatText:
    """A text made flat, and how its characters map to those of the text it was made from."""

    text: str
    # Where characters were left out: the index in the flat text, and how many were left out up to there.
    _at: list[int] = field(default_factory=list)
    _out: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, text: str) -> FlatText:
        """Make a text flat."""
        parts: list[str] = []
        at: list[int] = []
        out: list[int] = []
        end = removed = 0
        for gap in _DROPPED.finditer(text):
            parts.append(text[end : gap.start()])
            at.append(gap.start() - removed)
            removed += gap.end() - gap.start()
            out.append(removed)
            end = gap.end()
        parts.append(text[end:])
        return cls(_ALIKE.sub(lambda sign: _AS.get(sign[0], " "), "".join(parts)), at, out)

    def original(self, index: int, *, end: bool = False) -> int:
        """Return the index in the original text of the character at `index`, or of the end that lies there."""
        if end:
            return self.original(index - 1) + 1 if index else 0
        known = bisect_right(self._at, index)
        return index + (self._out[known - 1] if known else 0)

    def flat(self, original: int) -> int:
        """Return the index in the flat text of the original character at `original`; a dropped one is the next."""
        low, high = 0, len(self.text)
        while low < high:
            middle = (low + high) // 2
            if self.original(middle) < original:
                low = middle + 1
            else:
                high = middle
        return low


@lru_cache(maxsize=32)
def flat_text(text: str) -> FlatText:
    """Return a text made flat; the last ones are kept, as many notes stand in one section."""
    return FlatText.of(text)
