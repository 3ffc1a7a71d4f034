# SPDX-License-Identifier: MIT
from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor, QIcon

from desktop.own.notes import COLORS
from desktop.theme import LARGEST_INTERFACE_PERCENT, Theme, ThemeName, interface_percent, load_theme
from index.assets import asset_text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

GROUNDS = ("paper", "ground", "hover", "accent-ground", "danger-ground", "caution-ground", "note-ground")
FIGURE_GROUNDS = ("fig-skin", "fig-dermis", "fig-fat", "fig-bone", "fig-fluid", "fig-tissue")
MARKS = tuple(f"mark-{name}" for name in COLORS)
PAIRS = [
    *((text, ground) for text in ("ink", "soft-ink", "accent", "note", "danger", "caution") for ground in MARKS),
    *((f"line-{name}", "paper") for name in COLORS),
    *((text, ground) for text in ("ink", "soft-ink") for ground in (*GROUNDS, *FIGURE_GROUNDS)),
    *(("accent", ground) for ground in ("paper", "ground", "hover", "accent-ground", "note-ground")),
    ("danger", "danger-ground"),
    ("danger", "paper"),
    ("caution", "caution-ground"),
    ("caution", "paper"),
    ("note", "note-ground"),
    ("note", "paper"),
    ("on-accent", "accent"),
    ("match-ink", "match"),
]


def luminance(color: QColor) -> float:
    parts = [color.redF(), color.greenF(), color.blueF()]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(theme: Theme, text: str, ground: str) -> float:
    low, high = sorted((luminance(theme.color(text)), luminance(theme.color(ground))))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", list(ThemeName))
def test_every_text_stands_out_from_its_ground(name: ThemeName) -> None:
    theme = load_theme(name)
    least = 7.0 if name is ThemeName.CONTRAST else 4.5
    weak = {pair: round(contrast(theme, *pair), 2) for pair in PAIRS if contrast(theme, *pair) < least}
    assert weak == {}


def test_themes_have_the_same_tokens() -> None:
    tokens = json.loads(asset_text("themes.json"))
    assert set(tokens["light"]) == set(tokens["dark"]) == set(tokens["contrast"])


@pytest.mark.parametrize("name", list(ThemeName))
def test_style_sheet_has_no_placeholder_left(name: ThemeName) -> None:
    sheet = load_theme(name).style_sheet(100)
    assert "@" not in re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)


def test_interface_grows_with_the_text_up_to_a_bound() -> None:
    assert interface_percent(80) == 80
    assert interface_percent(300) == LARGEST_INTERFACE_PERCENT
    theme = load_theme(ThemeName.LIGHT)
    assert "font-size: 28px" in theme.style_sheet(100)
    assert "font-size: 34px" in theme.style_sheet(120)


def test_text_that_is_read_grows_all_the_way() -> None:
    sheet = load_theme(ThemeName.LIGHT).style_sheet(300)
    assert "#studyAnswer { font-size: 48px; }" in sheet
    assert "#pageLead { color: #51605B; font-size: 24px; }" in sheet


def test_figures_take_the_colors_of_the_theme() -> None:
    theme = load_theme(ThemeName.DARK)
    filled = theme.fill_figure('<rect fill="var(--accent-ground)" stroke="var(--nonsense)"/>')
    assert filled == f'<rect fill="{theme.tokens["accent-ground"]}" stroke="{theme.tokens["ink"]}"/>'


def test_icons_are_drawn_in_the_color_asked_for(qapp: QApplication, theme: Theme) -> None:
    image = theme.pixmap("star-filled", 24, "accent").toImage()
    assert image.pixelColor(image.width() // 2, image.height() // 2) == theme.color("accent")
    pale = theme.icon("star-filled").pixmap(24, 24, QIcon.Mode.Disabled).toImage()
    assert pale.pixelColor(pale.width() // 2, pale.height() // 2) == theme.color("line")
