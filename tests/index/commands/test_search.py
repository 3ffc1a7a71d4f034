# SPDX-License-Identifier: MIT
from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from index.__main__ import main
from index.assets import asset_json

if TYPE_CHECKING:
    from pathlib import Path

SCHEMA = asset_json("schemas/search.schema.json")


@pytest.mark.parametrize(
    "words",
    [
        ["impetgo treatment"],
        ["school sores"],
        ["L01"],
        ["skin", "--kind", "symptom", "--level", "plain"],
        ["skin", "--section", "treatment", "--system", "skin"],
        ["handwashing"],
        ["skin", "--exact"],
        ["qqqq"],
        [""],
        ['"golden crust"'],
    ],
)
def test_json_fits_its_schema(words: list[str], sample_library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", *words, "--json", "--library", str(sample_library)]) == 0
    found = json.loads(capsys.readouterr().out)
    jsonschema.validate(found, SCHEMA)
    assert found["query"] == words[0]
    for hit in found["hits"]:
        for section in hit["sections"]:
            assert all(0 <= start < end <= len(section["snippet"]) for start, end in section["spans"])


def test_json_has_the_documented_keys(sample_library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["search", "impetgo", "--json", "--library", str(sample_library)])
    found = json.loads(capsys.readouterr().out)
    assert found["understood"] == [{"typed": "impetgo", "as": "impetigo", "because": "spelling"}]
    assert {"id", "query", "took_ms", "understood", "total", "counts", "hits"} <= set(found)
    assert found["hits"][0]["article"] == "impetigo"


def test_people_get_lines(sample_library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "impetgo", "--limit", "1", "--library", str(sample_library)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "impetgo read as impetigo (spelling)"
    assert lines[3] == "Impetigo  [impetigo]"


def test_nothing_found_is_exit_code_0(sample_library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "qqqq", "--library", str(sample_library)]) == 0
    assert capsys.readouterr().out == "Nothing found.\n"


def batch(text: str, sample_library: Path, tmp_path: Path) -> int:
    (tmp_path / "queries.jsonl").write_text(text, encoding="utf-8")
    return main(["search", "--batch", str(tmp_path / "queries.jsonl"), "--library", str(sample_library)])


def answers(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_batch_gives_a_line_a_query(sample_library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = '{"id": 1, "query": "skin", "limit": 1}\n\n{"id": "b", "query": "حمى"}\n{"query": "hands"}\n'
    assert batch(text, sample_library, tmp_path) == 0
    found = answers(capsys)
    assert [(one["id"], one["query"]) for one in found] == [(1, "skin"), ("b", "حمى"), (None, "hands")]
    assert len(found[0]["hits"]) == 1
    for one in found:
        jsonschema.validate(one, SCHEMA)


@pytest.mark.parametrize(
    "line",
    [
        "nonsense",
        "[]",
        '"text"',
        '{"id": 1}',
        '{"query": 5}',
        '{"query": "a", "limit": 0}',
        '{"query": "a", "limit": "x"}',
    ],
)
def test_a_line_that_is_no_query_is_named_and_the_others_answered(
    line: str, sample_library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert batch(f'{line}\n{{"query": "skin"}}\n', sample_library, tmp_path) == 1
    output = capsys.readouterr()
    assert output.err.startswith(f"{tmp_path / 'queries.jsonl'}:1: ")
    assert len(output.out.splitlines()) == 1


def test_a_batch_comes_from_standard_input(
    sample_library: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO('{"query": "skin"}\n'))
    assert main(["search", "--batch", "-", "--library", str(sample_library)]) == 0
    assert len(answers(capsys)) == 1


def test_a_missing_batch_file_is_one_sentence(
    sample_library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["search", "--batch", str(tmp_path / "gone"), "--library", str(sample_library)]) == 1
    assert capsys.readouterr().err == f"{tmp_path / 'gone'}: No such file or directory.\n"


def test_a_batch_of_another_encoding_is_one_sentence(
    sample_library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "queries.jsonl").write_bytes(b'{"query": "\xff"}\n')
    assert main(["search", "--batch", str(tmp_path / "queries.jsonl"), "--library", str(sample_library)]) == 1
    assert capsys.readouterr().err.endswith("is not UTF-8 text: save it as UTF-8.\n")
