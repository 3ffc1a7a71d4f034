# SPDX-License-Identifier: MIT
"""The sections of an article that answer a query, and in each the sentence that does, with what matched marked."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache, reduce
from operator import or_
from typing import TYPE_CHECKING

from index.analysis import plain_words
from index.article import Level
from index.cutting import LONGEST, cut, quote
from index.lines import Lines
from index.passages import Block, BlockKind, Passage, unpack
from index.query import Wanted
from index.results import SectionHit
from index.schema import SECTION_ORDER, place_bit, section_bits
from index.sections import OVERVIEW, QUESTIONS
from index.sentences import Best, Sentences

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

    from index.ages import Ages
    from index.analysis import Analyzer

MOST_SECTIONS = 3
#: A second section is shown when it has so much of what the first one has.
_WORTH = 0.55
_WANTED = 100.0
_FORBIDDEN = 10 * _WANTED
_LEAST = 0.01
#: The share that a term of the article's own names counts.
_OWN = 0.05
_OWN_AGED = 0.3
_LITTLE = 0.5
#: A question asks what the query does when it has so much of it.
_IS_ASKED = 0.6
#: ... and when the query has so much of the question.
_IS_ALL = 0.4
#: What a word that asks for a section counts in that.
_SOFT_TELLS = 1.5
#: A section that answers only at the other level than the reader's comes after one that answers at theirs.
_OTHER_LEVEL = 0.6
#: What a section gains by terms that stand in its other sentences.
_SHARE = 0.5
#: Sections whose sentences are looked at.
LOOK_INTO = 4
_KEPT_PAGES = 768


@dataclass(frozen=True, slots=True)
class Sought:
    """What a section is chosen by. `rarity` gives each term that is looked for what it counts."""

    rarity: Mapping[str, float]
    #: Terms that help to choose a sentence, of the words that say which section is wanted.
    soft: frozenset[str]
    #: Parts of an article asked for, the first before the others.
    wanted: Sequence[Wanted]
    #: The reader's level, shown where it answers.
    level: Level
    #: Quoted phrases, as plain words.
    phrases: Sequence[tuple[str, ...]] = ()
    #: Whether the query names the article: then a section is wanted even where no word of the query stands in it.
    named: bool = False
    #: Terms of the article's own names, as typed: they stand everywhere and tell sentences little apart.
    own: frozenset[str] = frozenset()
    #: Terms that are other wordings of one thing, with what they are counted as: once for all of them.
    concepts: Mapping[str, str] = field(default_factory=dict)
    #: The ages asked about: what is for others comes last.
    ages: Ages | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """A section that may answer: `bonus` for being asked for, `score` for the terms that stand anywhere in it."""

    section: str
    level: Level
    score: float
    bonus: float
    #: Whether any of the terms stands in it.
    matched: bool


@dataclass(frozen=True, slots=True)
class _Answer:
    """A section with its best sentence, None when it has none."""

    score: float
    choice: Choice
    best: Best | None


class Snippets:
    """Chooses sections and sentences in one library."""

    def __init__(self, connection: sqlite3.Connection, analyzer: Analyzer) -> None:
        """Read from an opened articles.sqlite, words by `analyzer`."""
        self._connection = connection
        self._analyzer = analyzer
        # While somebody types, the same few pages are read again and again.
        self._sentences = Sentences(analyzer)
        self._lines = lru_cache(_KEPT_PAGES)(self._read)

    def sections(
        self,
        article: int,
        title: str,
        masks: Mapping[str, int],
        places: int,
        sought: Sought,
        look_into: int = LOOK_INTO,
    ) -> tuple[SectionHit, ...]:
        """Return the sections that answer, best first.

        `masks` says where each term stands in the article, `places` which sections may be shown. The sentences of
        `look_into` sections are looked at.
        """
        own = sought.own.union(self._analyzer.terms(title))
        weights = {term: rarity * (_OWN if term in own else 1.0) for term, rarity in sought.rarity.items()}
        sought = replace(sought, own=own, wanted=self._asked(article, places, weights, sought))
        answers = [
            self._answer(article, choice, weights, sought) for choice in _choose(masks, places, sought)[:look_into]
        ]
        answers.sort(key=lambda answer: -answer.score)
        if not answers:
            return ()
        least = max(answers[0].score, 0.0) % _WANTED * _WORTH
        kept = [answers[0], *(answer for answer in answers[1:MOST_SECTIONS] if answer.score >= max(least, _LEAST))]
        return tuple(self._hit(answer, frozenset(weights)) for answer in kept)

    def _asked(self, article: int, places: int, weights: Mapping[str, float], sought: Sought) -> list[Wanted]:
        """Return what is wanted, the questions first where one of them asks just that."""
        level = _level_of_questions(places, sought)
        if level is None:
            return list(sought.wanted)
        lines = self._lines(article, level, QUESTIONS)
        if self._is_question(lines, weights, sought):
            return [Wanted((QUESTIONS,)), *sought.wanted]

        def asks(part: Wanted) -> bool:
            found = lines.find(part.terms, self._analyzer, sure=False) if part.question else ()
            return any(place.line in lines.headings for place in found)

        asked = [replace(part, sections=(QUESTIONS,)) for part in sought.wanted if asks(part)]
        return asked + [part for part in sought.wanted if not asks(part)]

    def _is_question(self, lines: Lines, weights: Mapping[str, float], sought: Sought) -> bool:
        """Tell whether a question asks what the query does: each has most of what the other says beside the name."""
        telling: dict[str, float] = {}
        for term, weight in weights.items():
            if term not in sought.own and weight > _LITTLE:
                concept = sought.concepts.get(term, term)
                telling[concept] = max(telling.get(concept, 0.0), weight)
        if not telling:
            return False
        telling |= dict.fromkeys(sought.soft, _SOFT_TELLS)
        whole = sum(telling.values())
        there: dict[int, set[str]] = {}
        for place in lines.find(sought.soft.union(weights), self._analyzer, sure=False):
            concept = sought.concepts.get(place.term, place.term)
            if place.line in lines.headings and concept in telling:
                there.setdefault(place.line, set()).add(concept)
        for line, concepts in there.items():
            if sum(map(telling.__getitem__, concepts)) >= _IS_ASKED * whole:
                asked = self._told(lines.lines[line]) - sought.own
                # Whoever asks for a dose is not answered by a question that only names the medicine.
                meant = not sought.soft or bool(concepts & sought.soft) or len(concepts) > 1
                if meant and len(concepts) >= _IS_ALL * len(asked):
                    return True
        return False

    def _told(self, heading: str) -> set[str]:
        """Return the terms of a question that say what it is about."""
        tables = self._analyzer.tables
        told = (word for word in plain_words(heading) if word not in tables.stop and word not in tables.asking)
        return set(map(self._analyzer.term, told))

    def _answer(self, article: int, choice: Choice, weights: Mapping[str, float], sought: Sought) -> _Answer:
        """Return the best sentence of a section."""
        lines = self._lines(article, choice.level, choice.section)
        best = self._sentences.best(lines, weights, choice, sought)
        score = _SHARE * choice.score + (best.score if best else 0.0)
        if choice.level is not sought.level:
            score *= _OTHER_LEVEL
        # Whoever asks what to give a child has to read before all else that it must not be given.
        bonus = max(choice.bonus, _FORBIDDEN if best and best.forbids else 0.0)
        return _Answer(bonus + score, choice, best)

    def _read(self, article: int, level: Level, section: str) -> Lines:
        row = self._connection.execute(
            "SELECT passages FROM pages WHERE article = ? AND level = ? AND section = ?",
            (article, level.value, section),
        ).fetchone()
        return Lines(unpack(row[0]) if row and row[0] else ())

    def _hit(self, answer: _Answer, marked: frozenset[str]) -> SectionHit:
        choice, best = answer.choice, answer.best
        if best is None:
            return SectionHit(choice.section, "", "", choice.level, "")
        lead, text = quote(best.quoted, led=best.led, titled=best.titled, answer=choice.section == QUESTIONS)
        room = LONGEST - len(lead) - bool(lead)
        snippet = cut(text, self._spans(text, marked), room)[0] if len(text) > room else text
        snippet = f"{lead} {snippet}" if lead else snippet
        passage = best.quoted.passage
        spans = self._spans(snippet, marked)
        return SectionHit(choice.section, passage.anchor, passage.heading, choice.level, snippet, spans)

    def _spans(self, text: str, marked: frozenset[str]) -> tuple[tuple[int, int], ...]:
        places = Lines((Passage("", "", (Block(BlockKind.TEXT, (text,)),)),)).find(marked, self._analyzer)
        return tuple((place.start, place.end) for place in places)


def _choose(masks: Mapping[str, int], places: int, sought: Sought) -> list[Choice]:
    """Return the sections of an article that are worth looking into, the wanted ones first."""
    choices = []
    rarity = sought.rarity
    if sought.ages:
        # The name of the article, which is all over its overview, tells nothing of an age.
        rarity = {term: weight * (_OWN_AGED if term in sought.own else 1.0) for term, weight in rarity.items()}
    everywhere = reduce(or_, masks.values(), 0)
    bonus = _wanted_bonus(places if sought.named else places & everywhere, sought.wanted)
    for order, section in enumerate(SECTION_ORDER):
        if not places & section_bits(section):
            continue
        level = _level(section, everywhere, places, sought)
        bit = place_bit(section, level)
        score = sum(rarity[term] for term, mask in masks.items() if mask & bit)
        # The first tab introduces; questions repeat what stands elsewhere.
        score *= 1.1 if section == OVERVIEW else 0.9 if section == QUESTIONS else 1.0
        choices.append(Choice(section, level, score - 0.001 * order, bonus.get(section, 0.0), score > 0.0))
    choices.sort(key=lambda choice: -choice.score - choice.bonus)
    return choices


def _level_of_questions(places: int, sought: Sought) -> Level | None:
    """Return the level at which an article has questions, the reader's rather than the other; None when it has none."""
    levels = (sought.level, *(level for level in Level if level is not sought.level))
    return next((level for level in levels if places & place_bit(QUESTIONS, level)), None)


def _wanted_bonus(places: int, wanted: Sequence[Wanted]) -> dict[str, float]:
    """Give the first section of each wanted list that has a place a bonus that puts it in front."""
    bonus: dict[str, float] = {}
    for number, part in enumerate(wanted):
        there = next((section for section in part.sections if places & section_bits(section)), None)
        if there and there not in bonus:
            bonus[there] = _WANTED * (len(wanted) - number)
    return bonus


def _level(section: str, matched: int, places: int, sought: Sought) -> Level:
    """Return the level at which a section is shown: the reader's unless only the other one matches or exists."""
    other = Level.PLAIN if sought.level is Level.CLINICAL else Level.CLINICAL
    mine, others = place_bit(section, sought.level), place_bit(section, other)
    if not places & mine:
        return other
    return other if matched & others & places and not matched & mine else sought.level
