# SPDX-License-Identifier: MIT
"""The locked dependencies, installed into the environment by hash."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from devtools import environment, running, stamps

if TYPE_CHECKING:
    from devtools.places import Places, Purpose


def pending(places: Places, purpose: Purpose) -> str:
    """Say what is to be installed, or nothing. Asks for size and time of the lock first, for its content only then."""
    lock = places.lock(purpose)
    stamp = stamps.read(places.venv / environment.STAMP)
    if stamp.get("interpreter"):
        for installed in _holding(purpose):
            noted = stamp.get(installed, {})
            path = places.lock(installed)
            if noted and (noted["state"] == stamps.file_state(path) or noted["content"] == stamps.file_content(path)):
                return ""
    count = sum(1 for line in lock.read_text(encoding="utf-8").splitlines() if line[:1].isalnum())
    return f"install the {count} packages of {lock.name}"


def _holding(purpose: Purpose) -> tuple[Purpose, ...]:
    """Return the locks that hold what is needed: that for testing holds that for running, and so on."""
    purposes: tuple[Purpose, ...] = ("run", "test", "bench")
    return purposes[purposes.index(purpose) :]


def install(places: Places, purpose: Purpose) -> None:
    """Install exactly what the lock names. What the machine sets for pip (PIP_*, pip.conf) is left as it is."""
    lock = places.lock(purpose)
    quiet = [] if sys.stdout.isatty() else ["--quiet"]
    command = [
        *environment.pip_command(places),
        *("install", "--require-hashes", "--only-binary", ":all:", *quiet, "--requirement", str(lock)),
    ]
    variables = {**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    path = places.venv / environment.STAMP
    bare = {"interpreter": stamps.read(path).get("interpreter", [])}
    stamps.write(path, bare)  # while pip works, and when it is stopped half-way, nothing counts as installed
    running.run_or_explain(command, "installing the packages", cwd=places.root, env=variables, log=places.log)
    noted = {"state": stamps.file_state(lock), "content": stamps.file_content(lock)}
    stamps.write(path, {**bare, purpose: noted})
