# SPDX-License-Identifier: MIT
"""Rules on headings and on the Markdown that articles are written in."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING

from index.checks.rule import CLINICAL, PLAIN, QUESTIONS, level_of
from index.prose import CITATION, UnitKind
from index.sections import SECTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.checks.rule import CheckedArticle, Corpus
    from index.errors import Problem
    from index.sections import Heading

_INTRODUCED = (UnitKind.ITEM, UnitKind.HEAD, UnitKind.ROW, UnitKind.FIGURE)
_FOREIGN = (
    (re.compile(r"^\s{0,3}>"), "a block quote: write a paragraph"),
    (re.compile(r"^\s{0,3}(```|~~~)"), "a code fence: write a paragraph or a list"),
    (re.compile(r"^\s{0,3}#\s"), "a '#' heading: begin with '##', the title stands in article.yaml"),
    (re.compile(r"^\s{0,3}#{4,}"), "a heading of the fourth level or below: use '###'"),
    (re.compile(r"^\s{0,3}([-*_])(\s*\1){2,}\s*$"), "a rule: leave it out"),
    (re.compile(r"^\s{0,3}(=+|-+)\s*$"), "an underlined heading: write '## ' before its words"),
    (re.compile(r"\[[^\[\]]*\[@[^\[\]]*\][^\[\]]*\]\("), "a citation inside a link: put it after the link"),
    (re.compile(r"\[\^[^\]]+\]"), "a footnote: cite a reference with [@id]"),
    (re.compile(r"</?[A-Za-z][^>]*>|<!--"), "HTML: write Markdown"),
    (re.compile(r"^\s{0,3}\[[^\]@]+\]:\s"), "a link definition: write [words](slug)"),
    (re.compile(r"\\$| {2,}$"), "a forced line break: write a new paragraph or a list item"),
    (re.compile(r"&(#\d+|[a-zA-Z]+);"), "an HTML entity: write the character itself"),
)


def file_present(article: CheckedArticle, _corpus: Corpus) -> Iterator[Problem]:
    """All three texts and the sources log are there."""
    for name in (CLINICAL, PLAIN, QUESTIONS, "sources.md"):
        if not (article.source.folder / name).is_file():
            yield article.problem(name, 1, "this file is missing: write it")


def required_heading(article: CheckedArticle, _corpus: Corpus) -> Iterator[Problem]:
    """Every heading that the kind of article must have is there."""
    for name in (CLINICAL, PLAIN):
        there = {block.title for block in article.texts[name].blocks}
        if not there:
            continue
        for heading in _headings(article, name):
            if heading.required and heading.title not in there:
                yield article.problem(name, 1, f"the heading '## {heading.title}' is missing: write that part")


def unknown_heading(article: CheckedArticle, _corpus: Corpus) -> Iterator[Problem]:
    """No heading stands twice, and none that is not in the table."""
    for name in (CLINICAL, PLAIN):
        known = [heading.title for heading in _headings(article, name)]
        seen: set[str] = set()
        for block in article.texts[name].blocks:
            if block.title not in known and block.has_heading:
                choice = ", ".join(known)
                yield article.problem(name, block.line, f"unknown heading '{block.title}': use one of {choice}")
            elif block.title in seen:
                yield article.problem(name, block.line, f"the heading '{block.title}' stands twice: join the two parts")
            seen.add(block.title)


def heading_order(article: CheckedArticle, _corpus: Corpus) -> Iterator[Problem]:
    """Headings stand in the order of the table."""
    for name in (CLINICAL, PLAIN):
        order = {heading.title: place for place, heading in enumerate(_headings(article, name))}
        last, last_title = -1, ""
        for block in article.texts[name].blocks:
            place = order.get(block.title, last)
            if place < last:
                yield article.problem(name, block.line, f"'{block.title}' stands after '{last_title}': move it before")
            else:
                last, last_title = place, block.title


def text_before_heading(article: CheckedArticle, _corpus: Corpus) -> Iterator[Problem]:
    """A file begins with its first heading."""
    for text in article.texts.values():
        for block in text.blocks:
            if not block.has_heading:
                yield article.problem(text.name, 1, "text before the first heading: begin the file with '## '")


def empty_section(article: CheckedArticle, _corpus: Corpus) -> Iterator[Problem]:
    """Every heading has text below it."""
    for text in article.texts.values():
        filled = {id(unit.block) for unit in text.units if unit.kind is not UnitKind.HEADING}
        for block in text.blocks:
            if id(block) not in filled:
                yield article.problem(
                    text.name, block.line, f"nothing stands below '{block.title}': write it or drop it"
                )
        for unit, after in zip_longest(text.units, text.units[1:]):
            ends = after is None or after.block is not unit.block or after.kind is UnitKind.HEADING
            if unit.kind is UnitKind.HEADING and ends and id(unit.block) in filled:
                yield article.problem(text.name, unit.line, f"nothing stands below '{unit.text}': write it or drop it")


def introduces_nothing(article: CheckedArticle, _corpus: Corpus) -> Iterator[Problem]:
    """A colon at the end is followed by a list or a table, and no list item is empty."""
    for text in article.texts.values():
        for unit, after in zip_longest(text.units, text.units[1:]):
            words = CITATION.sub("", unit.text).strip().rstrip("*_ ")
            if unit.kind is UnitKind.ITEM and not words:
                yield article.problem(text.name, unit.line, "an empty list item: write it or delete it")
            if unit.kind not in (UnitKind.PARAGRAPH, UnitKind.ITEM) or not words.endswith(":"):
                continue
            follows = after is not None and after.block is unit.block and _is_introduced(after.text, after.kind)
            deeper = unit.kind is not UnitKind.ITEM or (after is not None and after.indent > unit.indent)
            if not follows or not deeper:
                line = unit.line_at(len(unit.text.rstrip()))
                yield article.problem(
                    text.name, line, "a colon that introduces nothing: add the list, or end the sentence"
                )


def markup_subset(article: CheckedArticle, _corpus: Corpus) -> Iterator[Problem]:
    """Only the Markdown that the encyclopedia shows is used."""
    for text in article.texts.values():
        for block in text.blocks:
            for number, line in enumerate(block.markdown.split("\n"), block.first_line):
                what = next((what for pattern, what in _FOREIGN if pattern.search(line)), "")
                if what:
                    yield article.problem(text.name, number, what)
        yield from _nesting(article, text.name)


def _nesting(article: CheckedArticle, name: str) -> Iterator[Problem]:
    open_indents: list[int] = []
    for unit in article.texts[name].units:
        if unit.kind is not UnitKind.ITEM:
            open_indents = []
            continue
        while open_indents and open_indents[-1] >= unit.indent:
            open_indents.pop()
        open_indents.append(unit.indent)
        if len(open_indents) > 2:
            yield article.problem(name, unit.line, "a list inside a list inside a list: nest one level only")


def _is_introduced(text: str, kind: UnitKind) -> bool:
    return kind in _INTRODUCED or text.lstrip("*_").startswith(('"', "\u201c"))


def _headings(article: CheckedArticle, name: str) -> list[Heading]:
    level = level_of(name)
    return [heading for section in SECTIONS[article.article.kind] for heading in section.headings(level)]
