# SPDX-License-Identifier: MIT
from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.app import Windows, make_session
from desktop.navigation import Place
from desktop.profile import open_profile
from index.article import Level
from index.library import Library
from index.trust import user_trust

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from desktop.main_window import MainWindow
    from desktop.session import Session


def with_profile(qapp: QApplication, sample_library: Path, profile: Path, act: Callable[[Session], None]) -> None:
    """Start the program in a profile, act, and end it."""
    with Library.open(sample_library) as library:
        session = make_session(qapp, open_profile(profile), library, user_trust())
        try:
            act(session)
        finally:
            qapp.closeAllWindows()
            session.userdata.close()


def opened(session: Session) -> MainWindow:
    return Windows(session).open(Place())


def test_a_newcomer_is_offered_level_size_and_theme(qapp: QApplication, sample_library: Path, tmp_path: Path) -> None:
    def act(session: Session) -> None:
        window = opened(session)
        strip = window.first_run
        assert strip is not None
        assert strip.isVisible()
        QTest.mouseClick(strip.level.button(Level.PLAIN.value), Qt.MouseButton.LeftButton)
        assert window.level is Level.PLAIN
        before = session.look.text_size
        QTest.mouseClick(strip.larger, Qt.MouseButton.LeftButton)
        assert session.look.text_size > before
        window.acts.themes["dark"].trigger()
        assert window.acts.themes["dark"] in strip.themes.actions()
        assert session.look.choice == "dark"
        QTest.mouseClick(strip.put_away, Qt.MouseButton.LeftButton)
        assert not strip.isVisible()
        assert Windows(session).open(Place()).first_run is None

    with_profile(qapp, sample_library, tmp_path / "profile", act)


def test_whoever_was_here_before_is_not_greeted(qapp: QApplication, sample_library: Path, tmp_path: Path) -> None:
    def go_away(session: Session) -> None:
        opened(session).close()

    with_profile(qapp, sample_library, tmp_path / "profile", go_away)
    seen: list[bool] = []
    with_profile(
        qapp, sample_library, tmp_path / "profile", lambda session: seen.append(opened(session).first_run is None)
    )
    assert seen == [True]


def test_the_page_can_be_used_at_once(qapp: QApplication, sample_library: Path, tmp_path: Path) -> None:
    def act(session: Session) -> None:
        window = opened(session)
        assert window.first_run is not None
        assert window.stack.isVisible()
        assert window.stack.height() > window.first_run.height()

    with_profile(qapp, sample_library, tmp_path / "profile", act)


def test_a_low_window_has_no_strip(qapp: QApplication, sample_library: Path, tmp_path: Path) -> None:
    def act(session: Session) -> None:
        window = opened(session)
        assert window.first_run is not None
        window.resize(600, 380)
        assert not window.first_run.isVisible()
        window.resize(600, 700)
        assert window.first_run.isVisible()

    with_profile(qapp, sample_library, tmp_path / "profile", act)
