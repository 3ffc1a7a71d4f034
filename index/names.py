# SPDX-License-Identifier: MIT
"""The names of articles and findings: written when a library is built, looked up when somebody searches or types."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from index.analysis import plain_words, squash
from index.article import Kind

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from index.analysis import Analyzer

#: The type of the name that an article is listed under; the others are those of `article.NameType` and FINDING.
TITLE = "title"
#: A name that a symptom article has from findings.yaml.
FINDING = "finding"

NAME_TABLES = (
    """CREATE TABLE names (
        id INTEGER PRIMARY KEY, article INTEGER NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL,
        norm TEXT NOT NULL, squashed TEXT NOT NULL, bag TEXT NOT NULL)""",
    "CREATE TABLE tails (tail TEXT, name INTEGER, place INTEGER, PRIMARY KEY (tail, name, place)) WITHOUT ROWID",
    "CREATE TABLE finding_names (norm TEXT, finding TEXT, PRIMARY KEY (norm, finding)) WITHOUT ROWID",
)
_BY_NORM = (
    "SELECT names.article, name, type, title FROM names JOIN articles ON articles.id = names.article "
    "WHERE names.norm = ? ORDER BY type <> 'title', names.article LIMIT 200"
)
_OTHERS = "SELECT name FROM names WHERE article = ? AND type NOT IN (?, ?) ORDER BY id"
_GOES_ON = (
    "SELECT 1 FROM names WHERE norm > ? AND norm < ? LIMIT 1",
    "SELECT 1 FROM finding_names WHERE norm > ? AND norm < ? LIMIT 1",
)
_BEGINNING = """
SELECT names.article, names.name, names.type, title FROM tails JOIN names ON names.id = tails.name
JOIN articles ON articles.id = names.article WHERE tail >= ? AND tail < ? AND place = 0 ORDER BY tail LIMIT ?"""
_LAST = "\U0010ffff"
#: A word of so many letters is easily another one but for its ending.
_SHORT = 4
_BY_SQUASHED = _BY_NORM.replace("names.norm", "names.squashed")
_BY_BAG = _BY_NORM.replace("names.norm", "names.bag")

NAME_INDEXES = (
    "CREATE INDEX names_norm ON names (norm)",
    "CREATE INDEX names_squashed ON names (squashed)",
    "CREATE INDEX names_article ON names (article)",
    "CREATE INDEX names_bag ON names (bag)",
)


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A name that was typed: `article` is the number of its article."""

    article: int
    name: str
    type: str
    title: str
    #: Whether the name is spelled as it was typed, not only alike.
    spelled_so: bool = True
    #: Whether it is one word of which only the stem was typed: "burning" for "burns".
    loose: bool = False


def write_names(
    connection: sqlite3.Connection, analyzer: Analyzer, article: int, names: Iterable[tuple[str, str]]
) -> None:
    """Write the names (name, type) of one article; of several that read alike the first is kept."""
    seen: set[str] = set()
    for name, kind in names:
        words = plain_words(name)
        norm = " ".join(map(analyzer.term, words))
        spelled = " ".join(words)
        if not words or spelled in seen:
            continue
        seen.add(spelled)
        folded = list(map(analyzer.fold, words))
        cursor = connection.execute(
            "INSERT INTO names (article, name, type, norm, squashed, bag) VALUES (?, ?, ?, ?, ?, ?)",
            (article, name, kind, norm, squash(folded), bag_of(analyzer, words)),
        )
        number = cursor.lastrowid
        tails = {(" ".join(some[place:]), number, place) for some in (words, folded) for place in range(len(words))}
        connection.executemany("INSERT INTO tails VALUES (?, ?, ?)", sorted(tails, key=repr))


def bag_of(analyzer: Analyzer, words: Iterable[str]) -> str:
    """Return the index terms of plain words, without stop words, sorted: the same for any order of the words."""
    stop = analyzer.tables.stop
    return " ".join(sorted({analyzer.term(word) for word in words if word not in stop}))


def write_lists(connection: sqlite3.Connection) -> None:
    """Write the titles of each kind, A to Z, a line each, and in the same order their other names, parted by tabs."""
    for kind in Kind:
        titles, others = [], []
        rows = connection.execute("SELECT id, title FROM articles WHERE kind = ? ORDER BY sort, slug", (kind.value,))
        for article, title in rows:
            titles.append(_line(title))
            others.append("\t".join(_line(name) for (name,) in connection.execute(_OTHERS, (article, TITLE, FINDING))))
        meta = ((f"titles:{kind.value}", "\n".join(titles)), (f"names:{kind.value}", "\n".join(others)))
        connection.executemany("INSERT INTO meta VALUES (?, ?)", meta)


