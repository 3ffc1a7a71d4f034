# SPDX-License-Identifier: MIT
"""Runs in the frozen program before anything of ours: names the profile beside it, if any, and cleans up behind it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

#: The folder beside the program that makes it portable: it keeps the reader's own things.
PORTABLE = "profile"
#: What the system's linker and Qt read at our start, and what other programs that we start must not see.
_OURS_ALONE = ("LD_LIBRARY_PATH", "QT_PLUGIN_PATH", "QML2_IMPORT_PATH")


def portable_profile(program: Path) -> Path | None:
    """Return the profile that lies beside a program (on macOS, beside the application), or None."""
    folder = program.parent
    if sys.platform == "darwin" and folder.name == "MacOS":
        folder = folder.parents[2]
    profile = folder / PORTABLE
    return profile if profile.is_dir() else None


def prepare(program: Path, variables: dict[str, str] | os._Environ[str]) -> None:
    """Name the portable profile unless the user named one, and give back what the start program changed."""
    profile = portable_profile(program)
    if profile is not None:
        variables.setdefault("LAMPLIGHT_DATA", str(profile))
    for name in _OURS_ALONE:
        before = variables.pop(f"{name}_ORIG", None)
        if before is not None:
            variables[name] = before
        elif variables.get(name, "").startswith(getattr(sys, "_MEIPASS", "\0")):
            del variables[name]


if getattr(sys, "frozen", False):
    prepare(Path(sys.executable).resolve(), os.environ)
