# SPDX-License-Identifier: MIT
"""What is a figure that needs a source, and what is only a name, a step or a date."""

from __future__ import annotations

import pytest

from index.checks.numerals import is_supported, numbers_in, supported_values, worded_values


@pytest.mark.parametrize(
    "text",
    [
        "People with type 2 diabetes.",
        "Stages 3a to 5 of kidney disease, and CKD stage 4.",
        "CD4 cells, vitamin B12, HbA1c, SpO2, COVID-19 and SGLT2 inhibitors.",
        "Fibroblast growth factor 23 rises.",
        "A 12-lead recording and a 24-hour urine collection.",
        "Used off label since 2004, and in the 1990s.",
        "Seen on 5 May 2020 and in November 2026.",
        "Go on with step 3 or figure 2.",
        "The code is E83.5.",
        "The 2nd visit.",
        "See [how](cellulitis#24-hours).",
        "Text [@who2023; @nice2019].",
        "One or two things help, and three drugs are left.",
        "**Children of 2 to 59 months.** Treat at home.",
        "Hold the needle two thirds back.",
    ],
)
def test_names_steps_and_dates_are_no_figures(text: str) -> None:
    """None of these needs a citation."""
    assert numbers_in(text) == []


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("It killed 40.4% within a year.", "40.4"),
        ("In 1,200 people.", "1,200"),
        ("In 2015 people were counted.", "2015"),
        ("Give it for two weeks.", "two weeks"),
        ("About one in six die.", "one in six"),
        ("A third of them heal.", "A third of"),
        ("The risk is threefold.", "threefold"),
        ("Back to class 24 hours later.", "24"),
        ("A 5-day course.", "5"),
        ("Above 38.5 degrees.", "38.5"),
        ("Twice as many: 7 days.", "7"),
    ],
)
def test_figures_are_found(text: str, written: str) -> None:
    """Percentages, counts, lengths of treatment, thresholds and worded ratios."""
    assert written in [number.written for number in numbers_in(text)]


@pytest.mark.parametrize(
    ("plain", "clinical", "supported"),
    [
        ("one in six die", "It kills 1 in 6.", True),
        ("at five years", "From 12 to 59 months.", True),
        ("for two weeks", "For 14 days.", True),
        ("three times a week", "Three sessions a week.", True),
        ("In 3 of 10", "Three sessions and 10 visits.", False),
        ("In 37%", "In 73%.", False),
    ],
)
def test_plain_words_may_say_a_figure_in_their_own_way(plain: str, clinical: str, supported: bool) -> None:
    """Another unit and number words are the same figure; another value is not."""
    figures, words = supported_values(clinical), worded_values(clinical)
    assert all(is_supported(number, figures, words) for number in numbers_in(plain)) is supported


def test_long_texts_take_no_time() -> None:
    """A text of one endless word is read at once."""
    assert numbers_in("x" * 500_000) == []
