# SPDX-License-Identifier: MIT
"""Shows how pages will look on paper, with a button that prints them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, Qt
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QToolBar

from desktop.paper.output import print_sheets
from desktop.paper.page_format import PageFormat, usual_paper

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.article import ArticleView


class PrintPreview(QPrintPreviewDialog):
    """Shows how the open article will look on paper, with a button to print it."""

    def __init__(self, view: ArticleView, parent: QWidget) -> None:
        """Build the preview of what `view` shows."""
        # The dialog does not own its printer: without this the printer is gone before the first page is painted.
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._printer.setPageSize(usual_paper().size)
        # Margins are drawn with the pages; the printer's own would come on top of them.
        self._printer.setFullPage(True)
        self._printer.setPageMargins(QMarginsF())
        super().__init__(self._printer, parent)
        self._view = view
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Print")
        self.resize(900, 700)
        self._put_print_first()
        self.paintRequested.connect(self._paint)

    def _paint(self, printer: QPrinter) -> None:
        sheets = self._view.sheets(PageFormat.of_layout(printer.pageLayout()))
        if sheets is not None:
            print_sheets(sheets, printer)

    def _put_print_first(self) -> None:
        """Put the button that prints at the front of the bar: at its end it is the first to find no room."""
        bar = self.findChild(QToolBar)
        if isinstance(bar, QToolBar):
            bar.setMovable(False)
            *others, last = bar.actions()
            bar.insertAction(others[0], last)


def print_article(view: ArticleView, parent: QWidget) -> None:
    """Show how the article will look on paper, with a button to print it."""
    PrintPreview(view, parent).open()
