# SPDX-License-Identifier: MIT
"""Reading the typed words: those that the library does not know are joined, split or corrected, never the others."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.analysis import plain_words, squash, word_spans
from index.results import Understood

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from index.analysis import Analyzer
    from index.names import Names
    from index.spelling import Speller

#: A correction this dear is tried only after splitting the word.
_DEAR = 0.9
#: A correction as dear as this is worse than a farther one that makes a name with the words beside it.
_FAR = 0.4
#: What a correction gains that makes a name with the words beside it.
_NAME_GAIN = 0.8
_ALONE_GAIN = 0.2
#: A stem this short says little: "iftness" is not known because "IFT" is.
_SHORTEST_STEM = 4
_SHORTEST_PART = 3
_MANY = 12
_LONGEST_SPLIT = 30
#: So many capitals or fewer that the library does not know are an abbreviation, not a slip.
_LONGEST_SHOUTED = 5
_GLUED = re.compile(r"(\d+)([a-z]{1,5})|(?!)")
_MOST_CORRECTIONS = 16


@dataclass(frozen=True, slots=True)
class Word:
    """One word as it is looked for. `typed` is what stands for it in the query."""

    typed: str
    plain: str
    term: str
    #: Whether it is counted in articles at all (not a stop word).
    counted: bool
    #: Whether it says what the query is about (neither a stop word nor an asking word).
    telling: bool
    #: Whether it was typed in capitals, as abbreviations are: "AIDS", not "aids".
    shouted: bool


def read_words(
    text: str,
    analyzer: Analyzer,
    names: Names,
    speller: Speller,
    known: Callable[[str], bool],
    understood: list[Understood],
) -> list[Word]:
    """Return the words of a query; what was read as something else is added to `understood`.

    The last word is left as it is when some name goes on after all that was typed: it may be unfinished.
    """
    reader = _Reader(analyzer, names, speller, known)
    spans = word_spans(text)
    plain = [word for word, _, _ in spans]
    words: list[Word] = []
    place = 0
    unfinished = len(plain) - 1 if plain and names.beginning(" ".join(plain), 1) else None
    if plain and plain[-1] in analyzer.tables.short:
        unfinished = None
    while place < len(spans):
        typed = text[spans[place][1] : spans[place][2]]
        joined = reader.join(plain, place)
        if joined:
            typed = text[spans[place][1] : spans[place + 1][2]]
            understood.append(Understood(typed, joined, "joined"))
            words.append(reader.word(typed, joined))
            place += 2
            continue
        meant, because = ([plain[place]], "") if place == unfinished else reader.read(plain, place, typed)
        if because:
            understood.append(Understood(typed, " ".join(meant), because))
        words.extend(reader.word(typed, word) for word in meant)
        place += 1
    return words


class _Reader:
    """Reads one word after the other with the words beside it."""

    def __init__(self, analyzer: Analyzer, names: Names, speller: Speller, known: Callable[[str], bool]) -> None:
        self._analyzer = analyzer
        self._names = names
        self._speller = speller
        self._known = known
        #: How many words may still be corrected: of a long text of words that nobody knows only some are.
        self._corrections = _MOST_CORRECTIONS

    def word(self, typed: str, plain: str) -> Word:
        """Return a word with what its lists say of it."""
        tables = self._analyzer.tables
        counted = plain not in tables.stop
        # A number chooses no article by itself: "500" stands with every other medicine.
        telling = counted and plain not in tables.asking and not plain.isdigit()
        shouted = len(typed) > 1 and typed.isupper()
        return Word(typed, plain, self._analyzer.term(plain), counted, telling, shouted)

    def join(self, plain: Sequence[str], place: int) -> str:
        """Return the word that this and the next make together when they are no words by themselves; else ""."""
        if place + 1 >= len(plain):
            return ""
        first, second = plain[place], plain[place + 1]
        if (self._is_known(first) and self._is_known(second)) or not (first + second).isalpha():
            return ""
        together = first + second
        if first in self._analyzer.tables.stop or second in self._analyzer.tables.stop:
            return ""
        return together if self._speller.known(together) else ""

    def read(self, plain: Sequence[str], place: int, typed: str) -> tuple[list[str], str]:
        """Return the words that one typed word stands for, and why when it is not itself."""
        word = plain[place]
        if written_out := self._written_out(word, typed):
            return written_out, "abbreviation"
        if self._is_known(word):
            named = self._named_with(plain, place) if self._is_odd(word) else ""
            return ([named], "spelling") if named else ([word], "")
        if parts := _GLUED.fullmatch(word):
            # "20kg" is 20 kg.
            return [parts[1], parts[2]], ""
        if not word.isalpha() or not self._corrections or (typed.isupper() and len(word) <= _LONGEST_SHOUTED):
            return [word], ""
        self._corrections -= 1
        together = self._names.written_together(squash([self._analyzer.fold(word)]))
        if together:
            parts_of_name = plain_words(together[0].name)
            return (parts_of_name, "split") if len(parts_of_name) > 1 else ([word], "")
        return self._mended(plain, place)

    def _written_out(self, word: str, typed: str) -> list[str]:
        """Return the words of a short form; none when the word is no short form here: "I'm dizzy" is not about IM."""
        tables = self._analyzer.tables
        if word not in tables.short or not typed.isalnum():
            return []
        if word in self._analyzer.question_words and not (typed.isupper() and len(typed) > 1):
            return []
        if self._names.called(self._analyzer.term(word), [word]):
            return []
        return plain_words(tables.short[word])

    def _mended(self, plain: Sequence[str], place: int) -> tuple[list[str], str]:
        """Return what a word that nobody knows was meant to be, and why."""
        word = plain[place]
        if self._speller.english(word) or self._speller.english(self._analyzer.fold(word)):
            # Rightly typed, but no word of the library: only what makes a name with its neighbors can be meant.
            named = self._named_with(plain, place)
            return ([named], "spelling") if named else ([word], "")
        meant, cost = self._correct(plain, place)
        if not meant or cost > _DEAR:
            parts = self._split(word)
            if parts:
                return parts, "split"
        return ([meant], "spelling") if meant else ([word], "")

    def _is_known(self, word: str) -> bool:
        return (
            word in self._analyzer.question_words
            or self._speller.known(word)
            or (len(stem := self._analyzer.term(word)) >= _SHORTEST_STEM and self._known(stem))
            or (len(word) < _SHORTEST_STEM and self._known(stem))
        )

    def _is_odd(self, word: str) -> bool:
        """Tell whether a word is known only by its stem: "sicke" may be a form of "sick", or a slip."""
        return (
            len(word) > _SHORTEST_STEM
            and word.isalpha()
            and word not in self._analyzer.question_words
            and not self._speller.known(word)
            and self._name_gain(word, [word], 0) == 0.0
        )

    def _correct(self, plain: Sequence[str], place: int) -> tuple[str, float]:
        """Return the likeliest word and what it costs, dearer the less likely; "" when none is near."""
        best, best_cost = "", 99.0
        for candidate in self._speller.candidates(plain[place]):
            cost = candidate.cost - self._name_gain(candidate.word, plain, place)
            if cost < best_cost:
                best, best_cost = candidate.word, cost
        if best_cost > _FAR and (named := self._named_with(plain, place)):
            return named, 0.0
        return best, best_cost

    def _named_with(self, plain: Sequence[str], place: int) -> str:
        """Return the likeliest word that makes a name with the words beside it, though it be far off; else ""."""
        if len(plain) == 1:
            return ""
        for candidate in self._speller.candidates(plain[place], _MANY, far=True):
            if self._name_gain(candidate.word, plain, place) == _NAME_GAIN:
                return candidate.word
        return ""

    def _name_gain(self, word: str, plain: Sequence[str], place: int) -> float:
        """Return what a word gains for making a name with the word before or behind it, or by itself."""
        term = self._analyzer.term
        runs = [[word]]
        if place:
            runs.append([plain[place - 1], word])
        if place + 1 < len(plain):
            runs.append([word, plain[place + 1]])
        norms = [" ".join(map(term, run)) for run in runs]
        if any(self._names.called(norm, run) for norm, run in zip(norms[1:], runs[1:], strict=True)):
            return _NAME_GAIN
        if place + 1 < len(plain) and self._names.begins(norms[-1]):
            return _NAME_GAIN
        return _ALONE_GAIN if self._names.called(norms[0], runs[0]) else 0.0

    def _split(self, word: str) -> list[str]:
        """Return two or three known words that were run together, the fewest and longest first; else nothing."""
        if len(word) > _LONGEST_SPLIT:
            return []
        cuts = range(len(word) - _SHORTEST_PART, _SHORTEST_PART - 1, -1)
        for cut in cuts:
            if self._part(word[:cut]) and self._part(word[cut:]):
                return [word[:cut], word[cut:]]
        for cut in cuts:
            if self._part(word[:cut]):
                rest = word[cut:]
                for second in range(len(rest) - _SHORTEST_PART, _SHORTEST_PART - 1, -1):
                    if self._part(rest[:second]) and self._part(rest[second:]):
                        return [word[:cut], rest[:second], rest[second:]]
        return []

    def _part(self, word: str) -> bool:
        return len(word) >= _SHORTEST_PART and (self._speller.known(word) or word in self._analyzer.tables.words)
