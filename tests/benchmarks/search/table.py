# SPDX-License-Identifier: MIT
"""Writes a report as tables for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.benchmarks.search.goals import goals
from tests.benchmarks.search.metrics import MERITS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_GAP = "  "


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Return lines with the first column to the left and the others to the right."""
    lines = [head, *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    return [
        _GAP.join(
            cell.ljust(width) if column == 0 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    ]


def share(figure: Sequence[float]) -> str:
    """Return a share with its interval: .976 (.95-.99)."""
    value, low, high = figure
    return f"{_share(value, 3)} ({_share(low, 2)}-{_share(high, 2)})"


def _share(value: float, digits: int) -> str:
    return f"{value:.{digits}f}".removeprefix("0")


def _number(value: float) -> str:
    """Return a number with three digits that count."""
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def _times(figures: Sequence[float]) -> str:
    return f"{_number(figures[0])} / {_number(figures[1])}"


def render(report: Mapping[str, Any]) -> str:
    """Return a whole report as text."""
    lines: list[str] = []
    if report.get("collection"):
        lines += _collection(report["collection"])
    for size, grown in report.get("grown", {}).items():
        lines += ["", f"GROWN TO {size} ARTICLES (copies with other names and words)", *_collection(grown)[1:]]
    if report.get("shipped"):
        lines += ["", *_shipped(report["shipped"])]
    if report.get("keystrokes"):
        lines += ["", *_keystrokes(report["keystrokes"])]
    lines += ["", *_goals(report), "", _circumstances(report["circumstances"])]
    return "\n".join(lines) + "\n"


def _collection(collection: Mapping[str, Any]) -> list[str]:
    engines = collection["engines"]
    counts = ", ".join(f"{kind} {count}" for kind, count in collection["queries"].items())
    lines = [
        f"COLLECTION: {collection['articles']} articles, split {collection['split']}, top 10 with title and snippet",
        f"queries: {counts}",
        *(f"left out: {name}: {reason}" for name, reason in collection["left_out"].items()),
    ]
    for merit in MERITS:
        lines += ["", *table([merit, *engines], _merit_rows(engines, merit))]
    lines += ["", *table(["ms p50 / p95", *engines], _time_rows(engines))]
    for rival in sorted(_SHOWN & collection["ratios"].keys()):
        lines += ["", *table([f"Lamplight / {rival}", *_RATIOS.values()], _ratio_rows(collection["ratios"][rival]))]
    lines += ["", *table(_COST_HEAD, _cost_rows(engines))]
    if collection["stage"]:
        clock, cpu = collection["stage"]["clock"], collection["stage"]["cpu"]
        lines += [
            f"Lamplight's index stage to Whoosh's quick start: {clock:.2f} by the clock, {cpu:.2f} of processor time"
        ]
    return lines


def _merit_rows(engines: Mapping[str, Any], merit: str) -> Iterator[list[str]]:
    for kind in next(iter(engines.values()))["kinds"]:
        yield [kind, *(share(figures["kinds"][kind][merit]) for figures in engines.values())]
    yield ["mean of kinds", *(share(figures["mean"][merit]) for figures in engines.values())]


def _time_rows(engines: Mapping[str, Any]) -> Iterator[list[str]]:
    for kind in next(iter(engines.values()))["kinds"]:
        yield [kind, *(_times(figures["kinds"][kind]["ms"]) for figures in engines.values())]
    for name, key in (("natural language", "natural"), ("all", "all")):
        yield [name, *(_times(figures[key]["ms"]) for figures in engines.values())]
    yield ["all, mean", *(_number(figures["all"]["ms"][2]) for figures in engines.values())]
    yield ["natural, processor", *(_times(figures["natural"]["cpu_ms"]) for figures in engines.values())]


#: Ratios to these are shown; those to the others are in the JSON.
_SHOWN = frozenset({"fts5", "tantivy"})
_RATIOS = {
    "p50": "p50",
    "p95": "p95",
    "p95_natural": "p95 to its natural p95",
    "cpu_p50": "processor p50",
    "cpu_p95": "p95",
    "cpu_p95_natural": "p95 to its natural p95",
}


def _ratio_rows(ratios: Mapping[str, Any]) -> Iterator[list[str]]:
    for name, ratio in ratios.items():
        yield ["natural language" if name == "natural" else name, *(f"{ratio[key]:.3f}" for key in _RATIOS)]


_COST_HEAD = [
    "cost", "build s", "articles/s", "index stage s", "MB", "of it index", "open ms", "first query ms",
    "MB memory opened", "after queries",
]  # fmt: skip


def _cost_rows(engines: Mapping[str, Any]) -> Iterator[list[str]]:
    keys = (
        *("build_s", "articles_a_second", "index_s", "mb", "index_mb"),
        *("open_ms", "first_ms", "opened_mb", "used_mb"),
    )
    for name, figures in engines.items():
        cost = figures["cost"]
        earlier = "" if cost["built_in_this_run"] else " (built earlier)"
        yield [name + earlier, *(_number(cost[key]) for key in keys)]


def _shipped(shipped: Mapping[str, Any]) -> list[str]:
    lines = [f"SHIPPED LIBRARY: {shipped['articles']} articles, {shipped['count']} queries"]
    if shipped["left_out"]:
        lines.append(f"left out: {shipped['left_out']} queries whose article is not in the library")
    if not shipped["count"]:
        return lines

    def row(name: str, figures: Mapping[str, Any]) -> list[str]:
        section = share(figures["section"]) if figures["sections"] else "-"
        successes = (share(figures["success@1"]), share(figures["success@3"]))
        return [name, str(figures["count"]), *successes, str(figures["sections"]), section, _times(figures["ms"])]

    head = ["kind", "queries", "success@1", "success@3", "ask a section", "right section first", "ms p50 / p95"]
    rows = [row(kind, figures) for kind, figures in shipped["kinds"].items()]
    return [*lines, *table(head, [*rows, row("all", shipped["all"])])]


def _keystrokes(keys: Mapping[str, Any]) -> list[str]:
    typed, worst = keys["slowest"]
    over = f"over a frame: {keys['over_a_frame']:.1%}; slowest {worst:.1f} ms: {typed!r}"
    return [
        f"KEYSTROKES on the shipped library: {keys['keys']} keys of {keys['names']} names, names and sections each",
        f"ms p50 / p95: {_times(keys['ms'])}; of processor time {_times(keys['cpu_ms'])}; {over}",
    ]


def _goals(report: Mapping[str, Any]) -> list[str]:
    rows = [
        [
            goal.what,
            f"{goal.value:.3f}",
            f"{'>=' if goal.more else '<='} {goal.wanted:.3f}",
            "yes" if goal.reached else "NO",
            "" if goal.worked is None else f"{goal.worked:.3f}",
        ]
        for goal in goals(report)
    ]
    head = ["goal", "measured", "wanted", "reached", "of processor time"]
    return table(head, rows) if rows else ["No goal can be spoken to."]


def _circumstances(some: Mapping[str, Any]) -> str:
    versions = ", ".join(f"{name} {version}" for name, version in some["versions"].items())
    load = f"; load {some['load_before']:.1f} before and {some['load_after']:.1f} after" if some["load_before"] else ""
    return f"{some['processors']} processors{load}; {versions}. Ratios count; times are of this machine as it was."
