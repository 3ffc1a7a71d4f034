# SPDX-License-Identifier: MIT
from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from index.analysis import Analyzer
from index.article import Level
from index.lines import Lines
from index.passages import Block, BlockKind, Passage
from index.phrases import Phrases, Reading, stands_in
from index.results import Filters
from index.sentences import Sentences
from index.snippets import Choice, Sought
from index.terms import read_tables

if TYPE_CHECKING:
    from index.library import Library
    from index.results import Results
    from index.searcher import Searcher


@pytest.fixture
def read_pages(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The numbers of the pages that were read."""
    pages: list[int] = []
    read = Phrases._text

    def note(phrases: Phrases, page: int) -> str:
        pages.append(page)
        return read(phrases, page)

    monkeypatch.setattr(Phrases, "_text", note)
    return pages


def slugs(results: Results) -> set[str]:
    return {hit.slug for hit in results.hits}


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("blood pressure", "Low blood pressure."),
        ("blood pressure", "Low Blood-Pressure falls"),
        ("crohn disease", "It is Crohn's disease"),
        ("crohn disease", "It is Crohn\u2019s disease"),
        ("meniere disease", "Ménière disease"),
        ("5 mg", "give 5 mg now"),
    ],
)
def test_words_that_stand_together(phrase: str, text: str) -> None:
    assert stands_in(phrase.split(), text)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("blood pressure", "pressure of blood"),
        ("blood pressure", "blood pressures"),
        ("blood pressure", "the blood. One word pressure"),
        ("a b", 'x a","b y'),
        ("blood", "bloodless"),
    ],
)
def test_words_that_do_not(phrase: str, text: str) -> None:
    assert not stands_in(phrase.split(), text)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("leg oedema", "Leg edema is common."),
        ("leg edema", "Leg oedema is common."),
        ("paediatric", "A pediatric ward"),
        ("postpartum haemorrhage", "Postpartum hemorrhage"),
    ],
)
def test_a_phrase_stands_there_in_another_spelling(phrase: str, text: str) -> None:
    assert stands_in(phrase.split(), text, Analyzer(read_tables()).fold)


def test_only_pages_that_have_all_words_are_read(searcher: Searcher, read_pages: list[int]) -> None:
    assert slugs(searcher.search('"blood pressure"')) == {"pre-eclampsia", "hemodialysis"}
    assert len(read_pages) == 2


def test_a_word_in_its_only_form_is_found_without_reading(searcher: Searcher, read_pages: list[int]) -> None:
    assert slugs(searcher.search("warfarin", exact=True)) == {"calciphylaxis", "pulmonary-embolism"}
    assert read_pages == []


def test_a_word_of_two_forms_is_read(searcher: Searcher, read_pages: list[int]) -> None:
    assert "end-stage-renal-disease" in slugs(searcher.search("kidneys", exact=True))
    assert read_pages != []


def test_another_spelling_is_the_same_word(searcher: Searcher) -> None:
    found = slugs(searcher.search("hemodialysis", exact=True))
    assert found >= {"hemodialysis", "end-stage-renal-disease"}
    assert slugs(searcher.search("haemodialysis", exact=True)) == found
    assert slugs(searcher.search('"haemodialysis three times"')) == {"end-stage-renal-disease"}


def test_a_stop_word_alone_takes_nothing_out(searcher: Searcher, read_pages: list[int]) -> None:
    assert slugs(searcher.search("the warfarin", exact=True)) == slugs(searcher.search("warfarin", exact=True))
    assert read_pages == []


def test_no_more_than_the_best_are_read(
    searcher: Searcher, read_pages: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not searcher.search('"blood pressure"').more
    read_pages.clear()
    monkeypatch.setattr("index.searcher.Reading", partial(Reading, 1))
    results = searcher.search('"blood pressure"')
    assert (results.total, results.more, len(read_pages)) == (1, True, 1)


def test_what_passes_the_filters_is_read_before_the_others(searcher: Searcher, monkeypatch: pytest.MonkeyPatch) -> None:
    best, other = (hit.slug for hit in searcher.search('"blood pressure"').hits)
    system = {"hemodialysis": "kidney-urinary", "pre-eclampsia": "reproductive-pregnancy"}[other]
    monkeypatch.setattr("index.searcher.Reading", partial(Reading, 1))
    assert slugs(searcher.search('"blood pressure"')) == {best}
    assert slugs(searcher.search('"blood pressure"', Filters(system=system))) == {other}


def test_what_could_not_be_read_is_left_out(searcher: Searcher, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "calciphylaxis" in slugs(searcher.search('skin -"death of cause"'))
    monkeypatch.setattr("index.searcher.Reading", partial(Reading, 0))
    results = searcher.search('skin -"death of cause"')
    assert "calciphylaxis" not in slugs(results)
    assert results.more


def test_nothing_is_read_on_when_nobody_waits(searcher: Searcher, read_pages: list[int]) -> None:
    results = searcher.search('"blood pressure"', stop=lambda: True)
    assert (results.total, results.more, read_pages) == (0, True, [])


def test_a_level_does_not_take_the_other_out_of_the_counts(searcher: Searcher) -> None:
    results = searcher.search('"blood pressure"', Filters(level=Level.PLAIN))
    assert results.total == 0
    assert results.counts["level"] == {"clinical": 2}


def test_the_sentence_with_the_phrase_is_chosen_in_any_spelling() -> None:
    block = Block(
        BlockKind.TEXT, ("Pain of the leg comes before all edema of it.", "At night there is leg edema in some.")
    )
    lines = Lines((Passage("", "", (block,)),))
    weights = {"pain": 9.0, "leg": 1.0, "edema": 1.0}
    sought = Sought(weights, frozenset(), (), Level.CLINICAL, phrases=(("leg", "oedema"),))
    choice = Choice("symptoms", Level.CLINICAL, 1.0, 0.0, matched=True)
    best = Sentences(Analyzer(read_tables())).best(lines, weights, choice, sought)
    assert best is not None
    assert best.quoted.text == "At night there is leg edema in some."


def test_a_word_is_folded_once_however_many_texts_have_it(clinic: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    folded: list[str] = []
    fold = Analyzer.fold

    def note(analyzer: Analyzer, word: str) -> str:
        folded.append(word)
        return fold(analyzer, word)

    monkeypatch.setattr(Analyzer, "fold", note)
    phrases = Phrases(clinic.database, Analyzer(read_tables()), ())
    (page,) = clinic.database.execute("SELECT min(id) FROM pages WHERE passages IS NOT NULL").fetchone()
    text = phrases._text(page)
    assert folded != []
    folded.clear()
    assert phrases._text(page) == text
    assert folded == []
