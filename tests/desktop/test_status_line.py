# SPDX-License-Identifier: MIT
from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.status_line import DISCLAIMER, SHORT_DISCLAIMER, StatusLine

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_the_disclaimer_is_shorter_rather_than_cut_off(qtbot: QtBot) -> None:
    line = StatusLine("2026.11")
    qtbot.addWidget(line)
    line.resize(1400, 30)
    line.show()
    qtbot.waitUntil(lambda: line.disclaimer.text() == DISCLAIMER)
    line.resize(500, 30)
    qtbot.waitUntil(lambda: line.disclaimer.text() == SHORT_DISCLAIMER)
    assert line.disclaimer.accessibleName() == DISCLAIMER
