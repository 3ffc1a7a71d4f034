# SPDX-License-Identifier: MIT
"""Real PDFs, read back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtSvg import QSvgRenderer

from desktop.paper.document import PaperDocument
from desktop.paper.output import PaperError, pdf_of, save_pdf
from desktop.paper.page_format import PageFormat, Paper
from desktop.paper.sheets import Furniture, Sheets
from desktop.paper.style import PaperStyle
from tests.desktop.paper.written_pdf import WrittenPdf

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.theme import Theme

BOX = '<table class="callout" width="100%"><tr><td>{}</td></tr></table>'
SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100"><rect width="50" height="50"/>'
    b'<text x="60" y="50" font-size="16">Drawn words</text></svg>'
)


@pytest.fixture
def sheets(theme: Theme) -> Sheets:
    page, style = PageFormat.of(Paper.A4), PaperStyle(theme, 11)
    renderer = QSvgRenderer(QByteArray(SVG))
    document = PaperDocument(lambda file: renderer if file == "one.svg" else None)
    rows = "".join(f"<tr><td>Row {number}</td><td>Value {number}</td></tr>" for number in range(80))
    head = "<thead><tr><th>Sign</th><th>Cause</th></tr></thead>"
    markup = (
        '<h1>Title</h1><p>First words.</p><p><img src="figure:one.svg" width="800" height="400"></p>'
        f'<table class="grid" width="100%" cellspacing="0" cellpadding="0">{head}{rows}</table><p>Last words.</p>'
    )
    document.write(markup, style.font, style.sheet(), style.indent, page.text_width)
    ink = theme.color("ink")
    return Sheets(document, page, Furniture("Head", "Foot", "Page {page} of {pages}", ink, ink))


def test_every_row_stands_in_the_pdf_once_as_text(sheets: Sheets) -> None:
    pages = WrittenPdf(pdf_of([sheets], "Title")).pages()
    text = " ".join("\n".join(pages).split())
    assert len(pages) == len(sheets.pages) >= 3
    for number in range(80):
        assert text.count(f"Row {number} ") == 1
    assert text.count("Last words.") == 1


@pytest.mark.parametrize(("box", "length"), [("{}", 7), ("{}", 120), ("{}", 440), (BOX, 7), (BOX, 120)])
def test_every_line_of_a_paragraph_stands_in_the_pdf_once(theme: Theme, box: str, length: int) -> None:
    page, style = PageFormat.of(Paper.A4), PaperStyle(theme, 11)
    document = PaperDocument(lambda _file: None)
    words = [f"word{number}" for number in range(2400)]
    paragraphs = "".join(f"<p>{' '.join(words[at : at + length])}</p>" for at in range(0, len(words), length))
    document.write(box.format(paragraphs), style.font, style.sheet(), style.indent, page.text_width)
    furniture = Furniture("Head", "Foot", "{page}/{pages}", theme.color("ink"), theme.color("ink"))
    pages = WrittenPdf(pdf_of([Sheets(document, page, furniture)], "Words")).pages()
    found = [word for text in pages for word in text.split() if word.startswith("word")]
    assert len(pages) > 2
    assert sorted(found) == sorted(words)
    if box != BOX:
        assert found == words


def test_the_head_of_a_table_is_said_again_on_each_page(sheets: Sheets) -> None:
    assert all("Cause" in page for page in WrittenPdf(pdf_of([sheets], "Title")).pages())


def test_pages_are_numbered(sheets: Sheets) -> None:
    pages = WrittenPdf(pdf_of([sheets], "Title")).pages()
    for number, page in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in " ".join(page.split())


def test_fonts_are_inside_and_figures_are_vectors_with_words(sheets: Sheets) -> None:
    pdf = WrittenPdf(pdf_of([sheets], "Title"))
    named, inside = pdf.fonts()
    assert named == inside > 0
    assert pdf.pictures() == 0
    assert "Drawn words" in " ".join(pdf.pages()[0].split())


@pytest.mark.parametrize(("paper", "size"), [(Paper.A4, (595, 842)), (Paper.LETTER, (612, 792))])
def test_a_page_is_as_large_as_the_paper(theme: Theme, paper: Paper, size: tuple[int, int]) -> None:
    page, style = PageFormat.of(paper), PaperStyle(theme, 11)
    document = PaperDocument(lambda _file: None)
    document.write("<p>Words</p>", style.font, style.sheet(), style.indent, page.text_width)
    furniture = Furniture("", "Foot", "{page}/{pages}", theme.color("ink"), theme.color("ink"))
    assert WrittenPdf(pdf_of([Sheets(document, page, furniture)], "Words")).box() == size


def test_several_begin_on_pages_of_their_own(sheets: Sheets) -> None:
    pages = WrittenPdf(pdf_of([sheets, sheets], "Two")).pages()
    assert len(pages) == 2 * len(sheets.pages)
    assert "First words." in " ".join(pages[len(sheets.pages)].split())


def test_a_folder_that_cannot_be_written_is_said_in_one_sentence(sheets: Sheets, tmp_path: Path) -> None:
    with pytest.raises(PaperError, match=r"cannot be written \(.*\): choose another folder") as error:
        save_pdf([sheets], "Title", tmp_path / "none" / "a.pdf")
    assert "\n" not in str(error.value)


def test_a_file_is_replaced_whole_and_nothing_is_left_beside_it(sheets: Sheets, tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(b"before")
    save_pdf([sheets], "Title", file)
    assert file.read_bytes().startswith(b"%PDF")
    assert list(tmp_path.iterdir()) == [file]
