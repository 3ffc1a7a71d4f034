# SPDX-License-Identifier: MIT
"""Says when a card is to be asked again: the scheduler of the package fsrs, with its own default parameters."""

from __future__ import annotations

import random
from contextlib import contextmanager
from datetime import UTC
from typing import TYPE_CHECKING

import fsrs

from desktop.study.card import Grade
from desktop.study.memory import Memory, Stage

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime


_STATES = {
    Stage.LEARNING: fsrs.State.Learning,
    Stage.REVIEW: fsrs.State.Review,
    Stage.RELEARNING: fsrs.State.Relearning,
}
_STAGES = {state: stage for stage, state in _STATES.items()}


class Schedule:
    """Plans the next time of a card. The same card, count of answers and time give the same plan."""

    def __init__(self) -> None:
        """Take the default parameters: nothing is fitted to a reader, so nothing is promised of it either."""
        self._scheduler = fsrs.Scheduler()

    def after(self, memory: Memory | None, grade: Grade, now: datetime, seed: str) -> Memory:
        """Return what is known of a card after an answer; None is a new card.

        `seed` decides the small variation by which cards that were learned together do not all come back together.
        """
        now = now.astimezone(UTC)
        with _seeded(seed):
            card, _ = self._scheduler.review_card(_as_card(memory, now), fsrs.Rating(int(grade)), now)
        return Memory(
            stage=_STAGES[card.state],
            step=card.step,
            stability=float(card.stability or 0.0),
            difficulty=float(card.difficulty or 0.0),
            due=card.due,
            last=now,
        )

    def choices(self, memory: Memory | None, now: datetime, seed: str) -> Mapping[Grade, Memory]:
        """Return what each grade would lead to."""
        return {grade: self.after(memory, grade, now, seed) for grade in Grade}

    def recall(self, memory: Memory, now: datetime) -> float:
        """Return how likely, from 0 to 1, the scheduler expects the card to be known now."""
        return float(self._scheduler.get_card_retrievability(_as_card(memory, now), now.astimezone(UTC)))


def _as_card(memory: Memory | None, now: datetime) -> fsrs.Card:
    if memory is None:
        return fsrs.Card(card_id=0, due=now)
    return fsrs.Card(
        card_id=0,
        state=_STATES[memory.stage],
        step=memory.step,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=memory.due,
        last_review=memory.last,
    )


@contextmanager
def _seeded(seed: str) -> Iterator[None]:
    """Let the package draw its variation from `seed`: it asks Python's own generator, which others use too."""
    before = random.getstate()
    random.seed(seed)
    try:
        yield
    finally:
        random.setstate(before)
