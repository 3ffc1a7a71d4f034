# SPDX-License-Identifier: MIT
"""Makes cards from highlights: the highlighted words are hidden in their sentence."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Protocol

from desktop.study.card import CardKind, Cloze, StudyCard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

#: More words of the sentence than these are cut, in letters.
_MOST_AROUND = 240
_SENTENCE_END = re.compile(r"[.!?](?=\s|$)|\n")
_FIRST_WORD = re.compile(r"^\S*\s+")
_LAST_WORD = re.compile(r"\s+\S*$")


class Highlight(Protocol):
    """What is needed of a highlight: what it is known by, where it is, the words, and those around them."""

    @property
    def id(self) -> str:
        """What the highlight is known by."""

    @property
    def slug(self) -> str:
        """The article."""

    @property
    def section(self) -> str:
        """The section of the article."""

    @property
    def quote(self) -> str:
        """The highlighted words."""

    @property
    def before(self) -> str:
        """Some of the text before them."""

    @property
    def after(self) -> str:
        """Some of the text after them."""


def cards_from_highlights(
    highlights: Iterable[Highlight], article: Callable[[str], tuple[str, tuple[str, ...]] | None]
) -> tuple[StudyCard, ...]:
    """Return a card for each highlight with words; `article` tells title and body systems of a slug.

    A highlight in an article that this edition does not hold is left out: its card stays with what was learned of it.
    """
    cards = []
    for highlight in highlights:
        told = article(highlight.slug)
        cloze = cloze_of(highlight.quote, highlight.before, highlight.after)
        if told is None or not cloze.hidden:
            continue
        title, systems = told
        marked = f"{escape(cloze.before)}<strong>{escape(cloze.hidden)}</strong>{escape(cloze.after)}"
        cards.append(
            StudyCard(
                key=f"highlight:{highlight.id}",
                kind=CardKind.CLOZE,
                slug=highlight.slug,
                anchor=highlight.section,
                title=title,
                front=cloze.with_gap(),
                back=cloze.whole(),
                back_html=f"<p>{marked}</p>",
                systems=systems,
                cloze=cloze,
            )
        )
    return tuple(cards)


def cloze_of(quote: str, before: str, after: str) -> Cloze:
    """Return the sentence around a quote with the quote hidden. `before` and `after` may begin and end anywhere."""
    hidden = " ".join(quote.split())
    return Cloze(_head(before), hidden, "" if hidden.endswith((".", "!", "?")) else _tail(after))


def _head(before: str) -> str:
    """Return the beginning of the sentence that ends with `before`."""
    ends = list(_SENTENCE_END.finditer(before.rstrip(" ")))
    # Without an end of a sentence nobody knows whether it begins with a whole word.
    head = before[ends[-1].end() :] if ends else _FIRST_WORD.sub("… ", before)
    head = _flat(head).lstrip()
    return head if len(head) <= _MOST_AROUND else _FIRST_WORD.sub("… ", head[-_MOST_AROUND:])


def _tail(after: str) -> str:
    """Return the end of the sentence that begins with `after`."""
    end = _SENTENCE_END.search(after)
    tail = _flat(after[: end.end()] if end else _LAST_WORD.sub(" …", after)).rstrip()
    return tail if len(tail) <= _MOST_AROUND else _LAST_WORD.sub(" …", tail[:_MOST_AROUND])


def _flat(text: str) -> str:
    """Return text with single spaces; one at either end stays, as it parts words."""
    return re.sub(r"\s+", " ", text)
