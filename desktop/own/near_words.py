# SPDX-License-Identifier: MIT
"""Looks in a text for words that have changed: by what stood around them, or by those words that are left."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORD = re.compile(r"\w+")
# Surroundings shorter than this may be found by chance.
_CONTEXT_NEEDED = 12
# So much of the words has to be left: 1 is all of them and no others between them. Few words are alike by chance.
_ALIKE = 0.6
_FEW_ALIKE = 0.75
_FEW = 6
# Words that stand more often than this in the quotation say little about the place.
_OFTEN = 4
_FEWEST_WORDS = 3
# Offsets are told apart in steps of so many words, and so much of the words has to stand near one offset.
_STEP = 4
_VOTES = 0.3
# A longer quotation is compared by its beginning and its end.
_LONG = 160


def near(text: str, quote: str, before: str, after: str) -> tuple[int, int] | None:
    """Return the characters (start, end) that took the place of `quote`; None when nothing there is like it."""
    return _between(text, quote, before, after) or _alike(text, quote)


def _between(text: str, quote: str, before: str, after: str) -> tuple[int, int] | None:
    """Return what stands between the two surroundings, when both are there and not too far apart."""
    if min(len(before), len(after)) < _CONTEXT_NEEDED:
        return None
    start = text.find(before)
    while start >= 0:
        first = start + len(before)
        last = text.find(after, first, first + 2 * len(quote) + 60 + len(after))
        if last > first and text[first:last].strip():
            return first, last
        start = text.find(before, start + 1)
    return None


def _alike(text: str, quote: str) -> tuple[int, int] | None:
    wanted = _words(quote)
    if len(wanted) < _FEWEST_WORDS:
        return None
    words = _words(text)
    if len(wanted) > _LONG:
        half = _LONG // 2
        begin, end = _best(words, wanted[:half]), _best(words, wanted[-half:])
        if begin is None or end is None or not 0 < end[1] - begin[0] <= 2 * len(wanted):
            return None
        return _span(text, begin[0], end[1])
    found = _best(words, wanted)
    return _span(text, *found) if found else None


@lru_cache(maxsize=16)
def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _span(text: str, first: int, last: int) -> tuple[int, int]:
    """Return the characters from the word `first` to before the word `last`."""
    spans = [word.span() for word in islice(_WORD.finditer(text), first, last)]
    return spans[0][0], spans[-1][1]


def _best(words: Sequence[str], wanted: Sequence[str]) -> tuple[int, int] | None:
    """Return the words (from, to) that are most like those wanted; None when none are enough."""
    where: dict[str, list[int]] = {}
    for place, word in enumerate(wanted):
        where.setdefault(word, []).append(place)
    telling = {word: places for word, places in where.items() if len(places) <= _OFTEN}
    hits = [(index, word) for index, word in enumerate(words) if word in telling]
    common = Counter(word for _, word in hits)
    weight: Counter[int] = Counter()
    count: Counter[int] = Counter()
    for index, word in hits:
        for place in telling[word]:
            # A rare word says more about the place; near offsets belong together, as words come and go.
            offset = (index - place) // _STEP
            weight[offset] += 1000 // common[word]
            count[offset] += 1
    enough = sum(map(len, telling.values())) * _VOTES
    offsets = [offset for offset in weight if count[offset - 1] + count[offset] + count[offset + 1] >= enough]
    offsets.sort(key=lambda offset: weight[offset] + weight[offset + 1], reverse=True)
    spans = [_matched(words, wanted, offset * _STEP) for offset in offsets[:2]]
    best = max(spans, default=(0.0, 0, 0))
    return (best[1], best[2]) if best[0] >= (_FEW_ALIKE if len(wanted) < _FEW else _ALIKE) else None


def _matched(words: Sequence[str], wanted: Sequence[str], offset: int) -> tuple[float, int, int]:
    """Return how alike the words around an offset are to those wanted (0 to 1), and from where to where they stand."""
    from difflib import SequenceMatcher  # noqa: PLC0415 - not needed to show the window

    slack = 8 + len(wanted) // 4
    low = max(0, offset - slack)
    window = words[low : offset + len(wanted) + 2 * slack]
    blocks = [
        block for block in SequenceMatcher(None, wanted, window, autojunk=False).get_matching_blocks() if block.size
    ]
    if not blocks:
        return 0.0, 0, 0
    first, last = blocks[0].b, blocks[-1].b + blocks[-1].size
    matched = sum(block.size for block in blocks)
    return 2 * matched / (len(wanted) + last - first), low + first, low + last
