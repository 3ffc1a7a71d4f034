# SPDX-License-Identifier: MIT
"""Search off the UI thread: one worker thread, numbered requests, stale answers dropped."""

from __future__ import annotations

import logging
import queue
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from index.errors import LamplightError
from index.results import Filters, Results, Suggestion

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.notes.note_search import FoundNote
    from index.article import Level


_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """Plain data for the worker: what was typed and how to answer.

    `names` asks for suggestions too, `by_name` for the results A to Z.
    """

    query: str
    filters: Filters = field(default_factory=Filters)
    limit: int = 20
    prefer: Level | None = None
    exact: bool = False
    names: bool = True
    by_name: bool = False


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """What the worker found for a request, in the articles and among the reader's own notes."""

    request: SearchRequest
    suggestions: tuple[Suggestion, ...]
    results: Results
    notes: tuple[FoundNote, ...] = ()


class Engine(Protocol):
    """What answers searches; opened and used in the worker thread only."""

    @property
    def fault(self) -> str:
        """What search lacks for now, in a sentence; "" when nothing."""

    def answer(self, request: SearchRequest) -> SearchAnswer:
        """Answer a request; raises LamplightError when it cannot."""

    def close(self) -> None:
        """Give back files."""


class SearchService(QObject):
    """Answers searches in one worker thread that opens its own engine.

    Each request gets a number. Of those asked while typing (with names) only the newest is answered, and of those for
    the page of results too: one does not take the other's answer. Older ones are dropped unless already under way,
    and their answers are never delivered.

    Signals:
        answered: (number, SearchAnswer) for a newest request.
        failed: (number, sentence) when a newest request cannot be answered.
        ready: the engine is open and warm.
        faulty: (sentence) the engine is open and lacks something.
    """

    answered = Signal(int, object)
    failed = Signal(int, str)
    ready = Signal()
    faulty = Signal(str)

    _done = Signal(int, object)

    def __init__(self, open_engine: Callable[[], Engine], parent: QObject | None = None) -> None:
        """Keep how to open the engine; no thread is started before the first request or `start`."""
        super().__init__(parent)
        self._open_engine = open_engine
        self._last_number = 0
        #: The number of the newest request with names, and of the newest without.
        self._newest: dict[bool, int] = {}
        self._requests: queue.SimpleQueue[tuple[int, SearchRequest] | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._stopped = False
        self._done.connect(self._deliver)

    def start(self) -> None:
        """Start the worker, which opens the engine so that the first search is quick."""
        if self._thread is None and not self._stopped:
            self._thread = threading.Thread(target=self._work, name="search", daemon=True)
            self._thread.start()

    def ask(self, request: SearchRequest) -> int:
        """Hand over a request and return its number; earlier ones of its sort become stale."""
        self.start()
        self._last_number += 1
        self._newest[request.names] = self._last_number
        self._requests.put((self._last_number, request))
        return self._last_number

    def drop(self) -> None:
        """Make what was asked while typing stale, so that it is not answered any more."""
        self._newest.pop(True, None)

    def stop(self) -> None:
        """End the worker for good and wait for it."""
        self._stopped = True
        if self._thread is not None:
            self._newest.clear()
            self._requests.put(None)
            self._thread.join()
            self._thread = None

    def _work(self) -> None:
        engine: Engine | None = None
        failure = ""
        try:
            engine = self._open_engine()
            self.ready.emit()
            if engine.fault:
                self.faulty.emit(engine.fault)
        except LamplightError as error:
            failure = str(error)
        except Exception as error:  # noqa: BLE001 - the worker's boundary: a search is answered or refused, never lost
            _LOG.exception("the search engine could not be opened")
            failure = f"Search does not work ({type(error).__name__}): start the program again, or install it again."
        while (item := self._requests.get()) is not None:
            number, request = item
            if number != self._newest.get(request.names):
                continue
            if engine is None:
                self._done.emit(number, failure)
                continue
            try:
                self._done.emit(number, engine.answer(request))
            except LamplightError as error:
                self._done.emit(number, str(error))
            except Exception as error:  # noqa: BLE001 - the worker's boundary: search never dies
                _LOG.exception("a search could not be answered")
                self._done.emit(number, f"This search could not be answered ({type(error).__name__}): try other words.")
        if engine is not None:
            engine.close()

    def _deliver(self, number: int, outcome: object) -> None:
        if number not in self._newest.values():
            return
        if isinstance(outcome, SearchAnswer):
            self.answered.emit(number, outcome)
        else:
            self.failed.emit(number, str(outcome))
