# SPDX-License-Identifier: MIT
from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.study.deck import BookmarkFolder, Decks

if TYPE_CHECKING:
    from desktop.study.source import CardSource
    from index.library import Library


@pytest.fixture
def decks(library: Library, source: CardSource) -> Decks:
    folder = BookmarkFolder("f1", "Exam", ("itching",))
    return Decks(library, source, lambda: ["itching", "gone"], lambda: [folder])


def slugs(decks: Decks, key: str) -> list[str]:
    return list(decks.slugs(decks.find(key)))


def test_a_deck_for_each_body_system_that_has_articles(decks: Decks, library: Library) -> None:
    assert [deck.system for deck in decks.of_systems()] == list(library.system_counts())


def test_the_deck_of_all_holds_every_article(decks: Decks) -> None:
    assert slugs(decks, "all") == ["impetigo", "itching", "hand-washing"]


def test_the_deck_of_a_body_system_holds_its_articles(decks: Decks) -> None:
    assert "impetigo" in slugs(decks, "system:skin")
    assert decks.find("system:skin").title == "Skin"


def test_the_decks_of_bookmarks_and_of_their_folders_hold_what_is_in_them(decks: Decks) -> None:
    assert slugs(decks, "bookmarks") == ["itching", "gone"]
    assert slugs(decks, "folder:f1") == ["itching"]
    assert decks.find("folder:f1").title == "Exam"


def test_an_article_is_a_deck_of_its_own(decks: Decks) -> None:
    assert (decks.find("article:impetigo").title, slugs(decks, "article:impetigo")) == ("Impetigo", ["impetigo"])


@pytest.mark.parametrize("key", ["article:gone", "folder:gone", "system:gone", "nonsense", ""])
def test_a_deck_that_is_not_there_any_more_gives_way_to_all_cards(decks: Decks, key: str) -> None:
    assert decks.find(key).key == "all"


def test_decks_are_offered_own_ones_first(decks: Decks) -> None:
    assert [deck.key for deck in decks.offered()][:3] == ["all", "bookmarks", "folder:f1"]
