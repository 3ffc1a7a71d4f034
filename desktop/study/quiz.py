# SPDX-License-Identifier: MIT
"""A self-quiz: all questions of an article, their answers hidden until they are asked for. Nothing is kept of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.study.card import StudyCard


class Quiz:
    """Knows which answers are shown."""

    def __init__(self, cards: tuple[StudyCard, ...]) -> None:
        """Hide the answers of all cards."""
        self.cards = cards
        self._shown: set[int] = set()

    @property
    def shown(self) -> int:
        """How many answers are shown."""
        return len(self._shown)

    def is_shown(self, number: int) -> bool:
        """Return whether the answer of a card, counted from 0, is shown."""
        return number in self._shown

    def show(self, number: int, *, on: bool) -> None:
        """Show or hide the answer of one card."""
        (self._shown.add if on else self._shown.discard)(number)

    def show_all(self, *, on: bool) -> None:
        """Show or hide every answer."""
        self._shown = set(range(len(self.cards))) if on else set()

    def next_hidden(self) -> int | None:
        """Return the first card whose answer is hidden; None when all are shown."""
        return next((number for number in range(len(self.cards)) if number not in self._shown), None)
