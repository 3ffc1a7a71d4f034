# SPDX-License-Identifier: MIT
from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from index.article import Kind, Urgency
from index.entries import EntryList
from index.store import StoreWriter

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def entries(tmp_path: Path) -> Iterator[EntryList]:
    """600 conditions, so that several chunks are read."""
    store = StoreWriter(tmp_path / "a.sqlite")
    for number in range(600):
        store.connection.execute(
            "INSERT INTO articles VALUES (?, ?, 'condition', ?, ?, '', '[\"skin\"]', 'soon', '', 0, x'')",
            (number, f"slug-{number}", f"Title {599 - number:03}", f"title {599 - number:03}"),
        )
    store.finish({})
    store.close()
    connection = sqlite3.connect(tmp_path / "a.sqlite")
    yield EntryList(connection, Kind.CONDITION, "", 600)
    connection.close()


def test_entries_come_a_to_z(entries: EntryList) -> None:
    assert [entry.title for entry in entries] == [f"Title {number:03}" for number in range(600)]


def test_an_entry_is_found_by_its_place(entries: EntryList) -> None:
    assert (entries[300].title, entries[-1].title) == ("Title 300", "Title 599")


def test_an_entry_has_its_facts(entries: EntryList) -> None:
    assert (entries[0].body_systems, entries[0].urgency) == (("skin",), Urgency.SOON)


def test_a_slice_gives_entries(entries: EntryList) -> None:
    assert [entry.title for entry in entries[255:258]] == ["Title 255", "Title 256", "Title 257"]


def test_a_place_beyond_the_end_is_an_index_error(entries: EntryList) -> None:
    with pytest.raises(IndexError):
        _ = entries[600]


def test_a_body_system_has_a_list_of_its_own(library_skin: list[str]) -> None:
    assert library_skin == ["Impetigo"]


@pytest.fixture
def library_skin(request: pytest.FixtureRequest) -> list[str]:
    library = request.getfixturevalue("library")
    return [entry.title for entry in library.entries(Kind.CONDITION, "skin")]
