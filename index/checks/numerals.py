# SPDX-License-Identifier: MIT
"""Finding the figures in a text: what is a number that needs a source, and what is only a name, a step or a date."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.prose import CITATION, IMAGE, LINK

_WORDS = "one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty ninety"
_VALUES = dict(zip(_WORDS.split(), (*range(1, 13), 15, 20, 30, 40, 50, 60, 90), strict=True))
_COUNT = "|".join(_VALUES)
_UNITS = (
    r"(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|percent|per cent|times|fold|milligrams?|micrograms?"
    r"|grams?|kilograms?|milliliters?|liters?|teaspoons?|cups?|degrees|centimeters?|millimeters?|meters?)"
)
_LIST = r"\d+(?:[.,]\d+)*[a-d]?(?:\s*(?:,|and|or|to|through|-|/)\s*\d+(?:[.,]\d+)*[a-d]?)*"
_NAMED = (
    "types?|stages?|grades?|phases?|class|classes|steps?|figures?|tables?|sections?|chapters?|parts?|groups?|factors?"
    "|factor|categor(?:y|ies)|levels?|CKD|G|vitamin|interleukin|schedule|zones?|plan|options?|risk|visit|question"
)
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_PEOPLE = "people|patients|children|adults|women|men|babies|infants|cases|deaths|centers|trials|studies|mg|mL|g"
#: Digits that are no figures: names, steps, years and dates, and parts of words.
_NAMES = (
    re.compile(rf"\b(?:{_NAMED})\s+{_LIST}(?![\d.,]*\d)(?!\s*(?:{_UNITS}|%|mg|g|mL|mm))", re.IGNORECASE),
    re.compile(r"(?<![A-Za-z])[A-Za-z]+[-\u2010-\u2013]?\d[\w.]*(?:[/-]\d[\w.]*)*(?:\s*(?:to|and|or)\s+[A-Z]+\d\w*)?"),
    re.compile(r"\b(?:24-hour (?:urine|blood|ambulatory|collection)|\d+-lead|\d+-minute walk|5-HT\w*)\b"),
    re.compile(rf"\b(?:\d{{1,2}} (?:{_MONTHS})|(?:{_MONTHS}) \d{{1,2}})\b"),
    re.compile(rf"(?<![\d.,])(?:18|19|20)\d\d(?:s\b|(?![\d.,]*\d)(?!\s*(?:{_PEOPLE})\b))"),
    re.compile(r"\b\d(?:st|nd|rd|th)\b"),
    re.compile(r"^\s*\d+[.)]\s"),
)
_DIGITS = re.compile(r"(?<![\w.])\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?<!\w)\d+(?:\.\d+)?|(?<=\d)\.\d+")
_AFTER = re.compile(r"(?:\s*(?:to|or|and|-)\s*\d[\d.,]*)?[ -]*([A-Za-z%]+)")
_WORDED = re.compile(
    rf"\b(?P<low>{_COUNT})[ -](?:(?:to|or) (?P<high>{_COUNT})[ -])?(?:more |full |whole |extra )?(?P<unit>{_UNITS})\b",
    re.IGNORECASE,
)
_RATIO = re.compile(
    rf"\b(?:(?P<part>one|two|three) (?:in|out of) (?P<whole>{_COUNT}|every)"
    r"|(?:two|three)[ -](?:thirds|quarters|fifths) (?:of|had|have|were|are|die|died|survive)"
    r"|(?:a|one)[ -](?:third|quarter|fifth|tenth) of"
    r"|half of (?:all|people|patients|those|them|children|adults|women|men|cases)"
    r"|(?:two|three|four|five|six|ten)-?fold|twice as)\b",
    re.IGNORECASE,
)
_ANY_WORD = re.compile(rf"\b({_COUNT})\b", re.IGNORECASE)
_LEAD_IN = re.compile(r"^\s*\*\*[^*]+\*\*")

#: How plain text may say a clinical figure in another unit: 59 months, "five years".
_FACTORS: dict[str, tuple[float, ...]] = {
    "second": (1 / 60,),
    "minute": (60, 1 / 60),
    "hour": (60, 1 / 24),
    "day": (24, 1 / 7),
    "week": (7,),
    "month": (1 / 12,),
    "year": (12,),
    "liter": (1000,),
    "milliliter": (1 / 1000,),
    "l": (1000,),
    "ml": (1 / 1000,),
    "kg": (1000,),
    "g": (1000, 1 / 1000),
    "mg": (1 / 1000,),
    "cm": (10, 1 / 100),
    "mm": (1 / 10,),
}


@dataclass(frozen=True, slots=True)
class Number:
    """A figure in a sentence: as written, and the values in it."""

    written: str
    values: tuple[float, ...]


def numbers_in(markdown: str) -> list[Number]:
    """Return the figures in inline Markdown: not names (type 2, stage 5, CD4), steps, dates or parts of links.

    A bold lead-in, which is a heading on the line, is left out.
    """
    text = _stripped(markdown)
    found = [Number(match[0], (_value(match[0]),)) for match in _DIGITS.finditer(text)]
    for match in _WORDED.finditer(text):
        words = (match["low"], match["high"])
        found.append(Number(match[0], tuple(float(_VALUES[word.lower()]) for word in words if word)))
    for match in _RATIO.finditer(text):
        words = (match["part"], match["whole"])
        values = tuple(float(_VALUES[word.lower()]) for word in words if word and word.lower() in _VALUES)
        found.append(Number(match[0], values))
    return found


def supported_values(markdown: str) -> set[float]:
    """Return the values that a cited sentence supports, also as they read in the next larger or smaller unit."""
    text = _stripped(markdown)
    values: set[float] = set()
    for match in _DIGITS.finditer(text):
        unit = _AFTER.match(text, match.end())
        values |= _in_other_units(_value(match[0]), unit[1] if unit else "")
    for match in _WORDED.finditer(text):
        for word in (match["low"], match["high"]):
            values |= _in_other_units(float(_VALUES[word.lower()]), match["unit"]) if word else set()
    return values


def worded_values(markdown: str) -> set[float]:
    """Return the values of all number words in a cited sentence ("three sessions" supports "three times")."""
    return {float(_VALUES[match[1].lower()]) for match in _ANY_WORD.finditer(_stripped(markdown))}


def is_supported(number: Number, figures: set[float], words: set[float]) -> bool:
    """Tell whether every value of a figure is known, up to rounding; number words support only number words."""
    known = figures if any(letter.isdigit() for letter in number.written) else figures | words
    return all(any(abs(value - other) <= 0.02 * abs(other) for other in known) for value in number.values)


def _in_other_units(value: float, unit: str) -> set[float]:
    return {value, *(value * factor for factor in _FACTORS.get(unit.lower().rstrip("s"), ()))}


def _stripped(markdown: str) -> str:
    text = LINK.sub(r"\1", CITATION.sub(" ", IMAGE.sub(" ", _LEAD_IN.sub(" ", markdown))))
    for pattern in _NAMES:
        text = pattern.sub(" ", text)
    return text


def _value(digits: str) -> float:
    return float(digits.replace(",", ""))
