# SPDX-License-Identifier: MIT
"""Fixtures of the Qt half, and guards: a leftover thread or window fails the test that left it."""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QThreadPool

from desktop.app import Windows, make_session
from desktop.navigation import Place
from desktop.profile import open_profile
from desktop.theme import Theme, ThemeName, load_theme
from index.builder import build
from index.library import Library
from index.places import articles_folder

# Before Qt starts: the tests need no screen. Those that do start their own.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from desktop.main_window import MainWindow
    from desktop.session import Session


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


@pytest.fixture(scope="session")
def shipped_library(own_data_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the library built from the project's own articles."""
    folder = tmp_path_factory.mktemp("shipped") / "library"
    build(articles_folder(), folder)
    return folder


@pytest.fixture
def session(qapp: QApplication, sample_library: Path, tmp_path: Path) -> Iterator[Session]:
    """What windows share, on the sample library and an empty profile."""
    with Library.open(sample_library) as library:
        session = make_session(qapp, open_profile(tmp_path / "profile"), library, None)
        yield session
        qapp.closeAllWindows()
        session.userdata.close()


@pytest.fixture
def windows(session: Session) -> Windows:
    """The open windows; none yet."""
    return Windows(session)


@pytest.fixture
def window(windows: Windows, qapp: QApplication) -> MainWindow:
    """A real window on the sample library, at its start page."""
    window = windows.open(Place())
    qapp.processEvents()
    return window
