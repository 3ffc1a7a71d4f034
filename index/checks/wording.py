# SPDX-License-Identifier: MIT
"""Rules on words: dashes, spelling, brand names and person-first language."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from index.assets import asset_lines
from index.figure_rules import figure_text
from index.prose import bare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.checks.rule import CheckedArticle, Corpus
    from index.errors import Problem

_DASH = re.compile("[\u2012-\u2015\u2212]")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def dash(article: CheckedArticle, _corpus: Corpus) -> Iterator[Problem]:
    """No em or en dashes."""
    for place, line, text in _all_texts(article):
        match = _DASH.search(text)
        if match:
            yield article.problem(place, line, _dash_message(match[0]))


def uk_spelling(article: CheckedArticle, _corpus: Corpus) -> Iterator[Problem]:
    """Text is in US spelling; UK spellings belong in other_names."""
    spellings = _pairs("checks/uk_spellings.txt")
    for place, line, text in _all_texts(article):
        for word in _WORD.findall(text):
            better = spellings.get(word.lower())
            if better:
                yield article.problem(place, line, f"'{word}' is UK spelling: write '{better}'")


def brand_name(article: CheckedArticle, _corpus: Corpus) -> Iterator[Problem]:
    """Drugs go by their generic names."""
    brands = _pairs("checks/brand_names.txt")
    for place, line, text in _all_texts(article):
        for word in _WORD.findall(text):
            generic = brands.get(word.lower()) if word[0].isupper() else None
            if generic:
                yield article.problem(place, line, f"'{word}' is a brand name: write '{generic}'")


def person_first(article: CheckedArticle, _corpus: Corpus) -> Iterator[Problem]:
    """People come before their illness."""
    for place, line, text in _all_texts(article):
        for pattern, better in _wordings():
            match = pattern.search(text)
            if match:
                yield article.problem(place, line, f"'{match[0]}': write {better}")


def _all_texts(article: CheckedArticle) -> Iterator[tuple[str, int, str]]:
    """Yield file, line and bare text of everything a reader sees."""
    for text in article.texts.values():
        for block in text.blocks:
            yield text.name, block.line, block.title
        for unit in text.units:
            for offset, line in enumerate(bare_lines(unit.text)):
                yield text.name, unit.line + offset, line
    for path, words in article.yaml_texts():
        yield "article.yaml", article.document.line_of(*path), bare(words)
    for name, svg in article.source.figures.items():
        for words in figure_text(svg):
            yield name, 1, words


def bare_lines(markdown: str) -> list[str]:
    """Return the lines of a unit as bare text, one for each line of the file."""
    return [bare(line) for line in markdown.split("\n")]


def _dash_message(character: str) -> str:
    name = {"\u2013": "en dash", "\u2212": "minus sign"}.get(character, "em dash")
    return f"an {name}: write a comma, a colon, a full stop, or 'to' in a range".replace("an minus", "a minus")


@cache
def _pairs(name: str) -> dict[str, str]:
    """Return word and replacement of each line `word: replacement`."""
    pairs = (line.split(":", 1) for line in asset_lines(name))
    return {word.strip().lower(): better.strip() for word, better in pairs}


@cache
def _wordings() -> tuple[tuple[re.Pattern[str], str], ...]:
    lines = (line.rsplit("->", 1) for line in asset_lines("checks/person_first.txt"))
    return tuple((re.compile(pattern.strip(), re.IGNORECASE), better.strip()) for pattern, better in lines)
