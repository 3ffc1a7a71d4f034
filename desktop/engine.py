# SPDX-License-Identifier: MIT
"""Answers the window's searches with the library's searcher and suggester; lives in the worker thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.search_service import SearchAnswer, SearchRequest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop.search_service import Engine
    from index.library import Library
    from index.searcher import Searcher
    from index.suggest import Suggester
    from index.trust import Trust

_NAMES = 6


class LibraryEngine:
    """An opened library with its searcher and suggester."""

    def __init__(self, library: Library, searcher: Searcher, suggester: Suggester) -> None:
        """Take over an opened library; it is closed with the engine."""
        self._library = library
        self._searcher = searcher
        self._suggester = suggester

    def answer(self, request: SearchRequest) -> SearchAnswer:
        """Answer a request. Raises LamplightError when the index cannot."""
        names = self._suggester.suggest(request.query, _NAMES) if request.names else ()
        results = self._searcher.search(
            request.query,
            request.filters,
            request.limit,
            exact=request.exact,
            prefer=request.prefer,
            by_name=request.by_name,
        )
        return SearchAnswer(request, names, results)

    def close(self) -> None:
        """Close the search index and the library."""
        self._searcher.close()
        self._library.close()


def library_engine(folder: Path, trust: Trust | None) -> Callable[[], Engine]:
    """Return a function that opens an engine for the library in `folder`, to be called in the worker thread."""

    def open_engine() -> Engine:
        # Whoosh is imported here, in the worker, so that the first paint does not wait for it.
        from index.library import Library  # noqa: PLC0415
        from index.searcher import Searcher  # noqa: PLC0415
        from index.suggest import Suggester  # noqa: PLC0415

        library = Library.open(folder, trust=trust)
        engine = LibraryEngine(library, Searcher(library), Suggester(library))
        # The first search reads the vocabulary; better now than under the reader's first key.
        engine.answer(SearchRequest("fever", limit=1))
        return engine

    return open_engine
