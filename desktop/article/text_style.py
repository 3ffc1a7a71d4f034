# SPDX-License-Identifier: MIT
"""How article text is set: fonts, spaces and colors as the style sheet of a text document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from desktop.theme import Theme

_BODY = 16
_LINE_HEIGHT = 1.55

#: Prose of 72 characters: a column as wide as this holds no more of them on a line.
_MEASURE = "in the deep skin and the fat beneath it fill with calcium and close, so "

_SHEET = """
p {{ margin-top: 0; margin-bottom: {gap}px; line-height: {leading}%; color: {ink}; }}
li {{ margin-bottom: {small}px; line-height: {leading}%; color: {ink}; }}
ul, ol {{ margin-top: 0; margin-bottom: {gap}px; margin-left: 0; -qt-list-indent: 1; }}
h2 {{ font-size: large; font-weight: 600; color: {ink}; margin-top: {head}px; margin-bottom: {gap_head}px; }}
h3 {{ font-size: medium; font-weight: 600; color: {ink}; margin-top: {gap}px; margin-bottom: {small}px; }}
h4 {{ font-size: medium; font-weight: 600; color: {soft}; margin-top: {gap}px; margin-bottom: {small}px; }}
li p {{ margin-bottom: {small}px; }}
a {{ color: {accent}; text-decoration: underline; }}
sup {{ color: {accent}; }}
sup a, .plain a, .figure a {{ text-decoration: none; }}
code {{ background-color: {ground}; }}
.figure {{ margin-top: {small}px; margin-bottom: {small}px; }}
.caption {{ font-size: {note_size}px; color: {soft}; margin-bottom: {head}px; }}
.soft, .address {{ color: {soft}; font-size: {note_size}px; }}
.first {{ margin-top: 0; }}
table.beside {{ margin-left: {head}px; margin-bottom: {head}px; }}
table.beside .caption {{ margin-bottom: 0; }}
table.grid {{ border-collapse: collapse; margin-top: {small}px; margin-bottom: {head}px; }}
table.grid th {{ border-bottom: 2px solid {soft}; padding: {cell}px {cell_side}px {cell}px 0; text-align: left;
    color: {soft}; font-weight: 600; font-size: {table}px; }}
table.grid td {{ border-bottom: 1px solid {line}; padding: {cell}px {cell_side}px {cell}px 0; font-size: {table}px;
    color: {ink}; line-height: {leading}%; }}
table.callout {{ margin-top: {small}px; margin-bottom: {gap}px; }}
table.callout td {{ background-color: {note_ground}; border-left: 4px solid {note};
    padding: {gap}px {side}px {small}px {side}px; color: {ink}; }}
table.callout table.grid td {{ border-left: none; background-color: {note_ground}; }}
table.callout h2 {{ margin-top: 0; color: {note}; }}
table.message td {{ border-left-color: {caution}; background-color: {caution_ground}; }}
"""


@dataclass(frozen=True)
class TextStyle:
    """The style of article text in a theme at `percent` of its usual size."""

    theme: Theme
    percent: int

    @property
    def font(self) -> QFont:
        """The font of running text."""
        font = QFont(QApplication.font())
        font.setPixelSize(self.pixels(_BODY))
        return font

    @property
    def leading(self) -> int:
        """Qt's line height: a percentage of the font's own line spacing, which differs from font to font."""
        own = QFontMetricsF(self.font).lineSpacing()
        return min(125, max(112, round(100 * _LINE_HEIGHT * self.pixels(_BODY) / own)))

    @property
    def column(self) -> int:
        """The widest that a line of text may be, in pixels."""
        return round(QFontMetricsF(self.font).horizontalAdvance(_MEASURE))

    def pixels(self, size: float) -> int:
        """Return a length at this text size, in pixels, never nothing."""
        return max(1, round(size * self.percent / 100))

    def sheet(self) -> str:
        """Return the style sheet for QTextDocument, whose CSS is a small subset."""
        tokens = self.theme.tokens
        return _SHEET.format(
            leading=self.leading,
            small=self.pixels(6),
            gap=self.pixels(12),
            head=self.pixels(20),
            gap_head=self.pixels(8),
            cell=self.pixels(7),
            cell_side=self.pixels(16),
            side=self.pixels(16),
            note_size=self.pixels(13),
            table=self.pixels(15),
            ink=tokens["ink"],
            soft=tokens["soft-ink"],
            line=tokens["line"],
            ground=tokens["ground"],
            accent=tokens["accent"],
            note=tokens["note"],
            note_ground=tokens["note-ground"],
            caution=tokens["caution"],
            caution_ground=tokens["caution-ground"],
        )
