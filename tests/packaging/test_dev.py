# SPDX-License-Identifier: MIT
"""dev.py as people start it, in a copy of its own with nothing else there."""

from __future__ import annotations

import ast
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DEV = ROOT / "packaging" / "dev.py"

# Starts the set-up with a step that never ends, so that a test can stop it.
ENDLESS = """
import os, sys
sys.path.insert(0, sys.argv[1])
from devtools import cli, running
wait = "import signal; print('waiting', flush=True); signal.pause()"
cli.set_up = lambda places, purpose: running.run([sys.executable, "-c", wait], cwd=places.root, env=os.environ)
cli.main(["test"])
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """The set-up alone, in a path with a space and Arabic letters."""
    root = tmp_path / "Lamp light مصباح"
    shutil.copytree(ROOT / "packaging", root / "packaging", ignore=shutil.ignore_patterns("__pycache__"))
    (root / "resources" / "articles").mkdir(parents=True)
    return root


def _dev(root: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.environ["PATH"], "PYTHONDONTWRITEBYTECODE": "1", **variables}
    command = [sys.executable, str(root / "packaging" / "dev.py"), *arguments]
    return subprocess.run(
        command, env=environment, cwd=root.parent, capture_output=True, encoding="utf-8", timeout=60, check=False
    )


def test_it_parses_on_a_python_that_is_too_old() -> None:
    ast.parse(DEV.read_text(encoding="utf-8"), feature_version=(3, 6))


def test_a_python_that_is_too_old_is_one_line() -> None:
    program = (
        "import runpy, sys\n"
        "sys.version_info = (3, 10, 4, 'final', 0)\n"
        f"sys.argv = ['dev.py', 'run']\nrunpy.run_path({str(DEV)!r}, run_name='__main__')"
    )
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert answer.returncode == 1
    assert answer.stderr.startswith("dev.py: Lamplight needs Python 3.11 or later; this is 3.10.")
    assert answer.stderr.count("\n") == 1


@pytest.mark.parametrize("arguments", [("--check-only", "test"), ("test", "--check-only")])
def test_check_only_tells_everything_and_does_nothing(checkout: Path, arguments: tuple[str, ...]) -> None:
    before = sorted(checkout.rglob("*"))
    answer = _dev(checkout, *arguments)
    assert answer.returncode == 0, answer.stderr
    assert f"would make a Python environment in {checkout / '.venv'}\n" in answer.stdout
    assert "packages of requirements-dev.lock\n" in answer.stdout
    assert "would build the library from resources/articles\n" in answer.stdout
    assert "would run: ruff check, ruff format, mypy, content check, pytest\n" in answer.stdout
    assert sorted(checkout.rglob("*")) == before


def test_check_only_says_what_running_would_come_to(checkout: Path) -> None:
    assert "would start Lamplight\n" in _dev(checkout, "run", "--check-only", "--", "--version").stdout
    if sys.platform == "linux":
        assert "would not open the window: there is no display" in _dev(checkout, "--check-only", "run").stdout


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
def test_no_display_is_one_line_and_nothing_is_made(checkout: Path) -> None:
    answer = _dev(checkout, "run")
    assert answer.returncode == 1
    assert answer.stderr.startswith("dev.py: there is no display to open the window on")
    assert answer.stderr.count("\n") == 1
    assert not (checkout / ".venv").exists()


def test_a_file_where_the_environment_should_be_is_one_line(checkout: Path) -> None:
    (checkout / ".venv").write_text("mine", encoding="utf-8")
    answer = _dev(checkout, "test")
    assert answer.returncode == 1
    assert answer.stderr == f"dev.py: {checkout / '.venv'} is there but is not a Python environment: move it away.\n"
    assert (checkout / ".venv").read_text(encoding="utf-8") == "mine"


def test_a_file_where_the_build_folder_should_be_is_one_line(checkout: Path) -> None:
    (checkout / "build").write_text("mine", encoding="utf-8")
    answer = _dev(checkout, "test")
    assert answer.returncode == 1
    assert answer.stderr.startswith("dev.py: there is a file where a folder should be")
    assert answer.stderr.count("\n") == 1


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_one_line(checkout: Path) -> None:
    checkout.chmod(0o555)
    try:
        answer = _dev(checkout, "test")
    finally:
        checkout.chmod(0o755)
    assert answer.returncode == 1
    assert answer.stderr.startswith(f"dev.py: cannot write {checkout / 'build'}")
    assert answer.stderr.count("\n") == 1


@pytest.mark.parametrize("arguments", [(), ("fly",), ("run", "--screenshot", "x.png")])
def test_wrong_usage_ends_with_2(checkout: Path, arguments: tuple[str, ...]) -> None:
    assert _dev(checkout, *arguments).returncode == 2


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl+C goes to process groups")
def test_ctrl_c_is_one_line_and_ends_what_was_started() -> None:
    command = [sys.executable, "-c", ENDLESS, str(ROOT / "packaging")]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "waiting\n"
        os.killpg(process.pid, signal.SIGINT)
        _out, complaints = process.communicate(timeout=30)
    assert process.returncode == 130
    assert complaints == "\ndev.py: stopped. The same command goes on where it was.\n"
