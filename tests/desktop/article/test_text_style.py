# SPDX-License-Identifier: MIT
from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QFontMetricsF

from desktop.article.text_style import TextStyle

if TYPE_CHECKING:
    from desktop.article import ArticleView
    from desktop.theme import Theme


@pytest.mark.parametrize("percent", [80, 100, 300])
def test_text_grows_with_its_size(theme: Theme, percent: int) -> None:
    style = TextStyle(theme, percent)
    assert style.font.pixelSize() == round(16 * percent / 100)
    assert style.column == pytest.approx(TextStyle(theme, 100).column * percent / 100, rel=0.05)


def test_lines_are_set_about_one_and_a_half_apart(theme: Theme) -> None:
    style = TextStyle(theme, 100)
    assert 1.4 < QFontMetricsF(style.font).lineSpacing() * style.leading / 100 / 16 < 1.65


def test_a_line_holds_about_72_characters_at_most(view: ArticleView) -> None:
    view.resize(1600, 900)
    view.show_article("impetigo", "causes")
    lengths = []
    document = view.text.shown
    assert document is not None
    block = document.begin()
    while block.isValid():
        layout = block.layout()
        lengths += [layout.lineAt(number).textLength() for number in range(layout.lineCount())]
        block = block.next()
    # A line of narrow letters may hold a few more than the measure, which is set for prose.
    assert max(lengths) <= 78
    assert sorted(lengths)[len(lengths) * 9 // 10] <= 74


def test_every_token_in_the_sheet_is_filled(theme: Theme) -> None:
    sheet = TextStyle(theme, 100).sheet()
    assert "{ink}" not in sheet
    assert theme.tokens["note-ground"] in sheet
