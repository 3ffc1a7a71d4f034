# SPDX-License-Identifier: MIT
"""What the tests of notes share: an article that is open, and words of it that are chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from desktop.navigation import Place, View

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.main_window import MainWindow


@pytest.fixture
def article(window: MainWindow) -> MainWindow:
    """A window on the treatment of impetigo."""
    window.resize(1200, 800)
    window.go_to(Place(View.ARTICLE, "impetigo", "treatment"))
    QApplication.processEvents()
    return window


@pytest.fixture
def choose(window: MainWindow) -> Callable[[str], None]:
    """A function that chooses words in the text."""

    def choose(words: str) -> None:
        text = window.article.text
        document = text.shown
        assert document is not None
        start = document.plain_text.index(words)
        cursor = document.cursor_at(start)
        cursor.setPosition(document.cursor_at(start + len(words)).position(), QTextCursor.MoveMode.KeepAnchor)
        text.setTextCursor(cursor)

    return choose
