# SPDX-License-Identifier: MIT
"""Reading lists: articles and sections in an order, ticked off when they are read."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from desktop.own.items import new_id, put, take_back, throw_away

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.own.file import OwnFile
    from desktop.own.sums import Value

_LIST = "SELECT name, place, id, created, changed, deleted FROM reading_list"
_ENTRY = "SELECT list, slug, section, place, finished, id, added, changed, deleted FROM reading_entry"


@dataclass(frozen=True, slots=True)
class ReadingList:
    """A list with its name; `place` orders the lists, the smallest first."""

    name: str
    place: float = 0.0
    id: str = field(default_factory=new_id)
    created: str = ""
    changed: str = ""
    deleted: str = ""


@dataclass(frozen=True, slots=True)
class ReadingEntry:
    """An article or section on the list with the identity `list`; `finished` is when it was read (ISO, UTC) or ""."""

    list: str
    slug: str
    section: str = ""
    place: float = 0.0
    finished: str = ""
    id: str = field(default_factory=new_id)
    added: str = ""
    changed: str = ""
    deleted: str = ""


class ReadingListStore:
    """The reading lists of one reader. Every change is saved when it returns; errors are UserDataError."""

    def __init__(self, file: OwnFile) -> None:
        """Keep them in `file`."""
        self._file = file

    def lists(self) -> tuple[ReadingList, ...]:
        """Return every list in its order."""
        rows = self._file.read(f"{_LIST} WHERE deleted = '' ORDER BY place, created")
        return tuple(ReadingList(*row) for row in rows)

    def entries(self, list_id: str) -> tuple[ReadingEntry, ...]:
        """Return what stands on a list, in order."""
        rows = self._file.read(f"{_ENTRY} WHERE list = ? AND deleted = '' ORDER BY place, added", (list_id,))
        return tuple(ReadingEntry(*row) for row in rows)

    def save(self, reading_list: ReadingList) -> ReadingList:
        """Save a new or changed list and return it as saved."""
        with self._file.write():
            created = reading_list.created or self._file.stamp()
            row: dict[str, Value] = {
                "id": reading_list.id,
                "name": reading_list.name,
                "place": reading_list.place,
                "created": created,
            }
            return replace(reading_list, created=created, changed=put(self._file, "reading_list", row), deleted="")

    def add(self, list_id: str, slug: str, section: str = "") -> ReadingEntry:
        """Put an article or section at the end of a list; one that stands there already is returned as it is."""
        with self._file.write():
            entries = self.entries(list_id)
            for entry in entries:
                if (entry.slug, entry.section) == (slug, section):
                    return entry
            place = entries[-1].place + 1.0 if entries else 0.0
            return self.save_entry(ReadingEntry(list_id, slug, section, place))

    def save_entry(self, entry: ReadingEntry) -> ReadingEntry:
        """Save a changed entry and return it as saved."""
        with self._file.write():
            added = entry.added or self._file.stamp()
            row: dict[str, Value] = {
                "id": entry.id,
                "list": entry.list,
                "slug": entry.slug,
                "section": entry.section,
                "place": entry.place,
                "added": added,
                "finished": entry.finished,
            }
            return replace(entry, added=added, changed=put(self._file, "reading_entry", row), deleted="")

    def finish(self, entry: ReadingEntry, *, on: bool) -> ReadingEntry:
        """Tick an entry off as read now, or take the tick away."""
        return self.save_entry(replace(entry, finished=self._file.stamp() if on else ""))

    def arrange(self, identities: Sequence[str], list_id: str) -> None:
        """Put the entries of a list into this order."""
        with self._file.write():
            by_id = {entry.id: entry for entry in self.entries(list_id)}
            for place, identity in enumerate(identities):
                if identity in by_id and by_id[identity].place != float(place):
                    self.save_entry(replace(by_id[identity], place=float(place)))

    def remove(self, list_id: str) -> None:
        """Throw a list away with its entries; `restore` takes it back with them."""
        throw_away(self._file, "reading_list", list_id)

    def restore(self, list_id: str) -> None:
        """Take back a list that was thrown away."""
        take_back(self._file, "reading_list", list_id)

    def remove_entry(self, identity: str) -> None:
        """Take an entry off its list; `restore_entry` takes it back."""
        throw_away(self._file, "reading_entry", identity)

    def restore_entry(self, identity: str) -> None:
        """Put back an entry that was taken off."""
        take_back(self._file, "reading_entry", identity)
