# SPDX-License-Identifier: MIT
"""What an opened library gives to its readers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from index.article import Article, Kind, Level, Urgency


@dataclass(frozen=True, slots=True)
class Entry:
    """One article as a line in a list."""

    slug: str
    kind: Kind
    title: str
    summary: str
    body_systems: tuple[str, ...]
    urgency: Urgency | None


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place inside a section that can be linked to: a heading or a question."""

    anchor: str
    title: str


@dataclass(frozen=True, slots=True)
class TabRecord:
    """A tab that has content at one level."""

    section: str
    title: str
    anchors: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """How long and how hard the text of one level is. `grade` is a Flesch-Kincaid grade, `minutes` at least 1."""

    words: int
    minutes: int
    grade: float


@dataclass(frozen=True, slots=True)
class ConditionWithFinding:
    """A condition that has a finding. The grades are None unless they are cited; `finding` is its label."""

    slug: str
    title: str
    finding: str
    frequency: str | None
    specificity: str | None


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """An article as the library holds it: its facts, its tabs at each level, and how long they read."""

    article: Article
    tabs: Mapping[Level, tuple[TabRecord, ...]]
    reading: Mapping[Level, Reading]
