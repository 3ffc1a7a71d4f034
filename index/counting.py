# SPDX-License-Identifier: MIT
"""How much every word matters to every article, counted from a finished articles.sqlite one article after the other."""

from __future__ import annotations

import json
import re
import zlib
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from index import passages
from index.analysis import plain_words
from index.article import Kind, Level
from index.names import FINDING, TITLE
from index.schema import FACTS_BIT, NAME_BIT, place_bit
from index.sections import SECTIONS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from index.analysis import Analyzer

#: BM25: how soon a word that comes again counts no more, and how much a long article is held back.
K1 = 1.2
B = 0.5
TITLE_WEIGHT = 3.0
NAME_WEIGHT = 2.0
_FINDING_WEIGHT = {"hallmark": 2.5, "supports": 1.5, "weak": 0.8}
_FINDING_DEFAULT = 1.2
#: Short words in small letters, as abbreviations are not written.
_SMALL = re.compile(r"\b[a-z]{2,5}\b")
#: The headings that every article has say nothing about it.
_FIXED_HEADINGS = frozenset(
    heading.title
    for sections in SECTIONS.values()
    for section in sections
    for level in Level
    for heading in section.headings(level)
)


@dataclass(frozen=True, slots=True)
class CountedArticle:
    """An article's number, its names with their types, and (term, weight, mask of places) sorted by term."""

    number: int
    names: tuple[tuple[str, str], ...]
    postings: tuple[tuple[str, float, int], ...]


class CountedArticles:
    """The articles of a library, each with its words counted. Going through it once also gathers all words."""

    def __init__(self, connection: sqlite3.Connection, analyzer: Analyzer) -> None:
        """Read from `connection`, words by `analyzer`."""
        self.analyzer = analyzer
        #: In how many articles each word stands.
        self.words: Counter[str] = Counter()
        self.name_words: set[str] = set()
        #: Short words that the texts have in small letters.
        self.small_words: set[str] = set()
        self._connection = connection
        self._terms = {
            ident: row for ident, *row in connection.execute("SELECT id, clinical, plain, synonyms FROM terms")
        }
        (average,) = connection.execute("SELECT avg(words) FROM articles").fetchone()
        self._average = average or 1.0
        self._names_by_article: dict[str, list[str]] = {}
        for ident, article in connection.execute("SELECT id, article FROM terms WHERE article IS NOT NULL ORDER BY id"):
            self._names_by_article.setdefault(article, []).extend(self._labels(ident))

    def finding_names(self) -> list[tuple[str, str]]:
        """Return what findings are called, as index terms, with their ids: such words lead to the conditions."""
        return sorted(
            {(" ".join(self.analyzer.terms(label)), ident) for ident in self._terms for label in self._labels(ident)}
        )

    def __iter__(self) -> Iterator[CountedArticle]:
        """Yield each article in the order of their numbers."""
        cursor = self._connection.execute("SELECT id, kind, slug, words, record FROM articles ORDER BY id")
        for number, kind, slug, words, record in cursor:
            article = json.loads(zlib.decompress(record))["article"]
            counts: dict[str, float] = {}
            masks: dict[str, int] = {}
            called = self._add_names(article, self._names_by_article.get(slug, []), counts, masks)
            if kind == Kind.CONDITION.value:
                self._add_findings(article, counts, masks)
            self._add_text(number, article, counts, masks)
            length = 1 - B + B * words / self._average
            postings = tuple(
                (term, count * (K1 + 1) / (count + K1 * length), masks[term]) for term, count in sorted(counts.items())
            )
            yield CountedArticle(number, called, postings)

    def _labels(self, ident: str) -> list[str]:
        clinical, plain, synonyms = self._terms[ident]
        return [clinical, plain, *json.loads(synonyms)]

    def _add_names(
        self, article: dict[str, Any], extra: list[str], counts: dict[str, float], masks: dict[str, int]
    ) -> tuple[tuple[str, str], ...]:
        others = [(name["name"], name["type"]) for name in article.get("other_names", ())]
        self._count(plain_words(article["title"]), TITLE_WEIGHT, NAME_BIT, counts, masks)
        # However many names have a word, it counts once.
        distinct = sorted({word for name, _ in others for word in plain_words(name)})
        self._count(distinct, NAME_WEIGHT, NAME_BIT, counts, masks)
        labels = sorted({word for label in extra for word in plain_words(label)})
        self._count(labels, 1.0, NAME_BIT, counts, masks)
        named = {*distinct, *labels, *plain_words(article["title"])}
        self.name_words |= named
        self.words.update(named)
        return ((article["title"], TITLE), *others, *((label, FINDING) for label in extra))

    def _add_findings(self, article: dict[str, Any], counts: dict[str, float], masks: dict[str, int]) -> None:
        for finding in article.get("findings", ()):
            if finding["id"] not in self._terms:
                continue
            weight = _FINDING_WEIGHT.get(finding.get("specificity") or "", _FINDING_DEFAULT)
            words = {word for label in self._labels(finding["id"]) for word in plain_words(label)}
            self._count(sorted(words), weight, FACTS_BIT, counts, masks)
            self.words.update(words - self.name_words)

    def _add_text(self, number: int, article: dict[str, Any], counts: dict[str, float], masks: dict[str, int]) -> None:
        seen: set[str] = set()
        flags = " ".join(flag["text"] for flag in article.get("red_flags", ()))
        words = plain_words(f"{article.get('summary', '')} {flags}")
        self._count(words, 1.0, FACTS_BIT, counts, masks)
        seen.update(words)
        rows = self._connection.execute(
            "SELECT level, section, passages FROM pages WHERE article = ? AND passages IS NOT NULL ORDER BY id",
            (number,),
        )
        for level, section, packed in rows.fetchall():
            text = " ".join(_texts(passages.unpack(packed)))
            self.small_words.update(_SMALL.findall(text))
            words = plain_words(text)
            self._count(words, 1.0, place_bit(section, Level(level)), counts, masks)
            seen.update(words)
        self.words.update(seen - self.name_words)

    def _count(
        self, words: Iterable[str], weight: float, bits: int, counts: dict[str, float], masks: dict[str, int]
    ) -> None:
        """Add words to an article's counts, but for stop words."""
        term, stop = self.analyzer.term, self.analyzer.tables.stop
        for word, count in Counter(words).items():
            if word not in stop:
                key = term(word)
                counts[key] = counts.get(key, 0.0) + weight * count
                masks[key] = masks.get(key, 0) | bits


def _texts(found: tuple[passages.Passage, ...]) -> Iterator[str]:
    for passage in found:
        if passage.heading not in _FIXED_HEADINGS:
            yield passage.heading
        for block in passage.blocks:
            yield from block.lines
