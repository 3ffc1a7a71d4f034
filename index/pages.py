# SPDX-License-Identifier: MIT
"""The ready pages of an article: one for each reading level and tab that has content."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.article import Level
from index.figure_rules import figure_size
from index.layout import CAUSES, assign
from index.markup import Rendered, render, render_heading, render_inline
from index.page_parts import dispute_part, references_part, risk_factors_part
from index.render_context import FigureView, RenderContext
from index.sections import FEW_RESOURCES, OVERVIEW, QUESTIONS, REFERENCES, SECTIONS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.blocks import Block
    from index.records import Anchor
    from index.source import ArticleSource

__all__ = ["Page", "pages_of"]


@dataclass(frozen=True, slots=True)
class Page:
    """One tab at one level: HTML of the subset, its plain text, and the places in it that can be linked to."""

    level: Level
    section: str
    title: str
    html: str
    text: str
    anchors: tuple[Anchor, ...]


def pages_of(source: ArticleSource) -> tuple[Page, ...]:
    """Return the pages of both levels in the order of the tabs. A withdrawn article has an overview with the reason."""
    if source.article.status.withdrawn:
        return tuple(_withdrawn(source, level) for level in Level)
    return tuple(page for level in Level for page in _Level(source, level).pages())


class _Level:
    """Makes the pages of one level."""

    def __init__(self, source: ArticleSource, level: Level) -> None:
        article = source.article
        self._source = source
        self._level = level
        self._sections = SECTIONS[article.kind]
        self._context = RenderContext(
            slug=article.slug,
            references={reference.id: number for number, reference in enumerate(article.references, 1)},
            figures=_figure_views(source),
        )

    def pages(self) -> list[Page]:
        """Return the pages in order."""
        found = assign(self._source.article.kind, self._level, self._source.blocks(self._level))
        extras = self._extras(set(found))
        pages = []
        for section in self._sections:
            parts: list[Rendered] = []
            for block in found.get(section.id, ()):
                parts.extend(self._block(block))
            if section.id == QUESTIONS:
                for block in self._source.questions:
                    parts.extend(self._block(block))
            if section.id == REFERENCES:
                parts.append(references_part(self._source.article, self._context))
            parts.extend(extras.get(section.id, ()))
            if parts:
                pages.append(_page(self._level, section.id, section.title, parts))
        return pages

    def _extras(self, filled: set[str]) -> dict[str, list[Rendered]]:
        """Return what article.yaml adds to the end of sections; where a tab is missing, the overview gets it."""
        article = self._source.article
        extras: dict[str, list[Rendered]] = {}
        has_causes = any(section.id == CAUSES for section in self._sections)
        if article.risk_factors:
            part = risk_factors_part(article, self._level, self._context)
            extras.setdefault(CAUSES if has_causes else OVERVIEW, []).append(part)
        for dispute in article.disputed:
            home = dispute.section if dispute.section in filled | set(extras) else OVERVIEW
            extras.setdefault(home, []).append(dispute_part(dispute, self._context))
        return extras

    def _block(self, block: Block) -> list[Rendered]:
        heading = render_heading(2, block.title, self._context)
        body = render(block.markdown, self._context)
        if block.title != FEW_RESOURCES:
            return [heading, body]
        return [Rendered('<div class="callout few">', ""), heading, body, Rendered("</div>", "")]


def _page(level: Level, section: str, title: str, parts: Iterable[Rendered]) -> Page:
    kept = list(parts)
    return Page(
        level,
        section,
        title,
        "".join(part.html for part in kept),
        "\n".join(part.text for part in kept if part.text),
        tuple(anchor for part in kept for anchor in part.anchors),
    )


def _withdrawn(source: ArticleSource, level: Level) -> Page:
    section = SECTIONS[source.article.kind][0]
    reason = render_inline(f"This article is withdrawn: {source.article.status.withdrawn}", RenderContext())
    return _page(level, OVERVIEW, section.title, [Rendered(f"<p>{reason.html}</p>", reason.text)])


def _figure_views(source: ArticleSource) -> dict[str, FigureView]:
    views = {}
    for figure in source.article.figures:
        if figure.file in source.figures:
            width, height = figure_size(source.figures[figure.file])
            views[figure.file] = FigureView(figure.alt, figure.caption, width, height)
    return views
