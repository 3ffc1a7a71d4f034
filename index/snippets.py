# SPDX-License-Identifier: MIT
"""The sections of an article that answer a query, and in each the sentence that does, with what matched marked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache, reduce
from operator import or_
from typing import TYPE_CHECKING

from index.article import Level
from index.lines import Lines
from index.passages import Passage, unpack
from index.phrases import stands_in
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
_SOFT = 0.6
_SIDE_BY_SIDE = 1.0
_PHRASE = 20.0
_HEADING_SHARE = 0.7
_QUESTION_SHARE = 1.3
#: A section that answers only at the other level than the reader's comes after one that answers at theirs.
_OTHER_LEVEL = 0.6
#: What a section gains by terms that stand in its other sentences.
_SHARE = 0.5
#: Sections whose sentences are looked at.
_LOOKED_INTO = 4
_KEPT_PAGES = 256
_ELLIPSIS = "\u2026"


@dataclass(frozen=True, slots=True)
class Sought:
    """What a section is chosen by. `rarity` gives each term that is looked for what it counts."""

    rarity: Mapping[str, float]
    #: Terms that help to choose a sentence, of the words that say which section is wanted.
    soft: frozenset[str]
    #: Sections asked for, each a list of ids to try in order.
    wanted: Sequence[Sequence[str]]
    #: The reader's level, shown where it answers.
    level: Level
    #: Quoted phrases, as plain words.
    phrases: Sequence[tuple[str, ...]] = ()
    #: Whether the query names the article: then a section is wanted even where no word of the query stands in it.
    named: bool = False


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
        self, article: int, title: str, masks: Mapping[str, int], places: int, sought: Sought
    ) -> tuple[SectionHit, ...]:
        """Return the sections that answer, best first.

        `masks` says where each term stands in the article, `places` which sections may be shown.
        """
        own = set(self._analyzer.terms(title))
        # The article's own name stands everywhere, so it tells sentences little apart.
        weights = {term: rarity * (0.25 if term in own else 1.0) for term, rarity in sought.rarity.items()}
        answers = [self._answer(article, choice, weights, sought) for choice in _choose(masks, places, sought)]
        answers.sort(key=lambda answer: -answer.score)
        if not answers:
            return ()
        least = (answers[0].score % _WANTED) * _WORTH
        kept = [answers[0], *(answer for answer in answers[1:MOST_SECTIONS] if answer.score >= max(least, _LEAST))]
        return tuple(self._hit(answer, frozenset(weights)) for answer in kept)

    def _answer(self, article: int, choice: _Choice, weights: Mapping[str, float], sought: Sought) -> _Answer:
        """Return the best sentence of a section."""
        lines = self._lines(article, choice.level, choice.section)
        best = self._best(choice, lines, weights, sought)
        score = _SHARE * choice.score + best.score
        if choice.level is not sought.level:
            score *= _OTHER_LEVEL
        return replace(best, score=choice.bonus + score)

    def _best(self, choice: _Choice, lines: Lines, weights: Mapping[str, float], sought: Sought) -> _Answer:
        """Return the best sentence of a page, each with what its heading and its own words count."""
        weighed = self._weigh(lines, weights, sought, sure=choice.matched)
        best = _Answer(-1.0, choice, None, 0)
        number, line = 0, 0
        # A heading says what is below it, and a question is what its answer is about.
        share = _QUESTION_SHARE if choice.section == QUESTIONS else _HEADING_SHARE
        for passage in lines.passages:
            heading = share * weighed.get(line, 0.0)
            line += 1
            for place, sentence in enumerate(passage.sentences):
                score = heading - 0.02 * number + weighed.get(line, 0.0)
                # A line that only leads to a list answers nothing.
                score *= 0.5 if sentence.endswith(":") else 1.0
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

    def _weigh(self, lines: Lines, weights: Mapping[str, float], sought: Sought, *, sure: bool) -> dict[int, float]:
        """Return how much of what is sought stands in each line: a term once, more where two stand side by side."""
        scores: dict[int, float] = {}
        seen: set[tuple[int, str]] = set()
        side_by_side = False
        for place in lines.find(sought.soft.union(weights), self._analyzer, sure=sure):
            weight = weights.get(place.term, 0.0)
            score = scores.get(place.line, 0.0)
            if (place.line, place.term) not in seen:
                seen.add((place.line, place.term))
                score += weight + (_SOFT if place.term in sought.soft else 0.0)
            score += _SIDE_BY_SIDE if place.beside and side_by_side and weight else 0.0
            side_by_side = weight > 0.0
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
    return choices[:_LOOKED_INTO]


def _wanted_bonus(places: int, wanted: Sequence[Sequence[str]]) -> dict[str, float]:
    """Give the first section of each wanted list that has a place a bonus that puts it in front."""
    bonus: dict[str, float] = {}
    for number, sections in enumerate(wanted):
        there = next((section for section in sections if places & section_bits(section)), None)
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
