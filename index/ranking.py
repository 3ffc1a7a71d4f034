# SPDX-License-Identifier: MIT
"""Which articles match a query, and how well: names first, then how much of what was asked stands in the text."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from index.article import NameType
from index.names import FINDING, TITLE
from index.parts import covered, masked, read_part, scored
from index.schema import FACTS_BIT, NAME_BIT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from index.postings import Postings, TermIndex
    from index.query import Group, NamedRun, Query

#: What a name typed in full is worth: tuned on questions to a collection of 5,483 articles.
NAME_BONUS = 24.0
_NAME_SHARE = {TITLE: 1.0, FINDING: 0.3, NameType.HISTORIC.value: 0.7}
_OTHER_NAME_SHARE = 0.85
#: What a name of the commonest words loses: "blood" says less of what somebody wants than "meningitis".
_COMMON_LOSS = 0.6
#: What a name gains each time that its count in the query doubles.
_AGAIN = 0.4
#: A name that is the same but for an ending.
_ALIKE_SHARE = 0.97
#: One word of which only the stem is a name, as "burning" in a sentence, and one as a query by itself.
_LOOSE_SHARE = 0.1
#: A name that only begins with what was typed; the more of it is still to come, the less.
_BEGUN_SHARE = 0.85
_BEGUN_LOSS = 0.15
_BEGUN_LENGTH = 30
#: What a finding that was typed is worth to a condition that has it, the more the fewer have it.
_FINDING_BONUS = 8.0
_ALONE_SHARE = 0.2
_FINDING_SHARE = {"hallmark": 1.6, "supports": 1.2, "weak": 0.7}
_CODE_BONUS = {"exact": 60.0, "narrower": 50.0, "nearest": 40.0, "broader": 30.0}
#: An article matches that has this share of what the best article has of the query.
COVERAGE = 0.6
#: Of a short query it also has this share, words that stand nowhere counted: "chrons disease" is not about disease.
_LEAST_COVERAGE = 0.1
_MOST_MISSING = 2
_FEW = 4
#: Rare words say most: of a long text only so many are looked for.
_MOST_GROUPS = 16
_PLACES = ~(NAME_BIT | FACTS_BIT)


@dataclass(slots=True)
class Ranked:
    """The articles that match: their scores, the places where they match, and why when that is not plain."""

    scores: dict[int, float]
    masks: dict[int, int]
    why: Mapping[int, Sequence[str]]
    #: The articles that the query names.
    named: AbstractSet[int] = frozenset()
    #: What was read of each term that was looked for, with its rarity.
    terms: Mapping[str, tuple[float, Postings]] = field(default_factory=dict)
    #: How much of the query the best article has.
    best: float = 0.0


class Corpus(Protocol):
    """What tells how rare words are."""

    @property
    def articles(self) -> int:
        """How many articles there are."""

    def frequency(self, term: str) -> int:
        """Return in how many of them an index term stands."""


class Ranker:
    """Scores articles for queries."""

    def __init__(self, index: TermIndex, articles: int, corpus: Corpus | None = None) -> None:
        """Score with an opened index of so many articles; `corpus` tells of all libraries that are searched at once."""
        self._index = index
        self._corpus: TermIndex | Corpus = corpus or index
        self._articles = articles = corpus.articles if corpus else articles
        #: What a name says that one article has.
        self._most = math.log(1 + articles)

    def rank(self, query: Query, places: Sequence[int], at_least: float = 0.0) -> Ranked:
        """Return the articles that match; `places` holds the places that every article has.

        An article with less than `at_least` of the query does not match, however little the others have.
        """
        found = _Found()
        groups = self._rarest(query, found)
        parts = [read_part(group, found.terms, self._group_rarity(group, found)) for group in groups]
        wanted = sum(part.whole for part in parts)
        missing = min(len(query.groups) - len(groups), _MOST_MISSING) * self._rarity(0) if len(groups) < _FEW else 0.0
        least = wanted if query.literal else _LEAST_COVERAGE * (wanted + missing)
        self._add_named(query, found)
        matched = covered(parts, max(least, at_least), 0.0 if query.literal else COVERAGE)
        if not matched and not query.literal and not found.named:
            # What is known of it is little, but better than nothing.
            matched = covered(parts, at_least, COVERAGE)
        best = max(matched.values(), default=0.0)
        if query.literal and query.codes:
            # What has the code does; its words, if any, have to be there as well.
            matched = {a: matched.get(a, 0.0) for a in found.named if a in matched or not query.groups}
        elif not query.literal:
            # What the query names matches, whatever its text has.
            matched |= dict.fromkeys(found.named - matched.keys(), 0.0)
        if query.titled:
            matched = self._titled(query.titled, matched)
        scores = scored(parts, matched)
        for article in found.bonus.keys() & scores.keys():
            scores[article] += found.bonus[article]
        masks = masked(found.terms, matched)
        for article, mask in masks.items():
            # A match by name is a match of the whole article.
            masks[article] = places[article] if article in found.named or not mask & _PLACES else mask & _PLACES
        return Ranked(scores, masks, found.why, found.named, found.terms, best)

    def leave_out(self, term: str, ranked: Ranked) -> None:
        """Take the articles out that have a term anywhere."""
        for article in self._index.postings(term).articles:
            ranked.masks.pop(article, None)

    def _titled(self, terms: Iterable[str], matched: Mapping[int, float]) -> dict[int, float]:
        """Return those of the matched articles that have all terms in a name; if none has, whatever article has."""
        having: set[int] | None = None
        for term in terms:
            postings = self._index.postings(term)
            pairs = zip(postings.articles, postings.masks, strict=True)
            of_term = {article for article, mask in pairs if mask & NAME_BIT}
            having = of_term if having is None else having & of_term
        return {
            article: matched.get(article, 0.0) for article in sorted((having or set()) & matched.keys() or having or ())
        }

    def _rarest(self, query: Query, found: _Found) -> list[Group]:
        """Read the postings of the groups that say most."""
        groups = query.groups
        frequency = {
            term: self._index.frequency(term) for group in groups for option in group.options for term in option.terms
        }
        telling = [group for group in groups if any(all(map(frequency.get, o.terms)) for o in group.options if o.terms)]
        telling.sort(key=lambda group: min(max(frequency[term] for term in o.terms) for o in group.options if o.terms))
        missing = [group for group in groups if group not in telling]
        for group in telling[:_MOST_GROUPS]:
            for option in group.options:
                for term in option.terms:
                    if term not in found.terms and frequency[term]:
                        rarity = self._rarity(self._corpus.frequency(term))
                        found.terms[term] = (rarity, self._index.postings(term))
        # A word that stands nowhere still has to be there when nothing but what was typed is looked for.
        return telling[:_MOST_GROUPS] + (missing if query.literal else [])

    def _rarity(self, frequency: int) -> float:
        return math.log(1 + (self._articles - frequency + 0.5) / (frequency + 0.5))

    def _group_rarity(self, group: Group, found: _Found) -> float:
        """Return what having all of a group counts for: the rarity of what was typed, or of its rarest wording."""
        sums = [sum(found.terms[t][0] if t in found.terms else 1.0 for t in option.terms) for option in group.options]
        return max(sums[0], 0.01)

    def _add_named(self, query: Query, found: _Found) -> None:
        """Add what names, findings and codes are worth."""
        for run, factor in _once(query.names):
            self._add_run(run, factor, found)
        for finding in query.findings:
            having = {article for article, _, _ in finding.conditions}
            rarity = math.log(1 + self._articles / max(len(having), 1))
            bonus = _FINDING_BONUS * (0.6 + 0.4 * finding.words) * rarity
            alone = finding.own_article and len(query.findings) == 1
            for article, specificity, label in finding.conditions:
                # The article on the finding comes first where nothing else was asked that tells conditions apart.
                share = _ALONE_SHARE if alone and specificity != "hallmark" else 1.0
                found.add(article, bonus * share * _FINDING_SHARE.get(specificity, 1.0))
                if article not in found.named:
                    found.explain(article, f"has the finding {label[:1].lower()}{label[1:]}")
        for code in query.codes:
            found.add(code.article, _CODE_BONUS.get(code.fit, 30.0))
            found.named.add(code.article)
            found.explain(code.article, f"ICD-10 {code.code}" + ("" if code.fit == "exact" else f" ({code.fit})"))

    def _name_rarity(self, run: NamedRun) -> float:
        """Return how much a name says: less when many articles have it, and when its words stand in many."""
        if run.begun:
            return self._most
        shared = math.log(1 + self._articles / len(run.matches))
        rarest = max(self._rarity(self._corpus.frequency(term)) for term in run.terms)
        return shared * (1 - _COMMON_LOSS + _COMMON_LOSS * min(rarest / self._most, 1.0))

    def _add_run(self, run: NamedRun, factor: float, found: _Found) -> None:
        rarity = self._name_rarity(run)
        best: dict[int, float] = {}
        for match in run.matches:
            share = _NAME_SHARE.get(match.type, _OTHER_NAME_SHARE)
            share *= 1.0 if match.spelled_so else _LOOSE_SHARE if match.loose else _ALIKE_SHARE
            if run.begun:
                to_come = min(len(match.name) - len(run.typed), _BEGUN_LENGTH) / _BEGUN_LENGTH
                share *= _BEGUN_SHARE - _BEGUN_LOSS * to_come
            if share > best.get(match.article, 0.0):
                best[match.article] = share
            if match.type not in (TITLE, FINDING) and match.article not in found.named:
                found.explain(match.article, f"also called {match.name}")
            found.named.add(match.article)
        for article, share in best.items():
            found.add(article, NAME_BONUS * (0.6 + 0.4 * run.words) * rarity * share * factor)


def _once(runs: Sequence[NamedRun]) -> Iterator[tuple[NamedRun, float]]:
    """Yield each name once, with a factor: more for one that comes again in a long query."""
    counts = Counter(frozenset(match.article for match in run.matches) for run in runs)
    for run in runs:
        count = counts.pop(frozenset(match.article for match in run.matches), 0)
        if count:
            yield run, 1 + _AGAIN * math.log2(count)


class _Found:
    """What has been found so far."""

    def __init__(self) -> None:
        #: What names, findings and codes add to scores.
        self.bonus: dict[int, float] = {}
        self.named: set[int] = set()
        self.why: dict[int, list[str]] = {}
        self.terms: dict[str, tuple[float, Postings]] = {}

    def add(self, article: int, bonus: float) -> None:
        """Add to the score of an article."""
        self.bonus[article] = self.bonus.get(article, 0.0) + bonus

    def explain(self, article: int, why: str) -> None:
        """Say why an article is there, once."""
        reasons = self.why.setdefault(article, [])
        if why not in reasons:
            reasons.append(why)
