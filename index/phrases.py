# SPDX-License-Identifier: MIT
"""Words that have to stand together: the index knows no positions, so texts that may have them are read."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from functools import lru_cache, reduce
from operator import and_, or_
from typing import TYPE_CHECKING

from index.analysis import plain_words
from index.article import Level
from index.schema import LEVEL_BITS, NAME_BIT, place_bit

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Container, Sequence

    from index.analysis import Analyzer
    from index.postings import Postings
    from index.ranking import Ranked

#: So many articles are read for one search at most, the best first: a few hundred take some tenths of a second.
MOST_READ = 400
_EVERYWHERE = LEVEL_BITS[Level.CLINICAL] | LEVEL_BITS[Level.PLAIN]
_ANYWHERE = _EVERYWHERE | NAME_BIT
_POSSESSIVE = re.compile("['\u2019]s\\b")
#: A word that nobody writes.
_SENTENCE_END = " qzqzq "
#: So many words are kept with their spelling while the texts are read.
_MOST_KEPT = 50_000
#: Words that begin alike have at least so many letters in common.
_FRONT = 3
_LAST = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class _Sought:
    """A phrase in its folded spelling; where its words stand; whether it stands wherever these do."""

    folded: tuple[str, ...]
    postings: tuple[Postings, ...]
    sure: bool

    def may(self, article: int) -> int:
        """Return the places of an article that have all words of the phrase: without stop words, any."""
        return reduce(and_, (postings.mask_of(article) for postings in self.postings), _ANYWHERE)


@dataclass(slots=True)
class Reading:
    """How far one search may read: so many articles still, and not on when `stop` says that nobody waits for it."""

    left: int = MOST_READ
    stop: Callable[[], bool] | None = None
    #: Whether it ended before everything was read.
    cut: bool = False

    def take(self) -> bool:
        """Tell whether one more article may be read."""
        if self.left <= 0 or (self.stop is not None and self.stop()):
            self.cut = True
            return False
        self.left -= 1
        return True


class Phrases:
    """Reads the texts of a library for phrases."""

    def __init__(self, connection: sqlite3.Connection, analyzer: Analyzer, places: Sequence[int]) -> None:
        """Read from an opened articles.sqlite; `places` holds the places that every article has."""
        self._connection = connection
        self._analyzer = analyzer
        self._places = places
        self._fold = lru_cache(_MOST_KEPT)(analyzer.fold)

    def keep(
        self,
        phrases: Sequence[tuple[str, ...]],
        ranked: Ranked,
        postings: Callable[[str], Postings],
        reading: Reading,
        first: Container[int] = (),
    ) -> None:
        """Take out of `ranked` the articles that lack a phrase, and those that may not be read any more.

        What is left keeps the places, at both levels, where the phrases stand. Read are the articles of `first` before
        the others, and of these the best.
        """
        stop = self._analyzer.tables.stop
        # A stop word by itself stands in every article.
        sought = [self._sought(phrase, postings) for phrase in phrases if len(phrase) > 1 or phrase[0] not in stop]
        if not sought:
            return
        for article in sorted(ranked.masks, key=lambda article: (article not in first, -ranked.scores[article])):
            found = self._stand(article, sought, reading)
            if found:
                ranked.masks[article] = found
            else:
                del ranked.masks[article]

    def leave_out(
        self, phrase: tuple[str, ...], ranked: Ranked, postings: Callable[[str], Postings], reading: Reading
    ) -> None:
        """Take the articles out of `ranked` in which a phrase stands, and those that may not be read any more."""
        sought = self._sought(phrase, postings)
        for article in sorted(ranked.masks, key=lambda article: -ranked.scores[article]):
            if self._stand(article, [sought], reading) != 0:
                del ranked.masks[article]

    def _sought(self, phrase: tuple[str, ...], postings: Callable[[str], Postings]) -> _Sought:
        term, stop = self._analyzer.term, self._analyzer.tables.stop
        terms = dict.fromkeys(term(word) for word in phrase if word not in stop)
        folded = tuple(map(self._analyzer.fold, phrase))
        return _Sought(folded, tuple(map(postings, terms)), len(phrase) == 1 and self._is_only_form(phrase[0]))

    def _is_only_form(self, word: str) -> bool:
        """Tell whether all words of the library with the index term of a word are the same but for their spelling.

        Then the index knows where it stands, and nothing has to be read. It counts no stop words, and the list of words
        has none that are short or have digits.
        """
        analyzer = self._analyzer
        if word in analyzer.tables.stop or not word.isalpha() or len(word) < _FRONT:
            return False
        term, folded = analyzer.term(word), analyzer.fold(word)
        spellings = {folded, word}
        spellings |= {folded.replace(ours, theirs, 1) for theirs, ours in analyzer.tables.inside.items()}
        for front in {spelling[:_FRONT] for spelling in spellings}:
            rows = self._connection.execute("SELECT word FROM words WHERE word BETWEEN ? AND ?", (front, front + _LAST))
            if any(analyzer.term(other) == term and analyzer.fold(other) != folded for (other,) in rows):
                return False
        return True

    def _stand(self, article: int, sought: Sequence[_Sought], reading: Reading) -> int | None:
        """Return the places where any of the phrases stands, 0 unless every one stands somewhere.

        None when the article would have to be read, and may not.
        """
        may = [phrase.may(article) for phrase in sought]
        if not all(may):
            return 0
        open_ones = [number for number, phrase in enumerate(sought) if not phrase.sure]
        found = [mask & _EVERYWHERE if phrase.sure else 0 for phrase, mask in zip(sought, may, strict=True)]
        if open_ones and not reading.take():
            return None
        for bit, text in self._texts(article, reduce(or_, (may[number] for number in open_ones), 0)):
            for number in open_ones:
                if bit & may[number] and _holds(text, sought[number].folded):
                    found[number] |= bit
        names: list[str] | None = None
        for number, phrase in enumerate(sought):
            if not found[number] and may[number] & NAME_BIT:
                names = self._names(article) if names is None else names
                if phrase.sure or any(_holds(name, phrase.folded) for name in names):
                    # In a name it stands for the whole article.
                    found[number] = self._places[article]
        return reduce(or_, found, 0) if all(found) else 0

    def _texts(self, article: int, wanted: int) -> list[tuple[int, str]]:
        """Return the pages of an article that have any of the wanted places, flattened."""
        if not wanted & _EVERYWHERE:
            return []
        rows = self._connection.execute(
            "SELECT id, level, section FROM pages WHERE article = ? AND passages IS NOT NULL", (article,)
        ).fetchall()
        bits = {page: place_bit(section, Level(level)) for page, level, section in rows}
        return [(bit, self._text(page)) for page, bit in bits.items() if bit & wanted]

    def _text(self, page: int) -> str:
        (packed,) = self._connection.execute("SELECT passages FROM pages WHERE id = ?", (page,)).fetchone()
        return _flat(zlib.decompress(packed).decode(), self._fold)

    def _names(self, article: int) -> list[str]:
        rows = self._connection.execute("SELECT name FROM names WHERE article = ?", (article,))
        return [_flat(name, self._fold) for (name,) in rows]


def stands_in(phrase: Sequence[str], text: str, fold: Callable[[str], str] = str) -> bool:
    """Tell whether plain words stand together in a text, whatever the case, accents, hyphens and possessives there.

    A quotation mark ends a sentence. `fold` makes one spelling of all that a word may have.
    """
    return _holds(_flat(text, fold), [fold(word) for word in phrase])


def _flat(text: str, fold: Callable[[str], str]) -> str:
    """Return the folded words of a text between single blanks, sentence by sentence; possessives also without it."""
    if _POSSESSIVE.search(text):
        text = f'{text}"{_POSSESSIVE.sub("", text)}'
    return f" {' '.join(map(fold, plain_words(text.replace(chr(34), _SENTENCE_END))))} "


def _holds(flat: str, folded: Sequence[str]) -> bool:
    return f" {' '.join(folded)} " in flat
