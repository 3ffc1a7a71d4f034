# SPDX-License-Identifier: MIT
"""The locked packages: installed when the lock has changed, never without a hash, and what pip says in one line."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from devtools import dependencies, environment, stamps
from devtools.problem import SetupProblem

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from devtools.places import Places, Purpose


@pytest.fixture
def pip(places: Places, program: Callable[[str, str], Path], monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Return a function that says what pip does when it is called; the environment counts as made."""
    stamps.write(places.venv / environment.STAMP, {"interpreter": ["python", 1, 2]})

    def behave(script: str) -> Path:
        path = program("pip", script)
        monkeypatch.setattr(environment, "pip_command", lambda _places: [str(path)])
        return path

    behave("exit 0")
    return behave


def test_a_fresh_environment_gets_the_packages_of_the_lock(places: Places) -> None:
    assert dependencies.pending(places, "run") == "install the 1 packages of requirements.lock"
    assert dependencies.pending(places, "test") == "install the 2 packages of requirements-dev.lock"


def test_pip_is_asked_for_hashes_and_ready_made_files(places: Places, pip: Callable[[str], Path]) -> None:
    pip(f'echo "$PIP_DISABLE_PIP_VERSION_CHECK $@" > "{places.root}/call"')
    dependencies.install(places, "run")
    call = (places.root / "call").read_text(encoding="utf-8")
    assert call.startswith("1 install --require-hashes --only-binary :all: ")
    assert call.endswith(f"--requirement {places.lock('run')}\n")


@pytest.mark.parametrize(
    ("installed", "asked", "needed"),
    [("run", "run", False), ("run", "test", True), ("test", "run", False), ("test", "test", False)],
)
def test_the_packages_for_testing_hold_those_for_running(
    places: Places, pip: Callable[[str], Path], installed: Purpose, asked: Purpose, needed: bool
) -> None:
    dependencies.install(places, installed)
    assert bool(dependencies.pending(places, asked)) is needed


def test_a_touched_lock_is_not_a_changed_one(places: Places, pip: Callable[[str], Path]) -> None:
    dependencies.install(places, "run")
    os.utime(places.lock("run"), (1, 1))
    assert not dependencies.pending(places, "run")
    places.lock("run").write_text("one==2\n", encoding="utf-8")
    assert dependencies.pending(places, "run")


def test_after_a_failure_nothing_counts_as_installed(places: Places, pip: Callable[[str], Path]) -> None:
    dependencies.install(places, "run")
    pip("echo 'ERROR: [Errno 28] No space left on device' >&2; exit 1")
    with pytest.raises(SetupProblem, match="installing the packages failed: the disk is full") as caught:
        dependencies.install(places, "run")
    assert "\n" not in str(caught.value)
    assert dependencies.pending(places, "run")


def test_without_network_pip_really_says_what_we_understand(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("PIP_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/nothing-answers-here")
    monkeypatch.setenv("PIP_RETRIES", "1")
    monkeypatch.setattr(environment, "ways_to_make", lambda: ["pip"])
    environment.make(places)
    environment.note(places)
    with pytest.raises(SetupProblem, match="installing the packages failed: no network"):
        dependencies.install(places, "run")
