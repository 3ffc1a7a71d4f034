# SPDX-License-Identifier: MIT
"""An article opened at a reading level: which tabs it has, and which to open."""

from __future__ import annotations

import html
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.article import Level
from index.sections import QUESTIONS, REFERENCES

if TYPE_CHECKING:
    from index.article import Article
    from index.library import Library
    from index.records import ArticleRecord, Reading, TabRecord


@dataclass(frozen=True, slots=True)
class Opened:
    """An article at a level."""

    record: ArticleRecord
    level: Level

    @property
    def article(self) -> Article:
        """The article's facts."""
        return self.record.article

    @property
    def tabs(self) -> tuple[TabRecord, ...]:
        """The tabs with content at this level; none when its own text was not written at this level."""
        tabs = self.record.tabs.get(self.level, ())
        return tabs if any(tab.section not in (QUESTIONS, REFERENCES) for tab in tabs) else ()

    @property
    def reading(self) -> Reading | None:
        """How long and how hard the text is, when there is one."""
        return self.record.reading.get(self.level) if self.tabs else None

    @property
    def other_level(self) -> Level:
        """The level that this one is not."""
        return Level.PLAIN if self.level is Level.CLINICAL else Level.CLINICAL

    def tab(self, section: str) -> TabRecord | None:
        """Return the tab of a section, or None when it has no content at this level."""
        return next((tab for tab in self.tabs if tab.section == section), None)

    def section_for(self, library: Library, wanted: str, before: str) -> str:
        """Return the section to open: the one called or holding `wanted`, else the one open `before`, else the first.

        A place that is asked for and not there opens the first section, and not the one that happened to be open.
        """
        found = library.section_at(self.article.slug, self.level, wanted) if wanted else before
        if found and self.tab(found):
            return found
        return self.tabs[0].section if self.tabs else ""

    def missing_words(self) -> str:
        """Return, as HTML, that there is no text at this level, with a link to the other level if that has one."""
        other = Opened(self.record, self.other_level)
        title = html.escape(self.article.title)
        if not other.tabs:
            return f"{title} has no text in this edition."
        offer = f'<a href="level:{other.level.value}">Read the {other.level.value} text</a>'
        return f"{title} has no {self.level.value} text. {offer}"
