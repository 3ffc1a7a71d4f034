# SPDX-License-Identifier: MIT
"""An article on paper: all its sections below each other, dark on white."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from desktop.article.chip_words import review_words
from desktop.article.document import ArticleDocument, FigureLoader
from desktop.article.figures import Figures
from desktop.article.page_markup import Measures, message_box, paintable
from desktop.article.red_flags import action_words
from desktop.article.text_style import TextStyle
from desktop.theme import ThemeName, load_theme
from index.errors import LamplightError
from index.sections import OVERVIEW

if TYPE_CHECKING:
    import datetime

    from desktop.article.opened import Opened
    from index.library import Library

# Paper is looked at from as near as a screen and is printed several times finer.
_RATIO = 3.0
_FIGURE_WIDTH = 480
_PAPER_WIDTH = 620
_PERCENT = 75


def printable(library: Library, opened: Opened, emergency_number: str, today: datetime.date) -> ArticleDocument:
    """Return a document that holds the whole article at its level, with what stands in its header."""
    theme = load_theme(ThemeName.LIGHT)
    figures = Figures(library, theme)
    article = opened.article
    widths = {}
    for figure in article.figures:
        own = figures.size(article.slug, figure.file)
        if not own.isEmpty():
            width = min(own.width(), _FIGURE_WIDTH)
            widths[figure.file] = (round(width), round(width * own.height() / own.width()))
    loader = FigureLoader(figures, article.slug, {file: width for file, (width, _) in widths.items()}, _RATIO)
    document = ArticleDocument(article.slug, "", article.title, loader)
    measures = Measures(_PAPER_WIDTH, _PAPER_WIDTH)
    parts = [_head(opened, emergency_number, today)]
    for tab in opened.tabs:
        try:
            page = library.page(article.slug, opened.level, tab.section)
        except LamplightError as error:
            page = message_box("This section could not be read", html.escape(str(error)))
        title = "" if tab.section == OVERVIEW else f"<h2>{html.escape(tab.title)}</h2>"
        parts.append(title + paintable(page, tab.title, widths, measures))
    document.write("".join(parts), TextStyle(theme, _PERCENT))
    return document


def _head(opened: Opened, emergency_number: str, today: datetime.date) -> str:
    article = opened.article
    review = review_words(article.status, today)
    names = ", ".join(name.name for name in article.other_names)
    signs = "".join(
        f"<li><strong>{html.escape(action)}:</strong> {html.escape(sign)}</li>"
        for action, sign in ((action_words(flag.action, emergency_number), flag.text) for flag in article.red_flags)
    )
    return (
        f'<p style="font-size:20px"><strong>{html.escape(article.title)}</strong></p>'
        + (f'<p class="soft">Also called {html.escape(names)}</p>' if names else "")
        + f'<p class="soft">{html.escape(review.spoken)}</p>'
        + (f"<ul>{signs}</ul>" if signs and not article.status.withdrawn else "")
    )
