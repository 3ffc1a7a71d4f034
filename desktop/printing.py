# SPDX-License-Identifier: MIT
"""Prints the article that is open, all its sections at the level that is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.article import ArticleView


def print_article(view: ArticleView, parent: QWidget) -> None:
    """Show how the article will look on paper, with a button to print it."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    preview = QPrintPreviewDialog(printer, parent)
    preview.setWindowTitle("Print")
    preview.resize(900, 700)
    preview.paintRequested.connect(lambda target: view.print_document().print_(target))
    preview.open()
