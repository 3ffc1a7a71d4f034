# SPDX-License-Identifier: MIT
"""Searching a library: what was typed is understood, articles are ranked, and the best are looked at for answers."""

from __future__ import annotations

import heapq
import time
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Self

from index.analysis import Analyzer
from index.article import Level
from index.errors import LibraryError
from index.facets import Facets
from index.manifest import SEARCH, read_manifest
from index.names import Names
from index.phrases import Phrases
from index.postings import PostingsReader
from index.query import Interpreter, Query
from index.ranking import Ranked, Ranker
from index.results import Filters, Hit, Results
from index.schema import LEVEL_BITS, section_bits
from index.snippets import Snippets, Sought
from index.spelling import Speller
from index.suggest import near_names
from index.terms import Tables

if TYPE_CHECKING:
    from index.library import Library

NO_FILTERS = Filters()
#: A snippet is made for so many articles at most, however many are asked for: nobody reads more at once.
_MOST_SNIPPETS = 100


class Searcher:
    """Searches one library. Use it from the thread that opened the library, and close it before the library."""

    def __init__(self, library: Library) -> None:
        """Open the search index of a library. Raises LibraryError or SearchError when it cannot be opened."""
        manifest = read_manifest(library.folder, library.trust)
        if manifest.fingerprint != library.manifest.fingerprint:
            raise LibraryError(f"The library {library.folder} was replaced meanwhile: open it again.")
        try:
            tables = Tables.from_json(library.meta("tables", ""))
        except (ValueError, KeyError, TypeError) as error:
            raise library.damaged() from error
        database = library.database
        self._library = library
        self._facets = Facets(database)
        count = len(self._facets.kinds)
        self._index = PostingsReader.open(library.folder / SEARCH, count)
        analyzer = Analyzer(tables)
        speller = Speller(database, count)
        self._ranker = Ranker(self._index, count)
        self._interpreter = Interpreter(analyzer, Names(database), speller, self._is_term)
        self._snippets = Snippets(database, analyzer)
        self._phrases = Phrases(database)
        self._near = partial(near_names, database, analyzer, speller)

    def close(self) -> None:
        """Close the search index; the library stays open."""
        self._index.close()

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
    ) -> Results:
        """Answer a query with at most `limit` articles, best first, none twice.

        `filters` narrow what is found; the counts of each say what else there would be. `exact` looks for just what was
        typed, with no correction and no other wording. `prefer` is the level of the reader, whose text is shown where
        it answers. Nothing found gives near names instead. Raises SearchError when the index is damaged.
        """
        started = time.perf_counter()
        understood = self._interpreter.understand(query, exact=exact)
        ranked = self._ranker.rank(understood, self._facets.places)
        apart: tuple[str, ...] = ()
        if understood.phrases and not self._phrases.keep(understood, ranked, filters.level) and understood.quotes:
            # What a long letter quotes is no order to find just that.
            apart = tuple(" ".join(phrase) for phrase in understood.phrases)
            understood = replace(understood, phrases=())
            ranked = self._ranker.rank(understood, self._facets.places)
        narrowed = self._facets.narrow(ranked.masks, filters)
        best = heapq.nsmallest(limit, narrowed.articles, key=lambda article: (-ranked.scores[article], article))
        hits = tuple(self._hit(article, ranked, understood, filters, prefer) for article in best[:_MOST_SNIPPETS])
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
        )

    def _is_term(self, term: str) -> bool:
        return self._index.frequency(term) > 0

    def _hit(self, article: int, ranked: Ranked, query: Query, filters: Filters, prefer: Level | None) -> Hit:
        slug, title, summary = self._library.database.execute(
            "SELECT slug, title, summary FROM articles WHERE id = ?", (article,)
        ).fetchone()
        sought = Sought(
            rarity={term: rarity for term, (rarity, _) in ranked.terms.items()},
            soft=query.soft_terms,
            wanted=((filters.section,),) if filters.section else query.wanted,
            level=filters.level or prefer or Level.CLINICAL,
            phrases=query.phrases,
            named=article in ranked.named,
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
            sections=self._snippets.sections(article, title, masks, places, sought),
        )
