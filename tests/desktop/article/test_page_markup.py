# SPDX-License-Identifier: MIT
from __future__ import annotations

from desktop.article.page_markup import Measures, message_box, paintable

NARROW = Measures(500, 500)
WIDE = Measures(500, 900, 360)
FIGURE = (
    '<div class="figure"><a href="figure:a.svg"><img src="figure:a.svg" alt="A &amp; B" width="9" height="9"></a></div>'
)
SIZES = {"a.svg": (360, 240)}


def test_a_callout_becomes_a_table_as_wide_as_the_text() -> None:
    page = paintable('<div class="callout few"><p>Boil water.</p></div>', "Treatment", {}, WIDE)
    assert '<table class="callout few" width="500"' in page
    assert "<p>Boil water.</p></td></tr></table>" in page


def test_prose_is_set_in_the_column_and_tables_outside_of_it() -> None:
    page = paintable('<p>a</p><table class="grid"><tr><td>1</td></tr></table><p>b</p>', "", {}, WIDE)
    assert page.startswith('<div style="margin-right:400px"><p>a</p></div><table class="grid" width="700"')
    assert page.endswith('</table><div style="margin-right:400px"><p>b</p></div>')


def test_a_table_in_a_callout_takes_the_width_of_the_callout() -> None:
    page = paintable('<div class="callout few"><table class="grid"><tr><td>1</td></tr></table></div>', "", {}, WIDE)
    assert '<table class="grid" width="100%"' in page


def test_a_heading_that_repeats_the_tab_is_left_out() -> None:
    page = paintable('<h2><a name="treatment"></a>Treatment</h2><p>Rest.</p>', "Treatment", {}, NARROW)
    assert "<h2" not in page


def test_another_first_heading_stays_without_space_above() -> None:
    page = paintable('<h2><a name="in-short"></a>In short</h2><p>Rest.</p>', "Overview", {}, NARROW)
    assert '<h2 class="first"><a name="in-short"></a>In short</h2>' in page


def test_a_figure_in_a_narrow_page_stands_in_the_text() -> None:
    page = paintable(f"<p>a</p>{FIGURE}<p>b</p>", "", SIZES, NARROW)
    assert 'alt="A &amp; B" width="360" height="240"' in page
    assert page.index("<p>a</p>") < page.index("<img") < page.index("<p>b</p>")
    assert "float" not in page


def test_a_figure_in_a_wide_page_stands_beside_its_heading() -> None:
    page = paintable(f"<h2>One</h2><p>a</p><h3>Two</h3><p>b</p>{FIGURE}", "", SIZES, WIDE)
    assert page.index("<p>a</p>") < page.index('style="float:right" width="360"') < page.index("<h3>Two</h3>")


def test_a_figure_in_a_callout_never_floats() -> None:
    page = paintable(f'<div class="callout few">{FIGURE}</div><p>b</p>', "", SIZES, WIDE)
    assert "float" not in page
    assert page.count("<table") == page.count("</table>") == 1


def test_a_figure_that_cannot_be_drawn_is_described_and_is_no_link() -> None:
    page = paintable(FIGURE, "", {}, WIDE)
    assert "This figure cannot be drawn. It shows: A &amp; B" in page
    assert "<img" not in page
    assert "href" not in page


def test_a_message_is_escaped_and_may_hold_a_link() -> None:
    box = message_box("<b>", 'x <a href="level:plain">y</a>')
    assert "&lt;b&gt;" in box
    assert '<a href="level:plain">' in box
