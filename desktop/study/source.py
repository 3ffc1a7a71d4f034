# SPDX-License-Identifier: MIT
"""The cards that there are today: those of the library's questions and of the reader's highlights."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop.study.card import CardKind, StudyCard, question_key
from desktop.study.cloze import cards_from_highlights
from index.article import Kind, Level
from index.errors import ArticleNotFoundError
from index.questions import questions_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from desktop.own.notes import Note
    from desktop.study.review_store import Known
    from index.library import Library
    from index.records import Entry


@dataclass(frozen=True, slots=True)
class Marked:
    """A highlight with the text of its paragraph around it."""

    id: str
    slug: str
    section: str
    quote: str
    before: str
    after: str


class CardSource:
    """Gives the cards of an article, each under the key by which the reader's file knows it."""

    def __init__(self, library: Library, highlights: Callable[[str], Iterable[Note]]) -> None:
        """Take questions from `library`; `highlights` returns those of an article."""
        self._library = library
        self._highlights = highlights
        self._keys: Mapping[tuple[str, str], str] = {}
        self._taken: frozenset[str] = frozenset()
        self._counts: dict[str, int] = {}

    def set_kept(self, kept: Iterable[Known]) -> None:
        """Take the keys of cards that are kept: a question in other words keeps the key that it had."""
        cards = [known for known in kept if known.kind is CardKind.QUESTION]
        self._keys = {(known.slug, known.anchor): known.key for known in cards if not known.retired}
        self._taken = frozenset(known.key for known in cards)

    def of_article(self, slug: str) -> tuple[StudyCard, ...]:
        """Return the cards of an article: its questions in their order, then the reader's highlights."""
        try:
            entry = self._library.entry(slug)
        except ArticleNotFoundError:
            return ()
        return (*self.questions(entry), *self._clozes(entry))

    def questions(self, entry: Entry) -> tuple[StudyCard, ...]:
        """Return the cards of an article's questions."""
        return tuple(
            StudyCard(
                key=self._key(entry.slug, question.anchor),
                kind=CardKind.QUESTION,
                slug=entry.slug,
                anchor=question.anchor,
                title=entry.title,
                front=question.words,
                back=question.answer,
                back_html=question.answer_html,
                systems=entry.body_systems,
            )
            for question in questions_of(self._library, entry.slug)
        )

    def _key(self, slug: str, anchor: str) -> str:
        kept = self._keys.get((slug, anchor))
        if kept is not None:
            return kept
        key, number = question_key(slug, anchor), 1
        # A question in other words may keep a key that names the words of another one.
        while key in self._taken:
            number += 1
            key = f"{question_key(slug, anchor)}~{number}"
        return key

    def _clozes(self, entry: Entry) -> tuple[StudyCard, ...]:
        marked = [found for note in self._highlights(entry.slug) if (found := self._with_paragraph(note))]
        return cards_from_highlights(marked, lambda _slug: (entry.title, entry.body_systems))

    def _with_paragraph(self, note: Note) -> Marked | None:
        """Return a highlight with its whole paragraph, or with what it remembers of it when the text has changed."""
        anchor = note.anchor
        if not anchor.quote.strip():
            return None
        found = Marked(note.id, note.slug, anchor.section, anchor.quote, anchor.before, anchor.after)
        try:
            text = self._library.page_text(note.slug, Level(anchor.level or Level.CLINICAL.value), anchor.section)
        except (ArticleNotFoundError, ValueError):
            return found
        for paragraph in text.split("\n"):
            before, quote, after = paragraph.partition(anchor.quote)
            if quote:
                return replace(found, before=f"\n{before}", after=f"{after}\n")
        return found

    def count(self, slug: str) -> int:
        """Return how many questions an article has."""
        if slug not in self._counts:
            self._counts[slug] = len(questions_of(self._library, slug))
        return self._counts[slug]

    def entries(self, system: str = "") -> Iterable[Entry]:
        """Yield the articles, of one body system or all: conditions, symptoms, procedures, each A to Z."""
        for kind in Kind:
            yield from self._library.entries(kind, system)
