# SPDX-License-Identifier: MIT
"""Which blocks of an article go to which tab."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.sections import OVERVIEW, SECTIONS, anchor_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.article import Kind, Level
    from index.blocks import Block

#: The section that gathers the risk factors of article.yaml; a kind without it shows them in the overview.
CAUSES = "causes"


def assign(kind: Kind, level: Level, blocks: Iterable[Block]) -> dict[str, list[Block]]:
    """Return the blocks of each section id that has some, in the order of the tabs.

    An unknown heading goes to the section of the known heading before it, or to the overview.
    """
    sections = SECTIONS[kind]
    home = {anchor_of(heading.title): section.id for section in sections for heading in section.headings(level)}
    found: dict[str, list[Block]] = {section.id: [] for section in sections}
    current = OVERVIEW
    for block in blocks:
        current = home.get(block.anchor, current)
        found[current].append(block)
    return {ident: items for ident, items in found.items() if items}
