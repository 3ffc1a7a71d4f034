# SPDX-License-Identifier: MIT
"""Whether there is a screen to open the window on. Qt's own message about it blames a library instead."""

from __future__ import annotations

import re
import socket
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# With one of these Lamplight opens no window.
_WINDOWLESS = frozenset(
    {"--check", "--export-cards", "--export-notes", "--help", "--leaflet", "--self-test", "--version", "-h"}
)
_HINT = "start it from a desktop session, or set QT_QPA_PLATFORM=offscreen for --screenshot"


def problem(arguments: Sequence[str], variables: Mapping[str, str], platform: str) -> str:
    """Say why no window can be opened, or nothing when one can, or none is asked for."""
    if platform != "linux" or _WINDOWLESS.intersection(arguments) or "-platform" in arguments:
        return ""
    if not variables.get("QT_QPA_PLATFORM", "xcb").startswith("xcb") or variables.get("WAYLAND_DISPLAY"):
        return ""
    name = variables.get("DISPLAY", "")
    if not name:
        return f"there is no display to open the window on: {_HINT}."
    local = re.fullmatch(r"(?:unix)?:(\d+)(?:\.\d+)?", name)
    if local and not _answers(f"/tmp/.X11-unix/X{local[1]}"):  # noqa: S108 - X11 fixes this path
        return f"no display answers as {name}: {_HINT}."
    return ""


def _answers(path: str) -> bool:
    """Tell whether a program listens on an X11 socket, in the file system or in Linux's abstract space."""
    for address in (path, "\0" + path):
        with socket.socket(socket.AF_UNIX) as client:
            try:
                client.connect(address)
            except OSError:
                continue
            return True
    return False
