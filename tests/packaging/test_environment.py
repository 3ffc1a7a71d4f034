# SPDX-License-Identifier: MIT
"""The project's own environment: when it is made, how, and what is left alone."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from devtools import environment
from devtools.problem import SetupProblem

if TYPE_CHECKING:
    from pathlib import Path

    from devtools.places import Places


def _only(*modules: str) -> object:
    return lambda name: name if name in modules else None


@pytest.fixture
def made(places: Places, monkeypatch: pytest.MonkeyPatch) -> Places:
    """A checkout with a real environment, made the quick way: without a pip of its own."""
    monkeypatch.setattr(environment, "ways_to_make", lambda: ["pip"])
    environment.make(places)
    environment.note(places)
    return places


@pytest.mark.parametrize(
    ("modules", "ways"),
    [
        (("venv", "ensurepip", "pip"), ["venv", "pip"]),
        (("venv", "virtualenv"), ["virtualenv"]),
        (("venv", "pip"), ["pip"]),
        (("venv",), []),
        (("pip",), []),
    ],
)
def test_what_the_machine_has_decides_how_it_is_made(
    modules: tuple[str, ...], ways: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("importlib.util.find_spec", _only(*modules))
    assert environment.ways_to_make() == ways


def test_only_debians_own_python_is_completed_with_a_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "base_prefix", "/usr")
    assert environment.debian_package() == f"python3.{sys.version_info.minor}-venv"
    monkeypatch.setattr(sys, "base_prefix", "/usr/local")
    assert environment.debian_package() == ""


def test_without_any_way_the_line_says_what_is_missing(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "ways_to_make", list)
    with pytest.raises(SetupProblem, match="neither ensurepip nor pip"):
        environment.make(places)


def test_a_fresh_checkout_needs_one(places: Places) -> None:
    assert environment.pending(places).startswith("make a Python environment in ")
    places.venv.mkdir()
    assert environment.pending(places).startswith("make a Python environment in ")


def test_what_is_no_environment_is_left_alone(places: Places) -> None:
    places.venv.mkdir()
    (places.venv / "thesis.txt").touch()
    with pytest.raises(SetupProblem, match="is not a Python environment: move it away"):
        environment.pending(places)


def test_a_file_in_its_place_is_left_alone(places: Places) -> None:
    places.venv.write_text("mine", encoding="utf-8")
    with pytest.raises(SetupProblem, match="is not a Python environment: move it away"):
        environment.pending(places)


def test_a_made_one_works_and_is_not_made_again(made: Places) -> None:
    assert environment.pending(made) == ""
    answer = subprocess.run([made.python, "-c", "print(1)"], capture_output=True, text=True, check=True)
    assert answer.stdout == "1\n"


def test_one_whose_python_is_gone_is_made_anew(made: Places) -> None:
    made.python.unlink()
    made.python.symlink_to(made.root / "gone")
    assert "anew" in environment.pending(made)
    environment.make(made)
    environment.note(made)
    assert environment.pending(made) == ""


def test_one_that_was_made_by_hand_is_taken_over(made: Places) -> None:
    (made.venv / environment.STAMP).unlink()
    assert environment.pending(made) == ""


def test_pip_of_the_machine_serves_an_environment_without_one(made: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", _only("pip"))
    assert environment.pip_command(made) == [sys.executable, "-m", "pip", "--python", str(made.python)]
    monkeypatch.setattr("importlib.util.find_spec", _only())
    assert environment.pip_command(made) == []
    (made.site_packages / "pip").mkdir()
    assert environment.pip_command(made) == [str(made.python), "-m", "pip"]
