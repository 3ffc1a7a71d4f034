# SPDX-License-Identifier: MIT
from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from desktop.paper.parts import DIFFER, Part, parts_of
from index.article import Level

if TYPE_CHECKING:
    from index.library import Library


def parts(library: Library, level: Level) -> dict[str, Part]:
    tabs = library.article("impetigo").tabs[level]
    return {part.anchor: part for part in parts_of(library, "impetigo", level, tabs)}


def test_a_part_for_each_heading_in_the_order_of_the_article(library: Library) -> None:
    found = parts(library, Level.PLAIN)
    assert list(found)[:4] == ["in-short", "what-it-is", "why-it-happens", "what-it-feels-like"]
    assert list(found)[-2:] == ["questions", DIFFER]
    assert "references" not in found
    assert found["what-you-can-do"].title == "What you can do"
    assert found["what-you-can-do"].body.startswith("<ul><li>Wash the sores")


def test_no_word_of_the_article_is_lost(library: Library) -> None:
    for level in Level:
        found = parts(library, level).values()
        kept = set(re.findall(r"\w+", " ".join(f"{part.title} {html.unescape(part.body)}" for part in found)))
        for tab in library.article("impetigo").tabs[level]:
            if tab.section != "references":
                assert set(re.findall(r"\w+", library.page_text("impetigo", level, tab.section))) <= kept


def test_links_become_words_and_citations_are_known(library: Library) -> None:
    found = parts(library, Level.CLINICAL)
    assert not any("<a " in part.body or "</a>" in part.body for part in found.values())
    assert any("alpha2020" in part.cited for part in found.values())


def test_the_box_where_resources_are_few_is_a_part_and_stays_a_box(library: Library) -> None:
    part = parts(library, Level.CLINICAL)["where-resources-are-few"]
    assert part.body.startswith('<div class="callout few">')
    assert part.body.count("<div") == part.body.count("</div>")
    assert "<h2>" not in part.body
