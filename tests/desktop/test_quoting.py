# SPDX-License-Identifier: MIT
from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest

from desktop.navigation import Place, View
from desktop.quoting import quoted

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.main_window import MainWindow


@pytest.mark.parametrize("typed", ["skin", "<b>skin</b>", "التهاب الكلية", "😀 sepsis", "a & b"])
def test_what_is_short_is_quoted_as_it_is(typed: str) -> None:
    assert quoted(f"  {typed} ") == f"“{typed}”"


def test_what_is_long_is_shortened() -> None:
    assert len(quoted("fever " * 50)) < 100
    assert quoted("fever " * 50).endswith("…”")


def test_a_long_word_can_be_broken() -> None:
    assert "\u200b" in quoted("a" * 60)
    assert quoted("a" * 60).replace("\u200b", "") == f"“{'a' * 60}”"


def test_signs_that_turn_the_sentence_around_are_left_out() -> None:
    assert quoted("\u202esepsis\u200f\x07") == "“sepsis”"


def test_a_long_word_does_not_widen_the_page_or_the_sidebar(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(900, 600)
    sidebar = window.sidebar.width()
    with qtbot.waitSignal(window.search.answered):
        window.go_to(Place(View.SEARCH, query="q" * 290))
    assert window.results.title.width() <= window.stack.width()
    assert window.results.minimumSizeHint().width() <= window.stack.width()
    window.acts.filter.trigger()
    QTest.keyClicks(window.sidebar.filter, "q" * 60)
    assert window.sidebar.width() == sidebar
