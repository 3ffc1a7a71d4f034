# SPDX-License-Identifier: MIT
"""Leaflets made from the sample articles: what they say, in which order, and on how many pages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from desktop.leaflet.choices import Choices, Clinic, TextSize
from desktop.leaflet.maker import LeafletError, LeafletMaker
from desktop.leaflet.markup import LocalNote
from desktop.paper.output import pdf_of
from desktop.paper.page_format import UNITS_PER_POINT, Paper
from index.article import Level
from index.builder import build
from index.errors import ArticleNotFoundError
from index.library import Library
from tests.desktop.leaflet.conftest import TODAY
from tests.desktop.paper.cuts import cut_rows, lone_headings, lost_lines
from tests.desktop.paper.written_pdf import WrittenPdf

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from tests.conftest import MakeArticle

CLINIC = Clinic("Hill Clinic", "Ring Road 12", "0700 123")
ALL = ("why-it-happens", "how-it-is-found", "what-can-happen", "questions", "sources-differ")


def text_of(maker: LeafletMaker, choices: Choices, clinic: Clinic = CLINIC, slug: str = "impetigo") -> str:
    return maker.make(maker.words(slug, clinic, choices)).sheets.document.toPlainText()


def in_order(text: str, *words: str) -> bool:
    places = [text.find(word) for word in words]
    return -1 not in places and places == sorted(places)


def test_danger_comes_first_then_what_to_do_then_the_rest(maker: LeafletMaker) -> None:
    text = text_of(maker, Choices())
    assert in_order(
        text,
        *("Hill Clinic", "Ring Road 12 · Telephone 0700 123", "Impetigo", "When to get help", "Call 112 now"),
        *("drowsy", "Be seen the same day", "Go to a hospital at once", "What you can do", "Wash the sores"),
        *("In short", "How it is treated", "Sources", "Sample Skin Society", "Notes from the staff"),
    )


def test_danger_signs_stand_there_whatever_is_left_out(maker: LeafletMaker) -> None:
    choices = Choices()
    for part in maker.words("impetigo", CLINIC, choices).parts:
        choices = choices.choose(part.anchor, chosen=False)
    text = text_of(maker, choices)
    assert in_order(text, "When to get help", "Call 112 now", "drowsy", "Sources")
    assert "In short" not in text
    assert "What you can do" not in text


def test_sections_that_are_chosen_are_there_and_the_others_not(maker: LeafletMaker) -> None:
    assert "A nurse or doctor can tell by looking" not in text_of(maker, Choices())
    choices = Choices()
    for anchor in ALL:
        choices = choices.choose(anchor, chosen=True)
    text = text_of(maker, choices)
    for words in ("A nurse or doctor can tell", "Sources differ.", "Is impetigo catching?", "The sores dry up"):
        assert words in text


def test_without_a_number_help_is_still_asked_for(qapp: QApplication, library: Library) -> None:
    assert "Get emergency help now" in text_of(LeafletMaker(library, "", TODAY), Choices())


def test_every_page_says_that_nobody_reviewed_it_and_when_sources_were_checked(maker: LeafletMaker) -> None:
    leaflet = maker.make(maker.words("impetigo", CLINIC, Choices(text_size=TextSize.VERY_LARGE)))
    pages = [" ".join(page.split()) for page in WrittenPdf(pdf_of([leaflet.sheets], "x")).pages()]
    assert len(pages) > 1
    for number, page in enumerate(pages, 1):
        assert "Drafted by software from the sources listed. Not reviewed by a clinician." in page
        assert "Sources checked on November 22, 2026." in page
        assert f"Page {number} of {len(pages)}" in page


def test_a_leaflet_at_the_usual_size_takes_one_or_two_pages(maker: LeafletMaker) -> None:
    for slug in ("impetigo", "itching", "hand-washing"):
        for paper in Paper:
            leaflet = maker.make(maker.words(slug, CLINIC, Choices(paper=paper)))
            assert leaflet.fits


def test_what_does_not_fit_runs_on_whole(maker: LeafletMaker) -> None:
    choices = Choices(text_size=300)
    for anchor in ALL:
        choices = choices.choose(anchor, chosen=True)
    leaflet = maker.make(maker.words("impetigo", CLINIC, choices))
    assert not leaflet.fits
    assert lost_lines(leaflet.sheets) == []
    text = " ".join("\n".join(WrittenPdf(pdf_of([leaflet.sheets], "x")).pages()).split())
    for words in ("The sores dry up", "Is impetigo catching?", "Sources differ.", "Notes from the"):
        assert words in text


def test_text_is_as_large_as_chosen_and_never_smaller(maker: LeafletMaker) -> None:
    sizes = []
    for size in TextSize:
        font = maker.make(maker.words("impetigo", CLINIC, Choices(text_size=size))).sheets.document.defaultFont()
        sizes.append(font.pixelSize() / UNITS_PER_POINT)
    assert sizes == [11, 14, 18]


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("size", list(TextSize))
@pytest.mark.parametrize("level", list(Level))
def test_no_heading_is_alone_and_no_row_is_cut(maker: LeafletMaker, level: Level, size: TextSize, paper: Paper) -> None:
    sheets = maker.make(maker.words("impetigo", CLINIC, Choices(level, size, paper))).sheets
    assert lone_headings(sheets) == []
    assert cut_rows(sheets) == []
    assert lost_lines(sheets) == []


def test_figures_can_be_left_out(maker: LeafletMaker) -> None:
    words = maker.words("impetigo", CLINIC, Choices(level=Level.CLINICAL).choose("overview", chosen=True))
    caption = "Impetigo stays in the outermost layer"
    assert caption in maker.make(words).sheets.document.toPlainText()
    without = replace(words, choices=replace(words.choices, figures=False))
    assert caption not in maker.make(without).sheets.document.toPlainText()


def test_lines_for_notes_can_be_left_out(maker: LeafletMaker) -> None:
    assert "Notes from the staff" not in text_of(maker, Choices(notes=False))


def test_a_note_of_the_clinic_is_set_off_as_local_with_owner_and_date(maker: LeafletMaker) -> None:
    note = LocalNote("Cream is in\nthe blue cupboard <b>", "Sister Ana", "2026-10-01")
    words = maker.words("impetigo", CLINIC, Choices(), [note])
    text = maker.make(words).sheets.document.toPlainText()
    assert in_order(text, "What you can do", "From this clinic", "Cream is in", "cupboard <b>", "In short")
    assert "Sister Ana, October 1, 2026" in text


def test_labels_are_in_the_language_that_was_chosen(maker: LeafletMaker) -> None:
    text = text_of(maker, Choices(language="fr"))
    assert in_order(text, "Quand demander de l’aide", "Appelez le 112 tout de suite", "Ce que vous pouvez faire")
    assert "Wash the sores" in text


def test_a_clinical_leaflet_says_whom_it_is_for(maker: LeafletMaker) -> None:
    assert "For health workers" in text_of(maker, Choices(level=Level.CLINICAL))


def test_markup_in_names_stays_words(maker: LeafletMaker) -> None:
    assert "A <b>bold</b> clinic" in text_of(maker, Choices(), Clinic("A <b>bold</b> clinic"))


def test_an_article_that_is_not_there_is_named(maker: LeafletMaker) -> None:
    with pytest.raises(ArticleNotFoundError, match="'nothing'"):
        maker.words("nothing", CLINIC, Choices())


def test_an_article_without_a_text_at_the_level_or_withdrawn_makes_no_leaflet(
    qapp: QApplication, make_article: MakeArticle, tmp_path: Path
) -> None:
    make_article("conditions/mumps")
    articles = make_article("conditions/flu", plain="## In short\n\nText.\n", status={"withdrawn": "It was wrong."})
    build(articles, tmp_path / "library")
    with Library.open(tmp_path / "library") as library:
        maker = LeafletMaker(library, "", TODAY)
        with pytest.raises(LeafletError, match="no plain text: choose the clinical level"):
            maker.words("mumps", CLINIC, Choices())
        with pytest.raises(LeafletError, match="withdrawn"):
            maker.words("flu", CLINIC, Choices())
