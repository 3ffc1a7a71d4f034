# SPDX-License-Identifier: MIT
"""The lines that answers are shown as, in the drop-down and on the results page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.article import Kind
from index.sections import section_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.notes.note_search import FoundNote
    from desktop.search_service import SearchAnswer
    from index.results import Hit, Results

_KIND_WORDS = {Kind.CONDITION: "Condition", Kind.SYMPTOM: "Symptom", Kind.PROCEDURE: "Procedure"}

#: How many lines of each sort the drop-down holds, and how many of one article.
_NAMES = 4
_LINES = 8
_SECTIONS_OF_ONE = 2
_OWN = 2
#: So many of the reader's own notes stand above the articles on the page of results.
_OWN_ON_PAGE = 5


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an answer: what it is, where it leads, and why it is there.

    `label` is the small word at the front (a kind, or the section's tab); `heading` stands after the title;
    `spans` are (start, end) offsets of matches in `text`; `note` tells why it matched, when that is not plain.
    `own` is the identity of the reader's own note that the line is; a head only stands above the lines of a group.
    """

    slug: str
    anchor: str
    label: str
    title: str
    heading: str = ""
    text: str = ""
    spans: tuple[tuple[int, int], ...] = ()
    note: str = ""
    own: str = ""
    is_head: bool = False

    @property
    def spoken(self) -> str:
        """What assistive technology reads for the line."""
        if self.is_head:
            return self.title
        where = f", {self.heading}" if self.heading else ""
        return ". ".join(part for part in (f"{self.label}: {self.title}{where}", self.note, self.text) if part)


def kind_words(kind: Kind) -> str:
    """Return the kind as a reader sees it."""
    return _KIND_WORDS[kind]


def section_words(kind: Kind, section: str) -> str:
    """Return the words on the tab of a section."""
    known = section_of(kind, section)
    return known.title if known is not None else kind_words(kind)


def dropdown_lines(answer: SearchAnswer) -> list[Line]:
    """Return the lines of the drop-down: names first, then sections that answer, at most two of one article."""
    lines = [
        Line(item.slug, "", kind_words(item.kind), item.title, note=item.why) for item in answer.suggestions[:_NAMES]
    ]
    by_slug = {hit.slug: hit for hit in answer.results.hits}
    lines = [_with_summary(line, by_slug.get(line.slug)) for line in lines]
    named = {line.slug for line in lines}
    # Names stand first: also those that were understood inside a longer question.
    for hit in answer.results.hits:
        if hit.why and hit.slug not in named and len(lines) < _NAMES:
            lines.append(Line(hit.slug, "", kind_words(hit.kind), hit.title, note="; ".join(hit.why)))
            named.add(hit.slug)
    for hit in answer.results.hits:
        if len(lines) >= _LINES:
            break
        if not hit.sections and hit.slug not in named:
            lines.append(Line(hit.slug, "", kind_words(hit.kind), hit.title, text=hit.summary, note="; ".join(hit.why)))
        lines.extend(section_lines(hit)[:_SECTIONS_OF_ONE])
    return [*lines[:_LINES], *own_lines(answer.notes[:_OWN])]


def own_lines(notes: Sequence[FoundNote]) -> list[Line]:
    """Return one line for each of the reader's own notes."""
    return [
        Line(note.slug, note.section, note.sort, note.title, note.heading, note.text, note.spans, own=note.identity)
        for note in notes
    ]


def _with_summary(line: Line, hit: Hit | None) -> Line:
    if hit is None or line.note:
        return line
    note = "; ".join(hit.why)
    return Line(line.slug, "", line.label, line.title, text="" if note else hit.summary, note=note)


def section_lines(hit: Hit) -> list[Line]:
    """Return one line for each section of a hit."""
    return [
        Line(
            hit.slug,
            item.anchor or item.section,
            section_words(hit.kind, item.section),
            hit.title,
            item.heading,
            item.snippet,
            item.spans,
        )
        for item in hit.sections
    ]


def result_lines(results: Results) -> list[Line]:
    """Return the lines of the results page: each article, then its best sections below it (with an empty label)."""
    lines: list[Line] = []
    for hit in results.hits:
        lines.append(Line(hit.slug, "", kind_words(hit.kind), hit.title, text=hit.summary, note="; ".join(hit.why)))
        lines.extend(
            Line(hit.slug, item.anchor or item.section, "", hit.title, item.heading, item.snippet, item.spans)
            for item in hit.sections
        )
    return lines


def page_lines(answer: SearchAnswer) -> list[Line]:
    """Return the lines of the results page: the reader's own notes as a group, then the articles."""
    articles = result_lines(answer.results)
    if not answer.notes:
        return articles
    shown = answer.notes[:_OWN_ON_PAGE]
    more = f", the first {len(shown)} of {len(answer.notes)}" if len(shown) < len(answer.notes) else ""
    lines = [Line("", "", "", f"Your notes{more}", is_head=True), *own_lines(shown)]
    return [*lines, Line("", "", "", "Articles", is_head=True), *articles] if articles else lines
