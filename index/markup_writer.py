# SPDX-License-Identifier: MIT
"""Writes Markdown tokens as the HTML subset, within limits that Qt lays out quickly."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import unquote

from index.records import Anchor
from index.sections import anchor_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

    from index.render_context import RenderContext

#: More tags than this in one text, or lists nested deeper, take Qt too long.
MAX_TAGS = 20_000
MAX_LIST_DEPTH = 5
MAX_EMPHASIS_DEPTH = 4
#: Qt's time to lay out a word grows with the square of its length; longer ones get places to break.
MAX_WORD = 500
_BREAK = "\u200b"

_TARGET = re.compile(r"([a-z0-9]+(?:-[a-z0-9]+)*)?(?:#([\w-]+))?")
_FILE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*\.svg")
_INLINE = {"strong_open": "<strong>", "strong_close": "</strong>", "em_open": "<em>", "em_close": "</em>"}
_PLAIN_TAGS = {"thead", "tbody", "tr", "th", "td"}


class HtmlWriter:
    """Collects the HTML, the plain text and the references of one text."""

    def __init__(self, context: RenderContext) -> None:
        """Begin an empty text that may refer to what `context` knows."""
        self.anchors: list[Anchor] = []
        self.links: list[str] = []
        self.citations: list[str] = []
        self.figures: list[str] = []
        self.tags = 0
        self._context = context
        self._html: list[str] = []
        self._text: list[str] = []
        self._lists = 0
        self._word = 0
        self._level = 0
        self._emphasis = 0
        self._open_link = False
        self._waiting: list[str] = []

    def html(self) -> str:
        """Return the HTML written so far."""
        return "".join(self._html)

    def text(self) -> str:
        """Return the plain text: a block a line, white space single."""
        lines = (" ".join(line.split()) for line in "".join(self._text).split("\n"))
        return "\n".join(line.replace(" ;", ";").strip("; ") for line in lines if line.strip("; "))

    def blocks(self, tokens: Sequence[Token]) -> None:
        """Write block tokens."""
        for token in tokens:
            self._block(token)
            if not self._lists and token.nesting <= 0 and token.level == 0:
                self._figures()

    def inline(self, tokens: Sequence[Token]) -> None:
        """Write the inline tokens of a line."""
        for token in tokens:
            for child in token.children or ():
                self._inline(child)
        self._close_link()

    def heading(self, level: int, tokens: Sequence[Token]) -> None:
        """Write a heading with an anchor made of its words; an anchor that is taken gets a number."""
        title = " ".join(_words(tokens).split())
        base = anchor_of(title) or "section"
        anchor, number = base, 1
        while anchor in self._context.taken:
            number += 1
            anchor = f"{base}-{number}"
        self._context.taken.add(anchor)
        self.anchors.append(Anchor(anchor, title))
        self._line()
        self._tag(f'<h{level}><a name="{anchor}"></a>')
        self.inline(tokens)
        self._tag(f"</h{level}>")
        self._line()

    def escaped(self, text: str) -> str:
        """Return text safe for HTML, with places to break in words that are too long."""
        pieces: list[str] = []
        for piece in re.split(r"(\s+)", text):
            if not piece or piece.isspace():
                self._word = 0 if piece else self._word
                pieces.append(piece)
                continue
            while self._word + len(piece) > MAX_WORD:
                cut = MAX_WORD - self._word
                pieces.append(piece[:cut] + _BREAK)
                piece, self._word = piece[cut:], 0  # noqa: PLW2901 - what is left of the word
            self._word += len(piece)
            pieces.append(piece)
        return escape("".join(pieces), quote=True)

    def _tag(self, markup: str) -> None:
        self.tags += markup.count("<")
        self._html.append(markup)

    def _line(self) -> None:
        self._text.append("\n")
        self._word = 0

    def _block(self, token: Token) -> None:
        kind = token.type
        if kind == "heading_open":
            self._level = min(4, max(3, int(token.tag[1:])))
        elif kind == "heading_close":
            self._level = 0
        elif kind == "inline" and self._level:
            self.heading(self._level, [token])
        elif kind == "inline":
            self.inline([token])
        elif kind in ("fence", "code_block"):
            self._line()
            self._tag(f"<p><code>{self.escaped(token.content.strip())}</code></p>")
            self._text.append(token.content)
            self._line()
        elif kind in ("paragraph_open", "paragraph_close"):
            if not token.hidden:
                self._tag("<p>" if token.nesting > 0 else "</p>")
            self._line()
        elif kind.startswith(("bullet_list", "ordered_list", "list_item")):
            self._list(token)
        elif kind.startswith("table"):
            self._tag('<table class="grid">' if token.nesting > 0 else "</table>")
            self._line()
        elif token.tag in _PLAIN_TAGS:
            self._cell(token)

    def _list(self, token: Token) -> None:
        item = token.type.startswith("list_item")
        if not item and token.nesting > 0:
            self._lists += 1
        if self._lists <= MAX_LIST_DEPTH:
            self._tag(f"<{token.tag}>" if token.nesting > 0 else f"</{token.tag}>")
        if not item and token.nesting < 0:
            self._lists -= 1
        self._line()

    def _cell(self, token: Token) -> None:
        self._tag(f"<{token.tag}>" if token.nesting > 0 else f"</{token.tag}>")
        self._word = 0
        if token.nesting < 0:
            self._text.append("; " if token.tag in ("td", "th") else "\n")

    def _inline(self, token: Token) -> None:
        kind = token.type
        if kind == "text":
            self._html.append(self.escaped(token.content))
            self._text.append(token.content)
        elif kind in ("softbreak", "hardbreak"):
            self._html.append(" ")
            self._text.append(" ")
            self._word = 0
        elif kind == "code_inline":
            self._tag(f"<code>{self.escaped(token.content)}</code>")
            self._text.append(token.content)
        elif kind == "citation":
            self._citation(token.content)
        elif kind == "link_open":
            self._link(str(token.attrGet("href") or ""))
        elif kind == "link_close":
            self._close_link()
        elif kind == "image":
            self._image(token)
        elif kind in _INLINE:
            self._emphasis += token.nesting > 0
            if self._emphasis <= MAX_EMPHASIS_DEPTH:
                self._tag(_INLINE[kind])
            self._emphasis -= token.nesting < 0

    def _link(self, address: str) -> None:
        target = _TARGET.fullmatch(unquote(address))
        slug = (target[1] or self._context.slug) if target else ""
        if not target or not slug or not address:
            return
        goal = f"{slug}#{target[2]}" if target[2] else slug
        self.links.append(goal)
        self._open_link = True
        self._tag(f'<a href="article:{escape(goal, quote=True)}">')

    def _close_link(self) -> None:
        if self._open_link:
            self._open_link = False
            self._tag("</a>")

    def _citation(self, content: str) -> None:
        idents = [part.strip().lstrip("@") for part in content.split(";")]
        known = [ident for ident in dict.fromkeys(idents) if ident in self._context.references]
        self.citations.extend(known)
        # The blank before a citation would let the mark slip to the next line.
        for written in (self._html, self._text):
            if written:
                written[-1] = written[-1].rstrip(" ")
        if not known:
            return
        numbers = [(ident, str(self._context.references[ident])) for ident in known]
        if len(numbers) == 1:
            self._tag(f'<sup><a href="cite:{known[0]}">[{numbers[0][1]}]</a></sup>')
            return
        linked = ", ".join(f'<a href="cite:{ident}">{number}</a>' for ident, number in numbers)
        self._tag(f"<sup>[{linked}]</sup>")

    def _image(self, token: Token) -> None:
        file = unquote(str(token.attrGet("src") or ""))
        if _FILE.fullmatch(file) and file in self._context.figures:
            self._waiting.append(file)
        else:
            self._html.append(self.escaped(token.content))
            self._text.append(token.content)

    def _figures(self) -> None:
        """Write the figures named in the block that has ended: one stands between blocks, never inside a line."""
        waiting, self._waiting = self._waiting, []
        for file in waiting:
            view = self._context.figures[file]
            self.figures.append(file)
            alt = " ".join(self.escaped(view.alt).split())
            image = f'<img src="figure:{file}" alt="{alt}" width="{view.width}" height="{view.height}">'
            caption = f'<p class="caption">{self.escaped(view.caption)}</p>' if view.caption else ""
            self._drop_empty_paragraph()
            self._tag(f'<div class="figure"><a href="figure:{file}">{image}</a>{caption}</div>')
            self._text.append(f"\n{view.caption}\n")
            self._word = 0

    def _drop_empty_paragraph(self) -> None:
        if self._html[-2:] == ["<p>", "</p>"]:
            del self._html[-2:]


def _words(tokens: Sequence[Token]) -> str:
    """Return the words of inline tokens without citations."""
    kinds = ("text", "code_inline")
    return "".join(
        child.content if child.type in kinds else " " if child.type == "softbreak" else ""
        for token in tokens
        for child in token.children or ()
    )
