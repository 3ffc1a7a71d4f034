# SPDX-License-Identifier: MIT
from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from desktop.own.anchors import Anchor
from desktop.own.as_markdown import as_markdown
from desktop.own.bookmarks import Folder
from desktop.own.errors import ExchangeError
from desktop.own.exchange import _parcel, as_json, export_json, read_export
from desktop.own.merging import What, preview, take_over, undo
from desktop.own.notes import Note, NoteKind
from desktop.own.reading_lists import ReadingList
from desktop.userdata import UserData
from index.assets import asset_json

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def here(tmp_path: Path) -> Iterator[UserData]:
    """The reader's things on this computer."""
    (tmp_path / "here").mkdir()
    with UserData(tmp_path / "here" / "lamplight.sqlite") as data:
        yield data


@pytest.fixture
def there(tmp_path: Path) -> Iterator[UserData]:
    """The reader's things on another computer."""
    (tmp_path / "there").mkdir()
    with UserData(tmp_path / "there" / "lamplight.sqlite") as data:
        yield data


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The file that is carried between them."""
    return tmp_path / "things مرحبا.json"


def _fill(data: UserData) -> Note:
    ward = data.marks.save_folder(Folder("Ward"))
    data.marks.save_folder(Folder("Night", parent=ward.id))
    data.marks.add("asthma", folder=ward.id)
    data.set_bookmark("fever", on=True)
    shelf = data.reading_lists.save(ReadingList("This week"))
    data.reading_lists.finish(data.reading_lists.add(shelf.id, "fever", "treatment"), on=True)
    data.notes.save(Note("fever", Anchor("overview"), kind=NoteKind.HIGHLIGHT, color="green"))
    return data.notes.save(
        Note("asthma", Anchor("treatment", "plain", "a spacer", "Use ", "."), text="# Ours\nis blue")
    )


def _carry(source: UserData, target: UserData, file: Path) -> list[What]:
    export_json(source.file, file)
    return [change.what for change in take_over(target.file, read_export(file)).preview.changes]


def _texts(data: UserData) -> list[str]:
    return sorted(note.text for note in data.notes.all())


def _valid(told: object) -> bool:
    return Draft202012Validator(asset_json("schemas/own-things.schema.json")).is_valid(told)


def test_the_export_has_the_shape_of_its_schema(here: UserData) -> None:
    note = _fill(here)
    here.notes.remove(note.id)
    assert _valid(json.loads(as_json(here.file)))


def test_everything_is_the_same_on_another_computer(here: UserData, there: UserData, file: Path) -> None:
    _fill(here)
    assert set(_carry(here, there, file)) == {What.ADDED}
    assert there.notes.all() == here.notes.all()
    assert there.marks.all() == here.marks.all()
    assert there.marks.all_folders() == here.marks.all_folders()
    assert there.reading_lists.lists() == here.reading_lists.lists()
    shelf = here.reading_lists.lists()[0].id
    assert there.reading_lists.entries(shelf) == here.reading_lists.entries(shelf)


def test_the_same_file_again_changes_nothing(here: UserData, there: UserData, file: Path) -> None:
    _fill(here)
    _carry(here, there, file)
    assert _carry(here, there, file) == []


def test_the_preview_says_what_will_happen_and_does_nothing(here: UserData, there: UserData, file: Path) -> None:
    _fill(here)
    export_json(here.file, file)
    seen = preview(there.file, read_export(file))
    assert seen.count(What.ADDED, "notes") == 2
    assert seen.told() == "8 added, 0 unchanged."
    assert there.notes.all() == ()
    assert seen == take_over(there.file, read_export(file)).preview


def test_the_newer_state_wins_where_only_one_changed(here: UserData, there: UserData, file: Path) -> None:
    note = _fill(here)
    _carry(here, there, file)
    there.notes.save(replace(note, text="Better"))
    assert _carry(there, here, file) == [What.REPLACED]
    assert _texts(here) == ["", "Better"]
    assert _carry(here, there, file) == []


def test_both_are_kept_where_both_changed(here: UserData, there: UserData, file: Path) -> None:
    note = _fill(here)
    _carry(here, there, file)
    here.notes.save(replace(note, text="Mine"))
    there.notes.save(replace(note, text="Theirs"))
    assert What.BOTH in _carry(there, here, file)
    assert _texts(here) == ["", "Mine", "Theirs"]
    _carry(here, there, file)
    assert _texts(there) == ["", "Mine", "Theirs"]
    assert _carry(there, here, file) == []
    assert _carry(here, there, file) == []


def test_what_was_thrown_away_there_is_thrown_away_here(here: UserData, there: UserData, file: Path) -> None:
    note = _fill(here)
    _carry(here, there, file)
    there.notes.remove(note.id)
    assert _carry(there, here, file) == [What.REMOVED]
    assert note.id not in {kept.id for kept in here.notes.all()}
    here.notes.restore(note.id)
    assert here.notes.get(note.id) == replace(note, changed=here.notes.get(note.id).changed)  # type: ignore[union-attr]


def test_what_was_thrown_away_there_but_changed_here_is_kept(here: UserData, there: UserData, file: Path) -> None:
    note = _fill(here)
    _carry(here, there, file)
    there.notes.remove(note.id)
    here.notes.save(replace(note, text="Still needed"))
    assert _carry(there, here, file) == []
    assert "Still needed" in _texts(here)
    _carry(here, there, file)
    assert "Still needed" in _texts(there)


def test_taking_over_can_be_undone(here: UserData, there: UserData, file: Path) -> None:
    _fill(here)
    there.notes.save(Note("cough", Anchor("overview"), text="Mine"))
    before = as_json(there.file).partition('"folders"')[2]
    export_json(here.file, file)
    undo(there.file, take_over(there.file, read_export(file)))
    assert as_json(there.file).partition('"folders"')[2] == before


def test_folders_and_bookmarks_of_the_same_name_become_one(here: UserData, there: UserData, file: Path) -> None:
    _fill(here)
    _fill(there)
    _carry(here, there, file)
    assert [folder.name for folder in there.marks.folders()] == ["Ward"]
    assert len(there.marks.all()) == 2
    assert len(there.notes.all()) == 4


def test_a_folder_never_lies_deeper_than_in_one_other(here: UserData, there: UserData, file: Path) -> None:
    outer = here.marks.save_folder(Folder("Outer"))
    inner = here.marks.save_folder(Folder("Inner", parent=outer.id))
    _carry(here, there, file)
    there.marks.save_folder(replace(inner, parent=""))
    there.marks.save_folder(replace(outer, parent=inner.id))
    _carry(there, here, file)
    for folder in here.marks.all_folders():
        parent = here.marks.folder(folder.parent) if folder.parent else None
        assert parent is None or not parent.parent


def test_clinic_notes_are_written_alone(here: UserData, there: UserData, file: Path) -> None:
    _fill(here)
    ours = Note("asthma", Anchor("treatment"), text="Ward 3: 555", clinic=True, owner="Dr Ada", dated="2026-11-22")
    here.notes.save(ours)
    assert export_json(here.file, file, only_clinic=True) == 1
    assert _valid(json.loads(file.read_text(encoding="utf-8")))
    take_over(there.file, read_export(file))
    assert [(note.text, note.owner, note.dated, note.clinic) for note in there.notes.all()] == [
        ("Ward 3: 555", "Dr Ada", "2026-11-22", True)
    ]
    assert there.marks.all() == ()


def test_markdown_is_read_without_lamplight(here: UserData) -> None:
    _fill(here)
    text = as_markdown(here.file, {"asthma": "Asthma (in children)"})
    assert "## Asthma (in children)\n\n### Treatment\n\n> a spacer\n\n\\# Ours\nis blue" in text
    assert "*Highlight, green, 20" in text
    assert "## Ward\n\n- Asthma (in children)" in text
    assert "- [x] Fever, Treatment" in text


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xff\xfe\x00", "damaged"),
        (b"{" * 100_000, "damaged"),
        (b"[" * 100_000, "damaged"),
        (b"[]", "no export"),
        (b'{"format": "lamplight-own-things", "version": 2}', "newer"),
        (b'{"format": "lamplight-own-things", "version": 1, "notes": 3}', "no list"),
        (b'{"format": "lamplight-own-things", "version": 1, "notes": [3]}', "notes, number 1"),
    ],
)
def test_what_is_no_export_is_refused_in_one_sentence(file: Path, content: bytes, said: str) -> None:
    file.write_bytes(content)
    with pytest.raises(ExchangeError, match=said) as refused:
        read_export(file)
    assert "\n" not in str(refused.value)


def test_a_missing_file_is_said(file: Path) -> None:
    with pytest.raises(ExchangeError, match="cannot be read"):
        read_export(file)


def test_a_thing_twice_is_refused(here: UserData, file: Path) -> None:
    _fill(here)
    told = json.loads(as_json(here.file))
    told["notes"] *= 2
    file.write_text(json.dumps(told), encoding="utf-8")
    with pytest.raises(ExchangeError, match="twice"):
        read_export(file)


WRONG: list[Any] = [None, 3, -1, 1e30, True, [], {}, "", "x", "../x", "\0", "a\nb", "\ud800", "2026-13-01", "x" * 501]


@pytest.mark.parametrize("shape", ["folders", "bookmarks", "notes", "reading_lists", "reading_entries"])
def test_what_the_schema_refuses_is_refused_and_the_rest_can_be_taken_over(here: UserData, shape: str) -> None:
    _fill(here)
    text = as_json(here.file)
    validator = Draft202012Validator(asset_json("schemas/own-things.schema.json"))
    for column in json.loads(text)[shape][0]:
        for wrong in WRONG:
            told = json.loads(text)
            told[shape][0][column] = wrong
            try:
                parcel = _parcel(told)
            except ExchangeError:
                continue
            if wrong == "":
                del told[shape][0][column]  # which is what an empty text stands for
            assert validator.is_valid(told), (column, wrong)
            with UserData(None) as own:
                take_over(own.file, parcel)


acts = st.tuples(st.sampled_from(["write", "change", "remove", "carry"]), st.booleans(), st.integers(0, 5))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(acts, max_size=30))
def test_no_words_are_lost_between_two_computers(tmp_path: Path, steps: list[tuple[str, bool, int]]) -> None:
    written: set[str] = set()
    replaced: set[str] = set()
    file = tmp_path / "carried.json"
    with UserData(None) as one, UserData(None) as two:
        both = (one, two)
        for number, (act, first, which) in enumerate(steps):
            data, text = both[first], f"text {number}"
            kept = data.notes.all()
            note = kept[which % len(kept)] if kept else None
            if act == "write":
                data.notes.save(Note("asthma", Anchor("treatment"), text=text))
                written.add(text)
            elif act == "carry":
                _carry(data, both[not first], file)
            elif note is not None:
                replaced.add(note.text)
                if act == "change":
                    data.notes.save(replace(note, text=text))
                    written.add(text)
                else:
                    data.notes.remove(note.id)
        for source, target in ((one, two), (two, one), (one, two)):
            _carry(source, target, file)
        assert _texts(one) == _texts(two) == sorted(written - replaced)
        assert _carry(one, two, file) == _carry(two, one, file) == []
