# SPDX-License-Identifier: MIT
"""What a leaflet is made like: remembered from one leaflet to the next."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from enum import IntEnum
from typing import TYPE_CHECKING

from desktop.paper.labels import ENGLISH, languages
from desktop.paper.page_format import Paper, usual_paper
from desktop.settings import LARGEST_TEXT, SMALLEST_TEXT
from index.article import Level
from index.assets import asset_json

if TYPE_CHECKING:
    from collections.abc import Mapping

#: The size of running text at 100%, in points.
USUAL_POINTS = 11.0


class TextSize(IntEnum):
    """The text sizes that are offered, in percent of the usual one: 11, 14 and 18 points."""

    NORMAL = 100
    LARGE = 127
    VERY_LARGE = 164

    @property
    def words(self) -> str:
        """What readers see."""
        return {100: "Normal (11 pt)", 127: "Large (14 pt)", 164: "Very large (18 pt)"}[self.value]


@dataclass(frozen=True, slots=True)
class Clinic:
    """Who hands a leaflet out; every field may be empty."""

    name: str = ""
    address: str = ""
    telephone: str = ""


@dataclass(frozen=True, slots=True)
class Choices:
    """How a leaflet is made. `text_size` is in percent; `left_out` are the headings not printed, for each level."""

    level: Level = Level.PLAIN
    text_size: int = TextSize.NORMAL.value
    paper: Paper = Paper.A4
    language: str = ENGLISH
    figures: bool = True
    notes: bool = True
    left_out: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def is_chosen(self, anchor: str) -> bool:
        """Return whether the part below a heading is printed at this level."""
        left_out = self.left_out.get(self.level.value)
        return anchor not in (usually_left_out(self.level) if left_out is None else left_out)

    def choose(self, anchor: str, *, chosen: bool) -> Choices:
        """Return the same choices with a part printed or left out at this level."""
        before = self.left_out.get(self.level.value)
        now = set(usually_left_out(self.level) if before is None else before)
        now.discard(anchor) if chosen else now.add(anchor)
        return replace(self, left_out={**self.left_out, self.level.value: frozenset(now)})

    def as_text(self) -> str:
        """Return the choices as the text that `read_choices` reads."""
        return json.dumps(
            {
                "level": self.level.value,
                "text_size": self.text_size,
                "paper": self.paper.value,
                "language": self.language,
                "figures": self.figures,
                "notes": self.notes,
                "left_out": {level: sorted(anchors) for level, anchors in sorted(self.left_out.items())},
            }
        )


def usually_left_out(level: Level) -> frozenset[str]:
    """Return the headings that are not printed at a level unless they are chosen."""
    table = asset_json("leaflets/left-out.json")
    anchors = table.get(level.value)
    return frozenset(map(str, anchors)) if isinstance(anchors, list) else frozenset()


def read_choices(text: str) -> Choices:
    """Return the choices saved as `text`; what makes no sense is as usual."""
    try:
        saved = json.loads(text) if text else {}
    except ValueError:
        saved = {}
    if not isinstance(saved, dict):
        saved = {}
    size, language, left_out = saved.get("text_size"), saved.get("language"), saved.get("left_out")
    return Choices(
        level=Level(saved["level"]) if saved.get("level") in tuple(Level) else Level.PLAIN,
        text_size=size if isinstance(size, int) and SMALLEST_TEXT <= size <= LARGEST_TEXT else TextSize.NORMAL.value,
        paper=Paper(saved["paper"]) if saved.get("paper") in tuple(Paper) else usual_paper(),
        language=language if isinstance(language, str) and language in languages() else ENGLISH,
        figures=saved.get("figures") is not False,
        notes=saved.get("notes") is not False,
        left_out={
            level: frozenset(map(str, anchors))
            for level, anchors in (left_out if isinstance(left_out, dict) else {}).items()
            if level in tuple(Level) and isinstance(anchors, list)
        },
    )
