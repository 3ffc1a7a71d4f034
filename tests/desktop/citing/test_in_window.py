# SPDX-License-Identifier: MIT
"""Citing from a real window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from desktop.navigation import Place, View
from index.article import Level

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.main_window import MainWindow

CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def reading(window: MainWindow) -> MainWindow:
    window.set_level(Level.PLAIN)
    window.go_to(Place(View.ARTICLE, "impetigo", "treatment"))
    return window


def copied() -> str:
    return QGuiApplication.clipboard().text()


def test_a_key_copies_the_section_with_its_citation(reading: MainWindow) -> None:
    QTest.keyClick(reading.article.text, Qt.Key.Key_C, CONTROL_SHIFT)
    assert copied().startswith("How it is treated\nMild sores are washed")
    assert "\n\nImpetigo, “Treatment” (plain level). Lamplight, edition 2026.11. Drafted by software" in copied()


def test_what_is_selected_is_copied_alone(reading: MainWindow) -> None:
    text = reading.article.text
    text.setTextCursor(QTextCursor(text.document().find("Take all of it")))
    reading.acts.copy_cited.trigger()
    assert copied().startswith("Take all of it\n\nImpetigo, “Treatment” (plain level).")


def test_the_context_menu_copies_the_same(reading: MainWindow) -> None:
    reading.article.cite_requested.emit()
    assert "Impetigo, “Treatment”" in copied()


def test_the_citation_is_copied_as_bibtex_and_as_ris(reading: MainWindow) -> None:
    reading.acts.copy_bibtex.trigger()
    assert copied().startswith("@misc{lamplight-impetigo,")
    assert copied().count("@") == 1
    reading.acts.copy_ris.trigger()
    assert copied().replace("\r\n", "\n").startswith("TY  - ENCYC\nID  - lamplight-impetigo\n")


def test_the_article_and_its_references_are_saved(reading: MainWindow, tmp_path: Path) -> None:
    citing = reading.commands.citing
    citing.save_references(tmp_path / "all.bib")
    assert (tmp_path / "all.bib").read_text(encoding="utf-8").count("\n}\n") == 5
    citing.save_references(tmp_path / "all.RIS")
    assert (tmp_path / "all.RIS").read_bytes().count(b"\r\nER  - \r\n") == 5
    assert "4 references" in reading.notice.sentence.text()


def test_a_folder_that_is_not_there_is_said(reading: MainWindow, tmp_path: Path) -> None:
    reading.commands.citing.save_references(tmp_path / "none" / "all.bib")
    assert "cannot be written" in reading.notice.sentence.text()


def test_the_file_is_asked_for_in_a_dialog(reading: MainWindow) -> None:
    reading.acts.save_references.trigger()
    dialog = reading.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.reject()


def test_nothing_is_cited_where_no_article_is_open(reading: MainWindow) -> None:
    assert all(action.isEnabled() for action in reading.acts.paper)
    reading.go_to(Place())
    assert not any(action.isEnabled() for action in reading.acts.paper)
