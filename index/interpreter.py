# SPDX-License-Identifier: MIT
"""Understanding a typed query: words, corrected where the library does not know them, names, and intent."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.analysis import plain_words
from index.draft import Draft
from index.everyday import EverydayWords
from index.intents import Intents
from index.name_finder import NameFinder
from index.query import CodeMatch, Group, Option, Query
from index.results import Understood
from index.syntax import take_apart, unquoted
from index.wording import read_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from index.analysis import Analyzer
    from index.names import Names
    from index.spelling import Speller
    from index.syntax import Typed

#: A longer query is cut: nobody types that, and a pasted page must not hang the search.
MAX_CHARACTERS = 2000
MAX_WORDS = 80
#: So many words beside a quotation make a text that quotes.
_LETTER = 8
_CODE = re.compile(r"(?<![\w.])([A-Za-z]\d{2}(?:\.\d{1,4})?)(?![\w.]\w)\b")


class Interpreter:
    """Understands queries with the names and words of one library."""

    def __init__(self, analyzer: Analyzer, names: Names, speller: Speller, known: Callable[[str], bool]) -> None:
        """Use what a library knows; `known` tells whether an index term stands in any article."""
        self._analyzer = analyzer
        self._names = names
        self._speller = speller
        self._known = known
        self._name_finder = NameFinder(analyzer, names, speller)
        self._everyday = EverydayWords(analyzer, names, known)
        self._intents = Intents(analyzer)

    def understand(self, text: str, *, exact: bool = False) -> Query:
        """Return what a typed text asks for. With `exact` every word stands for itself alone."""
        text = text[:MAX_CHARACTERS]
        typed = take_apart(text, self._is_hyphened)
        if exact:
            return self._exactly(text, typed)
        codes, rest, said = self._codes(typed.text)
        words = read_words(rest, self._analyzer, self._names, self._speller, self._known, said)[:MAX_WORDS]
        draft = Draft(words, said, shouts=not text.isupper() or len(words) == 1)
        self._name_finder.find(draft)
        self._name_finder.find_beginnings(draft, rest)
        self._intents.find(draft)
        self._name_finder.find_shuffled(draft)
        self._everyday.find(draft)
        self._intents.introduce(draft)
        return Query(
            text=text,
            groups=tuple(self._groups(draft)),
            phrases=typed.phrases,
            without=typed.without,
            titled=self._term_set(typed.titled),
            unknown=self._unknown(draft),
            names=tuple(draft.names),
            findings=tuple(draft.findings),
            codes=tuple(codes),
            wanted=tuple(draft.wanted),
            soft_terms=frozenset(draft.soft),
            understood=tuple(dict.fromkeys(draft.understood)),
            quotes=bool(typed.phrases) and len(words) - sum(map(len, typed.phrases)) >= _LETTER,
        )

    def _exactly(self, text: str, typed: Typed) -> Query:
        """Every word and every quoted phrase has to stand in the article as it was typed."""
        codes, rest, _ = self._codes(unquoted(typed.text))
        words = plain_words(rest)[:MAX_WORDS]
        literal = (*typed.phrases, *((word,) for word in dict.fromkeys(words)))
        terms = dict.fromkeys(self._analyzer.term(word) for phrase in literal for word in phrase)
        stop = {self._analyzer.term(word) for word in self._analyzer.tables.stop}
        groups = tuple(Group((Option((term,)),)) for term in terms if term not in stop)
        return Query(
            text=text,
            groups=groups,
            phrases=literal,
            without=typed.without,
            titled=self._term_set(typed.titled),
            unknown=tuple(dict.fromkeys(word for word in words if not self._is_somewhere(word))),
            codes=tuple(codes),
            literal=True,
        )

    def _is_somewhere(self, word: str) -> bool:
        """Tell whether a word stands in any article; stop words do and are not counted."""
        return word in self._analyzer.tables.stop or self._known(self._analyzer.term(word))

    def _is_hyphened(self, before: list[str], second: str) -> bool:
        """Tell whether the last of some words makes a word with another, or a part of a name with a hyphen between.

        So does a letter by itself, as in "x -ray", unless it ends a name, as in "hepatitis b -pregnancy".
        """
        first = before[-1]
        if len(first) == 1:
            norm = " ".join(map(self._analyzer.term, before[-2:]))
            return len(before) == 1 or not (self._names.called(norm, before[-2:]) or self._names.begins(norm))
        return self._speller.known(first + second) or self._names.hyphened(first, second)

    def _term_set(self, words: Iterable[str]) -> frozenset[str]:
        return frozenset(self._analyzer.term(word) for word in words if word not in self._analyzer.tables.stop)

    def _unknown(self, draft: Draft) -> tuple[str, ...]:
        """Return the words, as typed, that stand in no article and are no name, however they are read."""
        begun = len(draft.words) - 1 if any(run.begun for run in draft.names) else None
        known = draft.named | draft.steering | draft.explained | {begun}
        return tuple(
            dict.fromkeys(
                word.typed
                for place, word in enumerate(draft.words)
                if word.telling and len(word.plain) > 1 and place not in known and not self._known(word.term)
            )
        )

    def _codes(self, text: str) -> tuple[list[CodeMatch], str, list[Understood]]:
        """Take the ICD-10 codes that some article has out of the text."""
        codes: list[CodeMatch] = []
        said: list[Understood] = []
        for match in _CODE.finditer(text):
            found = self._names.with_code(match[1].upper())
            if found:
                codes.extend(CodeMatch(article, code, fit) for article, code, _, fit in found)
                said.append(Understood(match[1], ", ".join(dict.fromkeys(row[2] for row in found[:3])), "code"))
                text = f"{text[: match.start()]}{' ' * len(match[0])}{text[match.end() :]}"
        return codes, text, said

    def _groups(self, draft: Draft) -> Iterable[Group]:
        """Yield what is looked for: runs that have other wordings, then the single words that are left."""
        covered: set[int] = set()
        for run, others in sorted(draft.others.items(), key=lambda item: item[0][0] - item[0][1]):
            if covered.intersection(range(*run)):
                continue
            covered.update(range(*run))
            typed = [word.term for word in draft.words[run[0] : run[1]] if word.counted]
            if typed:
                yield Group((Option(tuple(dict.fromkeys(typed))), *others))
        seen: set[str] = set()
        left = [place for place, word in enumerate(draft.words) if word.counted and place not in covered]
        content = [place for place in left if place in draft.named or draft.words[place].telling]
        content = [place for place in content if place not in draft.steering] or content
        for place in content or ([] if covered else left):
            term = draft.words[place].term
            if term not in seen:
                seen.add(term)
                yield Group((Option((term,)),))
