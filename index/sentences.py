# SPDX-License-Identifier: MIT
"""The sentence of a page that answers best: by its own words, and by those that say what it is about."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from index.ages import ages_told, forbids, share_of
from index.lines import is_short
from index.passages import BlockKind
from index.phrases import stands_in
from index.sections import QUESTIONS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from index.ages import Ages
    from index.analysis import Analyzer
    from index.lines import Lines, Quotable
    from index.snippets import Choice, Sought

_NOWHERE = 1_000_000
#: What a line begins with stands in so many characters.
_BEGINNING = 12
#: A line of few words says little.
_FEW_SHARE = 0.6
_LEADS = 1.5
#: What a term counts by which a section is asked for, in that section (where all is about it) and elsewhere; and
#: another word that asks for the same.
_SOFT_THERE = 0.3
_SOFT = 0.6
_SOFT_ALIKE = 0.2
#: ... and in the questions, where it says what is asked.
_SOFT_QUESTION = 2.0
_SIDE_BY_SIDE = 1.0
_LITTLE = 0.5
_PHRASE = 20.0
#: Words that are remembered as they are folded.
_MOST_WORDS = 20_000
#: What the words of a heading count for all below it, and those of a label or the head of a table.
_HEADING_SHARE = 0.7
_LABEL_SHARE = 0.6
_QUESTION_SHARE = 1.3
#: What the words of the first sentence of a block count for its others, and what those in between do.
_LEAD_SHARE = 0.8
_BEFORE_SHARE = 0.5
#: Terms that ask how much to give, and what an amount counts then.
_DOSE_TERMS = frozenset({"dose", "dosag", "amount", "puff", "mg", "ml", "unit"})
_AMOUNT = re.compile(
    r"(?<!\w)\d[\d.,]*\s*(?:mg|g|micrograms?|mcg|\u00b5g|ml|l|units?|iu|puffs?|tablets?|drops?|mmol)\b(?!/(?:d?l|mm)\b|\s+(?:per|in(?:\s+each)?)\s+(?:1\s+)?ml\b)",
    re.IGNORECASE,
)
_AMOUNT_SHARE = 2.5
#: ... unless it is of something else than what is asked about, as far as can be seen.
_AMOUNT_ELSE = 0.5
#: A first sentence of so few characters is a title of its block.
_TITLE = 32
#: A sentence for the ages asked about gains so much; one for others comes after all that are not.
_RIGHT_AGE = 1.0
_OTHER_AGE = 50.0


@dataclass(frozen=True, slots=True)
class Best:
    """The sentence of a page that answers best."""

    score: float
    quoted: Quotable
    #: Whether words that were looked for stand only in the first sentence of its block, or only above that.
    led: bool
    titled: bool
    #: Whether it says that what is asked about is not for the ages asked about.
    forbids: bool


@dataclass(slots=True)
class _Weighed:
    """What stands in the lines of a page: each line's score, and what every concept counts there."""

    scores: dict[int, float] = field(default_factory=dict)
    concepts: dict[int, dict[str, float]] = field(default_factory=dict)
    #: Where in a line the first word stands that says something.
    first: dict[int, int] = field(default_factory=dict)

    def about(self, quoted: Quotable) -> bool:
        """Tell whether a sentence names what is asked about, or its block begins with that; a row in its first cell."""
        return self._is_itself(quoted) or self._begins((quoted.line - quoted.place, *quoted.labels))

    def needs_title(self, quoted: Quotable) -> bool:
        """Tell whether only what stands above its block names what is asked about."""
        lead = (quoted.line - quoted.place,)
        return self._begins(quoted.labels) and not self._is_itself(quoted) and not self._begins(lead)

    def _is_itself(self, quoted: Quotable) -> bool:
        first = self.first.get(quoted.line, _NOWHERE)
        return first < (len(quoted.block.texts[0]) if quoted.block.kind is BlockKind.ROW else _NOWHERE)

    def _begins(self, lines: tuple[int, ...]) -> bool:
        """Tell whether a line begins with what is asked about: "Give epinephrine" does."""
        return any(self.first.get(line, _NOWHERE) < _BEGINNING for line in lines)


