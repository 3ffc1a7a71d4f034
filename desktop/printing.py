# SPDX-License-Identifier: MIT
"""Prints the article that is open, all its sections at the level that is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QToolBar

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.article import ArticleView


class PrintPreview(QPrintPreviewDialog):
    """Shows how the open article will look on paper, with a button to print it."""

    def __init__(self, view: ArticleView, parent: QWidget) -> None:
        """Build the preview of what `view` shows."""
        # The dialog does not own its printer: without this the printer is gone before the first page is painted.
        # The article is set in pixels of a screen, which would be a twelfth as large in those of a fine printer.
        self._printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
        super().__init__(self._printer, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Print")
        self.resize(900, 700)
        self._put_print_first()
        self.paintRequested.connect(lambda printer: view.print_document().print_(printer))

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
