# SPDX-License-Identifier: MIT
"""An understood query: what is looked for, which names and findings were meant, and where answers are wanted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.names import NameMatch
    from index.results import Understood


@dataclass(frozen=True, slots=True)
class Option:
    """One wording of something asked for: index terms that should all be there."""

    terms: tuple[str, ...]
    factor: float = 1.0


@dataclass(frozen=True, slots=True)
class Group:
    """One thing asked for; the first option is what was typed."""

    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class NamedRun:
    """Words that are the name of articles."""

    typed: str
    words: int
    matches: tuple[NameMatch, ...]
    #: The index terms of the words.
    terms: tuple[str, ...]
    #: Whether the names only begin with these words, as when somebody is still typing.
    begun: bool = False


@dataclass(frozen=True, slots=True)
class FoundFinding:
    """Words that are what a finding is called, and the conditions that have it: (article, specificity, label)."""

    words: int
    conditions: tuple[tuple[int, str, str], ...]
    #: Whether there is an article on the finding itself.
    own_article: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """What part of an article is asked for: `sections` are ids to try in order."""

    sections: tuple[str, ...]
    #: Index terms of all words that ask for it: they mark the sentences that answer.
    terms: frozenset[str] = frozenset()
    #: Whether a question of the article that has one of these terms answers better than a section.
    question: bool = False


@dataclass(frozen=True, slots=True)
class CodeMatch:
    """An ICD-10 code that was typed, and an article that has it or one near it."""

    article: int
    code: str
    fit: str


@dataclass(frozen=True, slots=True)
class Query:
    """An understood query. `literal` asks for exactly the words of `phrases`, which are then all of them."""

    text: str
    groups: tuple[Group, ...] = ()
    #: Words that have to stand together somewhere in the article, as plain words.
    phrases: tuple[tuple[str, ...], ...] = ()
    #: Words that stand together nowhere in the article, as plain words.
    without: tuple[tuple[str, ...], ...] = ()
    #: Index terms that the names of the article have.
    titled: frozenset[str] = frozenset()
    #: Words, as typed, that the library does not have.
    unknown: tuple[str, ...] = ()
    names: tuple[NamedRun, ...] = ()
    findings: tuple[FoundFinding, ...] = ()
    codes: tuple[CodeMatch, ...] = ()
    #: Parts of an article asked for, the first before the others.
    wanted: tuple[Wanted, ...] = ()
    #: Terms of the intent words: they help to choose a sentence, not an article.
    soft_terms: frozenset[str] = frozenset()
    understood: tuple[Understood, ...] = ()
    literal: bool = False
    #: Whether it is a long text that quotes, and not a search for what stands in quotation marks.
    quotes: bool = False

    def concepts(self) -> dict[str, str]:
        """Return the terms of other wordings, each with the term that it stands for."""
        return {
            term: group.options[0].terms[0]
            for group in self.groups
            for option in group.options[1:]
            for term in option.terms
            if group.options[0].terms
        }
