# SPDX-License-Identifier: MIT
"""A missing display is noticed before Qt blames a library for it."""

from __future__ import annotations

import socket
import sys
import tempfile
from pathlib import Path

import pytest

from devtools import display

NO_DISPLAY = "there is no display to open the window on"


@pytest.mark.parametrize(
    ("arguments", "variables", "platform", "message"),
    [
        ([], {}, "linux", NO_DISPLAY),
        (["--screenshot", "a.png"], {}, "linux", NO_DISPLAY),
        ([], {"QT_QPA_PLATFORM": "xcb"}, "linux", NO_DISPLAY),
        ([], {"DISPLAY": ":4321"}, "linux", "no display answers as :4321"),
        ([], {"DISPLAY": "unix:4321.0"}, "linux", "no display answers as unix:4321.0"),
        ([], {"DISPLAY": "desk:0"}, "linux", ""),
        ([], {"WAYLAND_DISPLAY": "wayland-0"}, "linux", ""),
        ([], {"QT_QPA_PLATFORM": "offscreen"}, "linux", ""),
        (["-platform", "offscreen"], {}, "linux", ""),
        (["--version"], {}, "linux", ""),
        (["--self-test"], {}, "linux", ""),
        ([], {}, "darwin", ""),
        ([], {}, "win32", ""),
    ],
)
def test_whether_a_window_can_be_opened(
    arguments: list[str], variables: dict[str, str], platform: str, message: str
) -> None:
    found = display.problem(arguments, variables, platform)
    assert found.startswith(message)
    assert bool(found) is bool(message)
    assert "\n" not in found


@pytest.mark.skipif(sys.platform == "win32", reason="X11 is not looked for there")
def test_a_display_that_answers_is_found() -> None:
    with tempfile.TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX) as server:
        path = str(Path(folder) / "X0")
        assert not display._answers(path)
        server.bind(path)
        server.listen()
        assert display._answers(path)
