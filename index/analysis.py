# SPDX-License-Identifier: MIT
"""Text to words and words to index terms: case, accents, apostrophes, UK and US spelling, and endings are made one."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from whoosh.lang.snowball.english import EnglishStemmer

if TYPE_CHECKING:
    from index.terms import Tables

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = re.compile(r"['\u2019\u02bc`](?:s\b)?")
_GREEK = str.maketrans(
    {"α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "κ": "kappa", "λ": "lambda", "ω": "omega", "ß": "ss"}
)
#: What a noun of disease has more than its adjective: hyperglycemia and hyperglycemic, paraplegia and paraplegic.
_NOUN = re.compile(r"(?<=em|eg)i(?:a|as|c|cs)$")
#: A word longer than this is no word; it is cut so that it costs nothing.
_LONGEST = 60


def plain_words(text: str) -> list[str]:
    """Return the words of a text in lower case, without accents and apostrophes, cut at everything else."""
    return _WORD.findall(_plain(text))


def word_spans(text: str) -> list[tuple[str, int, int]]:
    """Return the words of a text as `plain_words` does, each with its place (start, end) in the text."""
    return [
        (word, match.start(), match.end())
        for match in re.finditer(r"[^\W_](?:[^\W_]|['\u2019\u0300-\u036f](?=[^\W_]))*[\u0300-\u036f]*", text)
        for word in ["".join(plain_words(match[0]))]
        if word
    ]


def squash(words: list[str]) -> str:
    """Return words written together, as somebody types who leaves out blanks and hyphens."""
    return "".join(words)


class Analyzer:
    """Turns words into the terms of the index. Remembers every word that it has seen."""

    def __init__(self, tables: Tables) -> None:
        """Read words through `tables`."""
        self.tables = tables
        #: The words that questions are made of.
        self.question_words = tables.question_words
        self._terms: dict[str, str] = {}
        self._stem = EnglishStemmer().stem
        self._inside = re.compile("|".join(sorted(map(re.escape, tables.inside), key=len, reverse=True)) or r"(?!)")
        self._endings = re.compile(f"(?:{'|'.join(sorted(tables.endings, key=len, reverse=True))})$")

    def fold(self, word: str) -> str:
        """Return a plain word in the spelling that all spellings of it share; it need not be a real word."""
        tables = self.tables
        if word in tables.words:
            return tables.words[word]
        word = self._inside.sub(lambda match: tables.inside[match[0]], word)
        return self._endings.sub(lambda match: tables.endings[match[0]], word)

    def term(self, word: str) -> str:
        """Return the index term of a plain word: folded and without its ending."""
        term = self._terms.get(word)
        if term is None:
            folded = self.fold(word[:_LONGEST])
            term = self._stem(_NOUN.sub("", folded)) if folded.isascii() and not folded.isdigit() else folded
            self._terms[word] = term
        return term

    def terms(self, text: str) -> list[str]:
        """Return the index terms of a text, stop words and all."""
        term = self.term
        return [term(word) for word in plain_words(text)]


def _plain(text: str) -> str:
    if text.isascii():
        text = text.lower()
    else:
        decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_GREEK))
        text = "".join(char for char in decomposed if not unicodedata.combining(char))
    if "'" in text or "\u2019" in text or "`" in text or "\u02bc" in text:
        text = _APOSTROPHES.sub("", text)
    return text
