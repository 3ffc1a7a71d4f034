# SPDX-License-Identifier: MIT
from __future__ import annotations

from index.article import Level
from index.schema import FACTS_BIT, LEVEL_BITS, NAME_BIT, SECTION_ORDER, place_bit, section_bits
from index.sections import REFERENCES, SECTIONS


def test_every_section_but_the_references_is_searched() -> None:
    known = {section.id for sections in SECTIONS.values() for section in sections}
    assert set(SECTION_ORDER) == known - {REFERENCES}


def test_every_place_has_a_bit_of_its_own() -> None:
    bits = [place_bit(section, level) for section in SECTION_ORDER for level in Level] + [NAME_BIT, FACTS_BIT]
    assert len(set(bits)) == len(bits)
    assert all(bit.bit_count() == 1 and bit < 1 << 32 for bit in bits)


def test_references_are_no_place() -> None:
    assert place_bit(REFERENCES, Level.PLAIN) == section_bits(REFERENCES) == 0


def test_levels_part_the_places() -> None:
    assert LEVEL_BITS[Level.CLINICAL] & LEVEL_BITS[Level.PLAIN] == 0
    assert LEVEL_BITS[Level.PLAIN] & place_bit("treatment", Level.PLAIN)
