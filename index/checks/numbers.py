# SPDX-License-Identifier: MIT
"""Rules on numbers: cited in clinical text, and nothing in plain text that the clinical text does not hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.checks.numerals import is_supported, numbers_in, supported_values, worded_values
from index.checks.rule import CLINICAL, PLAIN, QUESTIONS
from index.prose import UnitKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.checks.numerals import Number
    from index.checks.rule import CheckedArticle, Corpus, TextFile
    from index.errors import Problem
    from index.prose import Sentence


def number_cited(article: CheckedArticle, _corpus: Corpus) -> Iterator[Problem]:
    """Every figure in clinical text is cited in its sentence, list item, table row or table caption."""
    text = article.texts[CLINICAL]
    captions = _captioned(text)
    for sentence in text.sentences:
        if _cites(sentence, captions):
            continue
        numbers = numbers_in(sentence.text)
        if numbers:
            message = f"'{numbers[0].written}' has no citation in its sentence: add [@id], or drop the figure"
            yield article.problem(CLINICAL, sentence.line, message)


def number_in_plain(article: CheckedArticle, _corpus: Corpus) -> Iterator[Problem]:
    """A figure in plain text, a question or the summary stands in the clinical text too, cited there."""
    clinical = article.texts[CLINICAL]
    if not clinical.sentences:
        return
    captions = _captioned(clinical)
    figures, words = set[float](), set[float]()
    for sentence in clinical.sentences:
        if _cites(sentence, captions):
            figures |= supported_values(sentence.text)
            words |= worded_values(sentence.text)
    for name in (PLAIN, QUESTIONS):
        for sentence in article.texts[name].sentences:
            for number in numbers_in(sentence.text):
                if not is_supported(number, figures, words):
                    yield article.problem(name, sentence.line, _unsupported(number))
    for number in numbers_in(article.article.summary):
        if not is_supported(number, figures, words):
            yield article.in_yaml(("summary",), _unsupported(number))


def _unsupported(number: Number) -> str:
    return f"'{number.written}' does not stand in clinical.md with a citation: put it there, or leave it out here"


def _cites(sentence: Sentence, captions: frozenset[int]) -> bool:
    """Tell whether a citation covers the sentence: its own, its list item's, or its table's caption."""
    in_item = sentence.unit.kind is UnitKind.ITEM and "[@" in sentence.unit.text
    return sentence.cited or in_item or sentence.unit.line in captions


def _captioned(text: TextFile) -> frozenset[int]:
    """Return the lines of rows in tables whose caption, the paragraph before, holds a citation."""
    lines: set[int] = set()
    cited = False
    for unit in text.units:
        if unit.kind is UnitKind.ROW and cited:
            lines.add(unit.line)
        elif unit.kind is UnitKind.PARAGRAPH:
            cited = "[@" in unit.text
        elif unit.kind is not UnitKind.HEAD and unit.kind is not UnitKind.ROW:
            cited = False
    return frozenset(lines)
