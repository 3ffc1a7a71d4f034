# SPDX-License-Identifier: MIT
from __future__ import annotations

from index.article import Article, Finding, Kind, Level, Reference
from index.records import Reading
from index.stats import StatsCounter
from index.store import CompiledArticle


def compiled(grade: float, *types: str) -> CompiledArticle:
    references = tuple(Reference(f"r{n}", "T", year=2020 + n, type=kind) for n, kind in enumerate(types))
    article = Article(
        Kind.CONDITION,
        "a",
        "A",
        body_systems=("skin",),
        references=references,
        findings=(Finding("x", basis="judged"),),
    )
    return CompiledArticle(article, (), {Level.PLAIN: Reading(100, 1, grade)}, {})


def test_nothing_counted_is_nothing() -> None:
    stats = StatsCounter().result()
    assert (stats.articles, stats.with_guideline, stats.plain_grades.median) == (0, 0.0, 0.0)


def test_everything_is_counted() -> None:
    counter = StatsCounter()
    for one in (compiled(5.0, "guideline", "trial"), compiled(9.1, "trial"), compiled(6.04, "review")):
        counter.add(one)
    stats = counter.result()
    assert (stats.kinds, stats.systems, stats.words) == ({"condition": 3}, {"skin": 3}, {"plain": 300})
    assert stats.references_by_type == {"guideline": 1, "review": 1, "trial": 2}
    assert stats.references_by_year == {"2020": 3, "2021": 1}
    assert stats.with_guideline == round(1 / 3, 4)
    assert stats.findings == {"judged": 3}
    assert (stats.plain_grades.lowest, stats.plain_grades.median, stats.plain_grades.above) == (5.0, 6.0, 1)
