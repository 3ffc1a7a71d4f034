# SPDX-License-Identifier: MIT
"""Finds the cards of a reader again in another edition: the same, with other words, or gone."""

from __future__ import annotations

from dataclasses import replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from desktop.study.card import CardKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop.study.card import StudyCard
    from desktop.study.review_store import Known

#: Questions as alike as this, from 0 to 1, are one question in other words.
_ALIKE = 0.6


def reconcile(kept: Iterable[Known], current: Sequence[StudyCard], now: str) -> list[Known]:
    """Return the kept cards of one article that have changed, as they are to be kept from now on.

    `kept` are all that were ever kept of the article, `current` its cards today, `now` an ISO time in UTC. A card is
    found by its anchor, else by words that are much the same or by the same answer; one that is not found is retired.
    """
    here = {(card.kind, card.anchor if card.kind is CardKind.QUESTION else card.key): card for card in current}
    waiting: list[Known] = []
    changed: list[Known] = []
    for known in kept:
        name = known.anchor if known.kind is CardKind.QUESTION else known.key
        card = here.pop((known.kind, name), None)
        if card is None:
            waiting.append(known)
        else:
            changed.extend(_updated(known, card))
    left = [card for card in here.values() if card.kind is CardKind.QUESTION]
    for known in waiting:
        card = _most_alike(known, left) if known.kind is CardKind.QUESTION else None
        if card is not None:
            left.remove(card)
            changed.extend(_updated(known, card))
        elif not known.retired:
            changed.append(replace(known, retired=now))
    return changed


def _updated(known: Known, card: StudyCard) -> list[Known]:
    """Return the card with today's words, remembering those that were; nothing when nothing is new."""
    new = replace(
        known,
        slug=card.slug,
        anchor=card.anchor,
        title=card.title,
        front=card.front,
        back=card.back,
        retired="",
        # What the reader saw last stays what was, through any number of editions.
        was_front=(known.was_front or known.front) if card.front != known.front else known.was_front,
        was_back=(known.was_back or known.back) if card.back != known.back else known.was_back,
    )
    if new.was_front == new.front:
        new = replace(new, was_front="")
    if new.was_back == new.back:
        new = replace(new, was_back="")
    return [] if new == known else [new]


def _most_alike(known: Known, cards: Sequence[StudyCard]) -> StudyCard | None:
    best, score = None, _ALIKE
    for card in cards:
        same_answer = bool(known.back) and card.back == known.back
        alike = 1.0 if same_answer else SequenceMatcher(None, known.front.casefold(), card.front.casefold()).ratio()
        if alike >= score:
            best, score = card, alike
    return best
