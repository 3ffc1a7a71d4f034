# SPDX-License-Identifier: MIT
"""What a search gives back: spans, not HTML, and why each thing matched."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from index.article import Kind, Level


@dataclass(frozen=True, slots=True)
class Understood:
    """A typed word read as something else; `because` is spelling, synonym, abbreviation, joined, split or code."""

    typed: str
    read_as: str
    because: str


@dataclass(frozen=True, slots=True)
class SectionHit:
    """A section that answers. `spans` are (start, end) character offsets of matches in `snippet`."""

    section: str
    anchor: str
    heading: str
    level: Level
    snippet: str
    spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """One article that matched, with up to three of its sections, best first. `why` is empty when it is plain."""

    slug: str
    kind: Kind
    title: str
    summary: str
    score: float
    why: tuple[str, ...] = ()
    sections: tuple[SectionHit, ...] = ()
    #: The folder of its library, where several are searched at once.
    library: str = ""


@dataclass(frozen=True, slots=True)
class Filters:
    """What a search is narrowed to; None means all."""

    kind: Kind | None = None
    system: str | None = None
    section: str | None = None
    level: Level | None = None


@dataclass(frozen=True, slots=True)
class Results:
    """An answered search. `total` and `counts` (kind, system, section, level) are over all matching articles."""

    query: str
    took_ms: float
    hits: tuple[Hit, ...]
    total: int
    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    understood: tuple[Understood, ...] = ()
    #: Names near to what was typed, offered when nothing was found: (slug, title).
    near: tuple[tuple[str, str], ...] = ()
    #: Quoted phrases that stand together nowhere: their words were looked for one by one.
    apart: tuple[str, ...] = ()
    #: Words, as typed, that stand in no article.
    unknown: tuple[str, ...] = ()
    #: Whether there may be more articles than `total` and `counts` say: of those that may have a phrase only the best
    #: were read.
    more: bool = False


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A name that completes what was typed. `name` is the name that matched, `spans` the matched part of it."""

    slug: str
    kind: Kind
    title: str
    name: str
    why: str = ""
    spans: tuple[tuple[int, int], ...] = ()
