# SPDX-License-Identifier: MIT
from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from index.article import Kind, Level
from index.errors import LibraryError
from index.facets import Facets
from index.results import Filters
from index.schema import place_bit

if TYPE_CHECKING:
    from index.library import Library


def number(clinic: Library, slug: str) -> int:
    (found,) = clinic.database.execute("SELECT id FROM articles WHERE slug = ?", (slug,)).fetchone()
    return int(found)


def test_an_article_knows_its_kind_and_places(clinic: Library) -> None:
    facets = Facets(clinic.database)
    fever = number(clinic, "fever")
    assert facets.kind(fever) is Kind.SYMPTOM
    assert facets.places[fever] & place_bit("first-steps", Level.PLAIN)
    assert not facets.places[fever] & place_bit("treatment", Level.PLAIN)


def test_a_match_at_one_place_counts_there_alone(clinic: Library) -> None:
    mask = place_bit("treatment", Level.CLINICAL)
    narrowed = Facets(clinic.database).narrow({number(clinic, "calciphylaxis"): mask}, Filters())
    assert narrowed.counts["section"] == {"treatment": 1}
    assert narrowed.counts["level"] == {"clinical": 1}
    assert narrowed.counts["system"] == {"kidney-urinary": 1, "skin": 1}


def test_section_and_level_have_to_meet_in_one_place(clinic: Library) -> None:
    mask = place_bit("treatment", Level.CLINICAL) | place_bit("overview", Level.PLAIN)
    matched = {number(clinic, "calciphylaxis"): mask}
    assert not Facets(clinic.database).narrow(matched, Filters(section="treatment", level=Level.PLAIN)).articles


def test_missing_facets_are_a_damaged_library() -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE meta (key, value)")
    with pytest.raises(LibraryError, match="The library is damaged"):
        Facets(connection)
