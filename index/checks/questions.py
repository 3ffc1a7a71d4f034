# SPDX-License-Identifier: MIT
"""Rules on length, reading grade and questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.checks.rule import CLINICAL, PLAIN, QUESTIONS
from index.prose import UnitKind, words_of
from index.reading import measure, own_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.checks.rule import CheckedArticle, Corpus
    from index.errors import Problem

BOUNDS = ((CLINICAL, 500, 1_400), (PLAIN, 250, 600))
MAX_GRADE = 8.0
QUESTION_COUNT = (5, 10)
ANSWER_WORDS = (15, 80)


def length(article: CheckedArticle, _corpus: Corpus) -> Iterator[Problem]:
    """Texts are within their bounds."""
    for name, low, high in BOUNDS:
        words = measure(article.texts[name].blocks).words
        if words and not low <= words <= high:
            change = "write more" if words < low else "shorten it"
            yield article.problem(name, 1, f"{words} words, outside {low} to {high:,}: {change}")


def reading_grade(article: CheckedArticle, _corpus: Corpus) -> Iterator[Problem]:
    """Plain text and questions are at grade 8 or below."""
    for name in (PLAIN, QUESTIONS):
        grade = measure(article.texts[name].blocks, own_words(article.article)).grade
        if grade > MAX_GRADE:
            message = f"reading grade {grade}, above {MAX_GRADE:g}: write shorter sentences and plainer words"
            yield article.problem(name, 1, message)


def question_count(article: CheckedArticle, _corpus: Corpus) -> Iterator[Problem]:
    """There are five to ten questions."""
    low, high = QUESTION_COUNT
    count = len(article.texts[QUESTIONS].blocks)
    if count and not low <= count <= high:
        yield article.problem(QUESTIONS, 1, f"{count} questions, outside {low} to {high}: add or drop some")


def question_form(article: CheckedArticle, _corpus: Corpus) -> Iterator[Problem]:
    """A question ends with a question mark and is answered in 15 to 80 words."""
    low, high = ANSWER_WORDS
    text = article.texts[QUESTIONS]
    words: dict[int, int] = {}
    for unit in text.units:
        if unit.kind is not UnitKind.FIGURE:
            words[unit.block.line] = words.get(unit.block.line, 0) + len(words_of(unit.text))
    for block in text.blocks:
        if not block.title.endswith("?"):
            yield article.problem(QUESTIONS, block.line, f"'{block.title}' is no question: end it with a question mark")
        count = words.get(block.line, 0)
        if not low <= count <= high:
            change = "say more" if count < low else "shorten it"
            yield article.problem(
                QUESTIONS, block.line, f"an answer of {count} words, outside {low} to {high}: {change}"
            )
