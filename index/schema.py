# SPDX-License-Identifier: MIT
"""The one field of the Whoosh index: how much a word matters to an article, reckoned when the library is built.

A posting's weight is the finished BM25 part of the score (a search only multiplies it by the word's rarity), and its
four bytes of value are a mask of the places where the word stands: each section at each level, the names, the facts.
The module path of these classes stands in every built index: do not move them.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Any

from whoosh import fields, formats

from index.article import Level

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: The field of the index.
FIELD = "x"
#: The searched sections of all kinds; the places in this tuple are bits of a mask. Only ever add at the end.
SECTION_ORDER = (
    "overview",
    "causes",
    "symptoms",
    "diagnosis",
    "treatment",
    "outlook",
    "prevention",
    "danger-signs",
    "assessment",
    "first-steps",
    "preparation",
    "steps",
    "aftercare",
    "results",
    "questions",
)
_PLACES = {section: place for place, section in enumerate(SECTION_ORDER)}

#: The word stands in the title or another name.
NAME_BIT = 1 << 30
#: The word stands in the summary, a red flag, or what a finding of the condition is called.
FACTS_BIT = 1 << 31
#: The bits of all sections of one level.
LEVEL_BITS = {
    Level.CLINICAL: sum(1 << 2 * place for place in _PLACES.values()),
    Level.PLAIN: sum(2 << 2 * place for place in _PLACES.values()),
}

_MASK = struct.Struct("<I")
MASK_SIZE = _MASK.size


def place_bit(section: str, level: Level) -> int:
    """Return the bit of a section at a level; 0 for a section that is not searched, such as the references."""
    place = _PLACES.get(section)
    return 0 if place is None else 1 << (2 * place + (level is Level.PLAIN))


def section_bits(section: str) -> int:
    """Return the bits of a section at both levels."""
    return place_bit(section, Level.CLINICAL) | place_bit(section, Level.PLAIN)


class ImpactFormat(formats.Format):  # type: ignore[misc]  # Whoosh has no types
    """Four bytes of mask with each posting."""

    posting_size = MASK_SIZE


class Impact(fields.FieldType):  # type: ignore[misc]  # Whoosh has no types
    """A field whose value is an iterable of (term, weight, mask), already analyzed."""

    def __init__(self) -> None:
        """Make the field; it stores nothing and has no lengths, since weights are finished."""
        super().__init__(format=ImpactFormat(), analyzer=None)

    def index(self, value: Iterable[tuple[str, float, int]], **_: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Yield (term, count, weight, value) as Whoosh writes postings."""
        pack = _MASK.pack
        for term, weight, mask in value:
            yield term.encode(), 1, weight, pack(mask)


def make_schema() -> fields.Schema:
    """Return the schema of search/."""
    return fields.Schema(**{FIELD: Impact()})
