# SPDX-License-Identifier: MIT
from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

import pytest

from desktop.own.errors import UserDataError
from desktop.study.card import Grade
from desktop.study.review import Left, Review

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from datetime import datetime

    from desktop.own.file import OwnFile
    from desktop.study.review_store import ReviewStore
    from desktop.study.schedule import Schedule
    from desktop.study.source import CardSource
    from tests.desktop.study.conftest import Clock


class Begin(Protocol):
    """Begins a sitting over articles, with so many new cards."""

    def __call__(self, new: int = ..., slugs: tuple[str, ...] = ...) -> Review: ...


@pytest.fixture
def begin(source: CardSource, store: ReviewStore, schedule: Schedule, clock: Callable[[], datetime]) -> Begin:
    """A function that begins a sitting over impetigo, with so many new cards."""

    def start(new: int = 5, slugs: tuple[str, ...] = ("impetigo",)) -> Review:
        source.set_kept(store.all().values())
        return Review(slugs, source, store, schedule, clock, new)

    return start


def answer_all(review: Review, grade: Grade, most: int = 50) -> list[str]:
    """Answer until nothing is left; returns the questions that were asked."""
    asked: list[str] = []
    while (card := review.current) is not None and len(asked) < most:
        asked.append(card.front)
        review.answer(grade)
    return asked


def test_no_more_new_cards_are_asked_than_allowed(begin: Begin) -> None:
    assert begin(new=2).left == Left(2, 0, 0)
    assert begin(new=0).current is None


def test_cards_are_asked_in_the_order_of_the_article(begin: Begin) -> None:
    asked = answer_all(begin(new=3), Grade.EASY)
    assert asked == ["Is impetigo catching?", "Can my child go to school?", "Will it leave a scar?"]


def test_a_card_that_was_not_known_comes_back_in_the_same_sitting(begin: Begin) -> None:
    review = begin(new=1)
    review.answer(Grade.AGAIN)
    assert review.left == Left(0, 1, 0)
    assert review.current is not None
    review.answer(Grade.GOOD)
    review.answer(Grade.GOOD)
    assert review.current is None


def test_the_card_that_is_asked_stays_when_another_comes_due(begin: Begin, clock: Clock) -> None:
    review = begin(new=2)
    review.answer(Grade.AGAIN)
    asked = review.current
    clock.go_on(minutes=5)
    assert review.current is asked


def test_a_known_card_is_due_on_a_later_day_whatever_the_hour(begin: Begin, clock: Clock, store: ReviewStore) -> None:
    answer_all(begin(new=1), Grade.EASY)
    (known,) = store.all().values()
    assert known.memory is not None
    assert begin(new=0).current is None
    clock.now = known.memory.due.replace(hour=5)
    assert begin(new=0).left == Left(0, 0, 1)


def test_each_step_can_be_taken_back(begin: Begin, store: ReviewStore) -> None:
    review = begin(new=2)
    first = review.current
    review.answer(Grade.GOOD)
    review.answer(Grade.AGAIN)
    review.undo()
    review.undo()
    assert review.current == first
    assert review.left == Left(2, 0, 0)
    assert [known.memory for known in store.all().values()] == [None, None]
    assert store.first_sight().asked == 0
    assert review.undo() is None


def test_an_answer_that_was_taken_back_leaves_the_plan_as_it_was(begin: Begin, clock: Clock) -> None:
    review = begin(new=1)
    plan = dict(review.choices())
    review.answer(Grade.AGAIN)
    review.undo()
    assert dict(review.choices()) == plan


def test_the_card_that_was_taken_back_is_asked_though_another_is_due(begin: Begin, clock: Clock) -> None:
    review = begin(new=2)
    review.answer(Grade.AGAIN)
    second = review.current
    review.answer(Grade.EASY)
    clock.go_on(minutes=30)
    review.undo()
    assert review.current == second


def test_a_suspended_card_is_not_asked_again_and_can_be_taken_back(begin: Begin, store: ReviewStore) -> None:
    review = begin(new=5)
    first = review.current
    assert first is not None
    review.suspend()
    assert review.current != first
    assert first.front not in answer_all(begin(new=5), Grade.EASY)
    review.undo()
    assert review.current == first
    known = store.get(first.key)
    assert known is not None
    assert not known.suspended


def test_what_the_buttons_promise_is_what_happens(begin: Begin, store: ReviewStore) -> None:
    review = begin(new=1)
    promised = review.choices()[Grade.EASY]
    assert review.current is not None
    key = review.current.key
    review.answer(Grade.EASY)
    known = store.get(key)
    assert known is not None
    assert known.memory == promised


def test_new_words_are_said_until_the_card_is_answered(begin: Begin, clock: Clock, store: ReviewStore) -> None:
    review = begin(new=1)
    assert review.current is not None
    key = review.current.key
    review.answer(Grade.AGAIN)
    store.save(replace(store.all()[key], was_back="Old words."))
    again = begin(new=0)
    assert again.known is not None
    assert again.known.was_back == "Old words."
    again.answer(Grade.GOOD)
    assert store.all()[key].was_back == ""


def test_when_the_disk_refuses_the_card_stays(begin: Begin, own_file: OwnFile, monkeypatch: pytest.MonkeyPatch) -> None:
    review = begin(new=2)
    first, left = review.current, review.left

    def refuse() -> AbstractContextManager[object]:
        raise UserDataError("This could not be saved.")

    monkeypatch.setattr(own_file, "write", refuse)
    with pytest.raises(UserDataError):
        review.answer(Grade.GOOD)
    assert (review.current, review.left, review.can_undo) == (first, left, False)


def test_nothing_is_promised_when_nothing_is_asked(begin: Begin) -> None:
    with pytest.raises(LookupError, match="the sitting is done"):
        begin(new=0).choices()
