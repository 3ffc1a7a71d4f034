# SPDX-License-Identifier: MIT
"""Cutting a Markdown file into blocks: one `##` heading and the text below it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.sections import anchor_of

#: Table cells, headings and nesting beyond these make Qt's layout crawl; no article for people comes near them.
MAX_CELLS = 5_000
MAX_HEADINGS = 500
MAX_INDENT = 40

_HEADING = re.compile(r" {0,3}(#{1,2})(?!#)[ \t]*(.*?)[ \t#]*")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")


@dataclass(frozen=True, slots=True)
class Block:
    """One heading and the Markdown below it. `line` is where the heading stands in `file`, counting from 1."""

    title: str
    anchor: str
    markdown: str
    line: int
    file: str

    @property
    def first_line(self) -> int:
        """Return the line of the file on which `markdown` begins."""
        return self.line + 1

    @property
    def has_heading(self) -> bool:
        """Tell whether the heading stands in the file (text before the first heading gets one that does not)."""
        return self.line > 0


def split_blocks(text: str, file: str, untitled: str) -> tuple[Block, ...]:
    """Cut `text` at its `##` headings. Text before the first one becomes a block called `untitled`, with line 0."""
    blocks: list[Block] = []
    title, start, lines = untitled, 0, list[str]()
    fence = ""

    def close() -> None:
        if start or any(line.strip() for line in lines):
            blocks.append(Block(title, anchor_of(title), "\n".join(lines), start, file))

    for number, line in enumerate(text.split("\n"), 1):
        mark = _FENCE.match(line)
        if mark and not fence:
            fence = mark[1]
        elif mark and mark[1].startswith(fence) and line.strip() == mark[1]:
            fence = ""
        heading = None if fence or mark else _HEADING.fullmatch(line)
        if heading is None or not heading[2]:
            lines.append(line)
            continue
        if heading[1] == "#" and not blocks and not start and not any(kept.strip() for kept in lines):
            # The article's own name above its text, as other people's files have it.
            lines.append("")
            continue
        close()
        title, start, lines = heading[2], number, []
    close()
    return tuple(blocks)


def layout_faults(text: str) -> list[tuple[int, str]]:
    """Return (line, message) for Markdown that would take Qt too long to lay out."""
    faults: list[tuple[int, str]] = []
    cells = headings = 0
    for number, line in enumerate(text.split("\n"), 1):
        stripped = line.lstrip(" \t")
        cells += line.count("|")
        headings += stripped.startswith("#")
        if len(line) - len(stripped) > MAX_INDENT and stripped:
            faults.append((number, f"indented by more than {MAX_INDENT}: nest lists one level deep"))
        if cells > MAX_CELLS:
            return [*faults[:20], (number, f"more than {MAX_CELLS:,} table cells in one file: shorten the tables")]
        if headings > MAX_HEADINGS:
            return [*faults[:20], (number, f"more than {MAX_HEADINGS} headings in one file: split the article")]
    return faults[:20]
