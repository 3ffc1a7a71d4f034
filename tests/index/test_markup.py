# SPDX-License-Identifier: MIT
"""Markdown to the HTML subset, for good texts and hostile ones."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.markup import plain_text, render, render_heading, render_inline
from index.render_context import FigureView, RenderContext

#: The tags of the subset and the attributes each may carry.
SUBSET: dict[str, set[str]] = {
    "a": {"name", "href"},
    "img": {"src", "alt", "width", "height"},
    "div": {"class"},
    "p": {"class"},
    "table": {"class"},
}
SUBSET |= {tag: set() for tag in ("h2", "h3", "h4", "ul", "ol", "li", "thead", "tbody", "tr", "th", "td")}
SUBSET |= {tag: set() for tag in ("strong", "em", "code", "sup")}
HREF = re.compile(r"article:[a-z0-9-]+(#[\w-]+)?|cite:[A-Za-z0-9_-]+|figure:[A-Za-z0-9_-]+\.svg")


def context() -> RenderContext:
    """Two references and one figure."""
    figures = {"a.svg": FigureView('Says "hi" & <b>', "Caption.", 640, 300)}
    return RenderContext(slug="mumps", references={"who2020": 1, "nice2021": 2}, figures=figures)


class Reader(HTMLParser):
    """Checks that HTML is of the subset and well nested."""

    def __init__(self) -> None:
        """Begin with nothing open."""
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at one tag."""
        assert tag in SUBSET
        for name, value in attrs:
            assert name in SUBSET[tag]
            if name in ("href", "src"):
                assert HREF.fullmatch(value or "")
        if tag != "img":
            self.open.append(tag)
            self.depth = max(self.depth, len(self.open))

    def handle_endtag(self, tag: str) -> None:
        """Close the tag that was opened last."""
        assert self.open.pop() == tag

    def handle_comment(self, data: str) -> None:
        """There are none."""
        raise AssertionError(data)

    def handle_decl(self, decl: str) -> None:
        """There are none."""
        raise AssertionError(decl)


def read(html: str) -> Reader:
    """Read HTML to its end."""
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert reader.open == []
    return reader


def test_a_citation_follows_its_word() -> None:
    """No blank before it, and it leads to the reference."""
    rendered = render("Half die [@who2020].", context())
    assert rendered.html == '<p>Half die<sup><a href="cite:who2020">[1]</a></sup>.</p>'
    assert rendered.text == "Half die."
    assert rendered.citations == ("who2020",)


def test_several_citations_stand_together() -> None:
    """Each number is a link of its own."""
    html = render("x [@who2020; @nice2021]", context()).html
    assert html == '<p>x<sup>[<a href="cite:who2020">1</a>, <a href="cite:nice2021">2</a>]</sup></p>'


def test_an_unknown_citation_is_left_out() -> None:
    """`check` complains of it; a reader sees no dead mark."""
    assert render("x [@gone]", context()).html.replace(" ", "") == "<p>x</p>"


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("[a](fever)", '<a href="article:fever">a</a>'),
        ("[a](fever#danger-signs)", '<a href="article:fever#danger-signs">a</a>'),
        ("[a](#outlook)", '<a href="article:mumps#outlook">a</a>'),
        ("[a](https://example.org)", "a"),
        ("[a](javascript:alert)", "[a](javascript:alert)"),
        ("[a](//host/share)", "a"),
        ("[a](../x)", "a"),
        ("<b>a</b>", "&lt;b&gt;a&lt;/b&gt;"),
        ("`a<b`", "<code>a&lt;b</code>"),
        ("**a** *b*", "<strong>a</strong> <em>b</em>"),
        ("![x](gone.svg)", "x"),
    ],
)
def test_inline_marks(markdown: str, html: str) -> None:
    """Only links into the library are links."""
    assert render_inline(markdown, context()).html == html


def test_a_figure_stands_by_itself() -> None:
    """It opens large, is described, and has its caption."""
    rendered = render("Before.\n\n![](a.svg)\n\nAfter.", context())
    assert rendered.html == (
        '<p>Before.</p><div class="figure"><a href="figure:a.svg"><img src="figure:a.svg" '
        'alt="Says &quot;hi&quot; &amp; &lt;b&gt;" width="640" height="300"></a>'
        '<p class="caption">Caption.</p></div><p>After.</p>'
    )
    assert rendered.figures == ("a.svg",)


def test_a_table_is_a_grid() -> None:
    """Its text is one line a row."""
    rendered = render("| A | B |\n|---|---|\n| c | d [@who2020] |", context())
    assert rendered.html.startswith('<table class="grid"><thead><tr><th>A</th><th>B</th></tr></thead><tbody>')
    assert rendered.text == "A; B\nc; d"


def test_lists_nest() -> None:
    """Tight lists have no paragraphs."""
    assert render("1. a\n   - b\n", context()).html == "<ol><li>a<ul><li>b</li></ul></li></ol>"


def test_headings_have_anchors_that_differ() -> None:
    """The second of the same name gets a number."""
    shared = context()
    first, second = render("### First hour\n\nx", shared), render_heading(2, "First hour", shared)
    assert first.html.startswith('<h3><a name="first-hour"></a>First hour</h3>')
    assert [anchor.anchor for anchor in (*first.anchors, *second.anchors)] == ["first-hour", "first-hour-2"]


def test_long_words_get_places_to_break() -> None:
    """Also when marks stand inside the word."""
    for markdown in ("x" * 5_000, "**x**y" * 2_000, "`" + "x" * 5_000 + "`"):
        html = render(markdown, context()).html
        assert max(len(run) for run in re.split(r"[\s\u200b]", re.sub(r"<[^>]*>", "", html))) <= 500


def test_deep_lists_are_flattened() -> None:
    """Nothing of their text is lost above the parser's own limit."""
    rendered = render("".join("  " * depth + f"- item{depth}\n" for depth in range(8)), context())
    assert read(rendered.html).depth <= 12
    assert "item7" in rendered.text


def test_deep_emphasis_is_flattened() -> None:
    """Qt's time grows with the square of the depth."""
    assert read(render("*a **b " * 500 + "c** d*" * 500, context()).html).depth <= 6


def test_too_much_markup_is_shown_as_paragraphs() -> None:
    """The words are all there, the marks are not."""
    rendered = render("*a* " * 12_000, context())
    assert rendered.html.count("<") < 5_000
    assert rendered.html.count("a") >= 12_000


def test_plain_text_has_a_line_a_block() -> None:
    """Citations, link targets and marks are gone."""
    assert plain_text("### Head\n\n**A** [b](fever) [@x2020].\n\n- c\n- d\n") == "Head\nA b.\nc\nd"


MARKS = "* ** _ ` ``` [ ] ( ) [@who2020] [@ ; ![](a.svg) [a](fever) | > ### --- <b> <!-- &amp; \\ \u202e \u00e9 word :"
PIECES = st.sampled_from([*MARKS.split(), " ", "  ", "\n", "\n\n", "- ", "1. ", "|---|\n"])
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=60).map("".join))


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_any_text_becomes_the_subset(markdown: str) -> None:
    """Whatever is written, nothing outside the subset comes out, and every tag is closed."""
    read(render(markdown, context()).html)
    read(render_inline(markdown, context()).html)
    read(render_heading(2, markdown, context()).html)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_plain_text_never_raises(markdown: str) -> None:
    """It is text, without empty lines."""
    assert all(line.strip() for line in plain_text(markdown).split("\n") if plain_text(markdown))
