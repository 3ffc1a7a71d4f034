# SPDX-License-Identifier: MIT
"""What the text browser must not do by itself, and how it scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop.article import ArticleView


@pytest.fixture
def long_view(view: ArticleView) -> ArticleView:
    """A narrow view of a long page."""
    view.resize(700, 420)
    view.show_article("impetigo", "treatment")
    view.text.setFocus()
    return view


def test_no_file_is_ever_shown(view: ArticleView, tmp_path: Path) -> None:
    (tmp_path / "secret.html").write_text("secret", encoding="utf-8")
    view.text.setSource(QUrl.fromLocalFile(str(tmp_path / "secret.html")))
    assert "Impetigo" in view.text.toPlainText()
    assert "secret" not in view.text.toPlainText()


@pytest.mark.parametrize("address", ["file:///etc/hostname", "https://example.org", "impetigo"])
def test_an_address_that_is_not_ours_leads_nowhere(qtbot: QtBot, view: ArticleView, address: str) -> None:
    with qtbot.assertNotEmitted(view.article_requested), qtbot.assertNotEmitted(view.place_changed):
        view.text.anchorClicked.emit(QUrl(address))


def test_page_down_hides_no_line_below_the_tabs(long_view: ArticleView) -> None:
    text = long_view.text
    text.verticalScrollBar().setValue(300)
    last = text.cursorForPosition(QPoint(60, text.viewport().height() - 30))
    QTest.keyClick(text, Qt.Key.Key_PageDown)
    assert text.covered <= text.cursorRect(last).top() < text.viewport().height()


def test_shift_space_goes_a_page_back(long_view: ArticleView) -> None:
    bar = long_view.text.verticalScrollBar()
    QTest.keyClick(long_view.text, Qt.Key.Key_Space)
    below = bar.value()
    QTest.keyClick(long_view.text, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert below > 0
    assert bar.value() == 0


def _wheel(view: ArticleView, over: QWidget, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Turn the wheel a notch down over a widget, as a mouse does."""
    place = QPointF(over.mapTo(view, over.rect().center()))
    QTest.wheelEvent(view.windowHandle(), place, QPoint(0, -120), stateKey=modifier)


@pytest.mark.parametrize("part", ["text", "header"])
def test_ctrl_and_the_wheel_are_left_to_the_window(long_view: ArticleView, part: str) -> None:
    over = long_view.text if part == "text" else long_view.header.title
    before = long_view.text.document().defaultFont().pixelSize()
    _wheel(long_view, over, Qt.KeyboardModifier.ControlModifier)
    assert long_view.text.document().defaultFont().pixelSize() == before
    assert long_view.text.verticalScrollBar().value() == 0


@pytest.mark.parametrize("part", ["title", "tabs"])
def test_the_wheel_over_header_and_tabs_scrolls_the_text(long_view: ArticleView, part: str) -> None:
    _wheel(long_view, long_view.header.title if part == "title" else long_view.tabs.bar)
    assert long_view.text.verticalScrollBar().value() > 0
    assert long_view.tabs.current() == "treatment"


def test_the_widgets_font_does_not_change_the_texts(view: ArticleView) -> None:
    view.text.setFont(QFont("serif", 40))
    assert view.text.document().defaultFont().pixelSize() == 16


def test_the_header_scrolls_away_and_the_tabs_stay(long_view: ArticleView) -> None:
    bar = long_view.text.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert long_view.tabs.mapTo(long_view, QPoint(0, 0)).y() == 0
    bar.setValue(0)
    assert long_view.header.mapTo(long_view, QPoint(0, 0)).y() == 0


def test_what_is_read_stays_at_the_top_in_a_narrower_window(long_view: ArticleView) -> None:
    text = long_view.text
    text.verticalScrollBar().setValue(500)
    before = text.top_position(60)
    long_view.resize(520, 420)
    assert abs(text.top_position(40) - before) < 80
