# SPDX-License-Identifier: MIT
from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QPageRanges
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog, QPrintPreviewWidget
from PySide6.QtWidgets import QApplication, QToolBar

from desktop.navigation import Place, View
from desktop.paper.output import print_sheets
from desktop.paper.page_format import UNITS_PER_POINT, PageFormat, Paper
from tests.desktop.paper.written_pdf import WrittenPdf

if TYPE_CHECKING:
    from pathlib import Path

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


def test_the_pages_follow_the_paper_that_is_chosen(window: MainWindow) -> None:
    preview = preview_of(window)
    sizes = []
    for paper in Paper:
        preview.printer().setPageSize(paper.size)
        sheets = window.article.sheets(PageFormat.of_layout(preview.printer().pageLayout()))
        assert sheets is not None
        sizes.append((round(sheets.format.width), round(sheets.format.height)))
    assert sizes == [(595, 842), (612, 792)]
    preview.reject()


def test_what_is_printed_is_text_of_a_readable_size(window: MainWindow, tmp_path: Path) -> None:
    window.go_to(Place(View.ARTICLE, "impetigo"))
    sheets = window.article.sheets(PageFormat.of(Paper.A4))
    assert sheets is not None
    points = sheets.document.defaultFont().pixelSize() / UNITS_PER_POINT
    assert 9 <= points <= 12
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setPageSize(Paper.A4.size)
    print_sheets(sheets, printer)
    pages = WrittenPdf((tmp_path / "printed.pdf").read_bytes()).pages()
    assert len(pages) == len(sheets.pages)
    assert "Impetigo is" in " ".join(pages[0].split())


def test_only_the_pages_that_are_asked_for_are_printed(window: MainWindow, tmp_path: Path) -> None:
    window.go_to(Place(View.ARTICLE, "impetigo"))
    sheets = window.article.sheets(PageFormat.of(Paper.A4))
    assert sheets is not None
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setPageRanges(QPageRanges.fromString("2"))
    print_sheets(sheets, printer)
    pages = WrittenPdf((tmp_path / "printed.pdf").read_bytes()).pages()
    assert len(pages) == 1
    assert "Page 2 of" in " ".join(pages[0].split())


def test_the_button_that_prints_is_in_sight(window: MainWindow) -> None:
    preview = preview_of(window)
    bar = preview.findChild(QToolBar)
    assert isinstance(bar, QToolBar)
    assert bar.actions()[0].text() == "Print"
    preview.reject()
