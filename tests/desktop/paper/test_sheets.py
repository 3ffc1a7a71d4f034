# SPDX-License-Identifier: MIT
from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from desktop.paper.document import PaperDocument
from desktop.paper.page_format import PageFormat, Paper
from desktop.paper.sheets import Furniture, Sheets
from desktop.paper.style import PaperStyle
from tests.desktop.paper.cuts import cut_rows, lone_headings, lost_lines

if TYPE_CHECKING:
    from desktop.theme import Theme

WORDS = "Some words that fill a line of the page and then go on to the next one, as text does. "
ROW = "<tr><td>A sign</td><td>What it may come from, in so many words that they need more than one line of it</td></tr>"
HEAD = "<thead><tr><th>Sign</th><th>Cause</th></tr></thead>"


def sheets_of(markup: str, theme: Theme, page: PageFormat, head: str = "Head") -> Sheets:
    style = PaperStyle(theme, 11)
    document = PaperDocument(lambda _file: None)
    document.write(markup, style.font, style.sheet(), style.indent, page.text_width)
    ink = theme.color("ink")
    return Sheets(document, page, Furniture(head, "Foot of the page. " * 10, "Page {page} of {pages}", ink, ink))


@pytest.mark.parametrize("paper", list(Paper))
def test_no_heading_is_alone_and_no_row_is_cut_wherever_the_page_ends(theme: Theme, paper: Paper) -> None:
    section = f"<h2>Section</h2><p>{WORDS * 2}</p>"
    table = f'<table class="grid" width="100%" cellspacing="0" cellpadding="0">{HEAD}{ROW * 12}</table>'
    for lead in range(1, 60, 7):
        sheets = sheets_of("<p>One line.</p>" * lead + section * 9 + table + section * 9, theme, PageFormat.of(paper))
        assert len(sheets.pages) >= 3
        assert lone_headings(sheets) == []
        assert cut_rows(sheets) == []
        assert lost_lines(sheets) == []


def test_pages_are_no_higher_than_the_paper_has_room(theme: Theme) -> None:
    page = PageFormat.of(Paper.A4)
    sheets = sheets_of(f"<p>{WORDS * 9}</p>" * 30, theme, page)
    assert all(part.height <= page.text_height(0, 0) for part in sheets.pages)
    assert 0 <= sheets.room_left() < sheets.text_height


def ink_in(sheets: Sheets, number: int, rect: QRectF) -> bool:
    image = QImage(600, 850, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    painter.scale(0.25, 0.25)
    sheets.draw(painter, number)
    painter.end()
    part = image.copy(rect.toRect())
    return any(part.pixelColor(x, y).lightness() < 160 for x in range(part.width()) for y in range(part.height()))


def test_the_margins_stay_empty_and_the_head_stands_from_the_second_page_on(theme: Theme) -> None:
    sheets = sheets_of(f"<p>{WORDS * 9}</p>" * 30, theme, PageFormat.of(Paper.A4))
    top, foot = QRectF(0, 0, 595, 48), QRectF(0, 842 - 48, 595, 48)
    for number in (0, 1):
        assert not ink_in(sheets, number, top)
        assert not ink_in(sheets, number, foot)
        assert ink_in(sheets, number, QRectF(50, 842 - 80, 495, 29))
    bare = sheets_of(f"<p>{WORDS * 9}</p>" * 30, theme, PageFormat.of(Paper.A4), head="")
    assert len(bare.pages) <= len(sheets.pages)
