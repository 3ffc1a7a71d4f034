# SPDX-License-Identifier: MIT
from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from desktop.search_service import Engine, SearchAnswer, SearchRequest, SearchService
from index.errors import SearchError
from index.results import Results

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


class SlowEngine:
    """Answers with what was typed, when it is let go; remembers what it answered and in which thread."""

    def __init__(self) -> None:
        self.go = threading.Semaphore(0)
        self.begun = threading.Event()
        self.answered: list[str] = []
        self.threads: set[int] = set()
        self.closed = False
        self.fault = ""

    def answer(self, request: SearchRequest) -> SearchAnswer:
        self.begun.set()
        assert self.go.acquire(timeout=10)
        self.answered.append(request.query)
        self.threads.add(threading.get_ident())
        if request.query == "bad":
            raise SearchError("The search index is damaged: install it again.")
        if request.query == "worse":
            raise ZeroDivisionError
        return SearchAnswer(request, (), Results(request.query, 1.0, (), 0))

    def close(self) -> None:
        self.closed = True


@pytest.fixture
def engine() -> SlowEngine:
    return SlowEngine()


@pytest.fixture
def service(engine: SlowEngine, qtbot: QtBot) -> Iterator[SearchService]:
    service = SearchService(lambda: engine)
    yield service
    engine.go.release(100)
    service.stop()


def test_an_answer_carries_the_number_of_its_request(qtbot: QtBot, service: SearchService, engine: SlowEngine) -> None:
    engine.go.release()
    with qtbot.waitSignal(service.answered) as signal:
        number = service.ask(SearchRequest("fever"))
    assert signal.args is not None
    assert signal.args[0] == number
    assert signal.args[1].results.query == "fever"


def test_the_work_is_done_in_one_other_thread(qtbot: QtBot, service: SearchService, engine: SlowEngine) -> None:
    for query in ("one", "two"):
        engine.go.release()
        with qtbot.waitSignal(service.answered):
            service.ask(SearchRequest(query))
    assert len(engine.threads) == 1
    assert threading.get_ident() not in engine.threads


def test_only_the_newest_request_is_answered(qtbot: QtBot, service: SearchService, engine: SlowEngine) -> None:
    answers: list[str] = []
    service.answered.connect(lambda _number, answer: answers.append(answer.results.query))
    service.ask(SearchRequest("f"))
    assert engine.begun.wait(10)
    for query in ("fe", "fev", "fever"):
        service.ask(SearchRequest(query))
    with qtbot.waitSignal(service.answered):
        engine.go.release(10)
    assert answers == ["fever"]
    # What was typed in between was never searched for.
    assert engine.answered == ["f", "fever"]


def test_a_dropped_request_is_not_answered(qtbot: QtBot, service: SearchService, engine: SlowEngine) -> None:
    answers: list[str] = []
    service.answered.connect(lambda _number, answer: answers.append(answer.results.query))
    service.ask(SearchRequest("f"))
    assert engine.begun.wait(10)
    service.drop()
    engine.go.release(10)
    with qtbot.waitSignal(service.answered):
        service.ask(SearchRequest("later"))
    assert answers == ["later"]


@pytest.mark.parametrize(("query", "sentence"), [("bad", "install it again"), ("worse", "could not be answered")])
def test_a_search_that_fails_is_said_and_the_next_one_works(
    qtbot: QtBot, service: SearchService, engine: SlowEngine, query: str, sentence: str
) -> None:
    engine.go.release(10)
    with qtbot.waitSignal(service.failed) as failed:
        service.ask(SearchRequest(query))
    assert failed.args is not None
    assert sentence in failed.args[1]
    with qtbot.waitSignal(service.answered):
        service.ask(SearchRequest("fever"))


def test_an_engine_that_cannot_be_opened_is_said(qtbot: QtBot) -> None:
    def fail() -> Engine:
        raise SearchError("The library is gone.")

    service = SearchService(fail)
    with qtbot.waitSignal(service.failed) as failed:
        service.ask(SearchRequest("fever"))
    assert failed.args is not None
    assert failed.args[1] == "The library is gone."
    service.stop()


def test_stopping_closes_the_engine(qtbot: QtBot, engine: SlowEngine) -> None:
    service = SearchService(lambda: engine)
    with qtbot.waitSignal(service.ready):
        service.start()
    service.stop()
    assert engine.closed
    service.stop()


def test_typing_does_not_drop_what_the_page_of_results_waits_for(
    qtbot: QtBot, service: SearchService, engine: SlowEngine
) -> None:
    answers: list[int] = []
    service.answered.connect(lambda number, _answer: answers.append(number))
    page = service.ask(SearchRequest("skin", names=False))
    service.ask(SearchRequest("fev"))
    typed = service.ask(SearchRequest("feve"))
    engine.go.release(3)
    qtbot.waitUntil(lambda: typed in answers)
    assert answers == [page, typed]
    engine.begun.clear()
    page = service.ask(SearchRequest("skin", names=False))
    service.drop()
    engine.go.release()
    qtbot.waitUntil(lambda: answers[-1] == page)


def test_an_engine_that_does_not_open_for_an_unexpected_reason_is_said(qtbot: QtBot) -> None:
    def fail() -> Engine:
        raise ZeroDivisionError

    service = SearchService(fail)
    with qtbot.waitSignal(service.failed) as signal:
        service.ask(SearchRequest("fever"))
    assert signal.args is not None
    assert "ZeroDivisionError" in signal.args[1]
    service.stop()
