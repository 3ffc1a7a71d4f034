# SPDX-License-Identifier: MIT
"""Markdown to the small HTML subset that the reader shows; nothing in the text can add to it or make it slow."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from index.markup_writer import MAX_TAGS, HtmlWriter
from index.render_context import RenderContext

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

    from index.records import Anchor

_CITATION = re.compile(r"\[(@[A-Za-z0-9_-]+(?:\s*;\s*@[A-Za-z0-9_-]+)*)\]")
_MAX_NESTING = 20
_MAX_PARAGRAPHS = 2_000


@dataclass(frozen=True, slots=True)
class Rendered:
    """HTML of the subset, its plain text (a block a line), and what the text refers to, in order."""

    html: str
    text: str
    anchors: tuple[Anchor, ...] = ()
    links: tuple[str, ...] = ()
    citations: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()


def render(markdown: str, context: RenderContext) -> Rendered:
    """Render Markdown. Unknown citations and figures are left out, links that lead out of the library become text."""
    writer = HtmlWriter(context)
    writer.blocks(_parser().parse(markdown))
    return _finished(writer)


def render_inline(markdown: str, context: RenderContext) -> Rendered:
    """Render one line of Markdown without a paragraph around it."""
    writer = HtmlWriter(context)
    writer.inline(_parser().parseInline(" ".join(markdown.split())))
    return _finished(writer)


def render_heading(level: int, title: str, context: RenderContext) -> Rendered:
    """Render a heading of `level` 2 to 4 with its anchor inside."""
    writer = HtmlWriter(context)
    writer.heading(level, _parser().parseInline(title))
    return _finished(writer)


def plain_text(markdown: str) -> str:
    """Return the words of Markdown, a block a line; never raises."""
    return render(markdown, RenderContext()).text


def _finished(writer: HtmlWriter) -> Rendered:
    html = writer.html()
    if writer.tags > MAX_TAGS:
        html = _paragraphs(writer)
    return Rendered(
        html,
        writer.text(),
        tuple(writer.anchors),
        tuple(writer.links),
        tuple(writer.citations),
        tuple(writer.figures),
    )


def _paragraphs(writer: HtmlWriter) -> str:
    """Return the text alone: what is shown of a page with more markup than can be laid out quickly."""
    lines = writer.text().split("\n")
    shown = [*lines[:_MAX_PARAGRAPHS], " ".join(lines[_MAX_PARAGRAPHS:])]
    anchors = "".join(f'<a name="{anchor.anchor}"></a>' for anchor in writer.anchors[:_MAX_PARAGRAPHS])
    first = f"<p>{anchors}</p>" if anchors else ""
    return first + "".join(f"<p>{writer.escaped(line)}</p>" for line in shown if line)


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": _MAX_NESTING})
    parser.enable("table")
    parser.disable(["html_block", "html_inline", "reference", "autolink"])
    parser.inline.ruler.before("link", "citation", _citation)
    return parser


def _citation(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the signature of a markdown-it rule
    match = _CITATION.match(state.src, state.pos) if state.src.startswith("[@", state.pos) else None
    if match is None:
        return False
    if not silent:
        token: Token = state.push("citation", "", 0)
        token.content = match[1]
    state.pos = match.end()
    return True
