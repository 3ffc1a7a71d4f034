# SPDX-License-Identifier: MIT
"""What search is to reach, beside what it reached."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

#: One frame at 60 a second, in milliseconds.
FRAME = 1000 / 60


class Goal(NamedTuple):
    """A goal: the value that was measured, the one wanted, and whether more is better.

    `worked` is the value of processor time, to be looked at when the machine was busy; None where there is no time.
    """

    what: str
    value: float
    wanted: float
    more: bool
    worked: float | None = None

    @property
    def reached(self) -> bool:
        """Whether the value is as good as wanted."""
        return self.value >= self.wanted if self.more else self.value <= self.wanted


def goals(report: Mapping[str, Any]) -> list[Goal]:
    """Return the goals that a report can speak to."""
    return [*_collection(report.get("collection") or {}), *_shipped(report)]


def _collection(collection: Mapping[str, Any]) -> Iterator[Goal]:
    ours = collection.get("engines", {}).get("lamplight")
    if not ours:
        return
    kinds = ours["kinds"]
    yield Goal("collection: mean success@1", ours["mean"]["success@1"][0], 0.955, more=True)
    yield Goal("collection: mean success@10", ours["mean"]["success@10"][0], 0.99, more=True)
    for kind, wanted in (("title_typo", 0.98), ("question_typo", 0.98), ("meqsum_message", 0.78)):
        if kind in kinds:
            yield Goal(f"collection: {kind} success@1", kinds[kind]["success@1"][0], wanted, more=True)
    for rival, wanted in (("fts5", 0.1), ("tantivy", 2.5)):
        if rival in collection["ratios"]:
            natural = collection["ratios"][rival]["natural"]
            yield _less(f"collection: natural language p50 to {rival}'s", natural["p50"], wanted, natural["cpu_p50"])
    if "fts5" in collection["ratios"]:
        ratios = [collection["ratios"]["fts5"][kind] for kind in kinds]
        value, worked = (max(ratio[key] for ratio in ratios) for key in ("p95_natural", "cpu_p95_natural"))
        yield _less("collection: worst kind's p95 to fts5's on natural language", value, 0.15, worked)
    if stage := collection["stage"]:
        yield _less("collection: index stage to Whoosh's quick start", stage["clock"], 1.0, stage["cpu"])


def _less(what: str, value: float, wanted: float, worked: float) -> Goal:
    """Return a goal of time."""
    return Goal(what, value, wanted, more=False, worked=worked)


def _shipped(report: Mapping[str, Any]) -> Iterator[Goal]:
    shipped = report.get("shipped") or {}
    if shipped.get("count"):
        yield Goal("shipped library: success@1", shipped["all"]["success@1"][0], 0.97, more=True)
        if shipped["all"].get("sections"):
            yield Goal("shipped library: right section first", shipped["all"]["section"][0], 0.9, more=True)
    if keys := report.get("keystrokes"):
        yield _less("shipped library: a keystroke's p95, ms", keys["ms"][1], FRAME, keys["cpu_ms"][1])
