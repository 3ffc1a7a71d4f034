# SPDX-License-Identifier: MIT
"""The checks run in order, stop at the first that fails, and end with a summary."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from devtools import checks

if TYPE_CHECKING:
    import pytest

    from devtools.places import Places


def test_every_check_of_the_project_is_there(places: Places) -> None:
    names = [name for name, _command in checks.steps(places, [])]
    assert names == ["ruff check", "ruff format", "mypy", "content check", "pytest"]


def test_arguments_go_to_pytest_and_then_part_of_the_coverage_is_enough(places: Places) -> None:
    _name, command = checks.steps(places, ["-k", "search"])[-1]
    assert command[-3:] == ["--cov-fail-under=0", "-k", "search"]
    assert "--cov-fail-under=0" not in checks.steps(places, [])[-1][1]


def _steps(*codes: int) -> list[tuple[str, list[str]]]:
    return [(f"check {code}", [sys.executable, "-c", f"raise SystemExit({code})"]) for code in codes]


def test_all_that_pass_give_0(
    places: Places, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(checks, "steps", lambda _places, _arguments: _steps(0, 0))
    assert checks.run(places, []) == 0
    assert capsys.readouterr().out.count("  ok ") == 2


def test_the_first_that_fails_ends_it_and_is_named(
    places: Places, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(checks, "steps", lambda _places, _arguments: _steps(0, 3, 4))
    assert checks.run(places, []) == 1
    shown = capsys.readouterr()
    assert shown.err == "dev.py: check 3 failed; what it found stands above.\n"
    assert "FAILED   check 3" in shown.out
    assert "not run  check 4" in shown.out
    assert "--- check 4" not in shown.out
