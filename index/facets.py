# SPDX-License-Identifier: MIT
"""What the results can be narrowed to, for every article at hand: kind, body systems, and the sections that it has."""

from __future__ import annotations

import json
import sqlite3
import sys
from array import array
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.article import Kind, Level
from index.errors import LibraryError
from index.schema import LEVEL_BITS, SECTION_ORDER, place_bit, section_bits

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from index.results import Filters

_KINDS = tuple(Kind)
_ALL_BITS = LEVEL_BITS[Level.CLINICAL] | LEVEL_BITS[Level.PLAIN]

#: What `Facets.counted` says of an article that passes the filters.
PASSED = ("total", "")


@dataclass(frozen=True, slots=True)
class Narrowed:
    """The articles that passed the filters, with their places; and the counts of what else could be chosen."""

    articles: Mapping[int, int]
    counts: Mapping[str, Mapping[str, int]]


def write_facets(connection: sqlite3.Connection) -> None:
    """Write the facets of all articles as a few compact columns that a search reads at once."""
    kinds, systems, places = array("B"), array("Q"), array("I")
    names = sorted(
        {name for (row,) in connection.execute("SELECT DISTINCT systems FROM articles") for name in json.loads(row)}
    )
    bits = {name: 1 << place for place, name in enumerate(names[:64])}
    for kind, row in connection.execute("SELECT kind, systems FROM articles ORDER BY id"):
        kinds.append(_KINDS.index(Kind(kind)))
        systems.append(sum(bits.get(name, 0) for name in set(json.loads(row))))
    places.extend([0] * len(kinds))
    for article, level, section in connection.execute("SELECT article, level, section FROM pages"):
        places[article] |= place_bit(section, Level(level))
    rows = [
        ("facet:kinds", kinds.tobytes()),
        ("facet:places", _little(places)),
        ("facet:systems", _little(systems)),
        ("facet:system_names", json.dumps(names)),
    ]
    connection.executemany("INSERT INTO meta VALUES (?, ?)", rows)


class Facets:
    """The facets of a library, all of them in memory: 13 bytes an article."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Read them from an opened articles.sqlite. Raises LibraryError when they do not fit together."""
        self.kinds = array("B")
        self.systems = array("Q")
        #: The bits of the sections that each article has, at each level.
        self.places = array("I")
        try:
            blobs = dict(connection.execute("SELECT key, value FROM meta WHERE key GLOB 'facet:*'"))
            self._system_names: list[str] = json.loads(blobs["facet:system_names"])
            self.kinds.frombytes(blobs["facet:kinds"])
            self.systems.frombytes(blobs["facet:systems"])
            self.places.frombytes(blobs["facet:places"])
        except (KeyError, ValueError, TypeError, sqlite3.Error) as error:
            raise LibraryError("The library is damaged: install it or build it again.") from error
        if not len(self.kinds) == len(self.systems) == len(self.places):
            raise LibraryError("The library is damaged: install it or build it again.")
        if sys.byteorder == "big":
            self.systems.byteswap()
            self.places.byteswap()

    def kind(self, article: int) -> Kind:
        """Return the kind of an article."""
        return _KINDS[self.kinds[article]]

    def narrow(self, matched: Mapping[int, int], filters: Filters) -> Narrowed:
        """Keep the articles of `matched` (their number to the mask of places that match) that pass the filters.

        A choice counts the articles there would be with it in place of its own filter and with the other filters.
        """
        kind = None if filters.kind is None else _KINDS.index(filters.kind)
        system = self._system_bit(filters.system)
        level_bits = _ALL_BITS if filters.level is None else LEVEL_BITS[filters.level]
        wanted_bits = _ALL_BITS if filters.section is None else section_bits(filters.section)
        shown_bits = level_bits & wanted_bits
        kinds, systems = self.kinds, self.systems
        placed = {article: mask & shown_bits for article, mask in matched.items() if mask & shown_bits}
        of_kind = placed if kind is None else {a: mask for a, mask in placed.items() if kinds[a] == kind}
        of_system = placed if system is None else {a: mask for a, mask in placed.items() if systems[a] & system}
        kept = of_kind if system is None else {a: mask for a, mask in of_kind.items() if systems[a] & system}
        by_kind = Counter(map(kinds.__getitem__, of_system))
        by_system = Counter(map(systems.__getitem__, of_kind))
        masks = Counter(
            mask
            for a, mask in matched.items()
            if (kind is None or kinds[a] == kind) and (system is None or systems[a] & system)
        )
        by_section, by_level = Counter[int](), Counter[int]()
        for mask, count in masks.items():
            by_section[mask & level_bits] += count
            by_level[mask & wanted_bits] += count
        counts = {
            "kind": {_KINDS[number].value: count for number, count in sorted(by_kind.items())},
            "system": _expand(by_system, ((name, 1 << n) for n, name in enumerate(self._system_names[:64]))),
            "section": _expand(by_section, ((section, section_bits(section)) for section in SECTION_ORDER)),
            "level": _expand(by_level, ((level.value, bits) for level, bits in LEVEL_BITS.items())),
        }
        return Narrowed(kept, counts)

    def counted(self, matched: Mapping[int, int], filters: Filters) -> dict[int, frozenset[tuple[str, str]]]:
        """Return for each article of `matched` by itself the counts of `narrow` that it adds to, as (facet, choice).

        `PASSED` is among them when it passes the filters.
        """
        known: dict[tuple[int, int, int], frozenset[tuple[str, str]]] = {}
        found = {}
        for article, mask in matched.items():
            alike = (self.kinds[article], self.systems[article], mask)
            if alike not in known:
                alone = self.narrow({article: mask}, filters)
                counts = {(facet, choice) for facet, values in alone.counts.items() for choice in values}
                known[alike] = frozenset(counts | ({PASSED} if alone.articles else set()))
            found[article] = known[alike]
        return found

    def _system_bit(self, system: str | None) -> int | None:
        if system is None:
            return None
        return 1 << self._system_names.index(system) if system in self._system_names else 0


def _expand(counted: Counter[int], choices: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Return how many of the counted masks have each choice's bits; those that none has are left out."""
    totals = {name: sum(count for mask, count in counted.items() if mask & bits) for name, bits in choices}
    return {name: total for name, total in totals.items() if total}


def _little(values: array[int]) -> bytes:
    """Return an array as little-endian bytes, whatever computer this is."""
    if sys.byteorder == "big":
        values = values[:]
        values.byteswap()
    return values.tobytes()
