# SPDX-License-Identifier: MIT
from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from desktop.navigation import Place

if TYPE_CHECKING:
    import pytest

    from desktop.app import Windows
    from desktop.main_window import MainWindow


def test_an_unexpected_error_is_told_in_one_sentence(window: MainWindow, capfd: pytest.CaptureFixture[str]) -> None:
    error = ZeroDivisionError("made for this test")
    window.session.reporter.report(ZeroDivisionError, error, None)
    assert window.notice.isVisible()
    assert "\n" not in window.notice.sentence.text()
    assert "made for this test" in window.notice.details.toPlainText()
    window.notice.copy.click()
    assert "made for this test" in QApplication.clipboard().text()
    capfd.readouterr()


def test_an_error_after_a_window_was_closed_is_told_in_the_others(
    windows: Windows, window: MainWindow, capfd: pytest.CaptureFixture[str]
) -> None:
    windows.open(Place()).close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    error = ZeroDivisionError("made for this test")
    window.session.reporter.report(ZeroDivisionError, error, None)
    assert "made for this test" in window.notice.details.toPlainText()
    assert "already deleted" not in capfd.readouterr().err
