# SPDX-License-Identifier: MIT
"""Makes the documents of an article's sections, and keeps those that were read lately."""

from __future__ import annotations

import html
import re
from collections import OrderedDict
from typing import TYPE_CHECKING

from desktop.article.document import ArticleDocument, FigureLoader
from desktop.article.extras import extras
from desktop.article.page_markup import Measures, message_box, paintable
from desktop.article.text_style import TextStyle
from index.errors import LamplightError

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from desktop.article.figures import Figures
    from desktop.theme import Theme
    from index.article import Level
    from index.library import Library
    from index.records import ArticleRecord, TabRecord

_FIGURE = re.compile(r'<img src="figure:([^"]*)"')


class Pages:
    """Documents by article, level and section, in one theme, text size and column width.

    The latest are kept, so that going back and switching tabs shows at once.

    Attributes:
        style: how text is set.
        ratio: device pixels to a pixel of the screen that figures are drawn for.
    """

    _KEPT = 32

    def __init__(self, library: Library, figures: Figures, theme: Theme, percent: int, parent: QObject) -> None:
        """Take pages from `library`; `parent` owns the documents."""
        self._library = library
        self._figures = figures
        self._parent = parent
        self._kept: OrderedDict[tuple[str, Level, str], ArticleDocument] = OrderedDict()
        self._measures = Measures(1, 1)
        self.style = TextStyle(theme, percent)
        self.ratio = 1.0

    def restyle(self, theme: Theme, percent: int) -> None:
        """Change theme and text size; every document is made anew when it is next shown."""
        self.style = TextStyle(theme, percent)
        self._drop_all()

    def set_measures(self, measures: Measures) -> None:
        """Change the widths that pages are set in; every document is made anew when it is next shown."""
        if measures != self._measures:
            self._measures = measures
            self._drop_all()

    @property
    def measures(self) -> Measures:
        """The widths that pages are set in."""
        return self._measures

    def document(self, record: ArticleRecord, level: Level, tab: TabRecord) -> ArticleDocument:
        """Return the document of a section. A page that cannot be read becomes a message in its place."""
        key = (record.article.slug, level, tab.section)
        document = self._kept.get(key)
        if document is None:
            document = self._kept[key] = self._make(record, level, tab)
        self._kept.move_to_end(key)
        return document

    def trim(self, shown: ArticleDocument | None) -> None:
        """Let go of the documents that were longest not read, never of the one that is shown."""
        while len(self._kept) > self._KEPT:
            key, document = self._kept.popitem(last=False)
            if document is shown:
                self._kept[key] = document
            else:
                document.deleteLater()

    def message(self, title: str, text: str) -> ArticleDocument:
        """Return a document that holds nothing but a message; `text` is HTML. The caller lets go of it."""
        document = ArticleDocument("", "", title, FigureLoader(self._figures, "", {}), self._parent)
        document.write(paintable(message_box(title, text), title, {}, self._measures), self.style)
        return document

    def _drop_all(self) -> None:
        for document in self._kept.values():
            document.deleteLater()
        self._kept.clear()

    def _make(self, record: ArticleRecord, level: Level, tab: TabRecord) -> ArticleDocument:
        article = record.article
        try:
            page = self._library.page(article.slug, level, tab.section)
        except LamplightError as error:
            page = message_box("This section could not be read", html.escape(str(error)))
        sizes = {file: self._figure_size(article.slug, file) for file in _FIGURE.findall(page)}
        loader = FigureLoader(
            self._figures, article.slug, {f: width for f, (width, _) in sizes.items() if width}, self.ratio
        )
        document = ArticleDocument(article.slug, tab.section, tab.title, loader, self._parent)
        page += extras(self._library, article, tab.section)
        document.write(paintable(page, tab.title, sizes, self._measures), self.style)
        return document

    def _figure_size(self, slug: str, file: str) -> tuple[int, int]:
        """Return how large a figure is shown: it grows with the text, up to the width it has in or beside it."""
        own = self._figures.size(slug, file)
        if own.isEmpty():
            return 0, 0
        width = min(own.width() * self.style.percent / 100, self._measures.beside or self._measures.column)
        return round(width), round(width * own.height() / own.width())
