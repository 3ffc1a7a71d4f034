# SPDX-License-Identifier: MIT
"""Cutting Markdown at its headings."""

from __future__ import annotations

from index.blocks import layout_faults, split_blocks


def test_blocks_begin_at_second_level_headings() -> None:
    """Deeper headings stay inside; a later first-level one counts as a second-level one."""
    blocks = split_blocks("## A\n\nx\n\n### B\n\ny\n\n# C ##\n\nz\n", "a.md", "Overview")
    assert [(block.title, block.anchor, block.line, block.first_line) for block in blocks] == [
        ("A", "a", 1, 2),
        ("C", "c", 9, 10),
    ]
    assert "### B" in blocks[0].markdown


def test_a_heading_in_a_fence_is_none() -> None:
    """A code example does not cut the text."""
    assert len(split_blocks("## A\n\n```\n## B\n```\n\n## C\n", "a.md", "Overview")) == 2


def test_text_without_headings_is_one_block() -> None:
    """It gets the name it is given, and line 0 says that the heading is not in the file."""
    (block,) = split_blocks("x\n", "a.md", "Overview")
    assert (block.title, block.line, block.has_heading) == ("Overview", 0, False)
    assert split_blocks("\n\n", "a.md", "Overview") == ()


def test_ordinary_text_has_no_layout_fault() -> None:
    """The limits are far from what people write."""
    assert layout_faults("| a | b |\n|---|---|\n" + "| c | d |\n" * 100 + "## H\n" * 100) == []
