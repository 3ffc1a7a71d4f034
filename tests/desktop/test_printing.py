# SPDX-License-Identifier: MIT
from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QFontMetricsF, QTextCursor
from PySide6.QtPrintSupport import QPrintPreviewDialog, QPrintPreviewWidget
from PySide6.QtWidgets import QApplication, QToolBar

from desktop.navigation import Place, View

if TYPE_CHECKING:
    from desktop.main_window import MainWindow


def preview_of(window: MainWindow) -> QPrintPreviewDialog:
    window.go_to(Place(View.ARTICLE, "impetigo"))
    window.acts.print_.trigger()
    preview = window.findChild(QPrintPreviewDialog)
    assert isinstance(preview, QPrintPreviewDialog)
    return preview


def test_the_preview_shows_the_pages_and_closes_without_a_trace(window: MainWindow) -> None:
    preview = preview_of(window)
    QApplication.processEvents()
    pages = preview.findChild(QPrintPreviewWidget)
    assert isinstance(pages, QPrintPreviewWidget)
    assert pages.pageCount() > 0
    preview.reject()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert window.findChild(QPrintPreviewDialog) is None
    assert window.isVisible()


def test_the_text_is_large_enough_to_read_on_paper(window: MainWindow) -> None:
    preview = preview_of(window)
    document = window.article.print_document()
    cursor = QTextCursor(document.find("Impetigo is"))
    printer = preview.printer()
    points = QFontMetricsF(cursor.charFormat().font(), printer).ascent() / printer.logicalDpiY() * 72
    assert 6 < points < 16
    preview.reject()


def test_the_button_that_prints_is_in_sight(window: MainWindow) -> None:
    preview = preview_of(window)
    bar = preview.findChild(QToolBar)
    assert isinstance(bar, QToolBar)
    assert bar.actions()[0].text() == "Print"
    preview.reject()
