# SPDX-License-Identifier: MIT
"""Real documents, laid out: which strips they have, and where the pages of every shipped article end."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from desktop.paper.document import PaperDocument
from desktop.paper.strips import strips_of
from desktop.paper.style import PaperStyle

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.paper.paginator import Strip
    from desktop.theme import Theme

WIDTH = 1900
PAGE = 2600.0
WORDS = "One two three four five six seven eight nine ten eleven twelve. "


@pytest.fixture
def strips(theme: Theme) -> Callable[[str], list[Strip]]:
    kept: list[PaperDocument] = []

    def read(markup: str) -> list[Strip]:
        style = PaperStyle(theme, 11)
        document = PaperDocument(lambda _file: None)
        document.write(markup, style.font, style.sheet(), style.indent, WIDTH)
        kept.append(document)
        return strips_of(document, PAGE)

    return read


def table(rows: int, words: str = "Cell") -> str:
    body = f"<tr><td>{words}</td><td>{words}</td></tr>" * rows
    head = "<thead><tr><th>Sign</th><th>Cause</th></tr></thead>"
    return f'<table class="grid" width="100%" cellspacing="0" cellpadding="0">{head}{body}</table>'


def test_strips_follow_each_other_and_never_overlap(strips: Callable[[str], list[Strip]]) -> None:
    found = strips(f"<h2>Head</h2><p>{WORDS * 6}</p>{table(30)}<ul><li>{WORDS * 3}</li></ul>")
    assert len(found) > 30
    assert all(one.bottom <= next_.top + 0.01 for one, next_ in pairwise(found))


def test_a_heading_keeps_what_follows(strips: Callable[[str], list[Strip]]) -> None:
    heading, text = strips("<h2>Head</h2><p>Text.</p>")
    assert heading.keeps_next
    assert not text.keeps_next


def test_a_heading_of_two_lines_keeps_what_follows(strips: Callable[[str], list[Strip]]) -> None:
    found = strips(f"<h2>{WORDS * 2}</h2><p>Text.</p>")
    assert len(found) > 2
    assert all(strip.keeps_next for strip in found[:-1])


def test_a_bold_line_is_a_heading_too(strips: Callable[[str], list[Strip]]) -> None:
    assert strips("<p><strong>First hour</strong></p><p>Text.</p>")[0].keeps_next
    assert not strips("<p><strong>First</strong> hour</p><p>Text.</p>")[0].keeps_next


def test_words_that_lead_to_a_list_keep_its_first_line(strips: Callable[[str], list[Strip]]) -> None:
    assert strips("<p>Get help if there is:</p><ul><li>a fit</li></ul>")[0].keeps_next


def test_no_line_of_a_paragraph_stands_alone(strips: Callable[[str], list[Strip]]) -> None:
    kept = [strip.keeps_next for strip in strips(f"<p>{WORDS * 8}</p>")]
    assert len(kept) >= 5
    assert kept[0]
    assert kept[-2]
    assert not kept[-1]
    assert not any(kept[1:-2])


def test_a_row_of_a_long_table_is_one_strip_and_knows_its_head(strips: Callable[[str], list[Strip]]) -> None:
    found = strips(table(40, WORDS * 2))
    assert len(found) == 41
    assert found[0].keeps_next
    assert found[0].head is None
    assert all(strip.head is not None and strip.head.height == found[0].bottom - found[0].top for strip in found[1:])


def test_a_short_table_stays_in_one_piece(strips: Callable[[str], list[Strip]]) -> None:
    assert all(strip.keeps_next for strip in strips(table(3) + "<p>After.</p>")[:3])
    assert not all(strip.keeps_next for strip in strips(table(40) + "<p>After.</p>")[:40])


def test_a_row_higher_than_a_page_is_parted_between_lines(strips: Callable[[str], list[Strip]]) -> None:
    found = strips(table(1, WORDS * 120))
    assert len(found) > 10
    assert max(strip.bottom - strip.top for strip in found) < PAGE / 10


def test_a_box_holds_its_strips_edge_to_edge(strips: Callable[[str], list[Strip]]) -> None:
    box = '<table class="callout" width="100%" cellspacing="0" cellpadding="0"><tr><td>{}</td></tr></table>'
    bare, boxed = strips("<p>Text.</p>"), strips(box.format("<p>Text.</p>"))
    assert boxed[0].bottom - boxed[0].top > bare[0].bottom - bare[0].top + 20


def test_lines_to_write_on_stay_together(strips: Callable[[str], list[Strip]]) -> None:
    rows = "<tr><td>&nbsp;</td></tr>" * 20
    found = strips(f'<h4>Notes</h4><table class="lines" width="100%" cellspacing="0">{rows}</table>')
    assert len(found) == 21
    assert all(strip.keeps_next for strip in found[:-1])
