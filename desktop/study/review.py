# SPDX-License-Identifier: MIT
"""One sitting: which card is asked next, what a grade does, and taking the last step back."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import islice
from typing import TYPE_CHECKING

from desktop.study.interval import day_end
from desktop.study.memory import Stage
from desktop.study.review_store import Known, due_by

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import datetime

    from desktop.study.card import Grade, StudyCard
    from desktop.study.memory import Memory
    from desktop.study.review_store import ReviewStore
    from desktop.study.schedule import Schedule
    from desktop.study.source import CardSource

#: A card that is being learned is asked this long before its time when nothing else is left.
_AHEAD = timedelta(minutes=20)
#: So many steps can be taken back in a sitting.
_STEPS_BACK = 100


@dataclass(frozen=True, slots=True)
class Left:
    """How many cards are left in a sitting: new ones, those being learned, and those to be reviewed."""

    new: int
    learning: int
    review: int

    @property
    def total(self) -> int:
        """All of them."""
        return self.new + self.learning + self.review


@dataclass(frozen=True, slots=True)
class _Queue:
    """The keys that wait: for review, new, and being learned."""

    review: tuple[str, ...]
    new: tuple[str, ...]
    learning: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Step:
    """A step that can be taken back: what was known of the card, where the queue stood, and whether it was graded."""

    before: Known
    queue: _Queue
    graded: bool


class Review:
    """Asks the cards of a deck: first those that are due, then new ones, and what is being learned in between.

    Attributes:
        clock: tells the time with its zone.
        answered: how many answers were given and not taken back.
    """

    def __init__(
        self,
        slugs: Iterable[str],
        source: CardSource,
        store: ReviewStore,
        schedule: Schedule,
        clock: Callable[[], datetime],
        new_allowed: int,
    ) -> None:
        """Begin a sitting over the cards of `slugs`, with at most `new_allowed` cards never asked before.

        `clock` tells the time with its zone.
        """
        self._source, self._store, self._schedule, self.clock = source, store, schedule, clock
        self._known = store.all()
        self._cards: dict[str, StudyCard] = {}
        self._steps: deque[_Step] = deque(maxlen=_STEPS_BACK)
        self.answered = 0
        slugs = list(slugs)
        due = self._due(frozenset(slugs))
        learning = tuple(known.key for known in due if known.memory and known.memory.stage is not Stage.REVIEW)
        review = tuple(known.key for known in due if known.key not in learning)
        new = tuple(card.key for card in islice(self._new(slugs), max(0, new_allowed)))
        self._queue = _Queue(review, new, learning)
        self._current = self._pick()

    def _due(self, slugs: frozenset[str]) -> list[Known]:
        """Return the due cards that are still there, and learn their words."""
        due = [known for known in due_by(self._known, day_end(self.clock())) if known.slug in slugs]
        for slug in dict.fromkeys(known.slug for known in due):
            self._cards.update({card.key: card for card in self._source.of_article(slug)})
        return [known for known in due if known.key in self._cards]

    def _new(self, slugs: Iterable[str]) -> Iterator[StudyCard]:
        for slug in slugs:
            for card in self._source.of_article(slug):
                known = self._known.get(card.key)
                if known is None or (known.memory is None and known.is_asked):
                    self._cards[card.key] = card
                    yield card

    @property
    def left(self) -> Left:
        """How many cards are left."""
        return Left(len(self._queue.new), len(self._queue.learning), len(self._queue.review))

    @property
    def current(self) -> StudyCard | None:
        """The card that is asked now; None when the sitting is done."""
        return self._cards[self._current] if self._current else None

    @property
    def known(self) -> Known | None:
        """What is kept of the card that is asked now; None for one never seen."""
        return self._known.get(self._current) if self._current else None

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to be taken back."""
        return bool(self._steps)

    def next_due(self) -> datetime | None:
        """Return when the next card that is being learned comes back, when it is too early to ask it."""
        times = [self._memory_of(key).due for key in self._queue.learning]
        return min(times, default=None)

    def look_again(self) -> None:
        """Ask what has come due since, when nothing was asked; the card that is asked stays."""
        self._current = self._current or self._pick()

    def _pick(self) -> str:
        """Return the key of the card to ask next. It stays while it is asked, whatever comes due meanwhile."""
        now = self.clock()
        learning = sorted(self._queue.learning, key=lambda key: self._memory_of(key).due)
        if learning and self._memory_of(learning[0]).due <= now:
            return learning[0]
        waiting = self._queue.review or self._queue.new
        if waiting:
            return waiting[0]
        return learning[0] if learning and self._memory_of(learning[0]).due <= now + _AHEAD else ""

    def _memory_of(self, key: str) -> Memory:
        memory = self._known[key].memory
        assert memory is not None  # noqa: S101 - only cards that were answered are being learned
        return memory

    def choices(self) -> Mapping[Grade, Memory]:
        """Return what each grade would lead to for the card that is asked now."""
        known = self._kept()
        return self._schedule.choices(known.memory, self.clock(), _seed(known))

    def _kept(self) -> Known:
        card = self.current
        if card is None:
            message = "the sitting is done"
            raise LookupError(message)
        # Today's words, so that undo does not bring back those of an older edition.
        return self._known.get(card.key) or Known.of(card)

    def answer(self, grade: Grade) -> None:
        """Grade the card that is asked now and save that. Raises UserDataError, and the card then stays."""
        before = self._kept()
        now = self.clock()
        memory = self._schedule.after(before.memory, grade, now, _seed(before))
        after = replace(before, memory=memory, answers=before.answers + 1, was_front="", was_back="")
        self._store.answered(before, after, grade, now)
        self._steps.append(_Step(before, self._queue, graded=True))
        self._known[before.key] = after
        self._drop(before.key)
        if memory.stage is not Stage.REVIEW:
            self._queue = replace(self._queue, learning=(*self._queue.learning, before.key))
        self._current = self._pick()
        self.answered += 1

    def suspend(self) -> None:
        """Do not ask this card any more, until it is taken back. Raises UserDataError."""
        before = self._kept()
        after = replace(before, suspended=True)
        self._store.save(after)
        self._steps.append(_Step(before, self._queue, graded=False))
        self._known[before.key] = after
        self._drop(before.key)
        self._current = self._pick()

    def undo(self) -> Known | None:
        """Take the last step back and return its card, which is asked again now; None when there is no step.

        Raises UserDataError, and nothing is changed then.
        """
        if not self._steps:
            return None
        step = self._steps[-1]
        if step.graded:
            self._store.undo(step.before.key)
        else:
            self._store.save(step.before)
        self._steps.pop()
        self._known[step.before.key] = step.before
        self._queue, self._current = step.queue, step.before.key
        self.answered -= int(step.graded)
        return step.before

    def _drop(self, key: str) -> None:
        queue = self._queue
        self._queue = _Queue(_without(queue.review, key), _without(queue.new, key), _without(queue.learning, key))


def _without(keys: tuple[str, ...], key: str) -> tuple[str, ...]:
    return tuple(other for other in keys if other != key)


def _seed(known: Known) -> str:
    """Return what decides the small variation of a card's next time: the card and how often it was answered."""
    return f"{known.key} {known.answers}"
