# SPDX-License-Identifier: MIT
from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyleOptionViewItem

from desktop.search.delegate import LineDelegate
from desktop.search.lines import Line
from desktop.search.model import LineModel
from desktop.theme import ThemeName, load_theme

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def luminance(color: QColor) -> float:
    shares = (color.redF(), color.greenF(), color.blueF())
    parts = [share / 12.92 if share <= 0.03928 else float(((share + 0.055) / 1.055) ** 2.4) for share in shares]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def painted(qtbot: QtBot, name: ThemeName, state: QStyle.StateFlag) -> QImage:
    theme = load_theme(name)
    view = QListView()
    qtbot.addWidget(view)
    model = LineModel(view)
    model.set_lines([Line("asthma", "", "Condition", "Asthma")])
    delegate = LineDelegate(theme, 100, 1, view)
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, 400, 40)
    option.state = state
    image = QImage(400, 40, QImage.Format.Format_RGB32)
    image.fill(theme.color("paper"))
    painter = QPainter(image)
    delegate.paint(painter, option, model.index(0))
    painter.end()
    return image


@pytest.mark.parametrize("focused", [False, True])
def test_the_chosen_row_stands_out_in_high_contrast(qtbot: QtBot, focused: bool) -> None:
    state = QStyle.StateFlag.State_Enabled | QStyle.StateFlag.State_Selected
    if focused:
        state |= QStyle.StateFlag.State_HasFocus
    image = painted(qtbot, ThemeName.CONTRAST, state)
    paper = load_theme(ThemeName.CONTRAST).color("paper")
    # A line at its left edge, left of the words, is seen against the paper: 3:1 is what a part of a screen needs.
    assert max(contrast(image.pixelColor(x, 20), paper) for x in range(10)) >= 3


@pytest.mark.parametrize("name", list(ThemeName))
def test_a_chosen_row_is_not_painted_as_the_others(qtbot: QtBot, name: ThemeName) -> None:
    usual = painted(qtbot, name, QStyle.StateFlag.State_Enabled)
    chosen = painted(qtbot, name, QStyle.StateFlag.State_Enabled | QStyle.StateFlag.State_Selected)
    assert usual.pixelColor(390, 20) != chosen.pixelColor(390, 20)
