# SPDX-License-Identifier: MIT
"""Every article that is shipped: opened, each of its tabs shown at both levels, and every link followed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from desktop.article import ArticleView
from desktop.paper.page_format import PageFormat, Paper
from desktop.theme import Theme, ThemeName, load_theme
from index.article import Kind, Level
from index.library import Library
from index.places import articles_folder
from tests.desktop.paper.cuts import cut_rows, lone_headings, lost_lines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

SLUGS = sorted(path.parent.name for path in articles_folder().glob("*/*/article.yaml"))
_LINK = re.compile(r'<a href="(\w+):([^"#]*)(?:#([^"]*))?"')


@pytest.fixture(scope="module")
def shipped(shipped_library: Path) -> Iterator[Library]:
    with Library.open(shipped_library) as library:
        yield library


def test_all_kinds_are_shipped(shipped: Library) -> None:
    assert len(SLUGS) == sum(len(shipped.entries(kind)) for kind in Kind)
    assert all(len(shipped.entries(kind)) for kind in Kind)


@pytest.mark.parametrize("slug", SLUGS)
def test_an_article_shows_every_tab_at_both_levels(qapp: QApplication, shipped: Library, slug: str) -> None:
    themes = [load_theme(name) for name in ThemeName]
    view = ArticleView(shipped, themes[0], 100, Level.CLINICAL)
    view.resize(1000, 700)
    record = shipped.article(slug)
    for level in Level:
        view.set_level(level)
        for number, tab in enumerate(record.tabs[level]):
            view.set_theme(themes[number % len(themes)])
            view.show_article(slug, tab.section)
            assert view.current_place().section == tab.section
            shown = view.text.document().toPlainText()
            # The middle of the section stands in what is shown.
            words = re.findall(r"\w+", shipped.page_text(slug, level, tab.section))
            assert len(words) > 5
            assert words[len(words) // 2] in shown
    view.deleteLater()


@pytest.mark.parametrize("slug", SLUGS)
def test_every_link_of_an_article_leads_somewhere(shipped: Library, slug: str) -> None:
    record = shipped.article(slug)
    references = {reference.id for reference in record.article.references}
    figures = {figure.file for figure in record.article.figures}
    lost = []
    for level in Level:
        for tab in record.tabs[level]:
            for scheme, target, anchor in _LINK.findall(shipped.page(slug, level, tab.section)):
                if scheme == "article":
                    shipped.entry(target)
                    if anchor and shipped.section_at(target, level, anchor) is None:
                        lost.append(f"{level} {tab.section}: {target}#{anchor}")
                elif scheme == "cite" and target not in references:
                    lost.append(f"cite:{target}")
                elif scheme == "figure":
                    assert target in figures
                    assert shipped.figure(slug, target).startswith("<svg")
                else:
                    assert scheme in {"cite", "article", "figure"}
    assert lost == []


@pytest.mark.parametrize("slug", SLUGS)
def test_every_article_can_be_printed(qapp: QApplication, shipped: Library, slug: str, theme: Theme) -> None:
    view = ArticleView(shipped, theme, 100, Level.PLAIN)
    view.show_article(slug)
    sheets = view.sheets(PageFormat.of(Paper.A4))
    assert sheets is not None
    assert shipped.entry(slug).title in sheets.document.toPlainText()
    assert all(page.height <= sheets.format.text_height(0, 0) for page in sheets.pages)
    assert lone_headings(sheets) == []
    assert cut_rows(sheets) == []
    assert lost_lines(sheets) == []
    view.deleteLater()
