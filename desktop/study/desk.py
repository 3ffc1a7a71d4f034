# SPDX-License-Identifier: MIT
"""Where a learner sits: the cards of this edition, what is kept of them, and what there is to do today."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, replace
from datetime import UTC
from typing import TYPE_CHECKING

from desktop.own.notes import NoteKind
from desktop.study.apkg import export_cards
from desktop.study.deck import ALL, BOOKMARKS, BookmarkFolder, Decks
from desktop.study.interval import day_start, local_now
from desktop.study.progress import deck_counts, progress_of
from desktop.study.quiz import Quiz
from desktop.study.reconcile import reconcile
from desktop.study.review import Review
from desktop.study.review_store import Known, ReviewStore
from desktop.study.schedule import Schedule
from desktop.study.source import CardSource
from index.errors import ArticleNotFoundError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from pathlib import Path

    from desktop.own.notes import Note
    from desktop.study.apkg import Exported
    from desktop.study.card import StudyCard
    from desktop.study.deck import Deck
    from desktop.study.progress import DeckCounts, Progress
    from desktop.userdata import UserData
    from index.library import Library
    from index.records import Entry


@dataclass(frozen=True, slots=True)
class DeckRow:
    """A deck with its counts."""

    deck: Deck
    counts: DeckCounts


@dataclass(frozen=True, slots=True)
class Overview:
    """What there is to do: progress over all, the decks that hold cards, and how many new cards today still allows.

    `aside` are the cards that are not asked: suspended, or gone from the encyclopedia.
    """

    progress: Progress
    rows: tuple[DeckRow, ...]
    new_left: int
    aside: tuple[Known, ...]


class StudyDesk:
    """One reader's learning in one library. Errors are UserDataError and LibraryError."""

    def __init__(self, library: Library, data: UserData, clock: Callable[[], datetime] = local_now) -> None:
        """Sit down with a library and the reader's own things; `clock` tells the time with its zone."""
        self._library, self._data, self.clock = library, data, clock
        self.store = ReviewStore(data.file)
        self.schedule = Schedule()
        self.source = CardSource(library, self._highlights)
        self.decks = Decks(library, self.source, lambda: [mark.slug for mark in data.bookmarks()], self._folders)
        self.kept: dict[str, Known] = {}
        self._compared = False
        self._uncounted: Iterator[Entry] | None = None
        self._counts: Counter[str] = Counter()

    def _highlights(self, slug: str) -> list[Note]:
        return [note for note in self._data.notes.of_article(slug) if note.kind is NoteKind.HIGHLIGHT]

    def _folders(self) -> list[BookmarkFolder]:
        marks = self._data.marks
        found = []
        for folder in marks.all_folders():
            slugs = tuple(dict.fromkeys(mark.slug for mark in marks.in_folder(folder.id)))
            if slugs:
                found.append(BookmarkFolder(folder.id, folder.name, slugs))
        return found

    def refresh(self) -> None:
        """Read what is kept, and find each card again: the first time all, then those of highlights."""
        self.kept = self.store.all()
        by_article: dict[str, list[Known]] = {}
        for known in self.kept.values():
            by_article.setdefault(known.slug, []).append(known)
        changed: list[Known] = []
        now = self.clock().astimezone(UTC).isoformat(timespec="seconds")
        self.source.set_kept(self.kept.values())
        for slug, cards in by_article.items():
            if not self._compared or any(known.key.startswith("highlight:") for known in cards):
                changed += reconcile(cards, self.source.of_article(slug), now)
        if changed:
            self.store.save(*changed)
            self.kept.update({known.key: known for known in changed})
            self.source.set_kept(self.kept.values())
        self._compared = True

    # ------------------------------------------------------------------------------------------------- counting

    def count(self, budget_s: float) -> bool:
        """Go on counting the questions of the library for about so long; returns whether all are counted."""
        if self._uncounted is None:
            self._uncounted = iter(self.source.entries())
        end = time.monotonic() + budget_s
        for entry in self._uncounted:
            questions = self.source.count(entry.slug)
            for key in (ALL, *(f"system:{system}" for system in entry.body_systems)):
                self._counts[key] += questions
            if time.monotonic() > end:
                return False
        return True

    def overview(self, new_a_day: int) -> Overview:
        """Return what there is to do, with at most `new_a_day` new cards a day; `refresh` and `count` come before."""
        now = self.clock()
        marked = Counter(note.slug for note in self._data.notes.all() if note.kind is NoteKind.HIGHLIGHT)
        systems = {slug: self._systems(slug) for slug in {*marked, *(known.slug for known in self.kept.values())}}
        rows = []
        for deck in self.decks.offered():
            if deck.key == ALL or deck.system:
                inside = {slug for slug, own in systems.items() if deck.key == ALL or deck.system in own}
                cards = self._counts[deck.key]
            else:
                inside = set(self.decks.slugs(deck))
                cards = sum(self.source.count(slug) for slug in inside)
            cards += sum(marked[slug] for slug in inside)
            counts = deck_counts(cards, [known for known in self.kept.values() if known.slug in inside], now)
            if counts.total or deck.key in {ALL, BOOKMARKS}:
                rows.append(DeckRow(deck, counts))
        aside = tuple(known for known in self.kept.values() if not known.is_asked)
        progress = progress_of(self.kept, self.store, self.schedule, now)
        return Overview(progress, tuple(rows), max(0, new_a_day - progress.new_today), aside)

    def _systems(self, slug: str) -> tuple[str, ...]:
        try:
            return self._library.entry(slug).body_systems
        except ArticleNotFoundError:
            return ()

    # ------------------------------------------------------------------------------------------------- doing

    def begin(self, deck: Deck, new_a_day: int) -> Review:
        """Begin a sitting over a deck."""
        self.refresh()
        left = max(0, new_a_day - self.store.new_since(day_start(self.clock())))
        return Review(self.decks.slugs(deck), self.source, self.store, self.schedule, self.clock, left)

    def quiz(self, slug: str) -> Quiz:
        """Begin a quiz on an article."""
        return Quiz(tuple(card for card in self.source.of_article(slug) if card.cloze is None))

    def ask_again(self, key: str) -> None:
        """Ask a suspended card again."""
        known = self.store.get(key)
        if known is not None:
            self.store.save(replace(known, suspended=False))

    def export(self, file: Path, edition: str, system: str = "") -> Exported:
        """Write the cards of all articles, or of a body system, as a deck file for Anki. Raises ExportError."""
        return export_cards(self.cards(system), file, edition, time.time(), system)

    def cards(self, system: str = "") -> Iterator[StudyCard]:
        """Yield the cards of all articles, or of a body system, under the keys by which they are kept."""
        self.refresh()
        for entry in self.source.entries(system):
            yield from self.source.of_article(entry.slug)
