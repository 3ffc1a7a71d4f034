# SPDX-License-Identifier: MIT
"""The project's own Python environment in .venv, made with whatever this machine has."""

from __future__ import annotations

import importlib
import importlib.util
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from devtools import running, stamps
from devtools.problem import SetupProblem

if TYPE_CHECKING:
    from pathlib import Path

    from devtools.places import Places

STAMP = "lamplight.json"


def ways_to_make() -> list[str]:
    """Return the ways that this machine offers to make an environment with packages, the plainest first."""
    importlib.invalidate_caches()  # a package may have been installed since this program started
    found = {
        "venv": _has("venv") and _has("ensurepip"),
        "virtualenv": _has("virtualenv"),
        "pip": _has("venv") and _has("pip"),
        "uv": shutil.which("uv") is not None,
    }
    return [way for way, there in found.items() if there]


def _has(module: str) -> bool:
    return importlib.util.find_spec(module) is not None


def debian_package() -> str:
    """Return the Debian package that lets the running Python make environments; none if it is not Debian's Python."""
    return f"python3.{sys.version_info.minor}-venv" if sys.base_prefix == "/usr" else ""


def pending(places: Places) -> str:
    """Say what is to be done about the environment, or nothing."""
    if not places.venv.is_symlink() and not places.venv.exists():
        return f"make a Python environment in {places.venv}"
    if not (places.venv / "pyvenv.cfg").is_file():
        if places.venv.is_dir() and not any(places.venv.iterdir()):
            return f"make a Python environment in {places.venv}"
        raise SetupProblem(f"{places.venv} is there but is not a Python environment: move it away.")
    stamp = stamps.read(places.venv / STAMP)
    if stamp.get("interpreter") == _interpreter(places.python) or _works(places):
        return ""
    return f"make the Python environment in {places.venv} anew: it does not work any more"


def _interpreter(python: Path) -> list[str | int]:
    real = os.path.realpath(python)
    return [real, *stamps.file_state(python)]


def _works(places: Places) -> bool:
    """Ask an environment that bears no stamp of ours, or whose Python was replaced, whether it can be used."""
    question = "import sys; sys.exit(sys.version_info < (3, 11))"
    try:
        answer = subprocess.run([places.python, "-c", question], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0 and bool(pip_command(places))


def note(places: Places) -> None:
    """Note in the stamp which interpreter the environment was found good with."""
    path = places.venv / STAMP
    stamp = stamps.read(path)
    if stamp.get("interpreter") != _interpreter(places.python):
        stamps.write(path, {**stamp, "interpreter": _interpreter(places.python)})


def make(places: Places) -> None:
    """Make the environment, in place of one that does not work."""
    ways = ways_to_make()
    base = getattr(sys, "_base_executable", sys.executable) or sys.executable
    target = str(places.venv)
    commands = {
        "venv": [base, "-m", "venv", "--clear", target],
        "virtualenv": [sys.executable, "-m", "virtualenv", "--clear", "--python", base, target],
        "pip": [base, "-m", "venv", "--clear", "--without-pip", target],
        "uv": ["uv", "venv", "--quiet", "--clear", "--seed", "--python", base, target],
    }
    if not ways:
        raise SetupProblem(f"{base} has neither ensurepip nor pip, so no environment can be made: install one of them.")
    running.run_or_explain(
        commands[ways[0]], "making the Python environment", cwd=places.root, env=os.environ, log=places.log
    )


def pip_command(places: Places) -> list[str]:
    """Return how pip installs into the environment: its own, else the one of the running Python; empty if neither."""
    if (places.site_packages / "pip").is_dir():
        return [str(places.python), "-m", "pip"]
    if _has("pip"):
        return [sys.executable, "-m", "pip", "--python", str(places.python)]
    return []
