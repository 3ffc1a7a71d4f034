# SPDX-License-Identifier: MIT
"""Rules on figures: placed, declared, readable in every theme."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from index.figure_rules import SVG, figure_size

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.checks.rule import CheckedArticle, Corpus
    from index.errors import Problem

WIDTH = 640
HEIGHTS = (200, 460)
MIN_TEXT = 15
INKS = ("var(--ink)", "var(--soft-ink)")
_PLACED = re.compile(r"!\[[^\[\]\n]*\]\(([^()\s]*)\)")


def figures_placed(article: CheckedArticle, _corpus: Corpus) -> Iterator[Problem]:
    """Every figure is placed in a text, on a line of its own, and every placed one is declared."""
    declared = {figure.file for figure in article.article.figures}
    placed: set[str] = set()
    for text in article.texts.values():
        for unit in text.units:
            for match in _PLACED.finditer(unit.text):
                line = unit.line_at(match.start())
                placed.add(match[1])
                if match[1] not in declared:
                    message = f"'{match[1]}' is not among the figures of article.yaml: add it there"
                    yield article.problem(text.name, line, message)
                if unit.text.strip() != match[0]:
                    yield article.problem(text.name, line, "a figure inside text: give it a line of its own")
    for number, figure in enumerate(article.article.figures):
        if figure.file not in placed:
            message = f"'{figure.file}' is placed nowhere: write ![]({figure.file}) in the text, or take it out"
            yield article.in_yaml(("figures", number, "file"), message)


def figure_form(article: CheckedArticle, _corpus: Corpus) -> Iterator[Problem]:
    """A figure is 640 wide on a paper ground, and its text is large enough and in an ink color."""
    for name, svg in article.source.figures.items():
        width, height = figure_size(svg)
        low, high = HEIGHTS
        if width != WIDTH or not low <= height <= high:
            message = f"is {width} by {height}: make it {WIDTH} wide and {low} to {high} high"
            yield article.problem(name, 1, message)
        root = ElementTree.fromstring(svg)  # noqa: S314 - the build's rules have refused entities before
        shapes = [node for node in root if node.tag not in (f"{SVG}title", f"{SVG}desc")]
        ground = shapes[0] if shapes else root
        if ground.tag != f"{SVG}rect" or ground.get("fill") != "var(--paper)":
            yield article.problem(name, 1, 'begin with a full-size <rect fill="var(--paper)"/>')
        for message in sorted(set(_text_faults(root, "", ""))):
            yield article.problem(name, 1, message)


def _text_faults(node: ElementTree.Element, size: str, fill: str) -> Iterator[str]:
    """Yield what is wrong with texts; size and color come down from the groups around them."""
    size, fill = node.get("font-size", size), node.get("fill", fill)
    if node.tag in (f"{SVG}text", f"{SVG}tspan") and (node.text or "").strip():
        words = " ".join((node.text or "").split())[:40]
        if not size or float(size) < MIN_TEXT:
            yield f"the text '{words}' is {size or 'of no size'}: make it {MIN_TEXT} high or more"
        if fill not in INKS:
            yield f"the text '{words}' is {fill or 'of no color'}: write one of {', '.join(INKS)}"
    for child in node:
        yield from _text_faults(child, size, fill)
