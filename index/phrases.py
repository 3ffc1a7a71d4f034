# SPDX-License-Identifier: MIT
"""Words that have to stand together: the index knows no positions, so texts that may have them are read."""

from __future__ import annotations

import re
import zlib
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from index.analysis import plain_words
from index.article import Level
from index.schema import LEVEL_BITS, place_bit

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from index.query import Query
    from index.ranking import Ranked

#: Blanks, hyphens and the like between two words; a quotation mark ends a sentence in the packed text.
_GAP = r"[^\w\"\\]{1,3}"
#: What a possessive or an apostrophe inside a word adds to it.
_INSIDE = r"(?:['\u2019]?s)?"
_EVERYWHERE = LEVEL_BITS[Level.CLINICAL] | LEVEL_BITS[Level.PLAIN]
_ACCENTED = re.compile("[\u00c0-\u024f\u1e00-\u1eff\u0370-\u03ff]")


class Phrases:
    """Reads the texts of a library for phrases."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Read from an opened articles.sqlite."""
        self._connection = connection

    def keep(self, query: Query, ranked: Ranked, level: Level | None) -> bool:
        """Take out of `ranked` the articles that lack one of the query's phrases (at `level`, when one is given).

        Returns whether any article is left.
        """
        wanted = LEVEL_BITS[level] if level else _EVERYWHERE
        for article in list(ranked.masks):
            places = self._places(article, query.phrases, wanted)
            if places:
                ranked.masks[article] = places
            else:
                del ranked.masks[article]
        return bool(ranked.masks)

    def leave_out(self, phrase: tuple[str, ...], ranked: Ranked) -> None:
        """Take the articles out of `ranked` in which a phrase stands."""
        for article in list(ranked.masks):
            if self._places(article, (phrase,), _EVERYWHERE):
                del ranked.masks[article]

    def _places(self, article: int, phrases: Sequence[tuple[str, ...]], wanted: int) -> int:
        """Return the places where any of the phrases stands, 0 unless every one stands somewhere."""
        found = [0] * len(phrases)
        everywhere = 0
        for bit, text in self._texts(article):
            everywhere |= bit
            for number, phrase in enumerate(phrases):
                if bit & wanted and stands_in(phrase, text):
                    found[number] |= bit
        names = self._names(article)
        for number, phrase in enumerate(phrases):
            if not found[number] and any(_is_in(phrase, plain_words(name)) for name in names):
                # In a name it stands for the whole article.
                found[number] = everywhere & wanted
        return reduce(or_, found, 0) if all(found) else 0

    def _texts(self, article: int) -> Iterator[tuple[int, str]]:
        rows = self._connection.execute(
            "SELECT level, section, passages FROM pages WHERE article = ? AND passages IS NOT NULL", (article,)
        )
        for level, section, packed in rows:
            yield place_bit(section, Level(level)), zlib.decompress(packed).decode()

    def _names(self, article: int) -> list[str]:
        return [name for (name,) in self._connection.execute("SELECT name FROM names WHERE article = ?", (article,))]


def stands_in(phrase: Sequence[str], text: str) -> bool:
    """Tell whether plain words stand together in a text, whatever the case, accents and hyphens there."""
    pattern = _INSIDE + _GAP
    if re.search(rf"\b{pattern.join(map(re.escape, phrase))}\b", text, re.IGNORECASE):
        return True
    return bool(_ACCENTED.search(text)) and _is_in(phrase, plain_words(text))


def _is_in(phrase: Sequence[str], words: Sequence[str]) -> bool:
    return f" {' '.join(phrase)} " in f" {' '.join(words)} "
