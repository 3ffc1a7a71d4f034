# SPDX-License-Identifier: MIT
from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from desktop.study.card import CardKind
from desktop.study.memory import Memory, Stage
from desktop.study.progress import DeckCounts, deck_counts, progress_of
from desktop.study.review_store import Known

if TYPE_CHECKING:
    from desktop.study.review_store import ReviewStore
    from desktop.study.schedule import Schedule

NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)


def card(key: str, days: float | None = None, stage: Stage = Stage.REVIEW, **changes: object) -> Known:
    """A card that is due in so many days, or new."""
    known = Known(key, CardKind.QUESTION, key.split("#", maxsplit=1)[0], "a", "Title", "Question?", "Answer.")
    if days is not None:
        last = NOW - timedelta(days=3)
        known = replace(known, memory=Memory(stage, None, 3.0, 5.0, NOW + timedelta(days=days), last), answers=1)
    return replace(known, **changes)  # type: ignore[arg-type]


CARDS = [
    card("flu#late", -2),
    card("flu#today", 0.5),
    card("flu#tomorrow", 1),
    card("flu#learning", 0, Stage.LEARNING),
    card("flu#off", -1, suspended=True),
    card("flu#gone", -1, retired="2026-11-01"),
    card("burns#later", 5),
    card("flu#never"),
]


def test_a_deck_counts_what_is_asked_of_it() -> None:
    assert deck_counts(10, CARDS, NOW) == DeckCounts(due=3, new=4, learning=1, learned=4, total=9)


def test_cards_that_left_the_encyclopedia_are_not_counted() -> None:
    gone = [card("flu#gone", -1, retired="2026-11-01")]
    assert deck_counts(3, gone, NOW) == DeckCounts(due=0, new=3, learning=0, learned=0, total=3)


def test_what_is_to_come_is_told_by_day_as_planned(store: ReviewStore, schedule: Schedule) -> None:
    told = progress_of({known.key: known for known in CARDS}, store, schedule, NOW)
    assert told.forecast == (3, 1, 0, 0, 0, 1, 0)
    assert (told.due, told.learned, told.learning, told.suspended, told.retired) == (3, 4, 1, 1, 1)


def test_what_is_expected_to_be_known_comes_from_the_scheduler(store: ReviewStore, schedule: Schedule) -> None:
    one = card("flu#late", -2)
    assert one.memory is not None
    told = progress_of({one.key: one}, store, schedule, NOW)
    # After as many days as its stability a card is known in 9 of 10 cases: that is what the word means.
    assert told.expected == pytest.approx(0.9)


def test_nothing_learned_promises_nothing(store: ReviewStore, schedule: Schedule) -> None:
    told = progress_of({}, store, schedule, NOW)
    assert (told.expected, told.learned, told.first_sight.asked, sum(told.forecast)) == (0, 0, 0, 0)
