# SPDX-License-Identifier: MIT
"""Answers the window's searches with the library's searcher and suggester; lives in the worker thread."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

from desktop.search_service import SearchAnswer, SearchRequest
from index.errors import BuildError, LamplightError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from index.library import Library
    from index.searcher import Searcher
    from index.suggest import Suggester
    from index.trust import Trust

_LOG = logging.getLogger(__name__)
_NAMES = 6


class LibraryEngine:
    """An opened library with its searcher and suggester. A damaged search index is made again beside it."""

    def __init__(
        self, library: Library, searcher: Searcher, suggester: Suggester, reopen: Callable[[], Searcher] | None = None
    ) -> None:
        """Take over an opened library; it is closed with the engine. `reopen` opens its searcher once more."""
        self._library = library
        self._searcher = searcher
        self._suggester = suggester
        self._reopen = reopen
        self._repaired = threading.Event()
        self._closed = threading.Event()
        self._thread: threading.Thread | None = None

    @property
    def library(self) -> Library:
        """The library that is searched."""
        return self._library

    @property
    def fault(self) -> str:
        """What search lacks for now, in a sentence; "" when nothing."""
        return self._searcher.fault

    def answer(self, request: SearchRequest) -> SearchAnswer:
        """Answer a request. Raises LamplightError when the index cannot."""
        if self._repaired.is_set() and self._reopen is not None:
            self._repaired.clear()
            self._searcher.close()
            self._searcher = self._reopen()
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

    def repair_with(self, repair: Callable[[Callable[[int], None]], None]) -> None:
        """Begin to make the index again in a thread of its own; the first answer after that uses it.

        `repair` is called with a step that raises BuildError when the engine was closed meanwhile.
        """
        self._thread = threading.Thread(target=self._repair, args=(repair,), name="search repair", daemon=True)
        self._thread.start()

    def _repair(self, repair: Callable[[Callable[[int], None]], None]) -> None:
        def step(_: int) -> None:
            if self._closed.is_set():
                raise BuildError("The search index is not made again: the program is ending.")

        try:
            repair(step)
        except LamplightError as error:
            _LOG.warning("%s", error)
        else:
            self._repaired.set()

    def close(self) -> None:
        """Close the search index and the library."""
        self._closed.set()
        if self._thread is not None:
            self._thread.join()
        self._searcher.close()
        self._library.close()


def library_engine(folder: Path, trust: Trust | None) -> Callable[[], LibraryEngine]:
    """Return a function that opens an engine for the library in `folder`, to be called in the worker thread."""

    def open_engine() -> LibraryEngine:
        # Whoosh is imported here, in the worker, so that the first paint does not wait for it.
        from index.library import Library  # noqa: PLC0415
        from index.searcher import Searcher  # noqa: PLC0415
        from index.suggest import Suggester  # noqa: PLC0415

        def repair(step: Callable[[int], None]) -> None:
            with Library.open(folder, trust=trust) as own, Searcher(own) as searcher:
                searcher.repair(step)

        library = Library.open(folder, trust=trust)
        engine = LibraryEngine(library, Searcher(library), Suggester(library), lambda: Searcher(library))
        # The first search reads the vocabulary; better now than under the reader's first key.
        engine.answer(SearchRequest("fever", limit=1))
        if engine.fault:
            engine.repair_with(repair)
        return engine

    return open_engine
