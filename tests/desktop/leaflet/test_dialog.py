# SPDX-License-Identifier: MIT
"""The leaflet dialog of a real window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QFileDialog, QLineEdit, QListWidget, QWidget

from desktop.leaflet.dialog import LeafletDialog
from desktop.navigation import Place, View
from tests.desktop.paper.written_pdf import WrittenPdf

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.main_window import MainWindow

CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def opened(window: MainWindow) -> LeafletDialog:
    window.go_to(Place(View.ARTICLE, "impetigo"))
    QTest.keyClick(window.article.text, Qt.Key.Key_P, CONTROL_SHIFT)
    found = window.findChild(LeafletDialog)
    assert isinstance(found, LeafletDialog)
    return found


@pytest.fixture
def dialog(window: MainWindow, qtbot: QtBot) -> LeafletDialog:
    made = opened(window)
    qtbot.waitUntil(lambda: made.leaflet is not None)
    return made


def shown(dialog: LeafletDialog, qtbot: QtBot, words: str) -> bool:
    qtbot.waitUntil(lambda: words in " ".join(page.accessibleDescription() for page in dialog.preview.pages))
    return True


def section(dialog: LeafletDialog, title: str) -> int:
    items = dialog.form.sections
    return next(row for row in range(items.count()) if items.item(row).text() == title)


def test_a_key_opens_it_with_its_pages(dialog: LeafletDialog) -> None:
    assert dialog.windowTitle() == "Leaflet: Impetigo"
    assert dialog.leaflet is not None
    assert len(dialog.preview.pages) == len(dialog.leaflet.sheets.pages)
    assert "When to get help" in dialog.preview.pages[0].accessibleDescription()
    assert dialog.form.sections.hasFocus()


def test_a_section_is_left_out_with_the_space_bar(dialog: LeafletDialog, qtbot: QtBot) -> None:
    dialog.form.sections.setCurrentRow(section(dialog, "How it is found"))
    QTest.keyClick(dialog.form.sections, Qt.Key.Key_Space)
    assert shown(dialog, qtbot, "A nurse or doctor can tell by looking")
    dialog.form.sections.setCurrentRow(section(dialog, "In short"))
    QTest.keyClick(dialog.form.sections, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "golden crust" not in dialog.preview.pages[0].accessibleDescription())


def test_danger_signs_cannot_be_left_out(dialog: LeafletDialog) -> None:
    first = dialog.form.sections.item(0)
    assert first.text() == "Danger signs, always printed"
    assert not first.flags() & Qt.ItemFlag.ItemIsUserCheckable


def test_the_clinics_header_is_typed_and_seen(dialog: LeafletDialog, qtbot: QtBot) -> None:
    QTest.keyClicks(dialog.form.fields["name"], "Hill Clinic")
    QTest.keyClicks(dialog.form.fields["telephone"], "0700")
    assert shown(dialog, qtbot, "Hill Clinic")
    assert shown(dialog, qtbot, "Telephone 0700")


def test_another_level_lists_its_own_sections(dialog: LeafletDialog, qtbot: QtBot) -> None:
    dialog.form.levels.button("clinical").click()
    assert shown(dialog, qtbot, "For health workers")
    assert section(dialog, "Where resources are few") > 0


def test_too_many_pages_are_said_and_shown_whole(dialog: LeafletDialog, qtbot: QtBot) -> None:
    dialog.form.levels.button("clinical").click()
    dialog.form.text_size.setCurrentIndex(2)
    dialog.form.text_size.activated.emit(2)
    qtbot.waitUntil(lambda: dialog.pages.property("tone") == "caution")
    assert "leave out sections" in dialog.pages.text()
    assert len(dialog.preview.pages) > 2


def test_what_was_chosen_is_there_next_time(dialog: LeafletDialog, window: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClicks(dialog.form.fields["name"], "Hill Clinic")
    dialog.form.language.setCurrentIndex(1)
    dialog.form.language.activated.emit(1)
    dialog.form.notes.setChecked(False)
    dialog.form.sections.item(section(dialog, "In short")).setCheckState(Qt.CheckState.Unchecked)
    before = dialog.form.choices
    dialog.reject()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert window.session.settings.current.clinic_name == "Hill Clinic"
    window.acts.leaflet.trigger()
    again = window.findChild(LeafletDialog)
    assert isinstance(again, LeafletDialog)
    assert again.form.choices == before
    assert again.form.fields["name"].text() == "Hill Clinic"
    again.reject()


def test_it_is_saved_as_it_is_seen(dialog: LeafletDialog, tmp_path: Path) -> None:
    QTest.keyClicks(dialog.form.fields["name"], "Hill Clinic")
    dialog.save_to(tmp_path / "leaflet.pdf")
    pages = WrittenPdf((tmp_path / "leaflet.pdf").read_bytes()).pages()
    assert "Hill Clinic" in " ".join(pages[0].split())
    assert dialog.pages.text() == f"Saved as {tmp_path / 'leaflet.pdf'}."


def test_a_folder_that_cannot_be_written_is_said_and_nothing_is_lost(dialog: LeafletDialog, tmp_path: Path) -> None:
    dialog.save_to(tmp_path / "none" / "leaflet.pdf")
    assert "cannot be written" in dialog.pages.text()
    assert dialog.isVisible()


def test_saving_and_printing_ask_where_to(dialog: LeafletDialog) -> None:
    dialog.save_button.click()
    files = dialog.findChild(QFileDialog)
    assert isinstance(files, QFileDialog)
    files.reject()
    dialog.accept()
    printers = dialog.findChild(QPrintDialog)
    assert isinstance(printers, QPrintDialog)
    printers.reject()
    assert dialog.isVisible()


def test_everything_is_reached_by_tab_and_has_a_name(dialog: LeafletDialog) -> None:
    reached: list[QWidget] = []
    while (now := QApplication.focusWidget()) is not None and now not in reached:
        reached.append(now)
        QTest.keyClick(now, Qt.Key.Key_Tab)
    kinds = (QAbstractButton, QComboBox, QLineEdit, QListWidget)
    controls = [widget for widget in dialog.form.findChildren(QWidget) if isinstance(widget, kinds)]
    unreached = [w for w in controls if w not in reached and w.focusPolicy() & Qt.FocusPolicy.TabFocus]
    # Of several buttons of which one is chosen, Tab reaches the chosen one.
    assert [w for w in unreached if w not in dialog.form.levels.findChildren(QWidget)] == []
    assert set(dialog.preview.pages) <= set(reached)
    nameless = [
        widget
        for widget in reached
        if not widget.accessibleName() and not (isinstance(widget, QAbstractButton) and widget.text())
    ]
    assert nameless == []
