# SPDX-License-Identifier: MIT
"""Searching a library: what was typed is understood, articles are ranked, and the best are looked at for answers."""

from __future__ import annotations

import heapq
import json
import sqlite3
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self

from index.ages import ages_asked
from index.analysis import Analyzer
from index.article import Level
from index.errors import LibraryError, SearchError
from index.facets import Facets, Narrowed
from index.interpreter import Interpreter
from index.manifest import read_manifest
from index.names import Names
from index.phrases import Phrases, Reading
from index.query import Wanted
from index.ranking import Corpus, Ranked, Ranker
from index.repair import open_index, open_without, repair
from index.results import Filters, Hit, Results
from index.schema import LEVEL_BITS, section_bits
from index.snippets import LOOK_INTO, Snippets, Sought
from index.spelling import Speller
from index.suggest import near_names
from index.terms import Tables

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from index.library import Library
    from index.query import Query
    from index.repair import OpenedIndex

NO_FILTERS = Filters()
#: A snippet is made for so many articles at most, however many are asked for: nobody reads more at once.
_MOST_SNIPPETS = 100
#: Of so many articles at the top all promising sections are looked into, of the others only so many.
_LOOKED_CLOSELY = 3
_LOOK_LESS = 1


@dataclass(frozen=True, slots=True)
class Found:
    """What a library has for a query: how it was understood, and the articles before and after the filters."""

    query: Query
    filters: Filters
    ranked: Ranked
    narrowed: Narrowed
    apart: tuple[str, ...] = ()
    #: Whether there may be more articles: reading all of them for a phrase would take too long.
    more: bool = False


