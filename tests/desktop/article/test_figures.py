# SPDX-License-Identifier: MIT
from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSizeF

from desktop.article.figures import Figures
from desktop.theme import ThemeName, load_theme
from index.errors import LibraryError

if TYPE_CHECKING:
    from desktop.theme import Theme
    from index.library import Library


@pytest.fixture
def figures(library: Library, theme: Theme) -> Figures:
    return Figures(library, theme)


def test_a_figure_is_drawn_at_the_ratio_of_the_screen(figures: Figures) -> None:
    image = figures.image("impetigo", "layers.svg", 320, 2.0)
    assert (image.width(), image.height(), image.devicePixelRatio()) == (640, 260, 2.0)


def test_a_figure_takes_the_colors_of_the_theme(figures: Figures) -> None:
    light = figures.image("impetigo", "layers.svg", 640, 1.0).pixelColor(5, 5)
    figures.set_theme(load_theme(ThemeName.DARK))
    dark = figures.image("impetigo", "layers.svg", 640, 1.0).pixelColor(5, 5)
    assert (light.name().upper(), dark.name().upper()) == ("#FFFFFF", "#1B2220")


def test_a_missing_figure_is_no_figure(figures: Figures) -> None:
    assert figures.renderer("impetigo", "nothing.svg") is None
    assert figures.size("impetigo", "nothing.svg") == QSizeF()


@pytest.mark.parametrize(
    "svg",
    [
        "<svg",
        "no svg at all",
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><image href="/etc/hostname"/></svg>',
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><use href="#a"/></svg>',
    ],
)
def test_a_figure_that_breaks_the_rules_is_not_drawn(
    figures: Figures, library: Library, svg: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library, "figure", lambda slug, file: svg)
    assert figures.renderer("impetigo", "layers.svg") is None


def test_a_damaged_library_gives_no_figure(figures: Figures, library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(slug: str, file: str) -> str:
        raise LibraryError("The library is damaged.")

    monkeypatch.setattr(library, "figure", fail)
    assert figures.image("impetigo", "layers.svg", 320, 1.0).width() == 1
