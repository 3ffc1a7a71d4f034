# SPDX-License-Identifier: MIT
from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QScrollArea

from desktop.dialogs.emergency import EmergencyDialog
from desktop.dialogs.frame import FramedDialog
from desktop.navigation import Place, View

if TYPE_CHECKING:
    from desktop.main_window import MainWindow


def opened(window: MainWindow, name: str, percent: int) -> FramedDialog:
    window.session.look.choose_text_size(percent)
    window.go_to(Place(View.ARTICLE, "impetigo"))
    getattr(window.acts, name).trigger()
    for _ in range(3):
        QApplication.processEvents()
    dialog = window.findChild(FramedDialog)
    assert isinstance(dialog, FramedDialog)
    return dialog


def squeezed(dialog: FramedDialog) -> list[str]:
    """Return what has less height than its words need, leaving out what can be scrolled to."""
    areas = dialog.findChildren(QScrollArea)
    labels = [label for label in dialog.findChildren(QLabel) if label.isVisible() and label.text()]
    fields: list[QLineEdit | QPushButton] = [*dialog.findChildren(QLineEdit), *dialog.findChildren(QPushButton)]
    return [
        *(
            label.text()
            for label in labels
            if not any(area.isAncestorOf(label) for area in areas)
            and label.height() < label.heightForWidth(label.width()) - 2
        ),
        *(
            field.text() or field.accessibleName()
            for field in fields
            if field.isVisible() and field.height() < field.minimumSizeHint().height()
        ),
    ]


@pytest.mark.parametrize("percent", [100, 300])
@pytest.mark.parametrize("name", ["shortcuts", "about", "feedback", "emergency"])
def test_nothing_in_a_dialog_is_squeezed(window: MainWindow, name: str, percent: int) -> None:
    dialog = opened(window, name, percent)
    assert squeezed(dialog) == []
    dialog.reject()


@pytest.mark.parametrize("percent", [100, 300])
def test_a_dialog_grows_with_what_it_has_to_say(window: MainWindow, percent: int) -> None:
    dialog = opened(window, "emergency", percent)
    assert isinstance(dialog, EmergencyDialog)
    dialog.number.setText("no number")
    dialog.accept()
    for _ in range(3):
        QApplication.processEvents()
    assert dialog.problem.isVisible()
    assert squeezed(dialog) == []
    dialog.reject()
