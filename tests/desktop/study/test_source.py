# SPDX-License-Identifier: MIT
from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.own.anchors import Anchor
from desktop.own.notes import Note, NoteKind
from desktop.study.card import CardKind
from desktop.study.review_store import Known
from desktop.study.source import CardSource
from index.article import Level

if TYPE_CHECKING:
    from index.library import Library


def test_every_question_is_a_card(source: CardSource, library: Library) -> None:
    cards = source.of_article("impetigo")
    assert [card.front for card in cards][:2] == ["Is impetigo catching?", "Can my child go to school?"]
    first = cards[0]
    assert (first.key, first.kind, first.title) == ("impetigo#is-impetigo-catching", CardKind.QUESTION, "Impetigo")
    assert library.section_at("impetigo", Level.PLAIN, first.anchor) == "questions"
    assert source.count("impetigo") == len(cards)


def test_an_article_that_is_not_there_has_no_card(source: CardSource) -> None:
    assert source.of_article("gone") == ()


def test_a_question_in_other_words_keeps_its_key(source: CardSource) -> None:
    card = source.of_article("impetigo")[0]
    source.set_kept([replace(Known.of(card), key="impetigo#old-words")])
    assert source.of_article("impetigo")[0].key == "impetigo#old-words"


def test_a_key_that_names_other_words_is_not_given_twice(source: CardSource) -> None:
    first, second, *_ = source.of_article("impetigo")
    source.set_kept([replace(Known.of(second), key=first.key)])
    keys = [card.key for card in source.of_article("impetigo")]
    assert keys[1] == first.key
    assert keys[0] == f"{first.key}~2"
    assert len(set(keys)) == len(keys)


def test_a_highlight_is_a_card_with_the_sentence_around_it(library: Library) -> None:
    text = library.page_text("impetigo", Level.PLAIN, "overview")
    paragraph = max(text.split("\n"), key=len)
    words = paragraph.split(" ")
    quote = " ".join(words[2:4])
    note = Note("impetigo", Anchor("overview", "plain", quote), NoteKind.HIGHLIGHT)
    source = CardSource(library, lambda slug: [note] if slug == "impetigo" else [])
    card = source.of_article("impetigo")[-1]
    assert card.kind is CardKind.CLOZE
    assert card.front.startswith(" ".join(words[:2]))
    assert quote not in card.front
    assert quote in card.back


def test_a_highlight_whose_text_has_changed_has_what_it_remembers(library: Library) -> None:
    note = Note("impetigo", Anchor("overview", "plain", "old words", "Some ", " there."), NoteKind.HIGHLIGHT)
    card = CardSource(library, lambda _slug: [note]).of_article("impetigo")[-1]
    assert card.back.endswith("old words there.")
