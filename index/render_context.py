# SPDX-License-Identifier: MIT
"""What a text refers to when it is rendered: references, figures, anchors."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class FigureView:
    """How a figure is shown; width and height in the figure's own units."""

    alt: str
    caption: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class RenderContext:
    """What a text may refer to: `references` maps ids to numbers; `taken` collects the anchors in use at one level."""

    slug: str = ""
    references: Mapping[str, int] = field(default_factory=dict)
    figures: Mapping[str, FigureView] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)
