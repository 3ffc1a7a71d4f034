# SPDX-License-Identifier: MIT
"""Makes a collection larger with copies in which names and words have changed, so that the vocabulary grows as well."""

from __future__ import annotations

import itertools
import random
import re
from typing import TYPE_CHECKING

from tests.benchmarks.search.corpus import Document

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SEED = 11
#: How often a word of a name and a word of a text becomes another one.
_IN_NAMES, _IN_TEXT = 0.6, 0.06
#: Shorter words hold a text together: they stay.
_SHORTEST = 5
_WORD = re.compile(r"[^\W\d_]+")
_SYLLABLES = [consonant + vowel for consonant in "bcdfghklmnprstvxz" for vowel in "aeiou"]


def grow(documents: Sequence[Document], size: int) -> Iterator[Document]:
    """Yield the collection, then copies of it with other words until there are `size` articles."""
    yield from itertools.islice(documents, size)
    for number in range(len(documents), size):
        source = documents[number % len(documents)]
        yield _copy(source, number, random.Random(f"{_SEED} {number}"))  # noqa: S311 - not for secrets


def _copy(source: Document, number: int, chance: random.Random) -> Document:
    """Return an article like another, on something that is called otherwise throughout its text."""
    names = " ".join((source.title, *source.names))
    renamed = {word: _invented(word, chance) for word in _long_words(names) if chance.random() < _IN_NAMES}
    if not renamed:
        renamed = dict.fromkeys(_long_words(source.title)[:1], _invented(source.title, chance))

    def other(text: str, *, some: float = 0.0) -> str:
        def word(match: re.Match[str]) -> str:
            found = match[0]
            known = renamed.get(found.lower())
            if known is None and some and len(found) >= _SHORTEST and chance.random() < some:
                known = _invented(found, chance)
            return found if known is None else known.capitalize() if found[0].isupper() else known

        return _WORD.sub(word, text)

    return Document(
        slug=f"copy-{number}",
        title=f"{other(source.title)} {number}",
        names=tuple(map(other, source.names)),
        sections=tuple((kind, other(text, some=_IN_TEXT)) for kind, text in source.sections),
        group=f"copy {number}",
    )


def _long_words(text: str) -> list[str]:
    words = [word.lower() for word in _WORD.findall(text)]
    return list(dict.fromkeys(word for word in words if len(word) >= _SHORTEST))


def _invented(word: str, chance: random.Random) -> str:
    """Return a word of about the same length that begins alike half of the time; few are invented often."""
    # Squared, so that some invented words are frequent and most are rare, as in a real vocabulary.
    common = random.Random(int(40_000 * chance.random() ** 2))  # noqa: S311
    made = "".join(common.choices(_SYLLABLES, k=max(2, len(word) // 2)))
    return word[:3].lower() + made if chance.random() < 0.5 else made
