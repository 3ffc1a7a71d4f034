# SPDX-License-Identifier: MIT
"""Progress told honestly: what was counted, and of what is to come only what the scheduler says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from desktop.study.interval import day_end, day_start
from desktop.study.memory import Stage
from desktop.study.review_store import Tally, due_by

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from desktop.study.review_store import Known, ReviewStore
    from desktop.study.schedule import Schedule

#: So many days ahead the coming reviews are told.
FORECAST_DAYS = 7


@dataclass(frozen=True, slots=True)
class DeckCounts:
    """The cards of a deck: due today, never asked, being learned, known for a day or more, and all that are asked."""

    due: int
    new: int
    learning: int
    learned: int
    total: int


@dataclass(frozen=True, slots=True)
class Progress:
    """How learning goes over all decks.

    `forecast` is how many cards are due today and on each of the following days, as planned now; `expected` is how many
    of the `learned` cards the scheduler expects to be known if all were asked now.
    """

    due: int
    new_today: int
    answered_today: int
    learned: int
    learning: int
    suspended: int
    retired: int
    first_sight: Tally
    later: Tally
    forecast: tuple[int, ...]
    expected: float


def deck_counts(cards: int, kept: Iterable[Known], now: datetime) -> DeckCounts:
    """Count a deck of so many `cards`, of which `kept` were asked, suspended or retired before."""
    here = [known for known in kept if not known.retired]
    suspended = sum(1 for known in here if known.suspended)
    seen = [known.memory for known in here if known.is_asked and known.memory]
    learned = sum(1 for memory in seen if memory.stage is Stage.REVIEW)
    end = day_end(now)
    total = max(cards - suspended, len(seen))
    return DeckCounts(
        due=sum(1 for memory in seen if memory.due < end),
        new=total - len(seen),
        learning=len(seen) - learned,
        learned=learned,
        total=total,
    )


def progress_of(kept: Mapping[str, Known], store: ReviewStore, schedule: Schedule, now: datetime) -> Progress:
    """Return how learning goes. Raises UserDataError when the file cannot be read."""
    asked = [known.memory for known in kept.values() if known.is_asked and known.memory]
    learned = [memory for memory in asked if memory.stage is Stage.REVIEW]
    today = day_start(now)
    ends = [day_end(now) + timedelta(days=day) for day in range(FORECAST_DAYS)]
    by_then = [len(due_by(kept, end)) for end in ends]
    return Progress(
        due=by_then[0],
        new_today=store.new_since(today),
        answered_today=store.answers_since(today),
        learned=len(learned),
        learning=len(asked) - len(learned),
        suspended=sum(1 for known in kept.values() if known.suspended and not known.retired),
        retired=sum(1 for known in kept.values() if known.retired),
        first_sight=store.first_sight(),
        later=store.later(),
        forecast=(by_then[0], *(after - before for before, after in pairwise(by_then))),
        expected=sum(schedule.recall(memory, now) for memory in learned),
    )
