# SPDX-License-Identifier: MIT
"""An article on paper: all its sections below each other, dark on white."""

from __future__ import annotations

import html
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from desktop.article.figures import Figures
from desktop.article.page_markup import Measures, message_box, paintable
from desktop.paper.document import PaperDocument
from desktop.paper.figure_sizes import figure_sizes
from desktop.paper.labels import ENGLISH, labels
from desktop.paper.page_format import UNITS_PER_POINT
from desktop.paper.parts import with_lower_heads, without_links
from desktop.paper.sheets import Furniture, Sheets
from desktop.paper.style import PaperStyle
from desktop.theme import ThemeName, load_theme
from index.article import Action
from index.errors import LamplightError
from index.sections import QUESTIONS

if TYPE_CHECKING:
    import datetime

    from desktop.article.opened import Opened
    from desktop.paper.page_format import PageFormat
    from index.library import Library
    from index.records import TabRecord

_POINTS = 10.0
#: A figure takes no more of the width, or of the height, of a page than this.
_WIDEST, _HIGHEST = 0.9, 0.5


def printable(
    library: Library, opened: Opened, emergency_number: str, today: datetime.date, page: PageFormat
) -> Sheets:
    """Return the pages that hold the whole article at its level, with what stands in its header."""
    theme = load_theme(ThemeName.LIGHT)
    figures, article, style = Figures(library, theme), opened.article, PaperStyle(theme, _POINTS)
    width = page.text_width
    most = (width * _WIDEST, page.text_height(0, 0) * _HIGHEST)
    sizes = figure_sizes(figures, article, _POINTS * UNITS_PER_POINT, most)
    measures = Measures(width, width)
    pages = [paintable(_page(library, opened, tab), "", sizes, measures) for tab in opened.tabs]
    document = PaperDocument(partial(figures.renderer, article.slug))
    document.write(_head(opened, emergency_number) + "".join(pages), style.font, style.sheet(), style.indent, width)
    foot = labels(ENGLISH).foot(article.status, library.manifest.edition, today)
    soft, line = theme.color("soft-ink"), theme.color("line")
    return Sheets(document, page, Furniture(article.title, foot, labels(ENGLISH).page, soft, line))


def _page(library: Library, opened: Opened, tab: TabRecord) -> str:
    """Return a section below its title, which is left out where the section begins with a heading of its own."""
    try:
        text = without_links(library.page(opened.article.slug, opened.level, tab.section))
    except LamplightError as error:
        text = message_box("This section could not be read", html.escape(str(error)))
    if tab.section == QUESTIONS:
        text = with_lower_heads(text)
    return text if text.lstrip().startswith("<h2>") else f"<h2>{html.escape(tab.title)}</h2>{text}"


def _head(opened: Opened, emergency_number: str) -> str:
    article, table = opened.article, labels(ENGLISH)
    names = ", ".join(name.name for name in article.other_names)
    order = list(Action)
    flags = sorted(article.red_flags, key=lambda flag: order.index(flag.action))
    signs = "".join(
        f'<p class="action">{html.escape(action)}</p><ul>'
        + "".join(f"<li>{html.escape(flag.text)}</li>" for flag in same)
        + "</ul>"
        for action, same in groupby(flags, key=lambda flag: table.action(flag, emergency_number))
    )
    box = f'<table class="callout flags" width="100%" cellspacing="0"><tr><td>{signs}</td></tr></table>'
    return (
        f"<h1>{html.escape(article.title)}</h1>"
        + (f'<p class="soft">Also called {html.escape(names)}</p>' if names else "")
        + (box if signs and not article.status.withdrawn else "")
    )
