# SPDX-License-Identifier: MIT
"""The ages that a search asks about and a sentence is about: what is right for adults may harm a child."""

from __future__ import annotations

import re
from functools import lru_cache

#: From this age up to, but not including, that one; in years.
Ages = tuple[float, float]

_OLDEST = 150.0
_MOST = 0.6
_MONTH = 1 / 12
_WEEK = 7 / 365
_DAY = 1 / 365
_WORDED = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBERS = {word: float(number) for number, word in enumerate(_WORDED, 1)}
_NUMBER = rf"(\d{{1,3}}|{'|'.join(_NUMBERS)})"
_YEARS = r"(?:[\s-]*(years?|yrs?|y|months?|mo|weeks?|wks?|days?)\b)"
_PERSON = (
    r"(?:child(?:ren)?|kids?|boys?|girls?|infants?|bab(?:y|ies)|toddlers?|people|persons?|those|patients?|adults?|all)"
)
_UNDER = r"(?:under|below|younger than|less than|up to)"
_OVER = r"(?:over|above|older than|more than|from)"
_SAID = {
    # A sentence on children may hold for newborns too; whoever asks about a child has no newborn.
    r"newborns?|neonat(?:e|es|al)|new-?borns?": ((0.0, 0.08), (0.0, 0.08)),
    r"infants?|bab(?:y|ies)": ((0.0, 1.0), (0.0, 1.0)),
    r"toddlers?": ((1.0, 4.0), (1.0, 4.0)),
    r"child|children|childs|kids?|boys?|girls?|pediatric|paediatric": ((0.08, 12.0), (0.0, 16.0)),
    r"adolescents?|teenagers?|teens?": ((12.0, 18.0), (12.0, 18.0)),
    r"adults?|grown-?ups?|elderly": ((18.0, _OLDEST), (18.0, _OLDEST)),
}
_WORDS = tuple((re.compile(rf"\b(?:{words})\b", re.IGNORECASE), *ages) for words, ages in _SAID.items())
_END = r"(?![\s-]*(?:kg|kilo|mg|ml|%|g\b|mm|cm|h\b|hour|min|sec|time|degree|\u00b0|puff|drop)|[.,]?\d)"
_YO = re.compile(r"(?<=\d)[\s-]*y/?o\b", re.IGNORECASE)
_OLD = re.compile(
    rf"\b{_NUMBER}{_YEARS}[\s-]*(?:old\b|/?o\b|of age\b)|\b(?:aged?)\s+{_NUMBER}{_YEARS}?{_END}", re.IGNORECASE
)
_RANGE = re.compile(
    rf"\b(?:{_PERSON}|aged?|ages)\s+(?:(?:of|aged?|between|from)\s+)*{_NUMBER}\s*(?:to|-|\u2013|and)\s*"
    rf"{_NUMBER}{_YEARS}{_END}",
    re.IGNORECASE,
)
_LIMIT = re.compile(
    rf"\b(?:{_PERSON}\s+)?(?:(?:who\s+(?:are|is)|aged?)\s+)?({_UNDER})\s+{_NUMBER}{_YEARS}{_END}"
    rf"|\b{_PERSON}\s+(?:aged?\s+)?({_UNDER}|{_OVER})\s+{_NUMBER}{_YEARS}?{_END}",
    re.IGNORECASE,
)
#: Not "a baby who is not breathing" or "takes no breath".
_NEVER = re.compile(
    r"\b(?:never|nobody|avoid|(?:do|must|should|may) not|not (?:to|for|in|under|below)|(?:gets?|given?) no)\b"
    r"|n't\b|^\W*no\b",
    re.IGNORECASE,
)
_PART = re.compile(r"[:;()]|[.!?,]\s|\b(?:but|if|unless|where)\b", re.IGNORECASE)


def ages_asked(query: str) -> Ages | None:
    """Return the ages that a query is about; None when it names none."""
    return next(iter(_read(query, 0)), None)


@lru_cache(16384)
def ages_told(sentence: str) -> tuple[Ages, ...]:
    """Return the ages that a sentence names, none when it may be about anybody."""
    return _read(sentence, 1)


def share_of(told: tuple[Ages, ...], asked: Ages) -> float:
    """Return how much of the ages asked about one of the ages told of takes in: 1 when it takes in all."""
    return max((min(high, asked[1]) - max(low, asked[0])) / (asked[1] - asked[0]) for low, high in told)


def forbids(sentence: str, asked: Ages) -> bool:
    """Tell whether a sentence says never or not of the ages asked about, within one of its parts."""
    parts = [(part, told) for part in _PART.split(sentence) if (told := ages_told(part))]
    return any(share_of(told, asked) > _MOST and _NEVER.search(part) for part, told in parts)


def _read(text: str, number: int) -> tuple[Ages, ...]:
    """Return the ages in a text, those in figures first: "children under 6 years" are no other children."""
    found: list[Ages] = []

    def take(ages: Ages) -> str:
        found.append(ages)
        return " ; "

    def limit(match: re.Match[str]) -> str:
        word, count, unit = match[1] or match[4], match[2] or match[5], match[3] or match[6]
        edge = _years(count, unit)
        return take((0.0, edge) if re.fullmatch(_UNDER, word, re.IGNORECASE) else (edge, _OLDEST))

    def span(match: re.Match[str]) -> str:
        return take((_years(match[1], match[3]), _years(match[2], match[3]) + _length(match[3])))

    def old(match: re.Match[str]) -> str:
        count, unit = match[1] or match[3], match[2] or match[4]
        return take((_years(count, unit), _years(count, unit) + _length(unit)))

    text = _YO.sub(" years old", text)
    text = _RANGE.sub(span, text)
    text = _LIMIT.sub(limit, text)
    text = _OLD.sub(old, text)
    if not found or number:
        found += [ages[number] for words, *ages in _WORDS if words.search(text)]
    return tuple(found)


def _length(unit: str | None) -> float:
    """Return a unit in years."""
    first = (unit or "y").lower()[0]
    return {"m": _MONTH, "w": _WEEK, "d": _DAY}.get(first, 1.0)


def _years(count: str, unit: str | None) -> float:
    return (_NUMBERS.get(count.lower()) or float(count if count.isdigit() else 0)) * _length(unit)
