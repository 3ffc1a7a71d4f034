# SPDX-License-Identifier: MIT
from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from index.analysis import Analyzer
from index.interpreter import Interpreter
from index.names import Names
from index.spelling import Speller
from index.terms import read_tables

if TYPE_CHECKING:
    from index.library import Library


@pytest.fixture(scope="module")
def interpreter(clinic: Library) -> Interpreter:
    """Knows the clinic's names, and of its terms only those of the word list."""
    analyzer = Analyzer(read_tables())
    rows = clinic.database.execute("SELECT word FROM words").fetchall()
    terms = {analyzer.term(word) for (word,) in rows}
    return Interpreter(analyzer, Names(clinic.database), Speller(clinic.database, 7), terms.__contains__)


def terms(interpreter: Interpreter, text: str) -> list[str]:
    return [group.options[0].terms[0] for group in interpreter.understand(text).groups]


def test_asking_words_are_left_out(interpreter: Interpreter) -> None:
    assert terms(interpreter, "please tell me about fever") == ["fever"]


def test_asking_words_are_kept_when_nothing_else_was_asked(interpreter: Interpreter) -> None:
    assert terms(interpreter, "please help people") != []


def test_intent_words_steer_and_are_not_looked_for(interpreter: Interpreter) -> None:
    query = interpreter.understand("treatment of fever")
    assert query.wanted[0].sections[0] == "treatment"
    assert [group.options[0].terms for group in query.groups] == [("fever",)]


def test_intent_words_alone_are_looked_for(interpreter: Interpreter) -> None:
    assert terms(interpreter, "treatment") == ["treatment"]


def test_a_longer_intent_wins(interpreter: Interpreter) -> None:
    (wanted,) = interpreter.understand("dialysis side effects").wanted
    assert wanted.sections == ("aftercare", "outlook")


def test_the_overview_is_not_meant_where_something_else_is(interpreter: Interpreter) -> None:
    (wanted,) = interpreter.understand("what is the treatment of fever").wanted
    assert wanted.sections == ("treatment", "first-steps", "steps")


def test_words_that_are_kept_steer_and_are_looked_for(interpreter: Interpreter) -> None:
    query = interpreter.understand("what food with fever")
    assert [wanted.question for wanted in query.wanted] == [True]
    assert ("food",) in [group.options[0].terms for group in query.groups]


def test_the_longest_name_is_taken(interpreter: Interpreter) -> None:
    (run,) = interpreter.understand("end stage renal disease").names
    assert (run.typed, run.words) == ("end stage renal disease", 4)


def test_a_small_word_is_no_abbreviation(interpreter: Interpreter) -> None:
    assert interpreter.understand("pe").names
    assert not interpreter.understand("per fever").names[0].typed.startswith("pe")


def test_another_name_is_looked_for_by_its_title_too(interpreter: Interpreter) -> None:
    (group,) = interpreter.understand("kidney failure").groups
    assert group.options[0].terms == ("kidney", "failur")
    assert group.options[1].factor < 1


def test_everyday_words_bring_the_clinical_ones(interpreter: Interpreter) -> None:
    query = interpreter.understand("sore belly swelling")
    assert {part.because for part in query.understood} <= {"synonym"}


def test_quoted_words_become_a_phrase(interpreter: Interpreter) -> None:
    assert interpreter.understand('"Blood Pressure" low').phrases == (("blood", "pressure"),)


def test_exact_takes_every_word_as_it_is(interpreter: Interpreter) -> None:
    query = interpreter.understand('kidneyfailure "blood pressure"', exact=True)
    assert query.phrases == (("blood", "pressure"), ("kidneyfailure",))
    assert (query.literal, query.names, query.understood) == (True, (), ())


def test_a_code_above_the_typed_one_is_found(interpreter: Interpreter) -> None:
    assert [(code.code, code.fit) for code in interpreter.understand("E83.59").codes] == [("E83.5", "broader")]


def test_a_code_below_the_typed_one_is_found(interpreter: Interpreter) -> None:
    assert [code.code for code in interpreter.understand("n18").codes] == ["N18.5"]


def test_what_only_looks_like_a_code_is_a_word(interpreter: Interpreter) -> None:
    assert not interpreter.understand("B12").codes


def test_a_long_query_is_cut(interpreter: Interpreter) -> None:
    assert len(interpreter.understand("fever " * 5000).text) == 2000