class Sentences:
    """Finds the sentences that answer."""

    def __init__(self, analyzer: Analyzer) -> None:
        """Read words by `analyzer`."""
        self._analyzer = analyzer
        # Phrases are sought in every line of the same few pages.
        self._fold = lru_cache(_MOST_WORDS)(analyzer.fold)

    def best(self, lines: Lines, weights: Mapping[str, float], choice: Choice, sought: Sought) -> Best | None:
        """Return the sentence or table row that answers best; None when the page has none.

        A heading says what is below it, a question what its answer is about, a label what follows it, and the first
        sentence of a paragraph or list item what its others speak of.
        """
        weighed = self._weigh(lines, weights, choice, sought)
        share = _QUESTION_SHARE if choice.section == QUESTIONS else _HEADING_SHARE
        amounts = not sought.soft.union(weights).isdisjoint(_DOSE_TERMS)
        best: tuple[bool, float, Quotable, bool] | None = None
        scores, there = weighed.scores, weighed.concepts.keys()
        for number, quoted in enumerate(lines.quotable):
            score = share * scores.get(quoted.heading, 0.0) + scores.get(quoted.line, 0.0) - 0.02 * number
            for label in quoted.labels:
                score += _LABEL_SHARE * scores.get(label, 0.0)
            led = False
            if quoted.place and not there.isdisjoint(range(quoted.line - quoted.place, quoted.line)):
                more, led = _before(quoted, weighed)
                score += more
            if quoted.says_little:
                score -= _LEADS
            if amounts and _AMOUNT.search(lines.lines[quoted.line]):
                score += _AMOUNT_SHARE if weighed.about(quoted) else _AMOUNT_ELSE
            never = False
            if sought.ages:
                named = _named(quoted, weighed, weights, answer=choice.section == QUESTIONS)
                never = named and forbids(lines.lines[quoted.line], sought.ages)
                about = named or weighed.about(quoted)
                if best is None or never or score + _RIGHT_AGE * about > best[1]:
                    fit = _fit(quoted, lines, sought.ages)
                    # Of the right age, but not about what is asked, is no better than any other.
                    score += fit if fit < 0.0 or about else 0.0
            if best is None or (never, score) > best[:2]:
                best = (never, score, quoted, led)
        if best is None:
            return None
        never, score, quoted, led = best
        # How much without of what is no answer.
        led = led or bool(_AMOUNT.search(lines.lines[quoted.line]))
        return Best(score, quoted, led, weighed.needs_title(quoted), never)

    def _weigh(self, lines: Lines, weights: Mapping[str, float], choice: Choice, sought: Sought) -> _Weighed:
        """Return how much of what is sought stands in each line: a term once, more where two stand side by side."""
        soft = _soft_weights(choice, sought)
        weighed = _Weighed()
        scores = weighed.scores
        side_by_side = False
        for place in lines.find(soft.keys() | weights.keys(), self._analyzer, sure=choice.matched):
            weight = weights.get(place.term, 0.0)
            score = scores.get(place.line, 0.0)
            concept = sought.concepts.get(place.term, place.term)
            there = weighed.concepts.setdefault(place.line, {})
            if concept not in there:
                there[concept] = weight + soft.get(place.term, 0.0)
                score += there[concept]
            score += _SIDE_BY_SIDE if place.beside and side_by_side and weight > _LITTLE else 0.0
            side_by_side = weight > _LITTLE
            if side_by_side:
                weighed.first.setdefault(place.line, place.start)
            scores[place.line] = score
        for phrase in sought.phrases:
            for line, text in enumerate(lines.lines):
                if stands_in(phrase, text, self._fold):
                    scores[line] = scores.get(line, 0.0) + _PHRASE
        for line, score in scores.items():
            if is_short(lines.lines[line]):
                scores[line] = score * _FEW_SHARE
        return weighed


def _before(quoted: Quotable, weighed: _Weighed) -> tuple[float, bool]:
    """Return what the sentences before it in its block add, and whether the first one is needed to see why."""
    own = weighed.concepts.get(quoted.line, {})
    lead = quoted.line - quoted.place
    added: dict[str, float] = {}
    led = False
    for line in range(lead, quoted.line):
        share = _BEFORE_SHARE
        if line == lead:
            share = 1.0 if len(quoted.block.texts[0]) <= _TITLE else _LEAD_SHARE
        for concept, weight in weighed.concepts.get(line, {}).items():
            if concept not in own and share * weight > added.get(concept, 0.0):
                added[concept] = share * weight
                led = led or (line == lead and weight > _LITTLE)
    return sum(added.values()), led


def _fit(quoted: Quotable, lines: Lines, asked: Ages) -> float:
    """Return what a sentence gains or loses by the ages that it is for.

    What it does not say itself, the beginning of its block, its label or its heading says.
    """
    own = ages_told(lines.lines[quoted.line])
    above = (quoted.line - quoted.place, *quoted.labels, quoted.heading)
    around = next((ages for line in above if (ages := ages_told(lines.lines[line]))), ())
    share = share_of(own or around, asked) if own or around else 0.0
    if (own or around) and share <= 0.0:
        return -_OTHER_AGE
    # "In children too", below "Adults", is no advice for children.
    return 0.0 if around and share_of(around, asked) <= 0.0 else _RIGHT_AGE * share


def _named(quoted: Quotable, weighed: _Weighed, weights: Mapping[str, float], *, answer: bool) -> bool:
    """Tell whether a sentence, or the question that it answers, names what is asked about beside an age."""
    found = set(weighed.concepts.get(quoted.line, ()))
    if answer:
        found.update(weighed.concepts.get(quoted.heading, ()))
    return any(weights.get(term, 0.0) > _LITTLE and not ages_told(term) for term in found)


def _soft_weights(choice: Choice, sought: Sought) -> dict[str, float]:
    """Return what the words that ask for a part of an article count in a section."""
    there = bool(choice.bonus) and choice.section != QUESTIONS
    weights = {term: _SOFT_ALIKE for part in sought.wanted if part.question or not there for term in part.terms}
    typed = _SOFT_QUESTION if choice.section == QUESTIONS else _SOFT_THERE if choice.bonus else _SOFT
    weights.update(dict.fromkeys(sought.soft, typed))
    # Where treatment is told, an amount says more than the word "dose".
    return {term: weight for term, weight in weights.items() if not choice.bonus or term not in _DOSE_TERMS}
