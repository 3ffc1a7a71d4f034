# SPDX-License-Identifier: MIT
"""Queries are divided, drawn and read the same way every time."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.benchmarks.search.queries import Query, draw, read_queries, read_shipped

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def _write(path: Path, count: int) -> Path:
    rows = [{"kind": "title", "query": f"q {number}", "groups": [f"g{number // 2}"]} for number in range(count)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_dev_and_test_share_no_answer_and_miss_none(tmp_path: Path) -> None:
    path = _write(tmp_path / "queries.jsonl", 80)
    dev, test = read_queries(path, "dev"), read_queries(path, "test")
    assert {query.groups for query in dev}.isdisjoint(query.groups for query in test)
    assert sorted(query.text for query in dev + test) == sorted(query.text for query in read_queries(path))
    assert min(len(dev), len(test)) > 20


def test_so_many_of_each_kind_are_drawn_and_always_the_same() -> None:
    queries = [Query(kind, f"{kind} {number}", ()) for kind, count in (("a", 30), ("b", 4)) for number in range(count)]
    drawn = draw(queries, 10)
    assert [query.kind for query in drawn] == ["a"] * 10 + ["b"] * 4
    assert draw(queries, 10) == drawn
    assert len(set(drawn)) == 14


def test_a_shipped_query_may_ask_for_no_section(tmp_path: Path) -> None:
    path = tmp_path / "shipped.jsonl"
    path.write_text('{"id": 7, "kind": "lay", "query": "fits", "articles": ["seizure"], "sections": []}\n\n')
    (query,) = read_shipped(path)
    assert (query.id, query.kind, query.text, query.articles, query.sections) == ("7", "lay", "fits", ("seizure",), ())


def test_the_shipped_queries_are_well_formed(pytestconfig: pytest.Config) -> None:
    path = pytestconfig.rootpath / "tests" / "data" / "queries" / "shipped.jsonl"
    queries = read_shipped(path)
    assert len(queries) >= 300
    assert len({query.id for query in queries}) == len(queries)
    assert all(query.text.strip() and query.articles for query in queries)
