# SPDX-License-Identifier: MIT
from __future__ import annotations

import pytest

from index.ages import ages_asked, ages_told, forbids, share_of

CHILD = (0.08, 12.0)


@pytest.mark.parametrize(
    ("query", "age"),
    [
        ("aspirin for my 10 year old", 10),
        ("fever 5yo", 5),
        ("fever, 6 y/o", 6),
        ("rash 2 month old", 0.2),
        ("my 3 day old feels cold", 0.01),
        ("salbutamol puffs child under 6", 3),
        ("aged 40", 40),
        ("furosemide dose child", 8),
        ("baby will not drink", 0.5),
        ("newborn fever", 0.01),
        ("toddler", 2),
        ("dose adult", 50),
    ],
)
def test_an_age_that_is_asked_about_is_known(query: str, age: float) -> None:
    low, high = ages_asked(query) or (0.0, 0.0)
    assert low <= age < high


@pytest.mark.parametrize("query", ["aspirin dose", "type 2 diabetes", "fever 3 days", "60 mg", "over 3 weeks cough"])
def test_other_numbers_are_no_age(query: str) -> None:
    assert ages_asked(query) is None


def test_a_weight_is_no_age() -> None:
    assert ages_asked("artesunate dose child under 20 kg") == CHILD
    assert ages_told("Give 3 mg/kg to a child under 20 kg.") == ages_told("Give 3 mg/kg to a child.")


@pytest.mark.parametrize(
    ("sentence", "query", "fits"),
    [
        ("Adults and adolescents: 4 to 12 puffs.", "child", False),
        ("3 mg/kg for a child, 2 for adults.", "child", True),
        ("Children of 6 to 11 years: 12 puffs.", "child under 6", False),
        ("Children of 1 to 5 years: 6 puffs.", "child under 6", True),
        ("Adults and children over six: ten puffs.", "child under 6", False),
        ("Adults and children over six: ten puffs.", "my 10 year old", True),
        ("No honey under 5 years.", "my 10 year old", False),
        ("Children may vomit.", "newborn", True),
        ("Newborns: 2 mL/kg.", "child", False),
        ("A child of 2.", "adult", False),
    ],
)
def test_a_sentence_is_for_some_ages(sentence: str, query: str, fits: bool) -> None:
    asked = ages_asked(query)
    assert asked
    assert (share_of(ages_told(sentence), asked) > 0.0) is fits


@pytest.mark.parametrize(
    ("sentence", "never"),
    [
        ("Do not give it to a child.", True),
        ("A child gets no aspirin at all.", True),
        ("Aspirin 900 mg (never under 16 years).", True),
        ("Not to adults, but children may have it.", False),
        ("A child who is not breathing gets oxygen.", False),
        ("No honey under 2 years.", False),
    ],
)
def test_what_is_not_for_a_child_is_known(sentence: str, never: bool) -> None:
    assert forbids(sentence, CHILD) is never
