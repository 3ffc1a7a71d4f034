# SPDX-License-Identifier: MIT
"""Queries with their right answers: those of a collection, and our own for the shipped library."""

from __future__ import annotations

import random
import zlib
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from tests.benchmarks.search.lines import read_lines

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

Split = Literal["all", "dev", "test"]

#: Kinds in which somebody asks in sentences; the times of engines are compared on these.
NATURAL = ("question", "question_typo", "question_synonym", "meqsum_summary", "meqsum_message")
_SEED = 7


@dataclass(frozen=True, slots=True)
class Query:
    """A query of a collection: an article is right when its group is among `groups`."""

    kind: str
    text: str
    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShippedQuery:
    """A query for the shipped library: the articles that are right (slugs), and sections if one was asked for."""

    id: str
    kind: str
    text: str
    articles: tuple[str, ...]
    sections: tuple[str, ...]


def read_queries(path: Path, split: Split = "all") -> list[Query]:
    """Return the queries of JSON lines {kind, query, groups}.

    They are divided by a hash of their answer: "dev" is for tuning, "test" is not to be looked at while tuning.
    """
    return [
        Query(query["kind"], query["query"], tuple(query["groups"]))
        for query in read_lines(path)
        if split == "all" or (zlib.crc32(query["groups"][0].encode()) % 2 == 0) == (split == "dev")
    ]


def draw(queries: Sequence[Query], size: int) -> list[Query]:
    """Return `size` queries of each kind, or all where there are fewer; the same ones every time."""
    by_kind: dict[str, list[Query]] = defaultdict(list)
    for query in queries:
        by_kind[query.kind].append(query)
    drawn = []
    for some in by_kind.values():
        drawn += random.Random(_SEED).sample(some, min(size, len(some)))  # noqa: S311 - not for secrets
    return drawn


def read_shipped(path: Path) -> list[ShippedQuery]:
    """Return our own queries: JSON lines {id, kind, query, articles, sections}."""
    queries = []
    for query in read_lines(path):
        articles, sections = tuple(query["articles"]), tuple(query["sections"])
        queries.append(ShippedQuery(str(query["id"]), query["kind"], query["query"], articles, sections))
    return queries
