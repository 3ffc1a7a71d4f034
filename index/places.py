# SPDX-License-Identifier: MIT
"""Where things lie: the source tree, the shipped library, and the folder of this user's own data."""

from __future__ import annotations

import os
import sys
from pathlib import Path

#: Names the library to use when none is given on the command line.
LIBRARY_VARIABLE = "LAMPLIGHT_LIBRARY"
#: Names the folder of this user's own data instead of the system's usual place.
DATA_VARIABLE = "LAMPLIGHT_DATA"


def source_root() -> Path:
    """Return the folder that holds `index` and `resources`: the source tree, or the frozen bundle's root."""
    bundle = getattr(sys, "_MEIPASS", None)
    return Path(bundle) if bundle else Path(__file__).resolve().parent.parent


def resources_folder() -> Path:
    """Return the folder of content and assets."""
    return source_root() / "resources"


def articles_folder() -> Path:
    """Return the folder of the project's own article sources."""
    return resources_folder() / "articles"


def default_library() -> Path:
    """Return the library that is opened when none is named.

    The environment's comes first, then the one inside the frozen bundle, then `build/library` beside the source tree.
    """
    named = os.environ.get(LIBRARY_VARIABLE)
    if named:
        return Path(named)
    if getattr(sys, "frozen", False):
        return source_root() / "library"
    return source_root() / "build" / "library"


def user_data_folder() -> Path:
    """Return the folder of this user's own data by the system's custom; it may not exist yet."""
    named = os.environ.get(DATA_VARIABLE)
    if named:
        return Path(named)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
        return (Path(base) if base else Path.home() / "AppData" / "Local") / "Lamplight"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "Lamplight"
    base = os.environ.get("XDG_DATA_HOME", "")
    # The XDG rules say that a relative path is to be ignored.
    return (Path(base) if base.startswith("/") else Path.home() / ".local" / "share") / "lamplight"
