# SPDX-License-Identifier: MIT
"""Fixtures of the Qt half, and guards: a leftover thread or window fails the test that left it."""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QThreadPool

from desktop.theme import Theme, ThemeName, load_theme

# Before Qt starts: the tests need no screen. Those that do start their own.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def nothing_left_over(qapp: QApplication) -> Iterator[None]:
    """Fail a test that leaves a thread, a pool job or a window behind."""
    threads = set(threading.enumerate())
    yield
    qapp.closeAllWindows()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    left = [thread.name for thread in threading.enumerate() if thread not in threads and thread.is_alive()]
    assert not left, f"threads left running: {left}"
    assert QThreadPool.globalInstance().activeThreadCount() == 0
    windows = [window for window in qapp.topLevelWidgets() if window.isVisible()]
    assert not windows, f"windows left open: {windows}"


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    """The light theme."""
    return load_theme(ThemeName.LIGHT)
