# SPDX-License-Identifier: MIT
"""The sections of an article that answer a query, and in each the sentence that does, with what matched marked."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache, reduce
from operator import or_
from typing import TYPE_CHECKING

from index.analysis import plain_words
from index.article import Level
from index.lines import Lines
from index.passages import Passage, unpack
from index.phrases import stands_in
from index.query import Wanted
from index.results import SectionHit
from index.schema import SECTION_ORDER, place_bit, section_bits
from index.sections import OVERVIEW, QUESTIONS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

    from index.analysis import Analyzer

#: Characters of a snippet; a longer sentence is cut at word ends around what matched.
LONGEST = 240
_SHORT = 80
MOST_SECTIONS = 3
#: A second section is shown when it has so much of what the first one has.
_WORTH = 0.55
_WANTED = 100.0
_LEAST = 0.01
#: A line of so few words says little.
_FEW_WORDS = 4
_FEW_SHARE = 0.6
_LEADS = 1.5
_NONE = 99.0
#: What a term counts by which a section is asked for, in that section (where all is about it) and elsewhere; and
#: another word that asks for the same.
_SOFT_THERE = 0.3
_SOFT = 0.6
_SOFT_ALIKE = 0.2
#: ... and in the questions, where it says what is asked.
_SOFT_QUESTION = 2.0
#: The share that a term of the article's own names counts.
_OWN = 0.05
_LITTLE = 0.5
#: A question asks what the query does when it has so much of it.
_IS_ASKED = 0.6
#: ... and when the query has so much of the question.
_IS_ALL = 0.4
#: What a word that asks for a section counts in that.
_SOFT_TELLS = 1.5
_SIDE_BY_SIDE = 1.0
_PHRASE = 20.0
_HEADING_SHARE = 0.7
_QUESTION_SHARE = 1.3
#: A section that answers only at the other level than the reader's comes after one that answers at theirs.
_OTHER_LEVEL = 0.6
#: What a section gains by terms that stand in its other sentences.
_SHARE = 0.5
#: Sections whose sentences are looked at.
LOOK_INTO = 4
_KEPT_PAGES = 768
_ELLIPSIS = "\u2026"


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


@dataclass(frozen=True, slots=True)
class _Choice:
    """A section that may answer: `bonus` for being asked for, `score` for the terms that stand anywhere in it."""

    section: str
    level: Level
    score: float
    bonus: float
    #: Whether any of the terms stands in it.
    matched: bool


@dataclass(frozen=True, slots=True)
class _Answer:
    """The best sentence of a section: sentence `place` of `passage`."""

    score: float
    choice: _Choice
    passage: Passage | None
    place: int


class Snippets:
    """Chooses sections and sentences in one library."""

    def __init__(self, connection: sqlite3.Connection, analyzer: Analyzer) -> None:
        """Read from an opened articles.sqlite, words by `analyzer`."""
        self._connection = connection
        self._analyzer = analyzer
        # While somebody types, the same few pages are read again and again.
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
        least = (answers[0].score % _WANTED) * _WORTH
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

    def _answer(self, article: int, choice: _Choice, weights: Mapping[str, float], sought: Sought) -> _Answer:
        """Return the best sentence of a section."""
        lines = self._lines(article, choice.level, choice.section)
        best = self._best(choice, lines, weights, sought)
        score = _SHARE * choice.score + (best.score if best.passage else 0.0)
        if choice.level is not sought.level:
            score *= _OTHER_LEVEL
        return replace(best, score=choice.bonus + score)

    def _best(self, choice: _Choice, lines: Lines, weights: Mapping[str, float], sought: Sought) -> _Answer:
        """Return the best sentence of a page, each with what its heading and its own words count."""
        weighed = self._weigh(lines, weights, choice, sought)
        best = _Answer(-_NONE, choice, None, 0)
        number, line = 0, 0
        # A heading says what is below it, and a question is what its answer is about.
        share = _QUESTION_SHARE if choice.section == QUESTIONS else _HEADING_SHARE
        for passage in lines.passages:
            heading = share * weighed.get(line, 0.0)
            line += 1
            for place, sentence in enumerate(passage.sentences):
                score = heading - 0.02 * number + weighed.get(line, 0.0)
                # A line that only leads to a list, and one of a word or two, answers nothing.
                score -= _LEADS if sentence.endswith(":") or sentence.count(" ") < _FEW_WORDS - 1 else 0.0
                if score > best.score:
                    best = _Answer(score, choice, passage, place)
                number += 1
                line += 1
        return best

    def _read(self, article: int, level: Level, section: str) -> Lines:
        row = self._connection.execute(
            "SELECT passages FROM pages WHERE article = ? AND level = ? AND section = ?",
            (article, level.value, section),
        ).fetchone()
        return Lines(unpack(row[0]) if row and row[0] else ())

    def _hit(self, answer: _Answer, marked: frozenset[str]) -> SectionHit:
        section, level, passage = answer.choice.section, answer.choice.level, answer.passage
        if passage is None:
            return SectionHit(section, "", "", level, "")
        text, next_place = passage.sentences[answer.place], answer.place + 1
        if len(text) < _SHORT and text.endswith((".", "?", "!")) and next_place < len(passage.sentences):
            text = f"{text} {passage.sentences[next_place]}"
        snippet, spans = cut(text, self._spans(text, marked))
        return SectionHit(section, passage.anchor, passage.heading, level, snippet, spans)

    def _weigh(self, lines: Lines, weights: Mapping[str, float], choice: _Choice, sought: Sought) -> dict[int, float]:
        """Return how much of what is sought stands in each line: a term once, more where two stand side by side."""
        soft = _soft_weights(choice, sought)
        scores: dict[int, float] = {}
        seen: set[tuple[int, str]] = set()
        side_by_side = False
        for place in lines.find(soft.keys() | weights.keys(), self._analyzer, sure=choice.matched):
            weight = weights.get(place.term, 0.0)
            score = scores.get(place.line, 0.0)
            concept = sought.concepts.get(place.term, place.term)
            if (place.line, concept) not in seen:
                seen.add((place.line, concept))
                score += weight + soft.get(place.term, 0.0)
            score += _SIDE_BY_SIDE if place.beside and side_by_side and weight > _LITTLE else 0.0
            side_by_side = weight > _LITTLE
            scores[place.line] = score
        for phrase in sought.phrases:
            for line, text in enumerate(lines.lines):
                if stands_in(phrase, text):
                    scores[line] = scores.get(line, 0.0) + _PHRASE
        return {
            line: score * (_FEW_SHARE if lines.lines[line].count(" ") < _FEW_WORDS - 1 else 1.0)
            for line, score in scores.items()
        }

    def _spans(self, text: str, marked: frozenset[str]) -> tuple[tuple[int, int], ...]:
        places = Lines((Passage("", "", (text,)),)).find(marked, self._analyzer)
        return tuple((place.start, place.end) for place in places)


def cut(text: str, spans: tuple[tuple[int, int], ...]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Cut a text that is too long at word ends, around its first matches; return it with the spans that are left."""
    if len(text) <= LONGEST:
        return text, spans
    start = max(0, spans[0][0] - LONGEST // 4) if spans else 0
    start = 0 if start == 0 else text.find(" ", start) + 1
    end = start + LONGEST
    if end >= len(text):
        end = len(text)
        start = text.find(" ", end - LONGEST) + 1
    else:
        end = max(text.rfind(" ", start, end), start + 1)
    head = _ELLIPSIS + " " if start else ""
    tail = " " + _ELLIPSIS if end < len(text) else ""
    snippet = head + text[start:end].rstrip(",;: ") + tail
    shift = len(head) - start
    limit = len(snippet) - len(tail)
    kept = ((a + shift, b + shift) for a, b in spans if a >= start)
    return snippet, tuple((a, b) for a, b in kept if b <= limit)


def _soft_weights(choice: _Choice, sought: Sought) -> dict[str, float]:
    """Return what the words that ask for a part of an article count in a section."""
    there = bool(choice.bonus) and choice.section != QUESTIONS
    weights = {term: _SOFT_ALIKE for part in sought.wanted if part.question or not there for term in part.terms}
    typed = _SOFT_QUESTION if choice.section == QUESTIONS else _SOFT_THERE if choice.bonus else _SOFT
    weights.update(dict.fromkeys(sought.soft, typed))
    return weights


def _choose(masks: Mapping[str, int], places: int, sought: Sought) -> list[_Choice]:
    """Return the sections of an article that are worth looking into, the wanted ones first."""
    choices = []
    everywhere = reduce(or_, masks.values(), 0)
    bonus = _wanted_bonus(places if sought.named else places & everywhere, sought.wanted)
    for order, section in enumerate(SECTION_ORDER):
        if not places & section_bits(section):
            continue
        level = _level(section, everywhere, places, sought)
        bit = place_bit(section, level)
        score = sum(sought.rarity[term] for term, mask in masks.items() if mask & bit)
        # The first tab introduces; questions repeat what stands elsewhere.
        score *= 1.1 if section == OVERVIEW else 0.9 if section == QUESTIONS else 1.0
        choices.append(_Choice(section, level, score - 0.001 * order, bonus.get(section, 0.0), score > 0.0))
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
