# SPDX-License-Identifier: MIT
"""The benchmarks that `dev.py bench` runs: programs of their own in tests/benchmarks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from devtools import running

if TYPE_CHECKING:
    from collections.abc import Sequence

    from devtools.places import Places

#: What `dev.py bench` is told -> the module that does it.
MODULES = {"search": "tests.benchmarks.search"}


def command(places: Places, name: str, arguments: Sequence[str]) -> list[str]:
    """Return how a benchmark is started."""
    return [str(places.python), "-P", "-m", MODULES[name], *arguments]


def run(places: Places, name: str, arguments: Sequence[str]) -> int:
    """Run a benchmark with the arguments after `--` and return its exit code."""
    # Unbuffered output or no byte code, which some machines set, would be measured along with the programs.
    variables = places.module_environment()
    for variable in ("PYTHONUNBUFFERED", "PYTHONDONTWRITEBYTECODE"):
        variables.pop(variable, None)
    variables.setdefault("QT_QPA_PLATFORM", "offscreen")
    return running.run(command(places, name, arguments), cwd=places.root, env=variables, keep=False).code
