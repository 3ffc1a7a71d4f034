# SPDX-License-Identifier: MIT
"""Text as it is compared when somebody looks for words: without case and accents, every character in its place."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_QUOTES = {"\u2019": "'", "\u2018": "'", "\u201c": '"', "\u201d": '"', "\u00a0": " ", "\u2028": "\n", "\u2029": "\n"}


@cache
def _fold_character(character: str) -> str:
    plain = _QUOTES.get(character) or unicodedata.normalize("NFD", character)[0]
    folded = plain.casefold()
    # Some letters become two ("\u00df" becomes "ss"); they stay, so that places in the text stay.
    return folded if len(folded) == 1 else plain


def fold(text: str) -> str:
    """Return `text` in lower case without accents, exactly as long as before."""
    lowered = text.lower()
    if lowered.isascii() and len(lowered) == len(text):
        return lowered
    return "".join(map(_fold_character, text))


def find_all(folded: str, wanted: str) -> list[tuple[int, int]]:
    """Return (start, length) of each place where `wanted` stands in folded text, any case, accents and spaces."""
    words = fold(wanted).split()
    if not words:
        return []
    pattern = re.compile(r"[ \t]+".join(map(re.escape, words)))
    return [(match.start(), match.end() - match.start()) for match in pattern.finditer(folded)]


def find_terms(folded: str, terms: tuple[str, ...]) -> list[tuple[int, int]]:
    """Return (start, length) of each word in folded text that begins as one of the searched `terms` does.

    A plural s is left off a term, so that "ulcers" marks "ulcer" and "ulcer" marks "ulcers".
    """
    stems = {r"[\s-]+".join(map(_stem, words)) for term in terms if (words := re.findall(r"\w+", fold(term)))}
    if not stems:
        return []
    longest_first = sorted(stems, key=len, reverse=True)
    pattern = re.compile(rf"\b(?:{'|'.join(longest_first)})")
    return [(match.start(), match.end() - match.start()) for match in pattern.finditer(folded)]


def _stem(word: str) -> str:
    if len(word) <= 3:
        return rf"{re.escape(word)}\b"
    stem = word[:-1] if word.endswith("s") and not word.endswith("ss") else word
    return rf"{re.escape(stem)}\w*"
