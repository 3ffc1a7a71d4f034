# SPDX-License-Identifier: MIT
"""What is built: its version, and the time that stands in its files instead of the time of the build."""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

from devtools.problem import SetupProblem

if TYPE_CHECKING:
    from pathlib import Path

#: How much of a program's version every packager understands.
_VERSION = re.compile(r"\d+\.\d+\.\d+([a-z]+\d*)?")


@dataclass(frozen=True, slots=True)
class Release:
    """One release: `version` such as 0.1.0, `epoch` the seconds since 1970 of its commit."""

    version: str
    epoch: int


def release_of(root: Path, version: str = "") -> Release:
    """Return the release that a checkout is, called `version` if given.

    Raises SetupProblem for a version that packagers would not understand.
    """
    text = (root / "index" / "__init__.py").read_text(encoding="utf-8")
    found = version or re.findall(r'^__version__ = "([^"]+)"$', text, re.MULTILINE)[0]
    if not _VERSION.fullmatch(found):
        raise SetupProblem(f"'{found}' is not a version of three numbers such as 0.1.0.")
    return Release(found, epoch_of(root))


def epoch_of(root: Path) -> int:
    """Return SOURCE_DATE_EPOCH if it is set, else the time of the commit, else of the last change to the version."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if given.isdecimal():
        return int(given)
    command = ["git", "-C", str(root), "log", "-1", "--format=%ct"]
    try:
        answer = subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
    except OSError:
        answer = ""
    return int(answer) if answer.isdecimal() else int((root / "index" / "__init__.py").stat().st_mtime)


def build_variables(release: Release) -> dict[str, str]:
    """Return an environment in which the same input gives the same output, whoever runs it."""
    variables = {name: value for name, value in os.environ.items() if not name.startswith(("LAMPLIGHT_", "PYTHON"))}
    fixed = {"SOURCE_DATE_EPOCH": str(release.epoch), "PYTHONHASHSEED": "0", "TZ": "UTC", "PYTHONUTF8": "1"}
    return {**variables, **fixed}
