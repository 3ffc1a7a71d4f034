# SPDX-License-Identifier: MIT
"""Makes a leaflet: sets its words, and fits them to one or two pages without ever leaving any out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from desktop.article.figures import Figures
from desktop.article.opened import Opened
from desktop.article.page_markup import Measures, paintable
from desktop.leaflet.choices import USUAL_POINTS
from desktop.leaflet.markup import Words, leaflet_html
from desktop.paper.document import PaperDocument
from desktop.paper.figure_sizes import figure_sizes
from desktop.paper.labels import labels
from desktop.paper.page_format import UNITS_PER_POINT, PageFormat
from desktop.paper.parts import parts_of
from desktop.paper.sheets import Furniture, Sheets
from desktop.paper.style import PaperStyle
from desktop.theme import ThemeName, load_theme
from index.errors import LamplightError

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Sequence

    from desktop.leaflet.choices import Choices, Clinic
    from desktop.leaflet.markup import LocalNote
    from index.library import Library

#: More pages than this are no leaflet any more: it is said, and they are numbered.
MOST_PAGES = 2

_LEAST_LINES, _MOST_LINES = 2, 9


class LeafletError(LamplightError):
    """A leaflet that cannot be made."""


@dataclass(frozen=True, slots=True)
class Step:
    """How tightly a leaflet is set: the share of usual space, margins in points, the most of a page a figure takes."""

    space: float
    margin: float
    figure: float


#: From airy to tight. The text itself never gets smaller than was chosen.
_STEPS = (Step(1.0, 50, 0.36), Step(0.8, 46, 0.3), Step(0.62, 42, 0.25), Step(0.48, 36, 0.2))


@dataclass(frozen=True, slots=True)
class Leaflet:
    """A leaflet that is ready to be drawn. `words` tells what was printed of what there is."""

    title: str
    words: Words
    sheets: Sheets

    @property
    def fits(self) -> bool:
        """Whether it takes no more pages than a leaflet should."""
        return len(self.sheets.pages) <= MOST_PAGES


class LeafletMaker:
    """Makes leaflets of the articles of one library."""

    def __init__(self, library: Library, emergency_number: str, today: datetime.date) -> None:
        """Take articles from `library`; danger signs say the local emergency number where there is one."""
        self._library = library
        self._number = emergency_number
        self._today = today
        self._theme = load_theme(ThemeName.LIGHT)
        self._figures = Figures(library, self._theme)

    def words(self, slug: str, clinic: Clinic, choices: Choices, local_notes: Sequence[LocalNote] = ()) -> Words:
        """Return what a leaflet says. Raises LeafletError, or what the library raises for an article it has not."""
        opened = Opened(self._library.article(slug), choices.level)
        article = opened.article
        if article.status.withdrawn:
            raise LeafletError(f"No leaflet is made of {article.title}: the article is withdrawn.")
        if not opened.tabs:
            other = opened.other_level.value
            raise LeafletError(f"{article.title} has no {choices.level.value} text: choose the {other} level.")
        parts = parts_of(self._library, slug, choices.level, opened.tabs)
        return Words(article, parts, clinic, choices, labels(choices.language), self._number, local_notes)

    def make(self, words: Words) -> Leaflet:
        """Return the leaflet on as few pages as it needs: set more tightly when that spares one, up to a limit."""
        return next(leaflet for leaflet in self.making(words) if leaflet is not None)

    def making(self, words: Words) -> Iterator[Leaflet | None]:
        """Make a leaflet in steps of a few milliseconds each: None after a step, the leaflet after the last."""
        airy = best = self._set(words, _STEPS[0])
        best_step = _STEPS[0]
        for step in _STEPS[1:] if len(airy.pages) > 1 else ():
            yield None
            tighter = self._set(words, step)
            if len(tighter.pages) < len(best.pages):
                best, best_step = tighter, step
            if len(best.pages) < min(len(airy.pages), MOST_PAGES + 1):
                break
        if words.choices.notes:
            yield None
            best = self._with_more_lines(words, best, best_step)
        yield Leaflet(words.article.title, words, best)

    def _with_more_lines(self, words: Words, sheets: Sheets, step: Step) -> Sheets:
        """Return the leaflet with as many lines to write on as its last page has room for."""
        more = min(_MOST_LINES - _LEAST_LINES, int(sheets.room_left() / self._style(words, step).ruled_line) - 1)
        longer = self._set(words, step, _LEAST_LINES + more) if more > 0 else sheets
        return longer if len(longer.pages) == len(sheets.pages) else sheets

    def _style(self, words: Words, step: Step) -> PaperStyle:
        return PaperStyle(self._theme, USUAL_POINTS * words.choices.text_size / 100, step.space)

    def _set(self, words: Words, step: Step, staff_lines: int = _LEAST_LINES) -> Sheets:
        page = PageFormat.of(words.choices.paper, step.margin)
        style, width = self._style(words, step), page.text_width
        most = (width * 0.9, page.text_height(0, 0) * step.figure)
        sizes = figure_sizes(self._figures, words.article, style.points * UNITS_PER_POINT, most)
        document = PaperDocument(partial(self._figures.renderer, words.article.slug))
        markup = leaflet_html(words, staff_lines if words.choices.notes else 0)
        document.write(
            paintable(markup, "", sizes, Measures(width, width)), style.font, style.sheet(), style.indent, width
        )
        return Sheets(document, page, self._furniture(words))

    def _furniture(self, words: Words) -> Furniture:
        table = words.labels
        foot = table.foot(words.article.status, self._library.manifest.edition, self._today)
        head = " · ".join(filter(None, (words.article.title, words.clinic.name)))
        soft, line = self._theme.color("soft-ink"), self._theme.color("line")
        points = max(7.5, 0.55 * self._style(words, _STEPS[0]).points)
        return Furniture(head, foot, table.page, soft, line, points)
