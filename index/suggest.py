# SPDX-License-Identifier: MIT
"""Completing names while somebody types: names that begin so, then words inside names, then with a slip."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.analysis import Analyzer, plain_words, word_spans
from index.article import Kind
from index.names import FINDING, TITLE
from index.results import Suggestion
from index.spelling import Speller
from index.terms import Tables

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from index.library import Library

#: More characters are no beginning of a name.
_LONGEST = 100
#: Names near to more words than this are near to nothing.
_NEAR_WORDS = 6
#: So many letters at the front, and so much of a word, have to be alike.
_NEAR_LETTERS = 5
_NEAR_SHARE = 0.7
_LEAST_LETTERS = 4
_LONG_WORD = 10
#: So many names are looked at of those that begin alike; with one letter there may be thousands.
_LOOK_AT = 120
_LAST = "\U0010ffff"

_BEGINNING = """
SELECT DISTINCT names.article, names.name, names.type, articles.slug, articles.kind, articles.title, tails.place
FROM tails JOIN names ON names.id = tails.name JOIN articles ON articles.id = names.article
WHERE tail >= ? AND tail < ? AND (place = 0) = ? ORDER BY tail, names.id LIMIT ?"""


@dataclass(frozen=True, slots=True)
class _Found:
    """A name that fits: `step` tells how (0 begins so, 1 has such a word inside, 2 with a slip)."""

    step: int
    article: int
    name: str
    type: str
    slug: str
    kind: str
    title: str
    place: int
    typed: tuple[str, ...]

    @property
    def rank(self) -> tuple[int, bool, bool, int, str]:
        """Sort key: how it fits, titles before other names, whole words before beginnings, short names first."""
        words = plain_words(self.name)
        whole = words[self.place : self.place + len(self.typed)] == list(self.typed)
        return (self.step, self.type != TITLE, not whole, len(self.name), self.name)


class Suggester:
    """Completes names of one library. Use it from the thread that opened the library."""

    def __init__(self, library: Library) -> None:
        """Read from an opened library. Raises LibraryError when its word tables are damaged."""
        try:
            tables = Tables.from_json(library.meta("tables", ""))
        except (ValueError, KeyError, TypeError) as error:
            raise library.damaged() from error
        self._connection = library.database
        self._analyzer = Analyzer(tables)
        self._speller = Speller(library.database, library.manifest.counts.get("articles", 1))

    def suggest(self, prefix: str, limit: int = 8) -> tuple[Suggestion, ...]:
        """Return names that complete `prefix`, best first, at most `limit` and one an article."""
        words = plain_words(prefix[:_LONGEST])
        if not words or limit < 1:
            return ()
        chosen: dict[int, _Found] = {}
        for step, inside in ((0, False), (1, True)):
            self._collect(words, step, inside=inside, chosen=chosen)
        # A slip is looked for only where nothing begins so and the word is none that could be meant.
        if not any(found.step == 0 for found in chosen.values()) and not self._speller.english(words[-1]):
            for corrected in corrections(words, self._speller):
                for inside in (False, True):
                    self._collect(corrected, 2, inside=inside, chosen=chosen)
        best = sorted(chosen.values(), key=lambda found: found.rank)[:limit]
        return tuple(map(self._suggestion, best))

    def _collect(self, words: list[str], step: int, *, inside: bool, chosen: dict[int, _Found]) -> None:
        """Add the names that go on after these words, one an article: the best."""
        folded = [*map(self._analyzer.fold, words[:-1]), words[-1]]
        for some in {" ".join(words), " ".join(folded), " ".join(map(self._analyzer.fold, words))}:
            rows = self._connection.execute(_BEGINNING, (some, some + _LAST, not inside, _LOOK_AT))
            for article, name, kind_of_name, slug, kind, title, place in rows:
                found = _Found(step, article, name, kind_of_name, slug, kind, title, place, tuple(words))
                if article not in chosen or found.rank < chosen[article].rank:
                    chosen[article] = found

    def _suggestion(self, found: _Found) -> Suggestion:
        same = plain_words(found.name) == plain_words(found.title) or self._reads_alike(found.name, found.title)
        name = found.title if same else found.name
        why = "" if same else f"{name}: {_lower_first(found.title)}"
        if found.type == FINDING:
            why = f"finding: {name}"
        spans = _spans(name, found.place, len(found.typed), len(found.typed[-1])) if found.step < 2 else ()
        return Suggestion(found.slug, Kind(found.kind), found.title, name, why, spans)

    def _reads_alike(self, name: str, title: str) -> bool:
        """Tell whether two names are spellings of one."""
        fold = self._analyzer.fold
        return [*map(fold, plain_words(name))] == [*map(fold, plain_words(title))]


def near_names(
    connection: sqlite3.Connection, analyzer: Analyzer, speller: Speller, text: str, limit: int = 6
) -> tuple[tuple[str, str], ...]:
    """Return (slug, title) of names that are alike in a word to a text that was not found; often none.

    Names that only stand near in the alphabet are not offered: "Calciphylaxis" is no answer to "DKA".
    """
    words = [word for word in dict.fromkeys(plain_words(text[:_LONGEST])) if word not in analyzer.question_words]
    near: dict[str, str] = {}
    for word in [word for word in words if len(word) >= _NEAR_LETTERS][:_NEAR_WORDS]:
        # What is rightly typed is near to what begins so, not to what only looks like it.
        slips = () if speller.english(word) else speller.candidates(word)
        for candidate in (*slips, *speller.completions(word)):
            _add_names(near, connection, candidate.word, candidate.word + _LAST, limit)
        # A long word that is no English one may be spelled wrong from early on.
        least = _LEAST_LETTERS if len(word) >= _LONG_WORD and not speller.english(word) else _NEAR_LETTERS
        share = 0.0 if least == _LEAST_LETTERS else _NEAR_SHARE
        for size in range(len(word), max(least, round(len(word) * share)) - 1, -1):
            if len(near) < limit:
                _add_names(near, connection, word[:size], word[:size] + _LAST, limit)
    return tuple(near.items())[:limit]


def corrections(words: list[str], speller: Speller) -> Iterable[list[str]]:
    """Yield the words with unknown ones corrected and the last one, which may be a beginning, mended as such."""
    firm = []
    for word in words[:-1]:
        candidates = [] if speller.known(word) else speller.candidates(word, 1)
        firm.append(candidates[0].word if candidates else word)
    for candidate in (*speller.completions(words[-1]), *speller.candidates(words[-1], 2)):
        yield [*firm, candidate.word]
    if firm != words[:-1]:
        yield [*firm, words[-1]]


def _add_names(near: dict[str, str], connection: sqlite3.Connection, first: str, last: str, limit: int) -> None:
    rows = connection.execute(
        "SELECT DISTINCT slug, title FROM tails JOIN names ON names.id = tails.name "
        "JOIN articles ON articles.id = names.article WHERE tail >= ? AND tail < ? ORDER BY tail LIMIT ?",
        (first, last, limit),
    )
    near.update(dict(rows))


def _spans(name: str, place: int, count: int, letters: int) -> tuple[tuple[int, int], ...]:
    """Return the part of a name that was typed: `count` words from `place` on, of the last only so many letters."""
    words = word_spans(name)[place : place + count]
    if not words:
        return ()
    start, end = words[0][1], min(words[-1][1] + letters, words[-1][2])
    return ((start, end),)


def _lower_first(title: str) -> str:
    """Return a title as it stands inside a line; an abbreviation keeps its capitals."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]
