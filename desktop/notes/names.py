# SPDX-License-Identifier: MIT
"""What articles and sections are called where the reader's own things are listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.search.lines import section_words
from index.errors import ArticleNotFoundError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.library import Library

GONE = "not in this edition"


class Names:
    """Names of places in an edition; what the edition does not hold is named as well as can be."""

    def __init__(self, library: Library) -> None:
        """Take the names from an opened library."""
        self._library = library

    def title(self, slug: str) -> str:
        """Return the title of an article."""
        try:
            return self._library.entry(slug).title
        except ArticleNotFoundError:
            return f"{slug.replace('-', ' ').capitalize()} ({GONE})"

    def section(self, slug: str, section: str) -> str:
        """Return the words on the tab of a section, or "" for the whole article."""
        if not section:
            return ""
        try:
            return section_words(self._library.entry(slug).kind, section)
        except ArticleNotFoundError:
            return section.replace("-", " ").capitalize()

    def place(self, slug: str, section: str = "") -> str:
        """Return article and section in one line."""
        words = self.section(slug, section)
        return f"{self.title(slug)} › {words}" if words else self.title(slug)

    def titles(self, slugs: Iterable[str]) -> dict[str, str]:
        """Return the titles by slug."""
        return {slug: self.title(slug) for slug in set(slugs)}
