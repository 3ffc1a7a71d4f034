# SPDX-License-Identifier: MIT
"""What is written is opened again: by SQLite as the format is described, and by Anki itself."""

from __future__ import annotations

import importlib
import sqlite3
import tempfile
import warnings
import zipfile
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from desktop.study.apkg import STATUS, Exported, ExportError, export_cards
from desktop.study.card import CardKind, Cloze, StudyCard

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOW = 1_795_000_000.0

CARDS = (
    StudyCard(
        key="flu#will-it-pass",
        kind=CardKind.QUESTION,
        slug="flu",
        anchor="will-it-pass",
        title="Influenza & colds",
        front="Is 37 < 38 degrees?",
        back="Yes. See fever.",
        back_html='<p>Yes.<sup><a href="ref:1">[1]</a></sup> See <a href="article:fever">fever</a>.</p>'
        "<ul><li>one</li></ul>",
        systems=("infections", "lungs-breathing"),
    ),
    StudyCard(
        key="highlight:1",
        kind=CardKind.CLOZE,
        slug="burns",
        anchor="treatment",
        title="Burns",
        front="Cool for […].",
        back="Cool for 20 minutes.",
        systems=("skin",),
        cloze=Cloze("Cool for ", "20 minutes", "."),
    ),
)


def write(folder: Path, cards: tuple[StudyCard, ...] = CARDS, now: float = NOW, system: str = "") -> Path:
    file = folder / "cards.apkg"
    export_cards(cards, file, "2026.11", now, system)
    return file


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Any]:
    """An empty collection of Anki."""
    with warnings.catch_warnings():
        # Anki's own modules; nothing of it is shipped.
        warnings.simplefilter("ignore")
        found = importlib.import_module("anki.collection").Collection(str(tmp_path / "collection.anki2"))
    yield found
    found.close()


def take_in(collection: Any, file: Path) -> Any:
    """Let Anki import a deck file, and return its log of that."""
    parts = importlib.import_module("anki.collection")
    request = parts.ImportAnkiPackageRequest(package_path=str(file), options=parts.ImportAnkiPackageOptions())
    return collection.import_anki_package(request).log


def test_anki_takes_every_card_into_the_deck_of_its_body_system(collection: Any, tmp_path: Path) -> None:
    log = take_in(collection, write(tmp_path))
    assert (len(log.new), log.found_notes) == (2, 2)
    names = {deck.name for deck in collection.decks.all_names_and_ids()}
    assert {"Lamplight::Infections", "Lamplight::Skin"} <= names
    assert collection.card_count() == 2


def test_anki_shows_question_answer_place_and_status(collection: Any, tmp_path: Path) -> None:
    take_in(collection, write(tmp_path))
    (number,) = collection.find_cards("tag:lamplight::article::flu")
    card = collection.get_card(number)
    assert "Is 37 &lt; 38 degrees?" in card.question()
    assert "Influenza &amp; colds" in card.question()
    assert "Yes. See fever." in card.answer()
    assert "<li>one</li>" in card.answer()
    assert "lamplight --open flu#will-it-pass" in card.answer()
    assert STATUS in card.answer()
    assert "Edition 2026.11" in card.answer()


def test_anki_hides_the_highlighted_words(collection: Any, tmp_path: Path) -> None:
    take_in(collection, write(tmp_path))
    (number,) = collection.find_cards("tag:lamplight::highlight")
    card = collection.get_card(number)
    assert ">20 minutes<" not in card.question()
    assert ">20 minutes<" in card.answer()


def test_tags_name_every_body_system(collection: Any, tmp_path: Path) -> None:
    take_in(collection, write(tmp_path))
    assert {"lamplight::system::infections", "lamplight::system::lungs-breathing"} <= set(collection.tags.all())


def test_a_later_export_updates_the_cards_that_are_there(collection: Any, tmp_path: Path) -> None:
    take_in(collection, write(tmp_path))
    newer = (replace(CARDS[0], back_html="<p>No more.</p>"), CARDS[1])
    log = take_in(collection, write(tmp_path, newer, NOW + 86400))
    assert (len(log.new), len(log.updated)) == (0, 2)
    assert collection.card_count() == 2
    (number,) = collection.find_cards("tag:lamplight::article::flu")
    assert "No more." in collection.get_card(number).answer()


def test_no_answer_leads_to_a_link_that_anki_cannot_follow(tmp_path: Path) -> None:
    assert "<a " not in fields(write(tmp_path))
    assert "[1]" not in fields(write(tmp_path))


def database(file: Path, folder: Path) -> sqlite3.Connection:
    with zipfile.ZipFile(file) as packed:
        assert sorted(packed.namelist()) == ["collection.anki2", "media"]
        packed.extract("collection.anki2", folder / "opened")
    return sqlite3.connect(folder / "opened" / "collection.anki2")


def fields(file: Path) -> str:
    with closing(database(file, file.parent)) as db:
        return "\n".join(text for (text,) in db.execute("SELECT flds FROM notes ORDER BY id"))


def test_what_cards_are_known_by_stays_the_same(tmp_path: Path) -> None:
    with closing(database(write(tmp_path), tmp_path)) as db:
        guids = [guid for (guid,) in db.execute("SELECT guid FROM notes ORDER BY id")]
        models = {model for (model,) in db.execute("SELECT mid FROM notes")}
    # Written down on purpose: another value would make every card of every reader a second one.
    assert guids == ["kgkS@t=k:h", "mV]rL1]V</"]
    assert models == {1607392411, 1607392412}


def test_the_decks_are_as_the_format_says(tmp_path: Path) -> None:
    with closing(database(write(tmp_path), tmp_path)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert db.execute("SELECT count(*) FROM cards").fetchone() == (2,)
        assert db.execute("SELECT due FROM cards ORDER BY id").fetchall() == [(0,), (1,)]


def test_a_body_system_that_was_asked_for_is_the_deck(collection: Any, tmp_path: Path) -> None:
    take_in(collection, write(tmp_path, CARDS[:1], system="lungs-breathing"))
    names = {deck.name for deck in collection.decks.all_names_and_ids()}
    assert "Lamplight::Lungs and breathing" in names
    assert "Lamplight::Infections" not in names


def test_it_is_told_how_much_was_written(tmp_path: Path) -> None:
    assert export_cards(CARDS, tmp_path / "c.apkg", "2026.11", NOW) == Exported(cards=2, decks=2)


def test_nothing_is_left_beside_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    write(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cards.apkg", "temporary"]
    assert list((tmp_path / "temporary").iterdir()) == []


def test_without_a_card_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="There is no card to export"):
        write(tmp_path, ())
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"cannot be written to .*gone.*: choose another folder"):
        export_cards(CARDS, tmp_path / "gone" / "cards.apkg", "2026.11", NOW)


def test_a_file_that_was_there_stays_when_writing_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = write(tmp_path)
    before = file.read_bytes()

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(zipfile.ZipFile, "write", refuse)
    with pytest.raises(ExportError, match="No space left"):
        write(tmp_path, CARDS[:1])
    assert file.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["cards.apkg"]
