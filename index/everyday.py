# SPDX-License-Identifier: MIT
"""Everyday words in a query: the clinical ones are looked for as well, and the articles that they name are meant."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from index.analysis import plain_words
from index.draft import is_inside
from index.query import NamedRun, Option
from index.results import Understood

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from index.analysis import Analyzer
    from index.draft import Draft
    from index.names import Names

#: A clinical wording: as index terms, and as written.
_Wording = tuple[tuple[str, ...], str]
#: How much less another wording counts than what was typed.
_FACTOR = 0.5
#: So many words on each side may make a name with the clinical word.
_BESIDE = 3
_LITTLE_WORDS = frozenset(
    ("i", "my", "me", "he", "his", "she", "her", "hers", "it", "its", "we", "our", "they", "their", "you", "your")
) | frozenset(("the", "a", "an", "when", "while", "to", "in", "is"))


class EverydayWords:
    """Finds everyday wordings in queries."""

    def __init__(self, analyzer: Analyzer, names: Names, known: Callable[[str], bool]) -> None:
        """Use the tables of the analyzer; `known` tells whether an index term stands in any article."""
        self._analyzer = analyzer
        self._names = names
        self._known = known
        self._groups = _groups(analyzer)

    def find(self, draft: Draft) -> None:
        """Add the other wordings of everyday words that are no names of articles.

        A phrase of several words says more than a name inside it: "pee burns" is not about burns.
        """
        # Who does it and when makes no other phrase: "burns when I pee", "burning when peeing".
        places = [place for place, word in enumerate(draft.words) if word.plain not in _LITTLE_WORDS]
        keys = [_everyday(self._analyzer, draft.words[place].plain) for place in places]
        found = [
            ((places[start], places[start + len(phrase) - 1] + 1), phrase, group)
            for start, key in enumerate(keys)
            for phrase, group in self._groups.get(key, ())
            if tuple(keys[start : start + len(phrase)]) == phrase
        ]
        for run, _phrase, group in sorted(found, key=lambda item: -len(item[1])):
            inside = [name for name in draft.name_runs if is_inside(name, run)]
            taken = draft.named.difference(*(range(*name) for name in inside)) | draft.explained
            if draft.steering.union(taken).intersection(range(*run)):
                continue
            typed_terms = tuple(word.term for word in draft.words[run[0] : run[1]])
            others = [wording for wording in group if wording[0] != typed_terms]
            options = [wording for wording in others if all(map(self._known, wording[0]))]
            if options:
                for name in inside:
                    draft.forget_name(name)
                self._add(draft, run, options)

    def _add(self, draft: Draft, run: tuple[int, int], options: Sequence[_Wording]) -> None:
        typed = draft.typed(run)
        draft.others[run] = [Option(terms, _FACTOR) for terms, _ in options]
        draft.explained.update(range(*run))
        draft.understood.append(Understood(typed, ", ".join(label for _, label in options), "synonym"))
        for wording in options:
            self._add_names(draft, run, wording)

    def _add_names(self, draft: Draft, run: tuple[int, int], wording: _Wording) -> None:
        """Take in the articles that are called by the clinical wording, with the words beside it or by itself."""
        words = draft.words
        for start, end in _windows(run, len(words)):
            inside = [name for name in draft.name_runs if is_inside(name, (start, end))]
            taken = draft.named.difference(*(range(*name) for name in inside))
            if taken.intersection(range(start, end)) - set(range(*run)):
                continue
            before, after = words[start : run[0]], words[run[1] : end]
            norm = " ".join([*(word.term for word in before), *wording[0], *(word.term for word in after)])
            plain = [*(word.plain for word in before), *plain_words(wording[1]), *(word.plain for word in after)]
            matches = self._names.called(norm, plain)
            if matches:
                for name in inside:
                    draft.forget_name(name)
                # Not typed so: for less than a name that was.
                meant = tuple(replace(match, spelled_so=False) for match in matches)
                own = tuple(word.term for word in words[start:end])
                draft.names.append(NamedRun(draft.typed((start, end)), len(plain), meant, (*wording[0], *own)))
                draft.named.update(range(start, end))
                return


def _windows(run: tuple[int, int], words: int) -> Iterable[tuple[int, int]]:
    """Yield the runs around a run of words, the longest first."""
    starts = range(max(0, run[0] - _BESIDE), run[0] + 1)
    ends = range(min(words, run[1] + _BESIDE), run[1] - 1, -1)
    return sorted(((start, end) for start in starts for end in ends), key=lambda window: window[0] - window[1])


def _groups(analyzer: Analyzer) -> dict[str, list[tuple[tuple[str, ...], list[_Wording]]]]:
    """Return each everyday phrase with its clinical wordings, by the first word of the phrase."""
    groups: dict[tuple[str, ...], list[_Wording]] = {}
    for everyday, *clinical in analyzer.tables.lay:
        wordings = [(tuple(analyzer.terms(phrase)), phrase) for phrase in clinical]
        words = [word for word in plain_words(everyday) if word not in _LITTLE_WORDS]
        key = tuple(_everyday(analyzer, word) for word in words or plain_words(everyday))
        known = groups.setdefault(key, [])
        known.extend(wording for wording in wordings if wording not in known)
    by_first: dict[str, list[tuple[tuple[str, ...], list[_Wording]]]] = {}
    for phrase, found in groups.items():
        by_first.setdefault(phrase[0], []).append((phrase, found))
    return by_first


def _everyday(analyzer: Analyzer, word: str) -> str:
    """Return what an everyday word is known by: "pee", "peed" and "peeing" are one, but fitness is no fits."""
    word = analyzer.fold(word)
    for ending in ("ing", "ed", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 2 and not word.endswith("ss"):
            word = word[: -len(ending)]
            break
    word = word.rstrip("e")
    return word[:-1] if len(word) > 2 and word[-1] == word[-2] and word[-1] not in "os" else word
