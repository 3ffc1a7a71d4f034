# SPDX-License-Identifier: MIT
"""Answers become figures, ratios, goals and lines in a table."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.benchmarks.search import report, shipped, table
from tests.benchmarks.search.building import Made
from tests.benchmarks.search.goals import Goal, goals
from tests.benchmarks.search.measuring import Asked
from tests.benchmarks.search.queries import Query, ShippedQuery
from tests.benchmarks.search.shipped import Landed


def _figures(ms: float, rank: int = 1) -> dict[str, Any]:
    queries = [Query("title", "a", ("a",)), Query("question", "b", ("b",))]
    return report.quality_and_times(queries, [Asked(1, "A", 1.0, 0.5), Asked(rank, "B", ms, ms / 2)])


def test_only_whole_sentences_are_natural_language() -> None:
    figures = _figures(8.0)
    assert figures["natural"] == {"ms": [8.0, 8.0, 8.0], "cpu_ms": [4.0, 4.0, 4.0]}
    assert figures["all"] == {"ms": [4.5, 8.0, 4.5], "cpu_ms": [2.25, 4.0, 2.25]}


def test_a_kind_and_the_mean_of_kinds() -> None:
    figures = report.quality_and_times([Query("title", "a", ("a",))] * 2, [Asked(1, "A", 1, 1), Asked(0, "B", 1, 1)])
    assert figures["kinds"]["title"]["count"] == 2
    assert figures["kinds"]["title"]["success@1"][0] == 0.5
    assert figures["mean"]["MRR"][0] == 0.5


def test_ratios_are_to_the_same_kind_and_to_natural_language() -> None:
    ratios = report.ratios({"lamplight": _figures(4.0), "fts5": _figures(40.0)}, "fts5")
    assert ratios["question"]["p50"] == 0.1
    assert (ratios["title"]["p95"], ratios["title"]["p95_natural"]) == (1.0, 1 / 40)


def _cost(run: str, seconds: float) -> dict[str, Any]:
    took = {"seconds": 2 * seconds, "cpu": seconds, "index_seconds": seconds, "index_cpu": seconds / 2, "run": run}
    made = Made(Path(), took | {"articles": 10, "sizes": {"all": 2e6, "index": 1e6}}, fresh=True)
    return {"cost": report.cost(made, {"open_ms": 1, "first_ms": 2, "opened": 3e6, "used": 4e6})}


def test_what_an_index_costs() -> None:
    cost = _cost("a", 4)["cost"]
    assert (cost["build_s"], cost["index_s"], cost["articles_a_second"]) == (8, 4, 1.25)
    assert (cost["mb"], cost["index_mb"], cost["opened_mb"], cost["used_mb"]) == (2.0, 1.0, 3.0, 4.0)


def test_builds_are_compared_only_within_one_run() -> None:
    assert report.stage_ratio({"lamplight": _cost("a", 3), "whoosh": _cost("a", 2)}) == {"clock": 0.75, "cpu": 0.75}
    assert report.stage_ratio({"lamplight": _cost("a", 3), "whoosh": _cost("b", 2)}) == {}
    assert report.stage_ratio({"lamplight": _cost("a", 3)}) == {}


def _landed(rank: int, *, section: bool | None) -> Landed:
    wanted = () if section is None else ("treatment",)
    query = ShippedQuery("q", "lay", "fits", ("seizure",), wanted)
    return Landed(query, rank, "seizure" if rank == 1 else "fever", "overview", section, 2.0)


def test_sections_count_only_where_one_was_asked_for() -> None:
    figures = shipped.figures([_landed(1, section=None), _landed(1, section=True), _landed(3, section=False)])
    assert figures["all"]["success@1"][0] == 2 / 3
    assert figures["all"]["success@3"][0] == 1.0
    assert (figures["all"]["sections"], figures["all"]["section"][0]) == (2, 0.5)


def test_misses_are_wrong_articles_and_wrong_sections() -> None:
    landed = [_landed(1, section=None), _landed(1, section=False), _landed(2, section=None), _landed(0, section=None)]
    lines = shipped.misses(landed, 2)
    assert len(lines) == 2
    assert "wants seizure#treatment, got seizure#overview (rank 1)" in lines[0]
    assert "wants seizure, got fever#overview (rank 2)" in lines[1]


def test_a_goal_is_reached_from_its_side() -> None:
    assert Goal("share", 0.98, 0.97, more=True).reached
    assert not Goal("share", 0.96, 0.97, more=True).reached
    assert Goal("time", 15, 16, more=False).reached
    assert not Goal("time", 17, 16, more=False).reached


def test_nothing_measured_speaks_to_no_goal() -> None:
    assert goals({"shipped": {"count": 0}}) == []


def test_a_table_lines_up() -> None:
    assert table.table(["kind", "p50"], [["a", "1.00"], ["longer", "22.0"]]) == [
        "kind     p50",
        "a       1.00",
        "longer  22.0",
    ]
    assert table.share((0.976, 0.951, 0.998)) == ".976 (.95-1.00)"
