# SPDX-License-Identifier: MIT
"""Searching without the search index: the words of all articles are counted again, from the articles themselves."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from index.counting import CountedArticles
from index.postings import NOTHING, Postings

if TYPE_CHECKING:
    import sqlite3

    from index.analysis import Analyzer

#: So many articles are counted within about a second; of a larger library only names are found meanwhile.
MOST_SCANNED = 300


class ScannedPostings:
    """Answers as `postings.PostingsReader` does, out of memory."""

    def __init__(self, connection: sqlite3.Connection, analyzer: Analyzer, articles: int) -> None:
        """Count the words of a library's `articles` articles, unless they are too many. Raises LibraryError."""
        self._found: dict[str, Postings] = {}
        #: Whether every word was counted, or names alone can be found.
        self.complete = articles <= MOST_SCANNED
        if not self.complete:
            return
        collected: dict[str, tuple[array[int], array[float], array[int]]] = {}
        for article in CountedArticles(connection, analyzer):
            for term, weight, mask in article.postings:
                numbers, weights, masks = collected.setdefault(term, (array("I"), array("f"), array("I")))
                numbers.append(article.number)
                weights.append(weight)
                masks.append(mask)
        self._found = {term: Postings(*columns) for term, columns in collected.items()}

    def postings(self, term: str) -> Postings:
        """Return where a term stands."""
        return self._found.get(term, NOTHING)

    def frequency(self, term: str) -> int:
        """Return in how many articles a term stands."""
        return len(self.postings(term).articles)

    def close(self) -> None:
        """Forget everything."""
        self._found.clear()
