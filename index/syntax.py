# SPDX-License-Identifier: MIT
"""The few signs that a search understands: "quoted words", -word and title:word. Anything else is only words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from index.analysis import plain_words

if TYPE_CHECKING:
    from collections.abc import Callable

#: A word with one of these signs at its front, where a word can begin; the word may be quoted.
_SIGNED = re.compile(
    r"""(?<![^\s(])(?P<sign>-|title:)\s?(?:"(?P<quoted>[^"]+)"|\u201c(?P<curly>[^\u201d]+)\u201d|(?P<word>[^\s"()]+))""",
    re.IGNORECASE,
)
_QUOTED = re.compile(r'"([^"]+)"|\u201c([^\u201d]+)\u201d')
#: So many words make a letter, in which a dash is a dash.
_LETTER = 15
#: So many quoted phrases are looked for: each costs time with every article that may have it.
MOST_PHRASES = 8


@dataclass(frozen=True, slots=True)
class Typed:
    """A typed text taken apart. Words are plain words."""

    #: What was asked for, with the words of quotations and titles but without what is not wanted.
    text: str
    #: Words that have to stand together.
    phrases: tuple[tuple[str, ...], ...] = ()
    #: Words that an article must not have, each a word or words that stand together.
    without: tuple[tuple[str, ...], ...] = ()
    #: Words that a name of the article has to have.
    titled: tuple[str, ...] = ()


def take_apart(text: str, is_hyphened: Callable[[list[str], str], bool] = lambda *_: False) -> Typed:
    """Return what a typed text asks for by signs. What cannot be meant so, such as nothing but `-word`, is words.

    `is_hyphened` tells whether the last of some words and another are written with a hyphen: "x -ray" leaves no rays
    out.
    """
    phrases = _quoted(text)
    if len(text.split()) > _LETTER:
        return Typed(text, phrases)
    without: list[tuple[str, ...]] = []
    titled: list[str] = []

    def replace(match: re.Match[str]) -> str:
        words = tuple(plain_words(match["quoted"] or match["curly"] or match["word"]))
        if match["sign"] == "-":
            # "- fever" is an item of a list, and a lone sign nothing.
            if not words or match[0][1:2].isspace():
                return match[0]
            before = plain_words(text[: match.start()])
            # "type -2" means type 2, and nobody wants all but a number.
            if all(word.isdigit() for word in words) or (before and is_hyphened(before, words[0])):
                return f" {match[0][1:]}"
            without.append(words)
            return " "
        titled.extend(words)
        return f" {' '.join(words)} "

    rest = _SIGNED.sub(replace, text)
    if without and not plain_words(rest):
        return Typed(text, phrases)
    return Typed(rest, _quoted(rest), tuple(dict.fromkeys(without)), tuple(titled))


def _quoted(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the first quoted phrases, each once; what is quoted beyond these is only words."""
    phrases = (tuple(plain_words(straight or curly)) for straight, curly in _QUOTED.findall(text))
    return tuple(islice(dict.fromkeys(filter(None, phrases)), MOST_PHRASES))


def unquoted(text: str) -> str:
    """Return a text without its quotations."""
    return _QUOTED.sub(" ", text)
