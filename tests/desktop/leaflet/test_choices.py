# SPDX-License-Identifier: MIT
from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.leaflet.choices import Choices, read_choices
from desktop.paper.page_format import Paper, usual_paper
from index.article import Level


def test_what_was_chosen_is_read_again() -> None:
    chosen = Choices(Level.CLINICAL, 164, Paper.LETTER, "fr", figures=False, notes=False)
    chosen = chosen.choose("treatment", chosen=False).choose("overview", chosen=True)
    assert read_choices(chosen.as_text()) == chosen


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", '{"level": 3, "text_size": "x", "paper": "a9", "language": [], "left_out": 4}']
)
def test_what_makes_no_sense_is_as_usual(text: str) -> None:
    assert read_choices(text) == replace(Choices(), paper=usual_paper())


def test_sections_are_left_out_and_printed_again_at_one_level_only() -> None:
    usual = Choices()
    assert usual.is_chosen("in-short")
    assert not usual.is_chosen("questions")
    changed = usual.choose("in-short", chosen=False).choose("questions", chosen=True)
    assert not changed.is_chosen("in-short")
    assert changed.is_chosen("questions")
    assert changed.choose("in-short", chosen=True).is_chosen("in-short")
    clinical = replace(changed, level=Level.CLINICAL)
    assert not clinical.is_chosen("questions")


def test_a_heading_that_nobody_knows_is_printed() -> None:
    assert Choices().is_chosen("what-our-village-does")
