# SPDX-License-Identifier: MIT
from __future__ import annotations

from desktop.study.card import CardKind
from desktop.study.cloze import cards_from_highlights, cloze_of
from desktop.study.source import Marked


def marked(quote: str, before: str = "", after: str = "", slug: str = "sepsis") -> Marked:
    return Marked("n1", slug, "treatment", quote, before, after)


def test_the_highlighted_words_are_hidden_in_their_sentence() -> None:
    before, after = "It is an emergency. Give antibiotics ", " of arrival. Then think."
    cloze = cloze_of("within one hour", before, after)
    assert cloze.with_gap() == "Give antibiotics […] of arrival."
    assert cloze.whole() == "Give antibiotics within one hour of arrival."


def test_a_sentence_of_which_only_a_part_is_known_is_marked_as_cut() -> None:
    assert cloze_of("one hour", "tibiotics within ", " of arr").with_gap() == "… within […] of …"


def test_a_whole_sentence_stands_alone() -> None:
    cloze = cloze_of("Give oxygen.", "First. ", " Then fluids.")
    assert (cloze.before, cloze.after) == ("", "")


def test_a_line_end_ends_a_sentence() -> None:
    assert cloze_of("fever", "Heading\nSigns are ", "\nNext").with_gap() == "Signs are […]"


def test_a_highlight_becomes_a_card_that_is_known_by_the_highlight() -> None:
    highlight = marked("30 mL/kg", "Give ", " of fluid.\n")
    (card,) = cards_from_highlights([highlight], lambda _slug: ("Sepsis", ("infections",)))
    assert (card.key, card.kind, card.place) == ("highlight:n1", CardKind.CLOZE, "sepsis#treatment")
    assert (card.title, card.systems) == ("Sepsis", ("infections",))
    assert card.back == "Give 30 mL/kg of fluid." or card.back.endswith("30 mL/kg of fluid.")
    assert "<strong>30 mL/kg</strong>" in card.back_html


def test_words_are_no_markup_on_a_card() -> None:
    (card,) = cards_from_highlights([marked("<b>")], lambda _slug: ("Sepsis", ()))
    assert "&lt;b&gt;" in card.back_html


def test_a_highlight_of_an_article_that_is_not_there_is_no_card() -> None:
    assert cards_from_highlights([marked("words")], lambda _slug: None) == ()


def test_a_note_without_words_is_no_card() -> None:
    assert cards_from_highlights([marked("  ")], lambda _slug: ("Sepsis", ())) == ()
