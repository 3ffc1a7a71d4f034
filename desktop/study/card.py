# SPDX-License-Identifier: MIT
"""A card: something to ask and its answer. Pure data; where it comes from and when it is asked is told elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class CardKind(StrEnum):
    """Where a card comes from: a question of an article, or words that the reader highlighted."""

    QUESTION = "question"
    CLOZE = "cloze"


class Grade(IntEnum):
    """How well the reader knew the answer. The numbers are those of the keys and of the scheduler."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4

    @property
    def words(self) -> str:
        """What the button says."""
        return self.name.capitalize()


@dataclass(frozen=True, slots=True)
class Cloze:
    """A text with a gap: what stands before it, what is hidden, what stands after it."""

    before: str
    hidden: str
    after: str

    def with_gap(self, gap: str = "[…]") -> str:
        """Return the text with the hidden words left out."""
        return f"{self.before}{gap}{self.after}"

    def whole(self) -> str:
        """Return the text with the hidden words in their place."""
        return f"{self.before}{self.hidden}{self.after}"


@dataclass(frozen=True, slots=True)
class StudyCard:
    """Something to ask.

    `key` is what the card is known by for ever; `slug` and `anchor` say where its answer stands now. `front`, `back`
    and `title` (the article's) are plain words, `back_html` is HTML of the library's subset. `cloze` is there for a
    highlight alone.
    """

    key: str
    kind: CardKind
    slug: str
    anchor: str
    title: str
    front: str
    back: str
    back_html: str = ""
    systems: tuple[str, ...] = ()
    cloze: Cloze | None = None

    @property
    def place(self) -> str:
        """The section that answers, as `lamplight --open` takes it."""
        return f"{self.slug}#{self.anchor}" if self.anchor else self.slug


def question_key(slug: str, anchor: str) -> str:
    """Return what the card of a question is known by, unless another card already is."""
    return f"{slug}#{anchor}"
