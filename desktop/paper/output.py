# SPDX-License-Identifier: MIT
"""Puts pages on a printer or into a PDF: vectors, text that can be selected, fonts inside."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from desktop.paper.page_format import UNITS_PER_INCH
from index import __version__
from index.errors import LamplightError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtGui import QPagedPaintDevice
    from PySide6.QtPrintSupport import QPrinter

    from desktop.paper.sheets import Sheets

#: Dots in an inch of the PDF: how finely glyphs are placed. Nothing is drawn as dots.
_RESOLUTION = 4 * UNITS_PER_INCH


class PaperError(LamplightError):
    """Pages that could not be printed or written."""


def pdf_of(leaves: Sequence[Sheets], title: str) -> bytes:
    """Return a PDF with all pages of `leaves`, each beginning on a page of its own. Raises PaperError."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator(f"Lamplight {__version__}")
    writer.setResolution(_RESOLUTION)
    _draw_all(writer, leaves, _RESOLUTION)
    buffer.close()
    return bytes(data.data())


def save_pdf(leaves: Sequence[Sheets], title: str, file: Path) -> None:
    """Write a PDF; a file of that name is replaced by a whole one or left as it is. Raises PaperError."""
    data = pdf_of(leaves, title)
    beside = file.with_name(f".{file.name}.part")
    try:
        beside.write_bytes(data)
        beside.replace(file)
    except OSError as error:
        beside.unlink(missing_ok=True)
        reason = (error.strerror or "not possible").lower()
        raise PaperError(f"{file} cannot be written ({reason}): choose another folder or make room.") from error


def print_sheets(sheets: Sheets, printer: QPrinter) -> None:
    """Print the pages that the printer is asked for. Raises PaperError."""
    wanted = printer.pageRanges()
    numbers = [number for number in range(len(sheets.pages)) if wanted.isEmpty() or wanted.contains(number + 1)]
    printer.setFullPage(True)
    painter = QPainter()
    if not painter.begin(printer):
        raise PaperError("The printer cannot be reached: look whether it is on, or save a PDF.")
    for place, number in enumerate(numbers):
        if place:
            printer.newPage()
        _draw(painter, sheets, number, printer.resolution())
    painter.end()


def _draw_all(device: QPagedPaintDevice, leaves: Sequence[Sheets], resolution: int) -> None:
    painter = QPainter()
    every = chain.from_iterable(((sheets, number) for number in range(len(sheets.pages))) for sheets in leaves)
    for place, (sheets, number) in enumerate(every):
        size = QPageSize(
            QSizeF(sheets.format.width, sheets.format.height),
            QPageSize.Unit.Point,
            "",
            QPageSize.SizeMatchPolicy.FuzzyMatch,
        )
        device.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))
        if place:
            device.newPage()
        elif not painter.begin(device):
            raise PaperError("The PDF cannot be made: there is not enough memory.")
        _draw(painter, sheets, number, resolution)
    painter.end()


def _draw(painter: QPainter, sheets: Sheets, number: int, resolution: int) -> None:
    painter.save()
    painter.scale(resolution / UNITS_PER_INCH, resolution / UNITS_PER_INCH)
    painter.setClipRect(QRectF(sheets.format.rect))
    sheets.draw(painter, number)
    painter.restore()
