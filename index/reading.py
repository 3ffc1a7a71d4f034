# SPDX-License-Identifier: MIT
"""How long and how hard a text is: words, minutes and the Flesch-Kincaid grade."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import pyphen

from index.article import Level
from index.prose import bare, sentences_of, units_of
from index.records import Reading

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.article import Article
    from index.blocks import Block
    from index.source import ArticleSource

WORDS_A_MINUTE = 200
_WORD = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")
_LETTER = re.compile(r"[^\W\d_]")
_LONGEST = 60
_VOWELS = re.compile(r"[aeiouy]+")
#: Endings that are written with a vowel and not spoken: came, comes, washed, lonely.
_SILENT = re.compile(
    r"""(?<=[^aeiouyl])e$ | (?<=[aeiouyrw]l)e$  # came, rule, but not table
    |   (?<=[^aeioucgsxzhl])es$ | (?<=[aeiouyr]l)es$  # sores, but not nurses, needles
    |   (?<=[^aeioutdl])ed$ | (?<=[aeiouyl]l)ed$  # washed, but not wanted
    |   (?<=[^aeioul])e(?=ly$|times$|thing$|ful$|ness$|ment$)  # lonely""",
    re.VERBOSE,
)


def reading_of(source: ArticleSource, level: Level) -> Reading:
    """Return how long and how hard the text of `level` is, without its questions; all zero but a minute when empty."""
    return measure(source.clinical if level is Level.CLINICAL else source.plain, own_words(source.article))


def measure(blocks: Iterable[Block], own: frozenset[str] = frozenset()) -> Reading:
    """Measure the prose of `blocks`. The words in `own` (lower case) count two syllables at most."""
    sentences = words = syllables = 0
    for sentence in sentences_of(units_of(blocks)):
        parts = sentence.text.split("|") if sentence.text.startswith("|") else [sentence.text]
        for part in parts:
            text = bare(part)
            if not _LETTER.search(text):
                continue
            sentences += 1
            for word in _WORD.findall(text):
                words += 1
                count = _syllables(word.lower())
                syllables += min(2, count) if word.lower() in own else count
    if not words:
        return Reading(0, 1, 0.0)
    grade = 0.39 * words / sentences + 11.8 * syllables / words - 15.59
    return Reading(words, max(1, round(words / WORDS_A_MINUTE)), round(max(0.0, grade), 1))


def own_words(article: Article) -> frozenset[str]:
    """Return the words of the article's title and other names, which its readers cannot be spared."""
    names = [article.title, *(name.name for name in article.other_names)]
    return frozenset(word.lower() for name in names for word in _WORD.findall(name))


@cache
def _dictionary() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="en_US", left=1, right=1)


@lru_cache(maxsize=50_000)
def _syllables(word: str) -> int:
    """Return the syllables of a word: hyphenation points, or groups of vowels where those are more.

    Hyphenation alone finds one syllable in "medicine" and "open", and would call hard texts easy.
    """
    if len(word) > _LONGEST:
        return _LONGEST // 3
    groups = len(_VOWELS.findall(_SILENT.sub("", word)))
    return max(1, groups, len(_dictionary().positions(word)) + 1)
