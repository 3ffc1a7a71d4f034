# SPDX-License-Identifier: MIT
"""Words in a query that say which part of an article is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.query import Wanted
from index.sections import OVERVIEW

if TYPE_CHECKING:
    from index.analysis import Analyzer
    from index.draft import Draft
    from index.terms import Intent


class Intents:
    """Finds what part of an article queries ask for."""

    def __init__(self, analyzer: Analyzer) -> None:
        """Use the tables of the analyzer."""
        self._analyzer = analyzer
        #: The phrases by their first term: terms, what they ask for, and whether they are looked for as well.
        self._phrases: dict[str, list[tuple[tuple[str, ...], Wanted, bool]]] = {}
        for intent in analyzer.tables.intents:
            wanted = self._wanted(intent)
            for phrase in sorted(intent.phrases):
                terms = tuple(analyzer.terms(phrase))
                self._phrases.setdefault(terms[0], []).append((terms, wanted, intent.kept))

    def _wanted(self, intent: Intent) -> Wanted:
        """Return what the words of an intent ask for."""
        tables = self._analyzer.tables
        phrases = (phrase.split() for phrase in intent.phrases)
        # Of a longer phrase a single word says little, but for a question is that about it.
        words = {word for phrase in phrases if intent.question or len(phrase) == 1 for word in phrase}
        words -= tables.stop | tables.asking
        return Wanted(intent.sections, frozenset(map(self._analyzer.term, words)), intent.question)

    def find(self, draft: Draft) -> None:
        """Find the words that say which section is wanted, longest phrases first."""
        terms = [word.term for word in draft.words]
        found: list[tuple[int, Wanted, range, bool]] = []
        for start, term in enumerate(terms):
            for phrase, wanted, kept in self._phrases.get(term, ()):
                run = range(start, start + len(phrase))
                if tuple(terms[start : run.stop]) == phrase and not draft.named.intersection(run):
                    found.append((-len(phrase), wanted, run, kept))
        # Whoever asks "what is the dose" does not want the overview.
        found.sort(key=lambda item: (item[1].sections[0] == OVERVIEW, item[0], item[2].start))
        taken: set[int] = set()
        for _, wanted, run, kept in found:
            if not taken.intersection(run):
                taken.update(run)
                draft.steering.update(run if not kept else ())
                if wanted not in draft.wanted and (wanted.sections[0] != OVERVIEW or not draft.wanted):
                    draft.wanted.append(wanted)
                    draft.soft.update(draft.words[place].term for place in run if draft.words[place].counted)
        if all(place in draft.steering or not word.telling for place, word in enumerate(draft.words)) and not (
            draft.named
        ):
            # Nothing else was asked, so these words are what is looked for.
            draft.steering.clear()

    @staticmethod
    def introduce(draft: Draft) -> None:
        """Whoever types nothing but a name wants to know what it is."""
        only_name = len(draft.names) == 1 and all(
            place in draft.named or not word.telling for place, word in enumerate(draft.words)
        )
        only_begun = len(draft.names) == 1 and draft.names[0].begun
        if (only_name or only_begun) and not draft.wanted:
            draft.wanted.append(Wanted((OVERVIEW,)))
