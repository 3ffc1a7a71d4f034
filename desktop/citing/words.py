# SPDX-License-Identifier: MIT
"""Words of an article with where they stand, to be pasted elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.captions import in_words

if TYPE_CHECKING:
    import datetime

    from index.article import Level


@dataclass(frozen=True, slots=True)
class Quoted:
    """Where words stand: the article's title, the section's, the level and the edition; and whether it was reviewed."""

    title: str
    section: str
    level: Level
    edition: str
    reviewed: bool = False


def with_citation(words: str, place: Quoted, today: datetime.date) -> str:
    """Return words followed by a line that says where they stand and when they were read there."""
    section = f", “{place.section}”" if place.section else ""
    state = "" if place.reviewed else " Drafted by software, not reviewed by a clinician."
    return (
        f"{words.strip()}\n\n{place.title}{section} ({place.level.value} level). Lamplight, edition {place.edition}."
        f"{state} Read on {in_words(today.isoformat())}.\n"
    )
