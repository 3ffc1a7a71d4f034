# SPDX-License-Identifier: MIT
"""What tests of the window's pages of learning do and see: keys, and the words in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.main_window import MainWindow

#: The first questions of the sample article on impetigo.
QUESTIONS = ["Is impetigo catching?", "Can my child go to school?", "Will it leave a scar?"]


def press(window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key on what has the keyboard."""
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused is window or window.isAncestorOf(focused)
    QTest.keyClick(focused, key, modifiers)
    QApplication.processEvents()


def words_in(page: QWidget) -> list[str]:
    """Return the words of every label that is shown."""
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
