# SPDX-License-Identifier: MIT
"""Rules on numbers: cited in clinical text, and nothing in plain text that the clinical text does not hold."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.checks.rule import CLINICAL, PLAIN, QUESTIONS
from index.prose import CITATION, IMAGE, LINK, UnitKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.checks.rule import CheckedArticle, Corpus, TextFile
    from index.errors import Problem
    from index.prose import Sentence

_WORDS = "one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty ninety"
_VALUES = dict(zip(_WORDS.split(), (*range(1, 13), 15, 20, 30, 40, 50, 60, 90), strict=True))
_UNITS = (
    r"(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|percent|per cent|times|fold|milligrams?|micrograms?"
    r"|grams?|kilograms?|milliliters?|liters?|teaspoons?|cups?|degrees|centimeters?|millimeters?|meters?)"
)
_LIST = r"\d+(?:[.,]\d+)*[a-d]?(?:\s*(?:,|and|or|to|through|-|/)\s*\d+(?:[.,]\d+)*[a-d]?)*"
_NAMED = (
    "types?|stages?|grades?|phases?|class|classes|steps?|figures?|tables?|sections?|chapters?|parts?|groups?|factors?"
    "|categor(?:y|ies)|levels?|levels of|lead|CKD|G|vitamin|interleukin|complement|schedule|zones?|plan|options?"
)
#: Digits that are no figures: names, steps, years and dates, and parts of words.
_NAMES = (
    re.compile(rf"\b(?:{_NAMED})\s+{_LIST}(?![\d.,]*\d)(?!\s*(?:{_UNITS}|%|mg|g|mL|mm))", re.IGNORECASE),
    re.compile(r"[A-Za-z]+[-\u2010-\u2013]?\d[\w.]*(?:[/-]\d[\w.]*)*(?:\s*(?:to|and|or)\s+[A-Z]+\d\w*)?"),
    re.compile(r"\b(?:24-hour (?:urine|blood|ambulatory|collection)|\d+-lead|\d+-minute walk|5-HT\w*)\b"),
    re.compile(
        r"\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
    ),
    re.compile(
        r"(?<![\d.,])(?:18|19|20)\d\d(?:s\b|(?![\d.,]*\d)(?!\s*(?:people|patients|children|adults|women|men|mg|mL|g)\b))"
    ),
    re.compile(r"\b\d(?:st|nd|rd|th)\b"),
    re.compile(r"^\s*\d+[.)]\s"),
)
_DIGITS = re.compile(r"(?<![\w.])\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?<!\w)\d+(?:\.\d+)?|(?<=\d)\.\d+")
_COUNT = "|".join(_VALUES)
_WORDED = re.compile(
    rf"\b({_COUNT})[ -](?:(?:to|or) (?:{_COUNT})[ -])?(?:more |full |whole |extra )?{_UNITS}\b", re.IGNORECASE
)
_SECOND = re.compile(rf"\b(?:{_COUNT})[ -](?:to|or) ({_COUNT})[ -]", re.IGNORECASE)
_RATIO = re.compile(
    rf"\b(?:(?:one|two|three) (?:in|out of) (?:{_COUNT}|every)|(?:two|three)[ -](?:thirds|quarters|fifths)"
    r"|(?:a|one)[ -](?:third|quarter|fifth|tenth) of"
    r"|half of (?:all|people|patients|those|them|children|adults|women|men|cases)"
    r"|(?:two|three|four|five|six|ten)-?fold|twice as)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Number:
    """A figure in a sentence: as written, and its value (None for a worded ratio)."""

    written: str
    value: float | None


def numbers_in(markdown: str) -> list[Number]:
    """Return the figures in inline Markdown: not names (type 2, stage 5, CD4), steps, dates or parts of links."""
    text = LINK.sub(r"\1", CITATION.sub(" ", IMAGE.sub(" ", markdown)))
    for pattern in _NAMES:
        text = pattern.sub(" ", text)
    found = [Number(match[0], float(match[0].replace(",", ""))) for match in _DIGITS.finditer(text)]
    for match in _WORDED.finditer(text):
        found.append(Number(match[0], float(_VALUES[match[1].lower()])))
        second = _SECOND.match(match[0])
        if second:
            found.append(Number(match[0], float(_VALUES[second[1].lower()])))
    found.extend(Number(match[0], None) for match in _RATIO.finditer(text))
    return found


def number_cited(article: CheckedArticle, _corpus: Corpus) -> Iterator[Problem]:
    """Every figure in clinical text is cited in its sentence, list item, table row or table caption."""
    text = article.texts[CLINICAL]
    captions = _captioned(text)
    for sentence in text.sentences:
        if sentence.cited or _item_cites(sentence) or sentence.unit.line in captions:
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
    known: set[float | str | None] = set()
    for sentence in clinical.sentences:
        if sentence.cited or _item_cites(sentence) or sentence.unit.line in captions:
            for number in numbers_in(sentence.text):
                known.update({number.value, number.written.lower()})
    for name in (PLAIN, QUESTIONS):
        for sentence in article.texts[name].sentences:
            for number in numbers_in(sentence.text):
                if (number.value if number.value is not None else number.written.lower()) not in known:
                    yield article.problem(name, sentence.line, _unsupported(number))
    for number in numbers_in(article.article.summary):
        if number.value is not None and number.value not in known:
            yield article.in_yaml(("summary",), _unsupported(number))


def _unsupported(number: Number) -> str:
    return f"'{number.written}' does not stand in clinical.md with a citation: put it there, or leave it out here"


def _item_cites(sentence: Sentence) -> bool:
    """Tell whether the list item that holds the sentence ends with a citation."""
    return sentence.unit.kind is UnitKind.ITEM and "[@" in sentence.unit.text


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
