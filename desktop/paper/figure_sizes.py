# SPDX-License-Identifier: MIT
"""How large figures are on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.paper.page_format import UNITS_PER_POINT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.article.figures import Figures
    from index.article import Article

#: Figures are drawn for text of 16 pixels: so large is a pixel of theirs beside a point of running text.
_TEXT_IN_FIGURES = 16.0
#: Words in figures, 13 pixels of theirs or more, are never printed smaller than 6 points, nor than this share of the
#: running text: who needs large text needs it in figures too.
_WORDS, _LEAST_POINTS, _LEAST_SHARE = 13, 6, 0.55


def figure_sizes(
    figures: Figures, article: Article, text_units: float, most: tuple[float, float]
) -> Mapping[str, tuple[int, int]]:
    """Return width and height of each figure that can be drawn, in units, no more than `most` wide and high.

    One whose words could not be read at that height is higher. Figures grow with the running text, which is
    `text_units` large.
    """
    least = max(_LEAST_POINTS * UNITS_PER_POINT, _LEAST_SHARE * text_units) / _WORDS
    sizes = {}
    for figure in article.figures:
        own = figures.size(article.slug, figure.file)
        if not own.isEmpty():
            scale = min(text_units / _TEXT_IN_FIGURES, most[0] / own.width(), most[1] / own.height())
            scale = max(scale, min(least, most[0] / own.width()))
            sizes[figure.file] = (round(own.width() * scale), round(own.height() * scale))
    return sizes
