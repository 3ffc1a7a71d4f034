# SPDX-License-Identifier: MIT
"""Where the set-up finds and puts things; all of it inside the project's folder."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Purpose = Literal["run", "test", "bench"]

#: The lock of each purpose; every one holds those before it.
_LOCKS = {"run": "requirements.lock", "test": "requirements-dev.lock", "bench": "requirements-bench.lock"}


@dataclass(frozen=True)
class Places:
    """The folders and files of one checkout."""

    root: Path

    @classmethod
    def of_this_checkout(cls) -> Places:
        """Return the places of the checkout that this file lies in."""
        return cls(Path(__file__).resolve().parents[2])

    @property
    def venv(self) -> Path:
        """The project's own Python environment."""
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        """The interpreter of that environment."""
        return self.venv / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")

    @property
    def site_packages(self) -> Path:
        """Where that environment keeps packages; a folder that is not there when the environment is not."""
        if sys.platform == "win32":
            return self.venv / "Lib" / "site-packages"
        found = sorted(self.venv.glob("lib/python3*/site-packages"))
        return found[0] if found else self.venv / "lib" / "site-packages"

    @property
    def build(self) -> Path:
        """Everything that is made and can be thrown away."""
        return self.root / "build"

    @property
    def library(self) -> Path:
        """The library built from the articles."""
        return self.build / "library"

    @property
    def articles(self) -> Path:
        """The sources of the articles."""
        return self.root / "resources" / "articles"

    @property
    def log(self) -> Path:
        """What pip, venv and apt-get said when they failed."""
        return self.build / "setup.log"

    def lock(self, purpose: Purpose) -> Path:
        """Return the lock of the dependencies for running, testing or measuring; each holds those before it."""
        return self.root / "packaging" / _LOCKS[purpose]

    def module_environment(self) -> dict[str, str]:
        """Return the environment in which `python -P -m desktop` finds our packages from any working folder."""
        environment = dict(os.environ)
        inherited = environment.get("PYTHONPATH")
        environment["PYTHONPATH"] = os.pathsep.join([str(self.root), *([inherited] if inherited else [])])
        return environment