class Searcher:
    """Searches one library. Use it from the thread that opened the library, and close it before the library."""

    def __init__(self, library: Library, data_folder: Path | None = None) -> None:
        """Open the search index of a library. A damaged one is done without: see `fault`. Raises LibraryError.

        `data_folder` is the folder of this user's own data, in which an index that was made again lies.
        """
        manifest = read_manifest(library.folder, library.trust)
        if manifest.fingerprint != library.manifest.fingerprint:
            raise LibraryError(f"The library {library.folder} was replaced meanwhile: open it again.")
        try:
            tables = Tables.from_json(library.meta("tables", ""))
        except (ValueError, KeyError, TypeError) as error:
            raise library.damaged() from error
        database = library.database
        self._library = library
        self._data_folder = data_folder
        self._facets = Facets(database)
        self._analyzer = analyzer = Analyzer(tables)
        self._opened = open_index(library, analyzer, data_folder)
        self._corpus: Corpus | None = None
        speller = Speller(database, self.articles)
        self._interpreter = Interpreter(analyzer, Names(database), speller, self._is_term)
        self._snippets = Snippets(database, analyzer)
        self._phrases = Phrases(database, analyzer, self._facets.places)
        self._speller = speller

    @property
    def articles(self) -> int:
        """How many articles the library has."""
        return len(self._facets.kinds)

    @property
    def library(self) -> Library:
        """The library that is searched."""
        return self._library

    def frequency(self, term: str) -> int:
        """Return in how many articles an index term stands. A damaged index is done without. Raises LibraryError."""
        opened = self._opened
        try:
            return opened.index.frequency(term)
        except SearchError as error:
            self._do_without(opened, error)
            return self._opened.index.frequency(term)

    @property
    def fault(self) -> str:
        """What the search lacks because its index is damaged, in a sentence; "" when nothing."""
        return self._opened.fault

    def repair(self, step: Callable[[int], None] | None = None) -> None:
        """Make the search index again, for the next searcher that is opened. Raises LibraryError or BuildError."""
        repair(self._library, self._analyzer, data_folder=self._data_folder, step=step)

    def close(self) -> None:
        """Close the search index; the library stays open."""
        self._opened.index.close()

    def __enter__(self) -> Self:
        """Return the searcher itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the search index."""
        self.close()

    def search(
        self,
        query: str,
        filters: Filters = NO_FILTERS,
        limit: int = 20,
        *,
        exact: bool = False,
        prefer: Level | None = None,
        by_name: bool = False,
        stop: Callable[[], bool] | None = None,
    ) -> Results:
        """Answer a query with at most `limit` articles, best first (or A to Z with `by_name`), none twice.

        `filters` narrow what is found; the counts of each say what else there would be. `exact` looks for just what was
        typed, with no correction and no other wording. `prefer` is the level of the reader, whose text is shown where
        it answers. `stop` is asked while texts are read: when nobody waits for the answer any more, they are not read
        on. Nothing found gives near names instead. A damaged index is done without: see `fault`.
        """
        started = time.perf_counter()
        found = self.find(query, filters, exact=exact, stop=stop)
        hits = self.hits(found, limit, prefer=prefer, by_name=by_name)
        near = () if found.ranked.masks else self.near(query)
        return Results(
            query=query,
            took_ms=round((time.perf_counter() - started) * 1000, 3),
            hits=hits,
            total=len(found.narrowed.articles),
            counts=found.narrowed.counts,
            understood=found.query.understood,
            near=near,
            apart=found.apart,
            unknown=found.query.unknown,
            more=found.more,
        )

    def near(self, query: str) -> tuple[tuple[str, str], ...]:
        """Return (slug, title) of names that are alike in a word to what was not found."""
        return near_names(self._library.database, self._analyzer, self._speller, query)

    def find(
        self,
        query: str,
        filters: Filters = NO_FILTERS,
        *,
        exact: bool = False,
        least: float = 0.0,
        corpus: Corpus | None = None,
        stop: Callable[[], bool] | None = None,
    ) -> Found:
        """Return all articles that match a query, ranked. Those are left out that have less than `least` of it.

        Words weigh by how rare they are in `corpus`, so that the scores of several libraries can be compared. When
        `stop` says that nobody waits any more, less is found.
        """
        opened = self._opened
        self._corpus = corpus
        try:
            return self._find(query, filters, exact=exact, least=least, stop=stop)
        except SearchError as error:
            # Damaged while it was open, or in a part that is too large to be checked at each start.
            self._do_without(opened, error)
            return self._find(query, filters, exact=exact, least=least, stop=stop)
        except sqlite3.DatabaseError as error:
            raise self._library.damaged() from error
        finally:
            self._corpus = None

    def _do_without(self, opened: OpenedIndex, error: SearchError) -> None:
        """Open what there is beside the index that failed, unless that was done meanwhile."""
        if self._opened is opened:
            opened.index.close()
            self._opened = open_without(self._library, self._analyzer, str(error), self._data_folder)

    def _find(
        self, query: str, filters: Filters, *, exact: bool, least: float, stop: Callable[[], bool] | None
    ) -> Found:
        understood = self._interpreter.understand(query, exact=exact)
        understood = replace(understood, unknown=(*understood.unknown, *self._unknown_exclusions(understood)))
        reading = Reading(stop=stop)
        ranked = self._rank(understood, least, reading)
        apart: tuple[str, ...] = ()
        if understood.phrases:
            first = self._facets.narrow(ranked.masks, filters).articles
            self._phrases.keep(understood.phrases, ranked, self._opened.index.postings, reading, first)
            if understood.quotes and not ranked.masks:
                # What a long letter quotes is no order to find just that.
                apart = tuple(" ".join(phrase) for phrase in understood.phrases)
                understood = replace(understood, phrases=())
                ranked = self._rank(understood, least, reading)
        return Found(understood, filters, ranked, self._facets.narrow(ranked.masks, filters), apart, reading.cut)

    def hits(self, found: Found, limit: int, *, prefer: Level | None = None, by_name: bool = False) -> tuple[Hit, ...]:
        """Return the first of the articles that were found, with the sections that answer."""
        scores, articles = found.ranked.scores, found.narrowed.articles
        try:
            if by_name:
                best = _first_by_name(self._library.database, articles, limit)
            else:
                best = heapq.nsmallest(limit, articles, key=lambda article: (-scores[article], article))
            return tuple(
                self._hit(article, place, found, prefer) for place, article in enumerate(best[:_MOST_SNIPPETS])
            )
        except sqlite3.DatabaseError as error:
            raise self._library.damaged() from error

    def _unknown_exclusions(self, query: Query) -> tuple[str, ...]:
        """Return the words that were to be left out and stand nowhere: a slip there leaves out nothing."""
        stop, term = self._analyzer.tables.stop, self._analyzer.term
        words = dict.fromkeys(word for phrase in query.without for word in phrase if word not in stop)
        return tuple(word for word in words if word not in query.unknown and not self._is_term(term(word)))

    def counted(self, found: Found, articles: Iterable[int]) -> dict[int, frozenset[tuple[str, str]]]:
        """Return in which counts each of some articles stands, if it was found: see `Facets.counted`."""
        masks = found.ranked.masks
        having = {article: masks[article] for article in articles if article in masks}
        return self._facets.counted(having, found.filters)

    def _rank(self, query: Query, least: float, reading: Reading) -> Ranked:
        """Return the articles that match but for what the query leaves out."""
        index = self._opened.index
        ranker = Ranker(index, self.articles, self._corpus)
        ranked = ranker.rank(query, self._facets.places, least)
        for phrase in query.without:
            if len(phrase) == 1:
                ranker.leave_out(self._analyzer.term(phrase[0]), ranked)
            else:
                self._phrases.leave_out(phrase, ranked, index.postings, reading)
        return ranked

    def _is_term(self, term: str) -> bool:
        return (self._corpus or self).frequency(term) > 0

    def _hit(self, article: int, place: int, found: Found, prefer: Level | None) -> Hit:
        """Return an article with its sections; the first few are looked into more closely than the others."""
        ranked, query, filters = found.ranked, found.query, found.filters
        slug, title, summary = self._library.database.execute(
            "SELECT slug, title, summary FROM articles WHERE id = ?", (article,)
        ).fetchone()
        sought = Sought(
            rarity={term: rarity for term, (rarity, _) in ranked.terms.items()},
            soft=query.soft_terms,
            wanted=(Wanted((filters.section,)),) if filters.section else query.wanted,
            level=filters.level or prefer or Level.CLINICAL,
            phrases=query.phrases,
            named=article in ranked.named,
            concepts=query.concepts(),
            ages=ages_asked(query.text),
            own=frozenset(
                term
                for run in query.names
                for term in run.terms
                if any(match.article == article for match in run.matches)
            ),
        )
        masks = {term: postings.mask_of(article) for term, (_, postings) in ranked.terms.items()}
        places = ranked.masks[article] if query.phrases else self._facets.places[article]
        if filters.level:
            places &= LEVEL_BITS[filters.level]
        if filters.section:
            places &= section_bits(filters.section)
        return Hit(
            slug=slug,
            kind=self._facets.kind(article),
            title=title,
            summary=summary,
            score=round(ranked.scores[article], 3),
            why=tuple(ranked.why.get(article, ())),
            sections=self._snippets.sections(
                article, title, masks, places, sought, LOOK_INTO if place < _LOOKED_CLOSELY else _LOOK_LESS
            ),
        )


def _first_by_name(database: sqlite3.Connection, articles: Mapping[int, int], limit: int) -> list[int]:
    """Return the first of some articles, A to Z."""
    rows = database.execute(
        "SELECT id FROM articles WHERE id IN (SELECT value FROM json_each(?)) ORDER BY sort, slug LIMIT ?",
        (json.dumps(list(articles)), limit),
    )
    return [article for (article,) in rows]
