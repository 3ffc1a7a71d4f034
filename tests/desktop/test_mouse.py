# SPDX-License-Identifier: MIT
from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.navigation import Place, View

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.main_window import MainWindow


@pytest.mark.parametrize("where", ["text", "sidebar", "results", "status"])
def test_the_mouses_own_buttons_go_back_and_forward(qtbot: QtBot, window: MainWindow, where: str) -> None:
    window.go_to(Place(View.ARTICLE, "impetigo"))
    with qtbot.waitSignal(window.search.answered):
        window.go_to(Place(View.SEARCH, query="skin"))
    if where == "text":
        window.go_to(Place(View.ARTICLE, "itching"))
    before = (window.history.current.view, window.history.current.slug)
    widget = {
        "text": window.article.text.viewport(),
        "sidebar": window.sidebar.list.viewport(),
        "results": window.results.list.viewport(),
        "status": window.status_line,
    }[where]
    QTest.mouseClick(widget, Qt.MouseButton.BackButton)
    assert (window.history.current.view, window.history.current.slug) != before
    # The page that was clicked on is not shown any more.
    QTest.mouseClick(window.status_line, Qt.MouseButton.ForwardButton)
    assert (window.history.current.view, window.history.current.slug) == before
