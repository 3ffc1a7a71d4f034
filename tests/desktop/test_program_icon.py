# SPDX-License-Identifier: MIT
from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor, QGuiApplication, QIcon

from desktop import app
from desktop.program_icon import program_icon

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


@pytest.mark.parametrize("side", [16, 32, 64])
def test_the_lamp_is_drawn_sharp_in_each_size(qapp: QApplication, side: int) -> None:
    image = program_icon().pixmap(side, side).toImage()
    assert (image.width(), image.height()) == (side, side)
    assert image.pixelColor(0, 0).alpha() < 64
    assert image.pixelColor(side // 8, side // 2) == QColor("#0B6B62")


def test_windows_of_the_program_have_the_icon(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    QGuiApplication.setWindowIcon(QIcon())
    monkeypatch.setattr(app, "QApplication", lambda arguments: qapp)
    app.make_application()
    assert not QGuiApplication.windowIcon().isNull()
