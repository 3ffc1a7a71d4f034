# SPDX-License-Identifier: MIT
"""Progress in words: what was counted, and what the scheduler expects, each said as what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.study.progress import DeckCounts, Progress
    from desktop.study.review_store import Tally


def counts_words(counts: DeckCounts) -> str:
    """Return the counts of a deck in a line."""
    if not counts.total:
        return "No cards yet"
    parts = [f"{counts.due:,} due" if counts.due else "nothing due", f"{counts.new:,} new"]
    if counts.learning:
        parts.append(f"{counts.learning:,} being learned")
    parts.append(f"{counts.learned:,} of {counts.total:,} learned")
    return ", ".join(parts)


def begin_words(due: int, new: int) -> str:
    """Return what the button that begins a sitting says; "" when there is nothing to ask."""
    if due and new:
        return f"Review {cards(due)} and learn {new:,} new"
    if due:
        return f"Review {cards(due)}"
    return f"Learn {cards(new, 'new ')}" if new else ""


def cards(number: int, kind: str = "") -> str:
    """Return "1 card" or "5 new cards"."""
    return f"{number:,} {kind}card" if number == 1 else f"{number:,} {kind}cards"


def progress_lines(progress: Progress, total: int) -> list[str]:
    """Return how learning goes, a sentence a line; nothing is said of what was not tried."""
    if not progress.first_sight.asked:
        return []
    lines = [f"Learned: {progress.learned:,} of {cards(total)}, {progress.learning:,} being learned."]
    lines.append(f"Right at first sight: {_share(progress.first_sight)}.")
    if progress.later.asked:
        lines.append(f"Right when asked again after a day or more: {_share(progress.later)}.")
    if progress.learned:
        expected = min(progress.learned, round(progress.expected))
        lines.append(
            f"If all {progress.learned:,} learned were asked now, the scheduler expects {expected:,} to be known."
        )
    if progress.answered_today:
        times = "1 answer" if progress.answered_today == 1 else f"{progress.answered_today:,} answers"
        lines.append(f"Today: {times}, {cards(progress.new_today, 'new ')}.")
    return lines


def _share(tally: Tally) -> str:
    return f"{tally.right:,} of {tally.asked:,} ({round(100 * tally.right / tally.asked)}%)"
