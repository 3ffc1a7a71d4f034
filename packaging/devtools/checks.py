# SPDX-License-Identifier: MIT
"""Every check and test, in order, until one fails."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

from devtools import running

if TYPE_CHECKING:
    from collections.abc import Sequence

    from devtools.places import Places


def steps(places: Places, pytest_arguments: Sequence[str]) -> list[tuple[str, list[str]]]:
    """Return the name and the command of each check; with arguments for pytest, part of the tests may run."""
    python = str(places.python)
    coverage = ["--cov-fail-under=0"] if pytest_arguments else []
    return [
        ("ruff check", [python, "-m", "ruff", "check", "."]),
        ("ruff format", [python, "-m", "ruff", "format", "--check", "."]),
        ("mypy", [python, "-m", "mypy"]),
        ("content check", [python, "-P", "-m", "index", "check", str(places.articles)]),
        ("pytest", [python, "-m", "pytest", "--cov", "--cov-report=term", *coverage, *pytest_arguments]),
    ]


def run(places: Places, pytest_arguments: Sequence[str]) -> int:
    """Run the checks, print a summary, and return 0 when all of them passed."""
    todo = steps(places, pytest_arguments)
    variables = {**places.module_environment(), "QT_QPA_PLATFORM": "offscreen"}
    (places.build / "coverage").mkdir(parents=True, exist_ok=True)
    summary: list[str] = []
    failed = ""
    for name, command in todo:
        if failed:
            summary.append(f"  not run  {name}")
            continue
        print(f"--- {name}", flush=True)
        began = time.monotonic()
        if running.run(command, cwd=places.root, env=variables, keep=False).code:
            failed = name
        summary.append(f"  {'FAILED ' if failed else 'ok     '}  {name:<14} {time.monotonic() - began:6.1f} s")
    print("\n".join(["", "Summary", *summary]), flush=True)
    if failed:
        print(f"dev.py: {failed} failed; what it found stands above.", file=sys.stderr)
        return 1
    return 0
