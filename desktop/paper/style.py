# SPDX-License-Identifier: MIT
"""How text is set on paper: sizes and spaces in the units of paper, dark on white."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QApplication

from desktop.paper.document import paper_font
from desktop.paper.page_format import UNITS_PER_POINT

if TYPE_CHECKING:
    from desktop.theme import Theme

_LINE_HEIGHT = 1.38
#: Space to write in, in sizes of the text, above a line whose own font is next to nothing.
_RULE = 1.75
_RULED_FONT = 8
#: Sources are set smaller than the text, but no smaller than this, in points.
_LEAST_POINTS = 8.0

_SHEET = """
p {{ margin-top: 0; margin-bottom: {gap}px; line-height: {leading}%; color: {ink}; }}
li {{ margin-bottom: {small}px; line-height: {leading}%; color: {ink}; }}
ul, ol {{ margin-top: 0; margin-bottom: {gap}px; margin-left: 0; -qt-list-indent: 1; }}
li p {{ margin-bottom: {small}px; }}
h1 {{ font-size: {title}px; font-weight: 700; color: {ink}; margin-top: 0; margin-bottom: {small}px; }}
h2 {{ font-size: {second}px; font-weight: 700; color: {accent}; margin-top: {head}px; margin-bottom: {small}px; }}
h3 {{ font-size: {body}px; font-weight: 700; color: {ink}; margin-top: {gap}px; margin-bottom: {small}px; }}
h4 {{ font-size: {body}px; font-weight: 600; color: {soft}; margin-top: {gap}px; margin-bottom: {small}px; }}
sup {{ color: {soft}; }}
.figure {{ margin-top: {small}px; margin-bottom: {small}px; }}
.caption {{ font-size: {note_size}px; color: {soft}; margin-bottom: {gap}px; }}
.soft {{ color: {soft}; font-size: {note_size}px; }}
.address {{ color: {soft}; font-size: {address}px; }}
.first {{ margin-top: 0; }}
.clinic {{ font-size: {note_size}px; color: {soft}; margin-bottom: {gap}px; }}
.warning {{ color: {danger}; font-weight: 700; font-size: {second}px; margin-top: 0; margin-bottom: {small}px; }}
.action {{ color: {danger}; font-weight: 700; margin-top: 0; margin-bottom: {tiny}px; }}
table.grid {{ border-collapse: collapse; margin-top: {small}px; margin-bottom: {gap}px; }}
table.grid th {{ border-bottom: 3px solid {soft}; padding: {cell}px {side}px {cell}px 0; text-align: left;
    color: {soft}; font-weight: 600; font-size: {table}px; }}
table.grid td {{ border-bottom: 2px solid {line}; padding: {cell}px {side}px {cell}px 0; font-size: {table}px;
    color: {ink}; line-height: {leading}%; }}
table.callout {{ margin-top: {small}px; margin-bottom: {gap}px; }}
table.callout td {{ background-color: {note_ground}; border-left: 8px solid {note};
    padding: {box}px {side}px {box}px {side}px; color: {ink}; }}
table.callout table.grid td {{ border-left: none; background-color: {note_ground}; }}
table.callout h2 {{ margin-top: 0; color: {note}; }}
table.message td {{ border-left-color: {caution}; background-color: {caution_ground}; }}
table.flags h2 {{ color: {danger}; }}
table.flags td {{ border-left-color: {danger}; background-color: {danger_ground}; }}
table.local td {{ border-left-color: {accent}; background-color: {accent_ground}; }}
table.lines {{ border-collapse: collapse; margin-top: 0; margin-bottom: 0; }}
table.lines td {{ border-bottom: 2px solid {soft}; padding: {rule}px 0 0 0; font-size: {ruled_font}px; }}
"""


@dataclass(frozen=True, slots=True)
class PaperStyle:
    """The style of text on paper, in the colors of `theme`.

    `points` is the size of running text; `space` is how much of the usual space stands between things (1.0: all of it).
    """

    theme: Theme
    points: float
    space: float = 1.0

    @property
    def font(self) -> QFont:
        """The font of running text."""
        font = paper_font(QApplication.font())
        font.setPixelSize(round(self.points * UNITS_PER_POINT))
        return font

    @property
    def indent(self) -> float:
        """How far lists go in, in units."""
        return 1.6 * self.points * UNITS_PER_POINT

    @property
    def ruled_line(self) -> float:
        """How high a line to write on is, in units."""
        return self._length(_RULE) + _RULED_FONT * 1.5

    def sheet(self) -> str:
        """Return the style sheet for QTextDocument, whose CSS is a small subset."""
        tokens = self.theme.tokens
        return _SHEET.format(
            leading=self._leading(),
            tiny=self._space(0.12),
            small=self._space(0.32),
            gap=self._space(0.62),
            head=self._space(1.05),
            cell=self._space(0.35),
            box=self._space(0.62),
            rule=self._length(_RULE),
            ruled_font=_RULED_FONT,
            side=self._length(0.9),
            title=self._length(1.8),
            second=self._length(1.18),
            body=self._length(1.0),
            table=self._length(0.93),
            address=round(max(_LEAST_POINTS, 0.65 * self.points) * UNITS_PER_POINT),
            note_size=self._length(0.82),
            **{token.replace("-", "_"): tokens[token] for token in _COLORS},
            soft=tokens["soft-ink"],
        )

    def _leading(self) -> int:
        font = self.font
        return min(125, max(100, round(100 * _LINE_HEIGHT * font.pixelSize() / QFontMetricsF(font).lineSpacing())))

    def _length(self, share: float) -> int:
        """Return a length as a share of the text's size."""
        return max(1, round(share * self.points * UNITS_PER_POINT))

    def _space(self, share: float) -> int:
        """Return a space, which gives way where room is short."""
        return self._length(share * self.space)


_COLORS = (
    *("ink", "line", "accent", "accent-ground", "danger", "danger-ground"),
    *("caution", "caution-ground", "note", "note-ground"),
)
