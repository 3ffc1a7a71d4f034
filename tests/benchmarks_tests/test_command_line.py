# SPDX-License-Identifier: MIT
"""The whole benchmark on two articles and the sample library, from its options to its tables and its JSON."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

import pytest

from tests.benchmarks.search import __main__ as command
from tests.benchmarks.search import building, measuring

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def data(collection: Path) -> Path:
    """The collection of two articles, zipped."""
    for name in ("medquad", "queries"):
        with gzip.open(collection / f"{name}.jsonl.gz", "wb") as file:
            file.write((collection / f"{name}.jsonl").read_bytes())
    return collection


@pytest.fixture
def shipped_queries(tmp_path: Path) -> Path:
    """A query that is answered, one in a wrong section, and one on an article that is not there."""
    rows = [
        {"id": "a", "kind": "title", "query": "impetigo", "articles": ["impetigo"], "sections": []},
        {"id": "b", "kind": "title", "query": "impetigo", "articles": ["impetigo"], "sections": ["nowhere"]},
        {"id": "c", "kind": "lay", "query": "bends", "articles": ["decompression-sickness"], "sections": []},
    ]
    path = tmp_path / "shipped.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_a_collection_is_measured_beside_another_engine(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(measuring, "_STARTS", 1)
    told = tmp_path / "told.json"
    options = ["--data", str(data), "--work", str(tmp_path / "work"), "--parts", "collection", "--json", str(told)]
    assert command.main([*options, "--engines", "lamplight,fts5", "--misses", "1"]) == 0
    shown = capsys.readouterr().out
    collection = json.loads(told.read_text(encoding="utf-8"))["collection"]
    assert collection["articles"] == 2
    assert collection["queries"] == {"title": 1, "question": 1}
    assert collection["engines"]["lamplight"]["mean"]["success@1"] == [1.0, 1.0, 1.0]
    assert collection["ratios"]["fts5"]["natural"]["p50"] > 0
    assert "Lamplight / fts5" in shown
    assert "collection: mean success@1" in shown


def test_what_was_built_is_used_again(data: Path, tmp_path: Path) -> None:
    source = building.Source(data / "medquad.jsonl.gz")
    assert building.make(["fts5"], source, tmp_path / "work")["fts5"].fresh
    assert not building.make(["fts5"], source, tmp_path / "work")["fts5"].fresh
    assert building.make(["fts5"], source, tmp_path / "work", anew=True)["fts5"].fresh
    with gzip.open(source.path, "ab") as file:
        file.write(b"\n")
    assert building.make(["fts5"], source, tmp_path / "work")["fts5"].fresh


def test_a_build_that_fails_leaves_nothing_and_is_one_line(data: Path, tmp_path: Path) -> None:
    with gzip.open(data / "medquad.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(json.dumps({"title": "", "synonyms": [], "group": "", "sections": []}))
    with pytest.raises(building.BuildFailedError, match="build lamplight failed"):
        building.make(["lamplight"], building.Source(data / "medquad.jsonl.gz"), tmp_path / "work")
    assert not list((tmp_path / "work").rglob("*.*"))


def test_without_a_collection_the_shipped_library_is_measured(
    tmp_path: Path, sample_library: Path, shipped_queries: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ["--data", str(tmp_path / "none"), "--library", str(sample_library), "--queries", str(shipped_queries)]
    assert command.main([*options, "--misses", "2", "--names", "2"]) == 0
    shown = capsys.readouterr()
    assert "only the shipped library is measured" in shown.err
    assert "left out: 1 queries whose article is not in the library" in shown.out
    assert "wants impetigo#nowhere, got impetigo#" in shown.out
    assert "shipped library: right section first" in shown.out
    assert "keys of 2 names" in shown.out


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--engines", "lamplight,lucene"], "'lucene' is none of lamplight, fts5"),
        (["--grow", "many"], "'many' are no sizes"),
        (["--split", "half"], "invalid choice"),
    ],
)
def test_wrong_options_are_said(options: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        command.main(options)
    assert ended.value.code == 2
    assert said in capsys.readouterr().err


def test_a_library_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as ended:
        command.main(["--parts", "shipped", "--library", str(tmp_path / "none")])
    assert str(ended.value.code).startswith("bench search: ")
    assert "\n" not in str(ended.value.code)
