# SPDX-License-Identifier: MIT
from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel

from desktop.article.flow_row import FlowRow

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class _Box(QLabel):
    def sizeHint(self) -> QSize:
        return QSize(100, 20)


@pytest.fixture
def labels() -> list[_Box]:
    return [_Box(str(number)) for number in range(3)]


@pytest.fixture
def row(qtbot: QtBot, labels: list[_Box]) -> FlowRow:
    made = FlowRow()
    qtbot.addWidget(made)
    for number, label in enumerate(labels):
        made.insert(number, label)
        label.show()
    return made


def test_widgets_that_fit_stand_in_one_row(row: FlowRow) -> None:
    assert row.heightForWidth(316) == 20


def test_widgets_that_do_not_fit_begin_a_new_row(row: FlowRow) -> None:
    assert (row.heightForWidth(315), row.heightForWidth(100)) == (48, 76)


def test_a_hidden_widget_takes_no_room(row: FlowRow, labels: list[_Box]) -> None:
    labels[1].hide()
    assert row.heightForWidth(210) == 20


def test_widgets_are_placed_in_reading_order(row: FlowRow, labels: list[_Box]) -> None:
    row.resize(215, 100)
    row.show()
    assert [(label.x(), label.y()) for label in labels] == [(0, 0), (108, 0), (0, 28)]


def test_the_row_is_set_anew_when_a_widget_goes(qtbot: QtBot, row: FlowRow, labels: list[_Box]) -> None:
    row.resize(215, 100)
    row.show()
    labels[0].hide()
    qtbot.waitUntil(lambda: labels[2].y() == 0)


def test_a_widget_wider_than_the_row_is_cut_to_it(row: FlowRow, labels: list[_Box]) -> None:
    row.resize(60, 100)
    row.show()
    assert labels[0].width() == 60