class Names:
    """Looks names up in a library. Keeps the answers of one search to itself: nothing is cached."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Read from an opened articles.sqlite."""
        self._connection = connection

    def called(self, norm: str, words: Sequence[str]) -> list[NameMatch]:
        """Return the articles of which a name has these index terms, separated by blanks; `words` were typed.

        A single short word has to be the name itself but for a plural: "age" is not the abbreviation "AGS", and
        "fitness" is no "fit".
        """
        matches = []
        for match in self._matches(_BY_NORM, norm):
            name = plain_words(match.name)
            spelled_so = name == list(words)
            short = len(words) == 1 and min(len(words[0]), len(name[0])) <= _SHORT
            plural = len(words) == 1 and len(words[0]) > 2 and bool({f"{words[0]}s", words[0][:-1]} & set(name))
            # Only a title is meant by another form of its word: "spots" is no "spotting".
            strict = short or (len(words) == 1 and match.type != TITLE)
            if spelled_so or plural or not strict:
                loose = len(words) == 1 and not spelled_so and not plural
                matches.append(replace(match, spelled_so=spelled_so, loose=loose))
        return matches

    def beginning(self, text: str, limit: int = 20) -> list[NameMatch]:
        """Return articles of which a name begins with these plain words, the last of which may be a beginning."""
        return [NameMatch(*row) for row in self._connection.execute(_BEGINNING, (text, text + _LAST, limit))]

    def written_together(self, squashed: str) -> list[NameMatch]:
        """Return the articles of which a name is this when it is written without blanks and hyphens."""
        return self._matches(_BY_SQUASHED, squashed)

    def in_any_order(self, bag: str) -> list[NameMatch]:
        """Return the articles of which a name has the words of a bag, see `bag_of`, in whatever order."""
        return self._matches(_BY_BAG, bag)

    def begins(self, norm: str) -> bool:
        """Tell whether any name, of an article or a finding, goes on after these index terms."""
        bounds = (f"{norm} ", f"{norm}!")
        return any(self._connection.execute(sql, bounds).fetchone() for sql in _GOES_ON)

    def hyphened(self, first: str, second: str) -> bool:
        """Tell whether some name has two plain words with a hyphen between them."""
        sql = "SELECT names.name FROM tails JOIN names ON names.id = tails.name WHERE tail BETWEEN ? AND ? LIMIT 50"
        rows = self._connection.execute(sql, (f"{first} {second}", f"{first} {second} {_LAST}"))
        hyphen = re.compile(rf"\b{re.escape(first)}[-\u2010\u2011]{re.escape(second)}\b", re.IGNORECASE)
        return any(hyphen.search(name) for (name,) in rows)

    def findings(self, norm: str) -> list[str]:
        """Return the ids of the findings that are called so."""
        rows = self._connection.execute("SELECT finding FROM finding_names WHERE norm = ?", (norm,))
        return [finding for (finding,) in rows]

    def with_finding(self, findings: Sequence[str]) -> list[tuple[int, str, str | None, str]]:
        """Return (article, specificity or "", frequency, label) of the conditions that have one of the findings."""
        sql = (
            "SELECT findings.article, coalesce(specificity, ''), frequency, clinical FROM findings "
            "JOIN terms ON terms.id = finding WHERE finding IN (SELECT value FROM json_each(?))"
        )
        return list(self._connection.execute(sql, (json.dumps(findings),)))

    def with_code(self, code: str) -> list[tuple[int, str, str, str]]:
        """Return (article, code, title, fit) for an ICD-10 code: its own, else those below it, else those above it."""
        sql = (
            "SELECT article, code, title, fit FROM codes JOIN articles ON articles.id = article "
            "WHERE code BETWEEN ? AND ? ORDER BY code, article LIMIT 50"
        )
        for first, last in ((code, code), (code, f"{code}~"), (above := code[:-1].rstrip("."), above), (code[:3],) * 2):
            if found := list(self._connection.execute(sql, (first, last))):
                return found
        return []

    def _matches(self, sql: str, value: str) -> list[NameMatch]:
        return [NameMatch(*row) for row in self._connection.execute(sql, (value,))]


def _line(text: str) -> str:
    """Return a text on one line, without tabs."""
    return " ".join(text.split())
