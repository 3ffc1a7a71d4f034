# SPDX-License-Identifier: MIT
from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.article.figures import Figures
from desktop.article.viewer import FigureViewer

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.theme import Theme
    from index.library import Library


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(1000, 700)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def viewer(qtbot: QtBot, library: Library, theme: Theme, parent: QWidget) -> FigureViewer:
    renderer = Figures(library, theme).renderer("impetigo", "layers.svg")
    assert renderer is not None
    made = FigureViewer(renderer, library.article("impetigo").article.figures[0], theme, parent)
    with qtbot.waitExposed(made):
        made.open()
    return made


def test_the_figure_is_described_for_screen_readers(viewer: FigureViewer) -> None:
    assert viewer.canvas.accessibleName().startswith("Figure. A slab of skin in three layers.")


def test_plus_minus_and_zero_zoom(qtbot: QtBot, viewer: FigureViewer) -> None:
    QTest.keyClicks(viewer.canvas, "++")
    assert viewer.canvas.zoom == pytest.approx(1.25**2)
    QTest.keyClicks(viewer.canvas, "-")
    assert viewer.canvas.zoom == pytest.approx(1.25)
    QTest.keyClicks(viewer.canvas, "0")
    assert (viewer.canvas.zoom, viewer.percent.text()) == (1.0, "Fit")


def test_it_is_never_smaller_than_fitted(qtbot: QtBot, viewer: FigureViewer) -> None:
    QTest.keyClicks(viewer.canvas, "---")
    assert viewer.canvas.zoom == 1.0


def test_the_wheel_zooms(viewer: FigureViewer) -> None:
    place = QPointF(viewer.canvas.rect().center())
    event = QWheelEvent(
        place,
        viewer.canvas.mapToGlobal(place),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(viewer.canvas, event)
    assert viewer.canvas.zoom == pytest.approx(1.25)


def test_dragging_moves_the_figure_and_no_further_than_its_edge(qtbot: QtBot, viewer: FigureViewer) -> None:
    viewer.canvas.set_zoom(3)
    QTest.mousePress(viewer.canvas, Qt.MouseButton.LeftButton, pos=QPoint(100, 100))
    QTest.mouseMove(viewer.canvas, QPoint(130, 100))
    QTest.mouseRelease(viewer.canvas, Qt.MouseButton.LeftButton)
    assert viewer.canvas.offset.x() == 30
    viewer.canvas.pan(QPointF(100_000, 0))
    assert viewer.canvas.offset.x() <= viewer.canvas.width()


def test_a_fitted_figure_cannot_be_moved(qtbot: QtBot, viewer: FigureViewer) -> None:
    QTest.keyClick(viewer.canvas, Qt.Key.Key_Left)
    assert viewer.canvas.offset == QPointF()


def test_an_arrow_key_moves_a_large_figure(qtbot: QtBot, viewer: FigureViewer) -> None:
    viewer.larger()
    viewer.larger()
    QTest.keyClick(viewer.canvas, Qt.Key.Key_Left)
    assert viewer.canvas.offset.x() > 0


def test_escape_closes(qtbot: QtBot, viewer: FigureViewer) -> None:
    with qtbot.waitSignal(viewer.finished):
        QTest.keyClick(viewer.canvas, Qt.Key.Key_Escape)


def test_the_caption_names_its_maker(viewer: FigureViewer) -> None:
    assert any(
        label.text() == "Impetigo stays in the outermost layer of the skin. Lamplight project. CC BY 4.0"
        for label in viewer.findChildren(type(viewer.percent))
    )
