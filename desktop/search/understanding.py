# SPDX-License-Identifier: MIT
"""Tells in words what was understood of what was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.quoting import quoted

if TYPE_CHECKING:
    from index.results import Results, Understood

_WORDS = {
    "spelling": "“{typed}” read as {read_as}",
    "synonym": "“{typed}” also means {read_as}",
    "abbreviation": "“{typed}” stands for {read_as}",
    "joined": "“{typed}” read as {read_as}",
    "split": "“{typed}” read as {read_as}",
    "code": "Code {typed} is {read_as}",
}


#: So many words are named at most.
_MOST_NAMED = 5


def understood_words(item: Understood) -> str:
    """Return one thing that was understood, in words."""
    return _WORDS.get(item.because, "“{typed}” read as {read_as}").format(typed=item.typed, read_as=item.read_as)


def understood_sentence(results: Results) -> str:
    """Return everything that was read otherwise than typed, or "" when it was read as it stands."""
    return "; ".join(understood_words(item) for item in results.understood)


def missing_sentence(results: Results) -> str:
    """Return which words and quotations stand in no article, or "" when all do."""
    parts = []
    if results.unknown:
        words = ", ".join(map(quoted, results.unknown[:_MOST_NAMED]))
        parts.append(f"{words} {'is' if len(results.unknown) == 1 else 'are'} not in this encyclopedia")
    parts.extend(f"no article has {quoted(phrase)} word for word" for phrase in results.apart[:_MOST_NAMED])
    sentence = "; ".join(parts)
    return sentence[:1].upper() + sentence[1:]
