# SPDX-License-Identifier: MIT
"""How long and how hard a text is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from index.article import Level
from index.blocks import split_blocks
from index.reading import measure, reading_of
from index.source import read_article

if TYPE_CHECKING:
    from pathlib import Path

    from index.records import Reading


def measured(markdown: str, *own: str) -> Reading:
    """Measure Markdown."""
    return measure(split_blocks(markdown, "plain.md", "In short"), frozenset(own))


def test_words_of_headings_and_citations_do_not_count() -> None:
    """Only what is read as text."""
    assert measured("## One two three\n\nFour five [@six] [seven](eight).\n").words == 3


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("came", 1),
        ("medicine", 3),
        ("open", 2),
        ("washed", 1),
        ("wanted", 2),
        ("table", 2),
        ("hospital", 3),
        ("sores", 1),
    ],
)
def test_syllables_are_those_that_are_spoken(word: str, syllables: int) -> None:
    """One sentence of one word gives the grade of its syllables."""
    assert measured(f"{word}.").grade == round(max(0.0, 0.39 + 11.8 * syllables - 15.59), 1)


def test_own_names_count_two_syllables() -> None:
    """A reader of the article cannot be spared its name."""
    assert measured("Calciphylaxis hurts.", "calciphylaxis").grade < measured("Calciphylaxis hurts.").grade


def test_a_list_item_ends_its_sentence() -> None:
    """A list without full stops is not one long sentence."""
    assert measured("- one dog\n- two cats\n").grade == measured("One dog. Two cats.").grade


def test_hard_text_has_a_higher_grade() -> None:
    """The grade tells easy from hard."""
    hard = "Multidisciplinary pharmaceutical interventions necessitate considerable individual deliberation."
    assert measured(hard).grade > 12 > measured("The dog ran to the door. It sat down.").grade


def test_nothing_reads_in_a_minute() -> None:
    """An empty text has no grade."""
    reading = measured("")
    assert (reading.words, reading.minutes, reading.grade) == (0, 1, 0.0)


def test_a_level_is_measured(sample_articles: Path) -> None:
    """About two hundred words a minute."""
    source = read_article(sample_articles / "conditions" / "impetigo")
    clinical, plain = reading_of(source, Level.CLINICAL), reading_of(source, Level.PLAIN)
    assert clinical.words > plain.words
    assert clinical.minutes == 3
    assert plain.grade < 8
