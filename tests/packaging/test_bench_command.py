# SPDX-License-Identifier: MIT
"""`dev.py bench`: what it installs, what it starts, and what it says beforehand."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from devtools import benchmarks, cli, dependencies, environment, stamps
from devtools.places import Places

if TYPE_CHECKING:
    from devtools.places import Purpose

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def bench_lock(places: Places) -> Path:
    """The third lock of the empty checkout, with what the other two have and one more."""
    path = places.lock("bench")
    path.write_text("one==1\ntwo==2\nthree==3\n", encoding="utf-8")
    return path


def test_it_installs_a_lock_of_its_own(places: Places, bench_lock: Path) -> None:
    assert bench_lock.name == "requirements-bench.lock"
    assert dependencies.pending(places, "bench") == "install the 3 packages of requirements-bench.lock"


@pytest.mark.parametrize("asked", ["run", "test", "bench"])
def test_its_packages_hold_those_for_running_and_testing(places: Places, bench_lock: Path, asked: Purpose) -> None:
    noted = {"state": stamps.file_state(bench_lock), "content": stamps.file_content(bench_lock)}
    stamps.write(places.venv / environment.STAMP, {"interpreter": ["python", 1, 2], "bench": noted})
    assert not dependencies.pending(places, asked)


def test_the_packages_for_testing_are_not_enough(places: Places, bench_lock: Path) -> None:
    lock = places.lock("test")
    noted = {"state": stamps.file_state(lock), "content": stamps.file_content(lock)}
    stamps.write(places.venv / environment.STAMP, {"interpreter": ["python", 1, 2], "test": noted})
    assert dependencies.pending(places, "bench")


@pytest.mark.parametrize("name", benchmarks.MODULES)
def test_each_benchmark_is_there(name: str) -> None:
    folder = ROOT.joinpath(*benchmarks.MODULES[name].split("."))
    assert (folder / "__main__.py").is_file()


def test_it_runs_with_the_arguments_and_gives_back_the_exit_code(
    places: Places, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    module = places.root / "tests" / "benchmarks" / "search" / "__main__.py"
    module.parent.mkdir(parents=True)
    module.write_text("import os, sys\nprint(sys.argv[1:], os.environ.get('PYTHONUNBUFFERED'))\nsys.exit(4)\n")
    places.python.parent.mkdir(parents=True)
    places.python.symlink_to(sys.executable)
    monkeypatch.setenv("PYTHONUNBUFFERED", "1")
    assert benchmarks.run(places, "search", ["--sample", "9"]) == 4
    assert capfd.readouterr().out == "['--sample', '9'] None\n"


def test_check_only_says_what_would_be_measured(
    places: Places, bench_lock: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(Places, "of_this_checkout", classmethod(lambda _class: places))
    (places.root / "index").mkdir()
    assert cli.main(["bench", "search", "--check-only", "--", "--sample", "9"]) == 0
    shown = capsys.readouterr().out
    assert "would install the 3 packages of requirements-bench.lock\n" in shown
    assert shown.endswith("would measure: search\n")


@pytest.mark.parametrize("arguments", [["bench"], ["bench", "flight"]])
def test_an_unknown_benchmark_is_wrong_usage(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(arguments)
    assert ended.value.code == 2
    assert "search" in capsys.readouterr().err or arguments == ["bench"]
