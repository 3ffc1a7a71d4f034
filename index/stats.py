# SPDX-License-Identifier: MIT
"""Figures about a library's content, counted while it is built."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.article import Level

if TYPE_CHECKING:
    from collections.abc import Mapping

    from index.store import CompiledArticle

#: Plain text should not be harder than this school grade.
PLAIN_GRADE_LIMIT = 8.0
_GUIDANCE = frozenset({"guideline"})


@dataclass(frozen=True, slots=True)
class Grades:
    """How hard the plain texts read, as Flesch-Kincaid grades; `above` counts those over `PLAIN_GRADE_LIMIT`."""

    lowest: float = 0.0
    median: float = 0.0
    highest: float = 0.0
    above: int = 0


@dataclass(frozen=True, slots=True)
class Stats:
    """Counts over a whole library. Years are given as text, "unknown" where a reference has none."""

    articles: int
    kinds: Mapping[str, int]
    systems: Mapping[str, int]
    words: Mapping[str, int]
    references: int
    references_by_type: Mapping[str, int]
    references_by_year: Mapping[str, int]
    #: Share of the articles, 0 to 1, that cite a guideline.
    with_guideline: float
    #: Findings of conditions by their basis, cited or judged.
    findings: Mapping[str, int]
    plain_grades: Grades


class StatsCounter:
    """Counts one article after the other in memory that does not grow with them."""

    def __init__(self) -> None:
        """Begin with nothing counted."""
        self._kinds: Counter[str] = Counter()
        self._systems: Counter[str] = Counter()
        self._words: Counter[str] = Counter()
        self._types: Counter[str] = Counter()
        self._years: Counter[str] = Counter()
        self._findings: Counter[str] = Counter()
        self._grades: Counter[float] = Counter()
        self._guided = 0

    def add(self, compiled: CompiledArticle) -> None:
        """Count one article."""
        article = compiled.article
        self._kinds[article.kind.value] += 1
        self._systems.update(article.body_systems)
        for level, reading in compiled.reading.items():
            self._words[level.value] += reading.words
            if level is Level.PLAIN and reading.words:
                self._grades[round(reading.grade, 1)] += 1
        self._types.update(reference.type or "unknown" for reference in article.references)
        self._years.update(str(reference.year or "unknown") for reference in article.references)
        self._guided += any(reference.type in _GUIDANCE for reference in article.references)
        self._findings.update(finding.basis for finding in article.findings)

    def result(self) -> Stats:
        """Return what was counted."""
        count = self._kinds.total()
        return Stats(
            articles=count,
            kinds=_sorted(self._kinds),
            systems=_sorted(self._systems),
            words=_sorted(self._words),
            references=self._types.total(),
            references_by_type=_sorted(self._types),
            references_by_year=_sorted(self._years),
            with_guideline=round(self._guided / count, 4) if count else 0.0,
            findings=_sorted(self._findings),
            plain_grades=self._grade_figures(),
        )

    def _grade_figures(self) -> Grades:
        grades = sorted(self._grades.elements())
        if not grades:
            return Grades()
        above = sum(grade > PLAIN_GRADE_LIMIT for grade in grades)
        return Grades(grades[0], grades[len(grades) // 2], grades[-1], above)


def _sorted(counter: Counter[str]) -> dict[str, int]:
    return dict(sorted(counter.items()))
