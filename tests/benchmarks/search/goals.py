# SPDX-License-Identifier: MIT
"""What search is to reach, beside what it reached."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

#: One frame at 60 a second, in milliseconds.
FRAME = 1000 / 60


class Goal(NamedTuple):
    """A goal: the value that was measured, the one wanted, and whether more is better."""

    what: str
    value: float
    wanted: float
    more: bool

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
            value = collection["ratios"][rival]["natural"]["p50"]
            yield Goal(f"collection: natural language p50 to {rival}'s", value, wanted, more=False)
    if "fts5" in collection["ratios"]:
        value, worst = max((collection["ratios"]["fts5"][kind]["p95_natural"], kind) for kind in kinds)
        yield Goal(f"collection: worst kind's p95 ({worst}) to fts5's on natural language", value, 0.15, more=False)
    if collection["stage"]:
        yield Goal("collection: index stage to Whoosh's quick start", collection["stage"]["clock"], 1.0, more=False)


def _shipped(report: Mapping[str, Any]) -> Iterator[Goal]:
    shipped = report.get("shipped") or {}
    if shipped.get("count"):
        yield Goal("shipped library: success@1", shipped["all"]["success@1"][0], 0.97, more=True)
        if shipped["all"].get("sections"):
            yield Goal("shipped library: right section first", shipped["all"]["section"][0], 0.9, more=True)
    if report.get("keystrokes"):
        yield Goal("shipped library: a keystroke's p95, ms", report["keystrokes"]["ms"][1], FRAME, more=False)
