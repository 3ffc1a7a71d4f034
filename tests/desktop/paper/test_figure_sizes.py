# SPDX-License-Identifier: MIT
from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.article.figures import Figures
from desktop.paper.figure_sizes import figure_sizes

if TYPE_CHECKING:
    from desktop.theme import Theme
    from index.library import Library


@pytest.fixture
def figures(library: Library, theme: Theme) -> Figures:
    return Figures(library, theme)


def test_figures_grow_with_the_text_up_to_the_width_of_the_page(library: Library, figures: Figures) -> None:
    article = library.article("impetigo").article
    small = figure_sizes(figures, article, 44, (5000, 5000))["layers.svg"]
    large = figure_sizes(figures, article, 88, (5000, 5000))["layers.svg"]
    narrow = figure_sizes(figures, article, 88, (900, 5000))["layers.svg"]
    assert large[0] == pytest.approx(2 * small[0], abs=2)
    assert narrow[0] == 900
    own = figures.size("impetigo", "layers.svg")
    assert narrow[1] / narrow[0] == pytest.approx(own.height() / own.width(), abs=0.01)


@pytest.mark.parametrize(("text", "least"), [(44, 6.0), (72, 9.9)])
def test_words_in_figures_stay_readable_however_tight_the_page_is(
    library: Library, figures: Figures, text: float, least: float
) -> None:
    article = library.article("impetigo").article
    width, _ = figure_sizes(figures, article, text, (5000, 10))["layers.svg"]
    points_of_a_pixel = width / figures.size("impetigo", "layers.svg").width() / 4
    assert 13 * points_of_a_pixel == pytest.approx(least, abs=0.1)
