# SPDX-License-Identifier: MIT
"""Decks: the cards of all articles, of a body system, of bookmarks, or of one article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.errors import ArticleNotFoundError
from index.sections import BODY_SYSTEMS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from desktop.study.source import CardSource
    from index.library import Library

ALL, BOOKMARKS = "all", "bookmarks"
_SYSTEM, _ARTICLE, _FOLDER = "system:", "article:", "folder:"


@dataclass(frozen=True, slots=True)
class Deck:
    """A deck by its key (all, bookmarks, system:ID, folder:ID or article:SLUG) and its name."""

    key: str
    title: str

    @property
    def system(self) -> str:
        """The body system it is of; "" for other decks."""
        return self.key.removeprefix(_SYSTEM) if self.key.startswith(_SYSTEM) else ""

    @property
    def article(self) -> str:
        """The slug of the article it is of; "" for other decks."""
        return self.key.removeprefix(_ARTICLE) if self.key.startswith(_ARTICLE) else ""


@dataclass(frozen=True, slots=True)
class BookmarkFolder:
    """A folder of bookmarks: what it is known by, its name, and the articles in it, first ones first."""

    id: str
    name: str
    slugs: tuple[str, ...]


class Decks:
    """Knows which decks there are and which articles each is of."""

    def __init__(
        self,
        library: Library,
        source: CardSource,
        bookmarks: Callable[[], Sequence[str]],
        folders: Callable[[], Sequence[BookmarkFolder]] = tuple,
    ) -> None:
        """`bookmarks` returns the slugs that are bookmarked, `folders` the folders that hold some of them."""
        self._library = library
        self._source = source
        self._bookmarks = bookmarks
        self._folders = folders

    def offered(self) -> list[Deck]:
        """Return the decks to choose from: all, what is bookmarked, its folders, and the body systems with articles."""
        own = [Deck(ALL, "All cards"), Deck(BOOKMARKS, "Everything bookmarked")]
        folders = [Deck(f"{_FOLDER}{folder.id}", folder.name) for folder in self._folders()]
        return [*own, *folders, *self.of_systems()]

    def of_systems(self) -> list[Deck]:
        """Return a deck for each body system that has articles."""
        return [Deck(f"{_SYSTEM}{key}", BODY_SYSTEMS.get(key, key)) for key in self._library.system_counts()]

    def of_article(self, slug: str) -> Deck:
        """Return the deck of one article. Raises ArticleNotFoundError."""
        return Deck(f"{_ARTICLE}{slug}", self._library.entry(slug).title)

    def find(self, key: str) -> Deck:
        """Return the deck with a key; the deck of all cards when it is not there any more."""
        if key.startswith(_ARTICLE):
            try:
                return self.of_article(key.removeprefix(_ARTICLE))
            except ArticleNotFoundError:
                return Deck(ALL, "All cards")
        return next((deck for deck in self.offered() if deck.key == key), Deck(ALL, "All cards"))

    def slugs(self, deck: Deck) -> Iterator[str]:
        """Yield the articles of a deck in the order in which their cards are learned."""
        if deck.article:
            yield deck.article
        elif deck.key == BOOKMARKS:
            yield from self._bookmarks()
        elif deck.key.startswith(_FOLDER):
            wanted = deck.key.removeprefix(_FOLDER)
            yield from next((folder.slugs for folder in self._folders() if folder.id == wanted), ())
        else:
            for entry in self._source.entries(deck.system):
                yield entry.slug
