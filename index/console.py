# SPDX-License-Identifier: MIT
"""What the commands write to a terminal or a pipe."""

from __future__ import annotations

import sys


def speak_utf8() -> None:
    """Write UTF-8 wherever the output goes: a pipe on Windows would otherwise refuse most letters."""
    for stream in (sys.stdout, sys.stderr):
        # A windowed program on Windows has none.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
