# SPDX-License-Identifier: MIT
"""Finding the names of articles and findings in a query: as they are, begun, or in another order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from index.analysis import plain_words, squash
from index.article import NameType
from index.names import FINDING, TITLE, bag_of
from index.query import FoundFinding, NamedRun, Option
from index.results import Understood

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.analysis import Analyzer
    from index.draft import Draft
    from index.names import NameMatch, Names
    from index.spelling import Speller
    from index.wording import Word

_LONGEST_NAME = 25
_LONGEST_SHUFFLED = 8
#: An abbreviation of so many letters or fewer may look like another word.
_LONGEST_ABBREVIATION = 5
_SHORTEST_BEGINNING = 4
_MOST_BEGUN = 200
#: How much less another wording counts than what was typed.
_SYNONYM_FACTOR = 0.6


class NameFinder:
    """Finds the names of one library in queries."""

    def __init__(self, analyzer: Analyzer, names: Names, speller: Speller) -> None:
        """Use what a library knows."""
        self._analyzer = analyzer
        self._names = names
        self._speller = speller

    def find(self, draft: Draft) -> None:
        """Find the longest runs of words that are names of articles or of findings."""
        place = 0
        while place < len(draft.words):
            place = max(self._name_at(draft, place), place + 1)

    def called(self, norm: str, words: Sequence[str]) -> list[NameMatch]:
        """Return the articles that are called so; another spelling of a name is no looser than the name."""
        fold = self._analyzer.fold
        return [
            replace(match, loose=match.loose and [*map(fold, words)] != [*map(fold, plain_words(match.name))])
            for match in self._names.called(norm, words)
        ]

    def find_beginnings(self, draft: Draft, text: str) -> None:
        """When the words as a whole only begin names, take these in: somebody is still typing."""
        words = [word.plain for word in draft.words]
        typed = " ".join(words)
        whole = any(run.words == len(draft.words) for run in draft.names)
        if not whole and len(typed) >= _SHORTEST_BEGINNING:
            matches = self._names.beginning(typed, _MOST_BEGUN) or self._names.beginning(
                " ".join(map(self._analyzer.fold, words)), _MOST_BEGUN
            )
            if matches:
                terms = tuple(word.term for word in draft.words)
                draft.names.append(NamedRun(text.strip(), len(words), tuple(matches), terms, begun=True))
                if draft.words and not self._speller.known(words[-1]):
                    # The last word is not whole: it counts for what it begins, not for a word that shares its stem.
                    draft.words[-1] = replace(draft.words[-1], counted=False)

    def find_shuffled(self, draft: Draft) -> None:
        """When all words that tell something are a name in another order, take it in: "diabetes type 1"."""
        counted = [place for place, word in enumerate(draft.words) if word.counted]
        # With the words that seem to ask for a section, such as "test", and without them.
        for places in (counted, [place for place in counted if place not in draft.steering]):
            distinct = {draft.words[place].term for place in places}
            if not 1 < len(distinct) == len(places) <= _LONGEST_SHUFFLED or any(
                run.words >= len(places) for run in draft.names
            ):
                continue
            matches = self._names.in_any_order(bag_of(self._analyzer, [draft.words[place].plain for place in places]))
            if matches:
                if draft.steering.intersection(places):
                    draft.steering.clear()
                    draft.wanted.clear()
                    draft.soft.clear()
                self._take_shuffled(draft, places, matches)
                return

    def _name_at(self, draft: Draft, start: int) -> int:
        """Take in the longest name that begins at a word; return where it ends, or `start` when there is none."""
        words = draft.words
        end, norm = start, ""
        best: tuple[int, list[NameMatch], list[str]] = (start, [], [])
        while end < min(len(words), start + _LONGEST_NAME):
            norm = f"{norm} {words[end].term}".strip()
            end += 1
            lone_letter = end == start + 1 and len(words[start].plain) == 1 and len(words) > 1
            telling = any(word.telling for word in words[start:end]) or (draft.shouts and words[start].shouted)
            if telling and not lone_letter:
                plain = [word.plain for word in words[start:end]]
                matches, findings = self.called(norm, plain), self._names.findings(norm)
            else:
                matches, findings = [], []
            if not matches and end == start + 1 and words[start].telling:
                matches = self._names.written_together(squash([self._analyzer.fold(words[start].plain)]))
            if end == start + 1 and len(words) > 1:
                matches = [match for match in matches if self._is_meant(match, words[start], draft)]
            if matches or findings:
                best = (end, matches, findings)
            if not self._names.begins(norm):
                break
        end, matches, findings = best
        if end == start:
            return start
        typed = draft.typed((start, end))
        if findings:
            conditions = [(row[0], row[1], row[3]) for row in self._names.with_finding(findings)]
            draft.explained.update(range(start, end) if end - start > 1 else ())
            draft.findings.append(FoundFinding(end - start, tuple(conditions), bool(matches)))
        if matches:
            terms = tuple(word.term for word in words[start:end])
            draft.name_runs[start, end] = NamedRun(typed, end - start, tuple(matches), terms)
            draft.names.append(draft.name_runs[start, end])
            draft.named.update(range(start, end))
            self._explain_name(draft, (start, end), typed, matches)
        return end if matches else start

    def _is_meant(self, match: NameMatch, word: Word, draft: Draft) -> bool:
        """Tell whether one word among others is meant as this name: "my arm" is no abbreviation, "ARM" may be one."""
        if not match.name.isupper() or match.name.isdigit() or len(word.plain) > _LONGEST_ABBREVIATION:
            return True
        return (draft.shouts and word.shouted) or not self._speller.ordinary(word.plain)

    def _explain_name(self, draft: Draft, run: tuple[int, int], typed: str, matches: Sequence[NameMatch]) -> None:
        """Say which article another name means, and look for its title as well when only one is meant."""
        if any(match.type == TITLE for match in matches):
            return
        typed_terms = [word.term for word in draft.words[run[0] : run[1]]]
        titles: dict[str, str] = {}
        for match in matches:
            if self._analyzer.terms(match.title) != typed_terms:
                titles.setdefault(match.title, match.type)
        for title, kind in list(titles.items())[:3]:
            because = "abbreviation" if kind == NameType.ABBREVIATION.value else "synonym"
            # Written together or apart it is the same name, which needs no word.
            if squash(self._analyzer.terms(title)) != squash(typed_terms):
                draft.understood.append(Understood(typed, title, because))
        if len(titles) == 1:
            (title,) = titles
            if next(iter(titles.values())) != FINDING:
                option = Option(self._content_terms(title), _SYNONYM_FACTOR)
                draft.others.setdefault(run, []).append(option)

    def _take_shuffled(self, draft: Draft, places: Sequence[int], matches: Sequence[NameMatch]) -> None:
        """Put one name in the place of all names that were found inside it."""
        for run in list(draft.name_runs):
            draft.forget_name(run)
        run = (places[0], places[-1] + 1)
        terms = tuple(draft.words[place].term for place in places)
        meant = tuple(replace(match, spelled_so=False) for match in matches)
        draft.name_runs[run] = NamedRun(draft.typed(run), len(places), meant, terms)
        draft.names.append(draft.name_runs[run])
        draft.named.update(places)
        self._explain_name(draft, run, draft.typed(run), matches)

    def _content_terms(self, text: str) -> tuple[str, ...]:
        words = [word for word in plain_words(text) if word not in self._analyzer.tables.stop]
        return tuple(dict.fromkeys(map(self._analyzer.term, words)))
