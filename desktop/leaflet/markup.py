# SPDX-License-Identifier: MIT
"""The words of a leaflet as HTML, in the order in which they help: danger first, then what to do."""

from __future__ import annotations

import html
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from desktop.leaflet.sources import short_sources
from index.article import Action, Level

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop.leaflet.choices import Choices, Clinic
    from desktop.paper.labels import Labels
    from desktop.paper.parts import Part
    from index.article import Article

#: The parts that stand first, below the danger signs.
HELP, TO_DO = "when-to-get-help", "what-you-can-do"


@dataclass(frozen=True, slots=True)
class LocalNote:
    """A note of the clinic's own on an article: plain text, who stands for it, and the ISO date."""

    text: str
    owner: str
    date: str


@dataclass(frozen=True, slots=True)
class Words:
    """Everything that a leaflet says, before it is set."""

    article: Article
    parts: Sequence[Part]
    clinic: Clinic
    choices: Choices
    labels: Labels
    emergency_number: str = ""
    local_notes: Sequence[LocalNote] = ()

    @property
    def chosen(self) -> tuple[Part, ...]:
        """The parts that are printed, in the order of the article."""
        return tuple(part for part in self.parts if self.choices.is_chosen(part.anchor))


def leaflet_html(words: Words, staff_lines: int) -> str:
    """Return the HTML of a leaflet, in the subset of the library's pages; `staff_lines` lines are left to write on."""
    labels = words.labels
    to_do = [part for part in words.chosen if part.anchor == TO_DO]
    rest = [part for part in words.chosen if part.anchor not in (HELP, TO_DO)]
    pieces = [
        _clinic(words.clinic, labels),
        f"<h1>{html.escape(words.article.title)}</h1>",
        f'<p class="soft">{html.escape(labels.clinical)}</p>' if words.choices.level is Level.CLINICAL else "",
        _help(words),
        *(_section(part, words) for part in to_do),
        *(_local(note, labels) for note in words.local_notes),
        *(_section(part, words) for part in rest),
        _sources(words),
        _notes(labels, staff_lines) if staff_lines else "",
    ]
    return "".join(pieces)


def _section(part: Part, words: Words) -> str:
    title = words.labels.headings.get(part.anchor, part.title)
    return f"<h2>{html.escape(title)}</h2>{_body(part, words)}"


def _body(part: Part, words: Words) -> str:
    return part.body if words.choices.figures else part.without_figures


def _clinic(clinic: Clinic, labels: Labels) -> str:
    telephone = labels.telephone.format(number=clinic.telephone) if clinic.telephone else ""
    more = " · ".join(html.escape(words) for words in (clinic.address, telephone) if words)
    name = f"<strong>{html.escape(clinic.name)}</strong>" if clinic.name else ""
    lines = "<br>".join(line for line in (name, more) if line)
    return f'<p class="clinic">{lines}</p>' if lines else ""


def _help(words: Words) -> str:
    """Return the danger signs, the strongest action first, and what the article itself says on when to get help."""
    own = next((_body(part, words) for part in words.chosen if part.anchor == HELP), "")
    order = list(Action)
    flags = sorted(words.article.red_flags, key=lambda flag: order.index(flag.action))
    signs = [
        f'<p class="action">{html.escape(action)}</p>{_list(flag.text for flag in same)}'
        for action, same in groupby(flags, key=lambda flag: words.labels.action(flag, words.emergency_number))
    ]
    if not signs and not own:
        signs = [f"<p>{html.escape(words.labels.no_flags)}</p>"]
    head = f'<h2 class="first">{html.escape(words.labels.help)}</h2>'
    if not signs:
        return head + own
    return f'<div class="callout flags">{head}{"".join(signs)}</div>{own}'


def _list(items: Iterable[str]) -> str:
    return "<ul>" + "".join(f"<li>{html.escape(item)}</li>" for item in items) + "</ul>"


def _local(note: LocalNote, labels: Labels) -> str:
    paragraphs = "".join(f"<p>{html.escape(line)}</p>" for line in note.text.splitlines() if line.strip())
    date = labels.day(note.date[:10])
    by = labels.local_by.format(owner=note.owner, date=date) if note.owner else date
    head = f"<h3>{html.escape(labels.local)}</h3>"
    return f'<div class="callout local">{head}{paragraphs}<p class="soft">{html.escape(by)}</p></div>'


def _sources(words: Words) -> str:
    references = words.article.references
    if not references:
        return ""
    cited = {ident for part in words.chosen for ident in part.cited}
    named = short_sources(words.article, cited)
    more = len(references) - len(named)
    text = " ".join((*named, words.labels.more_sources.format(count=more) if more else ""))
    return f'<h4>{html.escape(words.labels.sources)}</h4><p class="address">{html.escape(text.strip())}</p>'


def _notes(labels: Labels, lines: int) -> str:
    rows = "<tr><td>&nbsp;</td></tr>" * lines
    return f'<h4>{html.escape(labels.notes)}</h4><table class="lines" width="100%" cellspacing="0">{rows}</table>'
