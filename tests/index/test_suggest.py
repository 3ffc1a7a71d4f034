# SPDX-License-Identifier: MIT
from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from index.analysis import Analyzer
from index.spelling import Speller
from index.suggest import near_names
from index.terms import read_tables

if TYPE_CHECKING:
    from index.library import Library
    from index.suggest import Suggester


@pytest.mark.parametrize(
    ("prefix", "slug"),
    [
        ("c", "calciphylaxis"),
        ("calci", "calciphylaxis"),
        ("Kidney f", "end-stage-renal-disease"),
        ("esr", "end-stage-renal-disease"),
        ("renal", "end-stage-renal-disease"),
        ("end stage ren", "end-stage-renal-disease"),
        ("end-stage ren", "end-stage-renal-disease"),
        ("eclam", "pre-eclampsia"),
        ("diarrhoe", "diarrhea"),
        ("diarrhoea", "diarrhea"),
        ("haemod", "hemodialysis"),
        ("embol", "pulmonary-embolism"),
        ("calcif", "calciphylaxis"),
        ("hemodyal", "hemodialysis"),
        ("pulmonery emb", "pulmonary-embolism"),
    ],
)
def test_a_name_is_completed(suggester: Suggester, prefix: str, slug: str) -> None:
    assert suggester.suggest(prefix)[0].slug == slug


def test_a_title_needs_no_reason_and_marks_what_was_typed(suggester: Suggester) -> None:
    (first, *_) = suggester.suggest("calciph")
    assert (first.name, first.why, first.spans) == ("Calciphylaxis", "", ((0, 7),))


def test_another_name_says_whose_it_is(suggester: Suggester) -> None:
    (first, *_) = suggester.suggest("ESRD")
    assert (first.name, first.why, first.spans) == ("ESRD", "ESRD: end-stage renal disease", ((0, 4),))


def test_another_spelling_of_the_title_needs_no_reason(suggester: Suggester) -> None:
    (first, *_) = suggester.suggest("haemodialysis")
    assert (first.title, first.why) == ("Hemodialysis", "")


def test_a_word_inside_a_name_is_marked(suggester: Suggester) -> None:
    (first, *_) = suggester.suggest("renal dis")
    assert first.name[slice(*first.spans[0])] == "renal dis"


def test_titles_come_before_other_names_and_beginnings_before_insides(suggester: Suggester) -> None:
    names = [suggestion.name for suggestion in suggester.suggest("d")]
    assert names.index("Diarrhea") < names.index("dialysis") < names.index("End-stage renal disease")


def test_each_article_comes_once(suggester: Suggester) -> None:
    slugs = [suggestion.slug for suggestion in suggester.suggest("di")]
    assert len(slugs) == len(set(slugs))


def test_the_limit_holds(suggester: Suggester) -> None:
    assert len(suggester.suggest("p", 2)) == 2


@pytest.mark.parametrize("prefix", ["", "  ", "?", "xqzw", "%", "_", "x" * 10_000, "\x00"])
def test_odd_beginnings_complete_nothing(suggester: Suggester, prefix: str) -> None:
    assert suggester.suggest(prefix) == ()


def test_what_only_stands_near_in_the_alphabet_is_no_near_name(clinic: Library) -> None:
    for text in ("zzz", "", "qwertz", "حمى"):
        assert near_names(clinic.database, Analyzer(read_tables()), Speller(clinic.database, 7), text) == ()


def test_near_names_are_alike_first(clinic: Library) -> None:
    near = near_names(clinic.database, Analyzer(read_tables()), Speller(clinic.database, 7), "calcyphilactics")
    assert near[0][0] == "calciphylaxis"
