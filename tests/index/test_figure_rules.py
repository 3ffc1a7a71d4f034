# SPDX-License-Identifier: MIT
"""The SVG subset."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from index.assets import asset_text
from index.figure_rules import TOKENS, figure_faults, figure_size, figure_text

if TYPE_CHECKING:
    from pathlib import Path

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 300" width="640" height="300">'


def test_a_figure_of_the_subset_has_no_faults(sample_articles: Path) -> None:
    """The sample figure keeps to it."""
    svg = (sample_articles / "conditions" / "impetigo" / "layers.svg").read_text(encoding="utf-8")
    assert figure_faults(svg) == []
    assert figure_size(svg) == (640, 260)
    assert figure_text(svg)[:2] == ["Where impetigo lies", "Golden crust"]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("<script>alert(1)</script>", "<script> is not allowed"),
        ('<use href="#a"/>', "<use> is not allowed"),
        ('<image href="http://example.org/a.png"/>', "<image> is not allowed"),
        ("<style>a{}</style>", "<style> is not allowed"),
        ('<rect fill="red"/>', "write none or var(--TOKEN)"),
        ('<rect fill="url(http://example.org/a)"/>', "write none or var(--TOKEN)"),
        ('<rect fill="var(--pink)"/>', "write none or var(--TOKEN)"),
        ('<rect onclick="x()"/>', "'onclick' is not allowed"),
        ('<rect style="fill:red"/>', "'style' is not allowed"),
        ('<rect xmlns:a="http://a" a:href="x"/>', "'href' is not allowed"),
        ('<path d="M0 0 L1e99 5"/>', "plain numbers"),
        ('<rect width="9999999"/>', "plain numbers"),
        ('<text font-size="16px">a</text>', "one plain number"),
        ('<path stroke-dasharray="0.0001"/>', "whole numbers from 1"),
        ('<g transform="url(x)"/>', "translate, rotate or scale"),
        ("<svg/>", "use <g>"),
        ("<a:b xmlns:a='http://a'/>", "<b> is not allowed"),
        ("<g>" * 20 + "</g>" * 20, "nested more than"),
        ("<g/>" * 4_000, "more than 3000 elements"),
        ("<g>", "not well-formed"),
    ],
)
def test_what_is_outside_the_subset_is_a_fault(body: str, words: str) -> None:
    """Each with a message that says what to use."""
    faults = figure_faults(f"{HEAD}\n{body}</svg>")
    assert any(words in message and line == 2 for line, message in faults), faults


@pytest.mark.parametrize(
    ("svg", "words"),
    [
        ('<!DOCTYPE svg [<!ENTITY a "b">]>' + HEAD + "</svg>", "document types"),
        ('<?xml-stylesheet href="a"?>' + HEAD + "</svg>", "processing instructions"),
        ("<html/>", "the first element must be <svg"),
        (HEAD.replace("0 0 640", "9 9 640") + "</svg>", "the viewBox must be"),
        (HEAD.replace('width="640"', 'width="100%"') + "</svg>", 'write width="640"'),
        (HEAD + "<text>" + "x" * 200_000 + "</text></svg>", "larger than 200,000 bytes"),
    ],
)
def test_a_wrong_document_is_a_fault(svg: str, words: str) -> None:
    """Before anything of it is parsed, or at its root."""
    assert any(words in message for _, message in figure_faults(svg))


def test_every_theme_has_a_color_for_every_token() -> None:
    """A figure must not come out black in one theme."""
    themes = json.loads(asset_text("themes.json"))
    assert all(set(theme) >= TOKENS for theme in themes.values())


def test_text_of_a_broken_figure_is_nothing() -> None:
    """It never raises."""
    assert figure_text("<svg") == []
