# SPDX-License-Identifier: MIT
"""Searching a library: what was typed is understood, articles are ranked, and the best are looked at for answers."""

from __future__ import annotations

import heapq
import json
import sqlite3
import time
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Self

from index.analysis import Analyzer
from index.article import Level
from index.errors import LibraryError, SearchError
from index.facets import Facets
from index.interpreter import Interpreter
from index.manifest import read_manifest
from index.names import Names
from index.phrases import Phrases
from index.query import Wanted
from index.ranking import Ranked, Ranker
from index.repair import open_index, open_without, repair
from index.results import Filters, Hit, Results
from index.schema import LEVEL_BITS, section_bits
from index.snippets import LOOK_INTO, Snippets, Sought
from index.spelling import Speller
from index.suggest import near_names
from index.terms import Tables

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from index.library import Library
    from index.query import Query

NO_FILTERS = Filters()
#: A snippet is made for so many articles at most, however many are asked for: nobody reads more at once.
_MOST_SNIPPETS = 100
#: Of so many articles at the top all promising sections are looked into, of the others only so many.
_LOOKED_CLOSELY = 3
_LOOK_LESS = 2


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
        count = len(self._facets.kinds)
        self._analyzer = analyzer = Analyzer(tables)
        self._opened = open_index(library, analyzer, data_folder)
        speller = Speller(database, count)
        self._ranker = Ranker(self._opened.index, count)
        self._interpreter = Interpreter(analyzer, Names(database), speller, self._is_term)
        self._snippets = Snippets(database, analyzer)
        self._phrases = Phrases(database)
        self._near = partial(near_names, database, analyzer, speller)

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
    ) -> Results:
        """Answer a query with at most `limit` articles, best first (or A to Z with `by_name`), none twice.

        `filters` narrow what is found; the counts of each say what else there would be. `exact` looks for just what was
        typed, with no correction and no other wording. `prefer` is the level of the reader, whose text is shown where
        it answers. Nothing found gives near names instead. A damaged index is done without: see `fault`.
        """
        asked = partial(self._search, query, filters, limit, exact=exact, prefer=prefer, by_name=by_name)
        try:
            return asked()
        except SearchError as error:
            # Damaged while it was open, or in a part that is too large to be checked at each start.
            self._opened.index.close()
            self._opened = open_without(self._library, self._analyzer, str(error), self._data_folder)
            self._ranker = Ranker(self._opened.index, len(self._facets.kinds))
            return asked()
        except sqlite3.DatabaseError as error:
            raise self._library.damaged() from error

    def _search(
        self, query: str, filters: Filters, limit: int, *, exact: bool, prefer: Level | None, by_name: bool
    ) -> Results:
        started = time.perf_counter()
        understood = self._interpreter.understand(query, exact=exact)
        ranked = self._rank(understood)
        apart: tuple[str, ...] = ()
        if understood.phrases and not self._phrases.keep(understood, ranked, filters.level) and understood.quotes:
            # What a long letter quotes is no order to find just that.
            apart = tuple(" ".join(phrase) for phrase in understood.phrases)
            understood = replace(understood, phrases=())
            ranked = self._rank(understood)
        narrowed = self._facets.narrow(ranked.masks, filters)
        if by_name:
            best = self._first_by_name(narrowed.articles, limit)
        else:
            best = heapq.nsmallest(limit, narrowed.articles, key=lambda article: (-ranked.scores[article], article))
        hits = tuple(
            self._hit(article, place, ranked, understood, filters, prefer)
            for place, article in enumerate(best[:_MOST_SNIPPETS])
        )
        near = () if ranked.masks else self._near(query)
        return Results(
            query=query,
            took_ms=round((time.perf_counter() - started) * 1000, 3),
            hits=hits,
            total=len(narrowed.articles),
            counts=narrowed.counts,
            understood=understood.understood,
            near=near,
            apart=apart,
            unknown=understood.unknown,
        )

    def _rank(self, query: Query) -> Ranked:
        """Return the articles that match but for what the query leaves out."""
        ranked = self._ranker.rank(query, self._facets.places)
        for phrase in query.without:
            if len(phrase) == 1:
                self._ranker.leave_out(self._analyzer.term(phrase[0]), ranked)
            else:
                self._phrases.leave_out(phrase, ranked)
        return ranked

    def _first_by_name(self, articles: Mapping[int, int], limit: int) -> list[int]:
        """Return the first of some articles, A to Z."""
        rows = self._library.database.execute(
            "SELECT id FROM articles WHERE id IN (SELECT value FROM json_each(?)) ORDER BY sort, slug LIMIT ?",
            (json.dumps(list(articles)), limit),
        )
        return [article for (article,) in rows]

    def _is_term(self, term: str) -> bool:
        return self._opened.index.frequency(term) > 0

    def _hit(
        self, article: int, place: int, ranked: Ranked, query: Query, filters: Filters, prefer: Level | None
    ) -> Hit:
        """Return an article with its sections; the first few are looked into more closely than the others."""
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
