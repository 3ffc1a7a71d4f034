# SPDX-License-Identifier: MIT
from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from index.analysis import Analyzer
from index.names import Names
from index.spelling import Speller
from index.terms import read_tables
from index.wording import read_words

if TYPE_CHECKING:
    from index.library import Library
    from index.results import Understood


def read(clinic: Library, text: str) -> tuple[list[str], list[tuple[str, str, str]]]:
    said: list[Understood] = []
    analyzer = Analyzer(read_tables())
    speller = Speller(clinic.database, 7)
    words = read_words(text, analyzer, Names(clinic.database), speller, lambda _: False, said)
    return [word.plain for word in words], [(part.typed, part.read_as, part.because) for part in said]


@pytest.mark.parametrize(
    ("text", "words", "said"),
    [
        ("warfrin", ["warfarin"], [("warfrin", "warfarin", "spelling")]),
        ("kidney faliure", ["kidney", "failure"], [("faliure", "failure", "spelling")]),
        ("pulmonaryembolism", ["pulmonary", "embolism"], [("pulmonaryembolism", "pulmonary embolism", "split")]),
        ("sodiumsulfate", ["sodium", "sulfate"], [("sodiumsulfate", "sodium sulfate", "split")]),
        ("temp erature", ["temperature"], [("temp erature", "temperature", "joined")]),
        ("what abuot fever", ["what", "about", "fever"], [("abuot", "about", "spelling")]),
        ("38 degrees", ["38", "degrees"], []),
        ("Warfarin", ["warfarin"], []),
        ("calciphyl", ["calciphyl"], []),
        ("wxyzq", ["wxyzq"], []),
    ],
)
def test_words_are_read(clinic: Library, text: str, words: list[str], said: list[tuple[str, str, str]]) -> None:
    assert read(clinic, text) == (words, said)


def test_every_word_of_every_text_is_read_as_itself(clinic: Library) -> None:
    """The promise: what is typed correctly is never silently replaced."""
    rows = [word for (word,) in clinic.database.execute("SELECT word FROM words")]
    assert [word for word in rows if read(clinic, word) != ([word], [])] == []
