# SPDX-License-Identifier: MIT
"""Misspelled words: the words of a library, kept so that those near to what was typed are found at once.

Every word is filed under what is left of its first letters when up to two are deleted. Two words that differ by two
edits share such a key, so a look-up costs a few dozen reads, however many words there are. The real distance is then
reckoned on the few that were found.
"""

from __future__ import annotations

import json
import math
import re
import zlib
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from index.terms import read_english

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet

    from index.analysis import Analyzer

#: Only so many letters at the front of a word make keys.
_KEY_LETTERS = 7
_SHORTEST = 4
_TWO_EDITS_FROM = 8
_FAR_EDITS_FROM = 6
_MOST_OF_A_LETTER = 3000
#: Endings that words of the English list may have, and what stands there without.
_ENGLISH_ENDINGS = (
    *((ending, "") for ending in ("s", "es", "ed", "ing", "ly", "er", "est", "ness")),
    *((ending, "e") for ending in ("ed", "ing", "er")),
)

_TABLES = (
    """CREATE TABLE words (
        id INTEGER PRIMARY KEY, word TEXT NOT NULL, df INTEGER NOT NULL, named INTEGER NOT NULL,
        sound TEXT NOT NULL)""",
    "CREATE TABLE ordinary (word TEXT PRIMARY KEY) WITHOUT ROWID",
    "CREATE TABLE english (word TEXT PRIMARY KEY) WITHOUT ROWID",
    "CREATE TABLE deletions (key INTEGER, word INTEGER, PRIMARY KEY (key, word)) WITHOUT ROWID",
)
_INDEXES = (
    "CREATE UNIQUE INDEX words_word ON words (word)",
    "CREATE INDEX words_sound ON words (sound)",
    "CREATE INDEX words_named ON words (word) WHERE named",
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word of the library that may have been meant. The lower `cost`, the likelier."""

    word: str
    cost: float


def write_words(
    connection: sqlite3.Connection,
    counts: Mapping[str, int],
    named: AbstractSet[str],
    small: AbstractSet[str],
    analyzer: Analyzer,
) -> None:
    """Write the words of a library.

    `counts` says in how many articles each stands, `named` which stand in names, `small` which short words the texts
    have in small letters.
    """
    for statement in _TABLES:
        connection.execute(statement)
    stop = analyzer.tables.stop
    # The words of questions are misspelled too, and are then no names of diseases.
    common = {word for word in analyzer.question_words if len(word) >= _SHORTEST}
    (articles,) = connection.execute("SELECT count(*) FROM articles").fetchone()
    kept = sorted(
        {word for word in counts if len(word) >= _SHORTEST - 1 and word.isalpha() and word not in stop} | common
    )
    rows = (
        (number, word, counts.get(word, 0) or articles, word in named, sound(word)) for number, word in enumerate(kept)
    )
    connection.executemany("INSERT INTO words VALUES (?, ?, ?, ?, ?)", rows)
    ordinary = (small & named) | analyzer.question_words | analyzer.tables.ordinary
    connection.executemany("INSERT INTO ordinary VALUES (?)", ((word,) for word in sorted(ordinary)))
    connection.executemany("INSERT INTO english VALUES (?)", ((word,) for word in read_english()))
    # Sorted by the database: far more keys than words, and they need not be held.
    connection.execute("CREATE TEMP TABLE keys (key INTEGER, word INTEGER)")
    connection.executemany(
        "INSERT INTO keys VALUES (?, ?)",
        ((key, number) for number, word in enumerate(kept) if len(word) >= _SHORTEST for key in deletion_keys(word)),
    )
    connection.execute("INSERT INTO deletions SELECT DISTINCT key, word FROM keys ORDER BY key, word")
    connection.execute("DROP TABLE keys")
    for statement in _INDEXES:
        connection.execute(statement)


def deletion_keys(word: str) -> set[int]:
    """Return the keys that a word is filed under."""
    front = word[:_KEY_LETTERS]
    most = 2 if len(word) >= _SHORTEST + 1 else 1
    kept = {front}
    for deleted in range(1, most + 1):
        kept |= {"".join(rest) for rest in combinations(front, len(front) - deleted)}
    return {zlib.crc32(rest.encode()) for rest in kept}


class Speller:
    """Finds the words of a library that are near to a typed one."""

    def __init__(self, connection: sqlite3.Connection, articles: int) -> None:
        """Read from an opened articles.sqlite that holds `articles` articles."""
        self._connection = connection
        self._articles = max(articles, 1)

    def known(self, word: str) -> bool:
        """Tell whether the word stands in the library as it is."""
        return self._connection.execute("SELECT 1 FROM words WHERE word = ?", (word,)).fetchone() is not None

    def ordinary(self, word: str) -> bool:
        """Tell whether a short word is one of everyday language, though some abbreviation may be spelled alike."""
        return self._connection.execute("SELECT 1 FROM ordinary WHERE word = ?", (word,)).fetchone() is not None

    def english(self, word: str) -> bool:
        """Tell whether a word is a common English one, with or without a regular ending."""
        bases = {word}
        for ending, rest in _ENGLISH_ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) + len(rest) >= _SHORTEST:
                bases.add(word[: len(word) - len(ending)] + rest)
        row = self._connection.execute(
            "SELECT 1 FROM english WHERE word IN (SELECT value FROM json_each(?))", (json.dumps(sorted(bases)),)
        )
        return row.fetchone() is not None

    def candidates(self, word: str, limit: int = 5, *, far: bool = False) -> list[Candidate]:
        """Return the likeliest words for one that the library does not know, best first; none for a short one.

        With `far` also words that are too far off to be meant unless the words beside them say so.
        """
        if len(word) < _SHORTEST or not word.isalpha():
            return []
        allowed = 2.0 if len(word) >= (_FAR_EDITS_FROM if far else _TWO_EDITS_FROM) else 1.0
        found = {}
        for other, df, named in self._near(word):
            # Short words may be nearly two edits off only when they are names.
            bound = 1.3 if named and _SHORTEST < len(word) < _TWO_EDITS_FROM else 0.0
            distance = edit_distance(word, other, 2)
            if (
                distance <= 2
                and not opposite(word, other)
                and weighted_distance(word, other) <= max(bound, allowed) + 0.01
            ):
                found[other] = self._cost(word, other, df, named)
        if far or not found:
            for other, df, named in self._alike(word):
                if not opposite(word, other):
                    found.setdefault(other, 1.0 + self._cost(word, other, df, named))
        ranked = sorted(found.items(), key=lambda item: (item[1], item[0]))
        return [Candidate(other, cost) for other, cost in ranked[:limit]]

    def completions(self, prefix: str, limit: int = 8) -> list[Candidate]:
        """Return the words of names that begin nearly like `prefix`, best first."""
        if len(prefix) < _SHORTEST or not prefix.isalpha():
            return []
        allowed = 2 if len(prefix) >= _TWO_EDITS_FROM else 1
        found = {}
        for other in self._begun_like(prefix):
            distance = prefix_distance(prefix, other, allowed)
            if distance <= allowed and not opposite(prefix, other):
                found[other] = distance + len(other) / 100
        heard = sound(prefix)
        if len(heard) >= _SHORTEST:
            rows = self._connection.execute(
                "SELECT word FROM words WHERE sound >= ? AND sound < ? AND named LIMIT 50",
                (heard, heard + "\U0010ffff"),
            )
            for (other,) in rows:
                found.setdefault(other, 1.5 + len(other) / 100)
        ranked = sorted(found.items(), key=lambda item: (item[1], item[0]))
        return [Candidate(other, cost) for other, cost in ranked[:limit]]

    def _begun_like(self, prefix: str) -> list[str]:
        """Return words of names that may begin nearly like `prefix`: a short one has no keys, so all of its letter."""
        if len(prefix) >= _KEY_LETTERS:
            return [other for other, _, named in self._near(prefix) if named and other[0] == prefix[0]]
        rows = self._connection.execute(
            "SELECT word FROM words WHERE named AND word >= ? AND word < ? LIMIT ?",
            (prefix[0], prefix[0] + "\U0010ffff", _MOST_OF_A_LETTER),
        )
        return [other for (other,) in rows]

    def _near(self, word: str) -> Iterable[tuple[str, int, int]]:
        """Return (word, df, named) of all words that share a key with this one."""
        keys = json.dumps(sorted(deletion_keys(word)))
        return self._connection.execute(
            "SELECT DISTINCT words.word, df, named FROM deletions JOIN words ON words.id = deletions.word "
            "WHERE key IN (SELECT value FROM json_each(?))",
            (keys,),
        ).fetchall()

    def _alike(self, word: str) -> Iterable[tuple[str, int, int]]:
        """Return (word, df, named) of the words that sound like this one and are not much longer or shorter."""
        heard = sound(word)
        rows = self._connection.execute("SELECT word, df, named FROM words WHERE sound = ? LIMIT 200", (heard,))
        return [row for row in rows if abs(len(row[0]) - len(word)) <= 3] if len(heard) >= 3 else []

    def _cost(self, typed: str, other: str, df: int, named: int) -> float:
        """Weigh how far a word is from what was typed against how likely it is at all."""
        cost = weighted_distance(typed, other)
        cost += 0.4 * (typed[0] != other[0])
        cost -= 0.25 * (sound(typed) == sound(other))
        cost -= 0.5 * named
        cost -= 0.5 * math.log1p(df) / math.log1p(self._articles)
        return cost


def edit_distance(first: str, second: str, most: int) -> int:
    """Return how many letters were inserted, deleted, changed or swapped with a neighbor; above `most`, `most` + 1."""
    return _distance(first, second, most, prefix=False)


def prefix_distance(prefix: str, word: str, most: int) -> int:
    """Return the edits from `prefix` to the nearest beginning of `word`; above `most`, `most` + 1."""
    return _distance(prefix, word[: len(prefix) + most], most, prefix=True)


def _distance(first: str, second: str, most: int, *, prefix: bool) -> int:
    if not prefix and abs(len(first) - len(second)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(second) + 1))
    for i, a in enumerate(first, start=1):
        former, before, row = before, row, [i]
        for j, b in enumerate(second, start=1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == second[j - 2] and b == first[i - 2]:
                best = min(best, former[j - 2] + 1)
            row.append(best)
        if min(row) > most:
            return most + 1
    return min(min(row) if prefix else row[-1], most + 1)


#: Beginnings that turn the meaning around.
_OPPOSITES = (
    frozenset(("hyper", "hypo")),
    frozenset(("tachy", "brady")),
    frozenset(("ante", "anti")),
    frozenset(("ante", "post")),
    frozenset(("pre", "post")),
    frozenset(("macro", "micro")),
    frozenset(("poly", "oligo")),
    frozenset(("intra", "extra")),
    frozenset(("intra", "inter")),
    frozenset(("in", "ex")),
    frozenset(("hemi", "semi")),
)


def opposite(first: str, second: str) -> bool:
    """Tell whether two words differ in a beginning that turns the meaning around: nobody may be led astray so."""
    return any(
        first.startswith(one) and second.startswith(other) and first[len(one) :][:3] == second[len(other) :][:3]
        for pair in _OPPOSITES
        for one, other in (tuple(pair), tuple(pair)[::-1])
    )


_VOWELS = frozenset("aeiouy")
_CHEAP = frozenset(map(frozenset, ("ck", "cs", "sz", "iy", "fv", "qk", "xs", "gj", "mn", "td", "bp", "ei", "ea", "ou")))


def weighted_distance(first: str, second: str) -> float:
    """Return the edit distance in which slips that people make often cost less than one edit."""
    former: list[float] = []
    row = [0.0]
    for j, b in enumerate(second, start=1):
        row.append(row[-1] + _gap(b, second[j - 2 : j - 1]))
    for i, a in enumerate(first, start=1):
        before, row = row, [row[0] + _gap(a, first[i - 2 : i - 1])]
        for j, b in enumerate(second, start=1):
            best = min(
                before[j] + _gap(a, first[i - 2 : i - 1]),
                row[j - 1] + _gap(b, second[j - 2 : j - 1]),
                before[j - 1] + _swap(a, b),
            )
            if i > 1 and j > 1 and a == second[j - 2] and b == first[i - 2] and a != b:
                best = min(best, former[j - 2] + 0.7)
            row.append(best)
        former = before
    return row[-1]


def _gap(letter: str, before: str) -> float:
    """Return the cost of a letter too many or too few: less for a doubled one, a vowel or an h."""
    if letter == before:
        return 0.5
    return 0.8 if letter in _VOWELS or letter == "h" else 1.0


def _swap(a: str, b: str) -> float:
    """Return the cost of one letter for another."""
    if a == b:
        return 0.0
    if frozenset((a, b)) in _CHEAP:
        return 0.6
    return 0.8 if a in _VOWELS and b in _VOWELS else 1.0


#: Read one after the other: what is written so sounds so.
_FIRST_SOUNDS = (("pn", "n"), ("kn", "n"), ("gn", "n"), ("mn", "n"), ("ps", "s"), ("pt", "t"), ("wr", "r"), ("x", "s"))
_SOUNDS = tuple(
    pair.split(">")
    for pair in [
        "sch>sk",
        "tch>ch",
        "ph>f",
        "sthm>sm",
        "rh>r",
        "th>t",
        "ch>k",
        "sh>s",
        "ou>u",
        "oo>u",
        "au>u",
        "aw>u",
        "ew>u",
        "ow>u",
        "w>v",
    ]
)
_SOFT_C = re.compile(r"c(?=[eiy])")
_SOFT_G = re.compile(r"g(?=[eiy])")
_SILENT_GH = re.compile(r"gh(?![aeiouy])")
_LATER_SOUNDS = tuple(
    pair.split(">")
    for pair in ["q>k", "c>k", "x>ks", "z>s", "h>", "ae>i", "oe>i", "ea>i", "ee>i", "ie>i", "ei>i", "ey>i", "y>i"]
)
_LATER_VOWELS = str.maketrans("", "", "aeiouy")
_DOUBLED = re.compile(r"(.)\1+")


def sound(word: str) -> str:
    """Return roughly how a word sounds: consonants made alike, vowels but the first left out."""
    for written, heard in _FIRST_SOUNDS:
        if word.startswith(written):
            word = heard + word[len(written) :]
            break
    for written, heard in _SOUNDS:
        word = word.replace(written, heard)
    if "g" in word:
        word = _SOFT_G.sub("j", _SILENT_GH.sub("", word))
    if "c" in word:
        word = _SOFT_C.sub("s", word)
    for written, heard in _LATER_SOUNDS:
        word = word.replace(written, heard)
    return _DOUBLED.sub(r"\1", word[:1] + word[1:].translate(_LATER_VOWELS))
