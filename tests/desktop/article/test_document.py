# SPDX-License-Identifier: MIT
from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage, QTextDocument

from desktop.article.document import ArticleDocument, FigureLoader
from desktop.article.figures import Figures
from desktop.article.text_style import TextStyle

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.theme import Theme
    from index.library import Library

IMAGE = QTextDocument.ResourceType.ImageResource.value


@pytest.fixture
def document(library: Library, theme: Theme) -> ArticleDocument:
    loader = FigureLoader(Figures(library, theme), "impetigo", {"layers.svg": 300}, 2.0)
    return ArticleDocument("impetigo", "overview", "Overview", loader)


def test_a_figure_of_the_page_is_loaded(document: ArticleDocument) -> None:
    image = document.loadResource(IMAGE, QUrl("figure:layers.svg"))
    assert isinstance(image, QImage)
    assert image.width() == 600


@pytest.mark.parametrize("address", ["figure:other.svg", "https://example.org/a.png", "data:image/png;base64,AAAA"])
def test_no_other_picture_is_loaded(document: ArticleDocument, address: str) -> None:
    image = document.loadResource(IMAGE, QUrl(address))
    assert isinstance(image, QImage)
    assert image.width() == 1


def test_no_local_file_is_loaded(document: ArticleDocument, tmp_path: Path) -> None:
    picture = QImage(7, 7, QImage.Format.Format_RGB32)
    picture.save(str(tmp_path / "a.png"))
    for address in (str(tmp_path / "a.png"), (tmp_path / "a.png").as_uri()):
        loaded = document.resource(IMAGE, QUrl(address))
        assert isinstance(loaded, QImage)
        assert loaded.width() == 1


@pytest.mark.parametrize(
    "kind", [QTextDocument.ResourceType.StyleSheetResource, QTextDocument.ResourceType.HtmlResource]
)
def test_no_style_sheet_or_page_is_loaded(document: ArticleDocument, kind: QTextDocument.ResourceType) -> None:
    assert not document.loadResource(kind.value, QUrl("figure:layers.svg"))


def test_anchors_are_found_by_name(document: ArticleDocument, theme: Theme) -> None:
    document.write('<p>one</p><p><a name="two"></a>two</p>', TextStyle(theme, 100))
    assert document.anchor_positions == {"two": 4}


def test_a_cursor_counts_characters_as_people_do(document: ArticleDocument, theme: Theme) -> None:
    document.write("<p>\U0001f600 ear</p>", TextStyle(theme, 100))
    start = document.folded_text.index("ear")
    assert document.cursor_at(start, 3).selectedText() == "ear"


def test_figures_beside_the_text_begin_where_it_does(document: ArticleDocument, theme: Theme) -> None:
    document.write(
        '<table style="float:right" width="200"><tr><td><p>figure</p></td></tr></table><p>text</p>',
        TextStyle(theme, 100),
    )
    document.setTextWidth(800)
    for top in (100, 180):
        document.set_room(top, 10, 10)
        document.settle_figures()
        figure = document.documentLayout().frameBoundingRect(document.rootFrame().childFrames()[0])
        assert figure.top() < top + 10
