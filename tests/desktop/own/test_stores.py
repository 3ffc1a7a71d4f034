# SPDX-License-Identifier: MIT
"""The stores of notes, bookmarks, visits and reading lists."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from desktop.own.anchors import Anchor
from desktop.own.bookmarks import Bookmark, Folder
from desktop.own.errors import UserDataError
from desktop.own.notes import Note, NoteKind
from desktop.own.reading_lists import ReadingList
from desktop.userdata import UserData

if TYPE_CHECKING:
    from collections.abc import Iterator

TITLES = {"asthma": "Asthma in children", "fever": "Fever"}


@pytest.fixture
def data() -> Iterator[UserData]:
    with UserData(None) as data:
        yield data


def _slugs(marks: tuple[Bookmark, ...]) -> list[str]:
    return [mark.slug for mark in marks]


# ------------------------------------------------------------------------------------------------------------ notes


def test_a_note_is_read_as_it_was_saved(data: UserData) -> None:
    anchor = Anchor("treatment", "plain", "a spacer", "Use ", " when", 12)
    note = Note("asthma", anchor, NoteKind.HIGHLIGHT, "pink", "ملاحظة\nof ours", True, "Dr Ada", "2026-11-22")
    saved = data.notes.save(note)
    assert data.notes.of_article("asthma") == (saved,)
    assert replace(saved, created="", changed="") == note


def test_a_changed_note_stays_one_and_keeps_its_beginning(data: UserData) -> None:
    first = data.notes.save(Note("asthma", Anchor("treatment"), text="one"))
    second = data.notes.save(replace(first, text="two"))
    assert data.notes.all() == (second,)
    assert second.created == first.created
    assert second.changed > first.changed


def test_a_change_is_undone_by_saving_what_was_before(data: UserData) -> None:
    first = data.notes.save(Note("asthma", Anchor("treatment"), text="one", color="green"))
    data.notes.save(replace(first, text="two", color="blue"))
    data.notes.save(first)
    assert [(note.text, note.color) for note in data.notes.all()] == [("one", "green")]


def test_a_note_that_was_thrown_away_comes_back(data: UserData) -> None:
    note = data.notes.save(Note("asthma", Anchor("treatment"), text="one"))
    data.notes.remove(note.id)
    assert data.notes.all() == ()
    assert data.notes.counts() == {}
    data.notes.restore(note.id)
    assert [kept.text for kept in data.notes.all()] == ["one"]


def test_notes_are_searched_by_every_word(data: UserData) -> None:
    data.notes.save(Note("asthma", Anchor("treatment", quote="Salbutamol by SPACER"), text="Ask about it"))
    data.notes.save(Note("fever", Anchor("overview"), text="Ask too", owner="Ada", clinic=True))
    assert [note.slug for note in data.notes.search("spacer ask")] == ["asthma"]
    assert [note.slug for note in data.notes.search("ADA")] == ["fever"]
    assert len(data.notes.search("")) == 2
    assert data.notes.search("100%") == ()


def test_the_notes_of_the_clinic_are_told_from_the_others(data: UserData) -> None:
    data.notes.save(Note("asthma", Anchor("treatment"), text="mine"))
    data.notes.save(Note("asthma", Anchor("treatment"), text="ours", clinic=True))
    assert [note.text for note in data.notes.all(clinic=True)] == ["ours"]
    assert [note.text for note in data.notes.all(clinic=False)] == ["mine"]
    assert data.notes.counts() == {"asthma": 2}


# -------------------------------------------------------------------------------------------------------- bookmarks


def test_a_place_is_bookmarked_once_in_a_folder(data: UserData) -> None:
    ward = data.marks.save_folder(Folder("Ward"))
    first = data.marks.add("asthma", "treatment")
    assert data.marks.add("asthma", "treatment") == first
    assert data.marks.add("asthma", "treatment", folder=ward.id) != first
    assert not data.is_bookmarked("asthma")
    assert data.bookmarks() == ()


def test_a_new_bookmark_is_the_first_of_its_folder(data: UserData) -> None:
    for slug in ("asthma", "fever", "cough"):
        data.marks.add(slug)
    assert _slugs(data.marks.in_folder()) == ["cough", "fever", "asthma"]


def test_bookmarks_are_put_in_order_and_into_a_folder(data: UserData) -> None:
    ward = data.marks.save_folder(Folder("Ward"))
    marks = {slug: data.marks.add(slug).id for slug in ("asthma", "fever", "cough")}
    data.marks.add("rash", folder=ward.id)
    data.marks.arrange([marks["fever"], marks["asthma"]], ward.id)
    assert _slugs(data.marks.in_folder(ward.id)) == ["fever", "asthma", "rash"]
    assert _slugs(data.marks.in_folder()) == ["cough"]


def test_a_bookmark_is_renamed_and_found_by_either_name(data: UserData) -> None:
    data.marks.save(replace(data.marks.add("asthma", "treatment"), title="The blue one"))
    data.marks.add("fever")
    assert _slugs(data.marks.search("blue", TITLES)) == ["asthma"]
    assert _slugs(data.marks.search("children treatment", TITLES)) == ["asthma"]
    assert data.marks.search("nothing", TITLES) == ()


def test_folders_lie_one_in_another_and_no_deeper(data: UserData) -> None:
    outer = data.marks.save_folder(Folder("Ward"))
    inner = data.marks.save_folder(Folder("Night", parent=outer.id))
    assert data.marks.folders() == (outer,)
    assert data.marks.folders(outer.id) == (inner,)
    for wrong in (Folder("Deep", parent=inner.id), replace(outer, parent=outer.id), Folder("Lost", parent="nowhere")):
        with pytest.raises(UserDataError, match="no deeper"):
            data.marks.save_folder(wrong)
    other = data.marks.save_folder(Folder("Other"))
    with pytest.raises(UserDataError, match="no deeper"):
        data.marks.save_folder(replace(outer, parent=other.id))


def test_folders_are_put_in_order(data: UserData) -> None:
    folders = [data.marks.save_folder(Folder(name)) for name in ("A", "B", "C")]
    data.marks.arrange_folders([folder.id for folder in folders[::-1]])
    assert [folder.name for folder in data.marks.folders()] == ["C", "B", "A"]


def test_a_folder_that_was_thrown_away_comes_back_with_all_it_held(data: UserData) -> None:
    outer = data.marks.save_folder(Folder("Ward"))
    inner = data.marks.save_folder(Folder("Night", parent=outer.id))
    data.marks.add("asthma", folder=inner.id)
    data.marks.add("fever", folder=outer.id)
    thrown = data.marks.add("cough", folder=outer.id)
    data.marks.remove(thrown.id)
    removed = data.marks.remove_folder(outer.id)
    assert data.marks.all_folders() == ()
    assert data.marks.all() == ()
    data.marks.restore(removed)
    assert {folder.name for folder in data.marks.all_folders()} == {"Ward", "Night"}
    assert sorted(_slugs(data.marks.all())) == ["asthma", "fever"]


def test_taking_a_bookmark_away_can_be_undone(data: UserData) -> None:
    data.set_bookmark("asthma", on=True)
    removed = data.marks.remove_place("asthma")
    assert not data.is_bookmarked("asthma")
    data.marks.restore(removed)
    assert data.is_bookmarked("asthma")


# ---------------------------------------------------------------------------------------------------------- history


def test_visits_are_noted_in_order_and_searched(data: UserData) -> None:
    for slug in ("asthma", "fever", "asthma", "asthma"):
        data.history.note(slug)
    assert [visit.slug for visit in data.history.visits()] == ["asthma", "fever", "asthma"]
    assert [visit.slug for visit in data.history.search("children", TITLES)] == ["asthma", "asthma"]


def test_the_history_is_off_in_one_step(data: UserData) -> None:
    data.history.note("asthma")
    data.history.keep(on=False)
    data.history.note("fever")
    data.note_opened("cough")
    assert not data.history.kept
    assert [mark.slug for mark in data.recent()] == ["asthma"]
    data.history.keep(on=True)
    data.history.note("fever")
    assert [mark.slug for mark in data.recent()] == ["fever", "asthma"]


def test_some_visits_are_forgotten(data: UserData) -> None:
    for slug in ("asthma", "fever"):
        data.history.note(slug)
    data.history.forget((data.history.visits()[0].number,))
    assert [visit.slug for visit in data.history.visits()] == ["asthma"]


# ---------------------------------------------------------------------------------------------------- reading lists


def test_a_reading_list_is_kept_in_order_and_ticked_off(data: UserData) -> None:
    shelf = data.reading_lists.save(ReadingList("This week"))
    first = data.reading_lists.add(shelf.id, "asthma")
    second = data.reading_lists.add(shelf.id, "fever", "treatment")
    assert data.reading_lists.add(shelf.id, "asthma") == first
    data.reading_lists.arrange([second.id, first.id], shelf.id)
    assert [entry.slug for entry in data.reading_lists.entries(shelf.id)] == ["fever", "asthma"]
    ticked = data.reading_lists.finish(data.reading_lists.entries(shelf.id)[0], on=True)
    assert ticked.finished
    assert not data.reading_lists.finish(ticked, on=False).finished


def test_what_was_taken_off_a_reading_list_comes_back(data: UserData) -> None:
    shelf = data.reading_lists.save(ReadingList("This week"))
    entry = data.reading_lists.add(shelf.id, "asthma")
    data.reading_lists.remove_entry(entry.id)
    assert data.reading_lists.entries(shelf.id) == ()
    data.reading_lists.restore_entry(entry.id)
    data.reading_lists.remove(shelf.id)
    assert data.reading_lists.lists() == ()
    data.reading_lists.restore(shelf.id)
    assert [found.name for found in data.reading_lists.lists()] == ["This week"]
    assert len(data.reading_lists.entries(shelf.id)) == 1
