# SPDX-License-Identifier: MIT
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis import plain_words
from index.syntax import MOST_PHRASES, Typed, take_apart


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ('"chest pain" cough', Typed('"chest pain" cough', (("chest", "pain"),))),
        ("fever -malaria", Typed("fever  ", (), (("malaria",),))),
        ('fever -"sickle cell"', Typed("fever  ", (), (("sickle", "cell"),))),
        ("title:malaria", Typed(" malaria ", (), (), ("malaria",))),
        ('Title:"Heart failure" swelling', Typed(" heart failure  swelling", (), (), ("heart", "failure"))),
    ],
)
def test_signs_are_understood(text: str, typed: Typed) -> None:
    assert take_apart(text) == typed


@pytest.mark.parametrize(
    "text",
    [
        "pre-eclampsia",
        "fever - malaria",
        "- fever",
        "-fever",
        "-",
        "title:",
        "treatment: malaria",
        'an "open quotation',
        '""',
        "(-)",
        "COVID-19",
        "10-20 mg",
    ],
)
def test_what_is_no_sign_is_words(text: str) -> None:
    assert take_apart(text) == Typed(text)


def test_a_dash_in_a_letter_is_a_dash() -> None:
    letter = "I have had these for a week now and nobody can help me -fever -rash -a stiff neck what is it"
    assert take_apart(letter).without == ()


def test_a_phrase_is_looked_for_once() -> None:
    assert take_apart('"a b" ' * 300).phrases == (("a", "b"),)
    assert take_apart('fever -"a b" -"a b"').without == (("a", "b"),)


def test_many_phrases_are_only_words() -> None:
    text = " ".join(f'"word{number} b"' for number in range(3 * MOST_PHRASES))
    typed = take_apart(text)
    assert len(typed.phrases) == MOST_PHRASES
    assert typed.text == text


def test_a_number_is_never_left_out() -> None:
    typed = take_apart("type -2 diabetes")
    assert plain_words(typed.text) == ["type", "2", "diabetes"]
    assert typed.without == ()


def test_words_that_belong_together_are_not_left_out() -> None:
    typed = take_apart("chest x -ray -fever", lambda before, second: (before[-1], second) == ("x", "ray"))
    assert plain_words(typed.text) == ["chest", "x", "ray"]
    assert typed.without == (("fever",),)


@given(st.text('ab -:()"\u201c\u201dtitle', max_size=60))
def test_no_word_is_lost(text: str) -> None:
    typed = take_apart(text)
    kept = [*plain_words(typed.text), *(word for phrase in typed.without for word in phrase)]
    assert set(plain_words(text)) - {"title"} <= set(kept)
