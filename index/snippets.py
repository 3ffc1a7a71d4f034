# SPDX-License-Identifier: MIT
"""The sections of an article that answer a query, and in each the sentence that does, with what matched marked."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache, reduce
from itertools import pairwise
from operator import or_
from typing import TYPE_CHECKING

from index.analysis import word_spans
from index.article import Level
from index.passages import unpack
from index.phrases import stands_in
from index.results import SectionHit
from index.schema import SECTION_ORDER, place_bit, section_bits
from index.sections import OVERVIEW, QUESTIONS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

    from index.analysis import Analyzer
    from index.passages import Passage

#: Characters of a snippet; a longer sentence is cut at word ends around what matched.
LONGEST = 240
_SHORT = 80
MOST_SECTIONS = 3
#: A second section is shown when it has so much of what the first one has.
_WORTH = 0.55
_WANTED = 100.0
_LEAST = 0.01
#: Letters at the front of a term that its word has too, however it is spelled and ends.
_SURE = 3
_ANY = re.compile("")
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
_KEPT_SENTENCES = 4096
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
        self._passages = lru_cache(_KEPT_PAGES)(self._read)
        self._terms = lru_cache(_KEPT_SENTENCES)(analyzer.terms)

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
        passages = self._passages(article, choice.level, choice.section)
        best, seen = self._best(choice, passages, weights, sought, _pattern_of(sought.soft.union(weights)))
        if not seen:
            # British spellings may hide from the pattern; then every sentence is read.
            best, _ = self._best(choice, passages, weights, sought, _ANY)
        score = _SHARE * choice.score + best.score
        if choice.level is not sought.level:
            score *= _OTHER_LEVEL
        return replace(best, score=choice.bonus + score)

    def _best(
        self,
        choice: _Choice,
        passages: Sequence[Passage],
        weights: Mapping[str, float],
        sought: Sought,
        pattern: re.Pattern[str],
    ) -> tuple[_Answer, bool]:
        """Return the best of the sentences that a pattern lets through, and whether it let any through."""
        best = _Answer(-1.0, choice, None, 0)
        seen, number = False, 0
        # A heading says what is below it, and a question is what its answer is about.
        share = _QUESTION_SHARE if choice.section == QUESTIONS else _HEADING_SHARE
        for passage in passages:
            heading = share * self._weigh(passage.heading, weights, sought) if pattern.search(passage.heading) else 0.0
            for place, sentence in enumerate(passage.sentences):
                score = heading - 0.02 * number
                number += 1
                if pattern.search(sentence):
                    seen = True
                    score += self._weigh(sentence, weights, sought)
                # A line that only leads to a list answers nothing.
                score *= 0.5 if sentence.endswith(":") else 1.0
                if score > best.score:
                    best = _Answer(score, choice, passage, place)
        return best, seen

    def _read(self, article: int, level: Level, section: str) -> tuple[Passage, ...]:
        row = self._connection.execute(
            "SELECT passages FROM pages WHERE article = ? AND level = ? AND section = ?",
            (article, level.value, section),
        ).fetchone()
        return unpack(row[0]) if row and row[0] else ()

    def _hit(self, answer: _Answer, marked: frozenset[str]) -> SectionHit:
        section, level, passage = answer.choice.section, answer.choice.level, answer.passage
        if passage is None:
            return SectionHit(section, "", "", level, "")
        text, place = passage.sentences[answer.place], answer.place + 1
        if len(text) < _SHORT and text.endswith((".", "?", "!")) and place < len(passage.sentences):
            text = f"{text} {passage.sentences[place]}"
        snippet, spans = cut(text, self._spans(text, marked))
        return SectionHit(section, passage.anchor, passage.heading, level, snippet, spans)

    def _weigh(self, text: str, weights: Mapping[str, float], sought: Sought) -> float:
        """Return how much of what is sought stands in a text: each term once, more where two stand side by side."""
        if not text:
            return 0.0
        terms = self._terms(text)
        there = set(terms)
        score = sum(weights[term] for term in there if term in weights) + _SOFT * len(there & sought.soft)
        score += sum(_SIDE_BY_SIDE for pair in pairwise(terms) if pair[0] in weights and pair[1] in weights)
        score += sum(_PHRASE for phrase in sought.phrases if stands_in(phrase, text))
        return score * (0.6 if len(there) < 4 else 1.0)

    def _spans(self, text: str, marked: frozenset[str]) -> tuple[tuple[int, int], ...]:
        term = self._analyzer.term
        return tuple((start, end) for word, start, end in word_spans(text) if term(word) in marked)


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


@lru_cache(maxsize=8)
def _pattern_of(terms: frozenset[str]) -> re.Pattern[str]:
    """Return a pattern that finds the sentences in which a term may stand: far cheaper than reading every word."""
    begun = (re.escape(term[: max(_SURE, len(term) - 1)]) for term in sorted(terms))
    return re.compile(rf"\b(?:{'|'.join(begun)})" if terms else r"(?!)", re.IGNORECASE)


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
        choices.append(_Choice(section, level, score - 0.001 * order, bonus.get(section, 0.0)))
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
