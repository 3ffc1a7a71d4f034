# SPDX-License-Identifier: MIT
from __future__ import annotations

import pytest

from index.phrases import stands_in


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
