# SPDX-License-Identifier: MIT
"""Changes reading lists so that every change can be taken back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.notes.changes import Thing
from desktop.own.errors import UserDataError
from desktop.own.reading_lists import ReadingList

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.notes.changes import Changes
    from desktop.own.reading_lists import ReadingEntry, ReadingListStore

_FIRST = "To read"


class ReadingKeeper:
    """Does what a reader asks for; a disk that refuses is told in a sentence, and nothing has changed then."""

    def __init__(self, store: ReadingListStore, changes: Changes, tell: Callable[[str], object]) -> None:
        """Change the lists of `store`; `tell` says what could not be done."""
        self.store = store
        self._changes = changes
        self._tell = tell

    def list_of(self, identity: str) -> ReadingList | None:
        """Return a list by its identity."""
        return next((one for one in self.store.lists() if one.id == identity), None)

    def entry(self, identity: str) -> ReadingEntry | None:
        """Return an entry by its identity."""
        entries = (entry for one in self.store.lists() for entry in self.store.entries(one.id))
        return next((entry for entry in entries if entry.id == identity), None)

    def new_list(self, name: str = "New list") -> str:
        """Make a list below the others and return its identity, or "" when it could not be made."""
        place = max((one.place for one in self.store.lists()), default=0.0) + 1.0
        made = ReadingList(name, place)
        done = self._try("List added", lambda: self.store.save(made), lambda: self.store.remove(made.id))
        return made.id if done else ""

    def add(self, slug: str, section: str, list_id: str = "") -> str:
        """Put a place on a list, else on the first one; returns the name of the list, or "" when that failed."""
        lists = self.store.lists()
        if not lists:
            self.new_list(_FIRST)
            lists = self.store.lists()
        chosen = next((one for one in lists if one.id == list_id), lists[0] if lists else None)
        if chosen is None:
            return ""
        if any((entry.slug, entry.section) == (slug, section) for entry in self.store.entries(chosen.id)):
            return chosen.name
        added: list[ReadingEntry] = []
        done = self._try(
            f"Put on “{chosen.name}”",
            lambda: added.append(self.store.add(chosen.id, slug, section)),
            lambda: self.store.remove_entry(added[0].id),
        )
        return chosen.name if done else ""

    def rename(self, identity: str, words: str) -> None:
        """Give a list another name."""
        before, words = self.list_of(identity), " ".join(words.split())[:200]
        if before is not None and words and words != before.name:
            after = replace(before, name=words)
            self._try("List renamed", lambda: self.store.save(after), lambda: self.store.save(before))

    def tick(self, identity: str, *, on: bool) -> None:
        """Tick an entry off as read, or take the tick away."""
        before = self.entry(identity)
        if before is not None:
            words = "Ticked off" if on else "Tick taken away"
            self._try(words, lambda: self.store.finish(before, on=on), lambda: self.store.save_entry(before))

    def remove(self, identity: str) -> None:
        """Throw a list or an entry away."""
        if self.list_of(identity) is not None:
            self._try("List removed", lambda: self.store.remove(identity), lambda: self.store.restore(identity))
        elif self.entry(identity) is not None:
            self._try(
                "Entry removed",
                lambda: self.store.remove_entry(identity),
                lambda: self.store.restore_entry(identity),
            )

    def move(self, identity: str, list_id: str, row: int) -> None:
        """Put an entry into a list before the one at `row`."""
        entry = self.entry(identity)
        if entry is None or self.list_of(list_id) is None:
            return
        before = (*self.store.entries(list_id), entry)
        here = [one.id for one in self.store.entries(list_id)]
        order = [one for one in here[:row] if one != identity]
        order += [identity, *(one for one in here[row:] if one != identity)]

        def act() -> None:
            if entry.list != list_id:
                self.store.save_entry(replace(entry, list=list_id))
            self.store.arrange(order, list_id)

        def back() -> None:
            for one in before:
                self.store.save_entry(one)

        self._try("Entry moved", act, back)

    def step(self, identity: str, step: int) -> None:
        """Move an entry up (-1) or down (1) in its list."""
        entry = self.entry(identity)
        if entry is not None:
            here = [one.id for one in self.store.entries(entry.list)]
            row = here.index(identity) + step
            if 0 <= row < len(here):
                self.move(identity, entry.list, row + (1 if step > 0 else 0))

    def _try(self, words: str, act: Callable[[], object], undo: Callable[[], object]) -> bool:
        try:
            act()
        except UserDataError as error:
            self._tell(str(error))
            return False
        self._changes.did(Thing.LISTS, words, undo)
        return True
