# SPDX-License-Identifier: MIT
"""`lamplight-index check`."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import jsonschema
import pytest

from index.__main__ import main
from index.assets import asset_json
from index.checks.table import RULES

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def broken(sample_articles: Path, tmp_path: Path) -> Path:
    """A copy of the sample articles with one error and one warning."""
    root = tmp_path / "articles"
    shutil.copytree(sample_articles, root)
    plain = root / "symptoms" / "itching" / "plain.md"
    plain.write_text(plain.read_text(encoding="utf-8").replace("(impetigo)", "(gone)"), encoding="utf-8")
    (root / "conditions" / "impetigo" / "stray.txt").write_text("x")
    return root


def test_good_articles_pass(sample_articles: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 0 and one line."""
    assert main(["check", str(sample_articles)]) == 0
    assert capsys.readouterr().out == "3 articles checked: 0 errors, 0 warnings.\n"


def test_an_error_is_a_line_and_exit_code_1(broken: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With path and line first, as editors read it."""
    assert main(["check", str(broken)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert any(
        line.startswith(f"{broken.as_posix()}/symptoms/itching/plain.md:17: there is no article") for line in lines
    )


def test_warnings_alone_are_exit_code_0(broken: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """They are shown and counted."""
    assert main(["check", str(broken), "--only", "impetigo"]) == 0
    assert "stray.txt:1: warning: " in (out := capsys.readouterr().out)
    assert out.endswith("1 article checked: 0 errors, 1 warning.\n")


def test_one_article_may_be_given(broken: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its folder is enough."""
    assert main(["check", str(broken / "procedures" / "hand-washing")]) == 0
    assert "1 article checked" in capsys.readouterr().out


def test_json_has_the_shape_of_its_schema(broken: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Scripts may rely on it."""
    assert main(["check", str(broken), "--json"]) == 1
    problems = json.loads(capsys.readouterr().out)
    jsonschema.validate(problems, asset_json("schemas/check.schema.json"))
    assert [problem["severity"] for problem in problems] == ["warning", "error"]


def test_the_rules_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    """With what each asks."""
    assert main(["check", "--rules"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == len(RULES)


def test_a_missing_folder_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One line, no traceback."""
    assert main(["check", str(tmp_path / "gone")]) == 1
    assert "no such folder" in capsys.readouterr().out
