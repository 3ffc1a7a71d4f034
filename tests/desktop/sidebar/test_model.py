# SPDX-License-Identifier: MIT
from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from desktop.sidebar.model import (
    COUNT_ROLE,
    ENTRY_ROLE,
    HEAD_ROLE,
    MATCH_ROLE,
    OPEN_ROLE,
    EntryModel,
    Grouping,
    Listing,
)
from index.article import Kind
from index.records import Entry


def entry(title: str, *systems: str) -> Entry:
    return Entry(title.lower().replace(" ", "-"), Kind.CONDITION, title, "", systems, None)


ENTRIES = [entry("Asthma", "lungs-breathing"), entry("Cellulitis", "skin"), entry("Cholera"), entry("Émeute", "skin")]
LISTING = Listing(
    [item.title for item in ENTRIES],
    ["wheezing disease\tbronchial asthma", "erysipelas", "", ""],
    ENTRIES,
    {"skin": [ENTRIES[1], ENTRIES[3]], "lungs-breathing": [ENTRIES[0]]},
)


@pytest.fixture
def model() -> EntryModel:
    model = EntryModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.set_listing(LISTING, Grouping.LETTERS)
    return model


def shown(model: EntryModel) -> list[str]:
    return [model.index(row).data() for row in range(model.rowCount())]


def test_letters_stand_above_their_articles(model: EntryModel) -> None:
    assert shown(model) == ["A", "Asthma", "C", "Cellulitis", "Cholera", "E", "Émeute"]
    assert model.index(0).data(HEAD_ROLE) == "A"
    assert model.index(1).data(ENTRY_ROLE) is ENTRIES[0]
    assert not model.index(0).flags() & Qt.ItemFlag.ItemIsSelectable


def test_filter_leaves_what_holds_the_text(model: EntryModel) -> None:
    model.set_filter("CHOL")
    assert shown(model) == ["Cholera"]
    assert model.match_count == 1


def test_filter_puts_beginnings_first_and_finds_accents(model: EntryModel) -> None:
    model.set_filter("e")
    assert shown(model)[0] == "Émeute"
    model.set_filter("emeu")
    assert shown(model) == ["Émeute"]


def test_filter_finds_other_names_and_says_which(model: EntryModel) -> None:
    model.set_filter("erysi")
    assert shown(model) == ["Cellulitis"]
    assert model.index(0).data(MATCH_ROLE) == "erysipelas"
    assert model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == "Cellulitis (erysipelas)"


def test_filter_matches_no_text_across_two_names(model: EntryModel) -> None:
    model.set_filter("disease bronchial")
    assert shown(model) == []
    model.set_filter("disease\tbron")
    assert "Asthma" in shown(model)  # a tab cannot be typed into a line


def test_filter_widens_again_when_text_is_taken_away(model: EntryModel) -> None:
    model.set_filter("chol")
    model.set_filter("c")
    assert shown(model)[:2] == ["Cellulitis", "Cholera"]
    model.set_filter("")
    assert len(shown(model)) == 7


def test_body_systems_open_and_close(model: EntryModel) -> None:
    model.set_grouping(Grouping.SYSTEMS)
    assert shown(model) == ["Lungs and breathing", "Skin"]
    assert model.index(1).data(COUNT_ROLE) == 2
    assert not model.index(1).data(OPEN_ROLE)
    model.toggle("skin")
    assert shown(model) == ["Lungs and breathing", "Skin", "Cellulitis", "Émeute"]
    model.toggle("skin")
    assert shown(model) == ["Lungs and breathing", "Skin"]


def test_row_of_an_article(model: EntryModel) -> None:
    assert model.row_of("cholera", "Cholera") == 4
    assert model.row_of("nothing", "Nothing") == -1
