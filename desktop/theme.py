# SPDX-License-Identifier: MIT
"""A theme: tokens by name, and what is made from them: colors, icons, the style sheet, figures."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QColor, QIcon, QPalette, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from desktop.drawing import draw
from index.assets import asset_text

if TYPE_CHECKING:
    from collections.abc import Mapping

#: The style sheets that make up the look, in order; later rules win.
_SHEETS = ("base", "sidebar", "search", "article", "notes", "dialogs", "study")

#: Interface text grows with the reading text up to here, so that the bars leave room to read at 300%.
LARGEST_INTERFACE_PERCENT = 160

_PLACEHOLDER = re.compile(r"@px\((\d+)\)|@text\((\d+)\)|@([a-z]+(?:-[a-z]+)*)")
_TOKEN_IN_FIGURE = re.compile(r"var\(--([a-z]+(?:-[a-z]+)*)\)")


class ThemeName(StrEnum):
    """The themes that a reader can choose."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


def interface_percent(text_percent: int) -> int:
    """Return how large the interface is drawn, in percent, when reading text is at `text_percent`."""
    return min(text_percent, LARGEST_INTERFACE_PERCENT)


@dataclass(frozen=True)
class Theme:
    """One theme. `tokens` are the names of look.md with their colors as #RRGGBB."""

    name: ThemeName
    tokens: Mapping[str, str]

    def color(self, token: str) -> QColor:
        """Return the color of a token; KeyError for a name that no theme has."""
        return QColor(self.tokens[token])

    def fill_figure(self, svg: str) -> str:
        """Return a figure's SVG with its `var(--token)` colors replaced by this theme's; unknown ones become ink."""
        return _TOKEN_IN_FIGURE.sub(lambda match: self.tokens.get(match[1], self.tokens["ink"]), svg)

    def style_sheet(self, text_percent: int) -> str:
        """Return the application's style sheet with this theme's colors and lengths for `text_percent`.

        Text that is read (@text) grows all the way, what belongs to the interface (@px) as far as it may.
        """
        scale = interface_percent(text_percent) / 100

        def fill(match: re.Match[str]) -> str:
            if match[1]:
                return f"{max(1, round(int(match[1]) * scale))}px"
            if match[2]:
                return f"{max(1, round(int(match[2]) * text_percent / 100))}px"
            return self.tokens[match[3]]

        return "\n".join(_PLACEHOLDER.sub(fill, asset_text(f"qss/{sheet}.qss")) for sheet in _SHEETS)

    def palette(self) -> QPalette:
        """Return a palette for what style sheets do not reach, such as links, cursors and place-holders."""
        palette = QPalette()
        roles = {
            QPalette.ColorRole.Window: "ground",
            QPalette.ColorRole.WindowText: "ink",
            QPalette.ColorRole.Base: "paper",
            QPalette.ColorRole.AlternateBase: "ground",
            QPalette.ColorRole.Text: "ink",
            QPalette.ColorRole.Button: "paper",
            QPalette.ColorRole.ButtonText: "ink",
            QPalette.ColorRole.Highlight: "accent",
            QPalette.ColorRole.HighlightedText: "on-accent",
            QPalette.ColorRole.Link: "accent",
            QPalette.ColorRole.LinkVisited: "accent",
            QPalette.ColorRole.PlaceholderText: "soft-ink",
            QPalette.ColorRole.ToolTipBase: "paper",
            QPalette.ColorRole.ToolTipText: "ink",
        }
        for role, token in roles.items():
            palette.setColor(role, self.color(token))
        return palette

    def pixmap(self, icon: str, size: int, token: str = "ink", ratio: float = 2.0) -> QPixmap:
        """Return the icon drawn in a token's color, `size` logical pixels square, sharp at `ratio`."""
        key = f"lamplight {icon} {size} {self.tokens[token]} {ratio}"
        pixmap = QPixmap()
        if not QPixmapCache.find(key, pixmap):
            svg = asset_text(f"icons/{icon}.svg").replace("currentColor", self.tokens[token])
            renderer = QSvgRenderer(QByteArray(svg.encode()))
            pixmap = QPixmap.fromImage(draw(renderer, size, size, ratio))
            QPixmapCache.insert(key, pixmap)
        return pixmap

    def icon(self, name: str, token: str = "ink", size: int = 20) -> QIcon:
        """Return the icon in a token's color, and in the line color where it cannot be used."""
        icon = QIcon(self.pixmap(name, size, token))
        icon.addPixmap(self.pixmap(name, size, "line"), QIcon.Mode.Disabled)
        return icon


def load_theme(name: ThemeName) -> Theme:
    """Return the theme of that name from the tokens the program ships."""
    tokens: dict[str, dict[str, str]] = json.loads(asset_text("themes.json"))
    return Theme(name, tokens[name.value])
