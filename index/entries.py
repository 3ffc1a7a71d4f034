# SPDX-License-Identifier: MIT
"""Lists of articles that are read from the library as they are looked at: 100,000 of them cost nothing to have."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, overload

from index.article import Kind, Urgency
from index.records import Entry

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

_CHUNK = 256


def entry_of(row: tuple[Any, ...]) -> Entry:
    """Return the entry of a row of the view `entry`."""
    slug, kind, title, summary, systems, urgency = row[1:7]
    return Entry(slug, Kind(kind), title, summary, tuple(json.loads(systems)), Urgency(urgency) if urgency else None)


class EntryList(Sequence[Entry]):
    """The articles of a kind, A to Z, of one body system or ("") of all. Reads 256 entries at a time and keeps them."""

    def __init__(self, connection: sqlite3.Connection, kind: Kind, system: str, length: int) -> None:
        """Stand for the `length` articles of a list; nothing is read yet."""
        self._connection = connection
        self._place = (system, kind.value)
        self._length = length
        self._chunks: dict[int, list[Entry]] = {}

    def __len__(self) -> int:
        """Return how many articles the list holds."""
        return self._length

    @overload
    def __getitem__(self, index: int) -> Entry: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Entry]: ...
    def __getitem__(self, index: int | slice) -> Entry | Sequence[Entry]:
        """Return the entry at a position, or the entries of a slice."""
        positions = range(self._length)[index]
        if isinstance(positions, range):
            return [self[position] for position in positions]
        chunk, offset = divmod(positions, _CHUNK)
        if chunk not in self._chunks:
            self._chunks[chunk] = list(self._read(chunk * _CHUNK, _CHUNK))
        return self._chunks[chunk][offset]

    def __iter__(self) -> Iterator[Entry]:
        """Yield every entry in order without keeping them."""
        return iter(self._read(0, self._length))

    def _read(self, start: int, count: int) -> Iterable[Entry]:
        rows = self._connection.execute(
            "SELECT entry.* FROM lists JOIN entry ON entry.id = lists.article "
            "WHERE system = ? AND lists.kind = ? AND position >= ? AND position < ? ORDER BY position",
            (*self._place, start, start + count),
        )
        return map(entry_of, rows)
