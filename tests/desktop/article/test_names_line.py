# SPDX-License-Identifier: MIT
from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.article.names_line import NamesLine

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.theme import Theme


@pytest.fixture
def line(qtbot: QtBot, theme: Theme) -> NamesLine:
    made = NamesLine(theme)
    qtbot.addWidget(made)
    return made


def test_an_article_without_other_names_has_no_line(line: NamesLine) -> None:
    line.show_names([])
    assert line.isHidden()


def test_a_short_list_is_shown_whole(line: NamesLine) -> None:
    line.show_names(["a", "b", "c", "d <e>"])
    assert line.text() == "Also called a, b, c, d &lt;e&gt;"


def test_a_long_list_is_shortened_and_unfolds(qtbot: QtBot, line: NamesLine) -> None:
    line.show_names(["a", "b", "c", "d", "e"])
    assert "and 2 more</a>" in line.text()
    with qtbot.waitSignal(line.unfolded):
        line.linkActivated.emit("more")
    assert line.text() == "Also called a, b, c, d, e"


def test_all_names_are_read_out_even_when_shortened(line: NamesLine) -> None:
    line.show_names(["a", "b", "c", "d", "e"])
    assert line.accessibleName() == "Also called a, b, c, d, e"
