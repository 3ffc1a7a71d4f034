# SPDX-License-Identifier: MIT
"""What the windows of one start share: the library, the reader's things, the look, and how to search."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.notes.changes import Changes
from desktop.settings import Settings
from desktop.sidebar.model import Listing
from index.errors import ArticleNotFoundError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from desktop.excepthook import ErrorReporter
    from desktop.look import Look
    from desktop.search_service import Engine
    from desktop.settings import SettingsStore
    from desktop.userdata import Mark, UserData
    from index.article import Kind
    from index.library import Library
    from index.records import Entry


@dataclass(frozen=True, slots=True)
class Edition:
    """Versions that a reader may ask for: of the program, of the content, and how many articles there are."""

    program: str
    content: str
    articles: int


@dataclass
class Session:
    """Made once by the composition root and handed to every window."""

    library: Library
    userdata: UserData
    settings: SettingsStore
    look: Look
    edition: Edition
    feedback_file: Path
    open_engine: Callable[[], Engine]
    reporter: ErrorReporter
    #: Whether nothing was ever chosen or saved in this profile.
    newcomer: bool = False
    changes: Changes = field(default_factory=Changes)
    _listings: dict[Kind, Listing] = field(default_factory=dict)

    def listing(self, kind: Kind) -> Listing:
        """Return the articles of a kind for the sidebar, read once."""
        if kind not in self._listings:
            systems = [name for name, counts in self.library.system_counts().items() if counts.get(kind)]
            self._listings[kind] = Listing(
                self.library.titles(kind),
                self.library.names(kind),
                self.library.entries(kind),
                {name: self.library.entries(kind, name) for name in systems},
            )
        return self._listings[kind]

    def forget_everything(self) -> None:
        """Delete everything of the reader's and begin with what a newcomer has.

        Raises UserDataError when a part cannot be deleted.
        """
        self.userdata.forget_everything()
        self.settings.override(Settings())
        self.settings.emergency_number_changed.emit("")
        self.look.choose_theme(self.settings.current.theme)
        self.look.choose_text_size(self.settings.current.text_size)
        self.changes.forget()

    def has(self, slug: str) -> bool:
        """Return whether this edition holds the article."""
        try:
            self.library.entry(slug)
        except ArticleNotFoundError:
            return False
        return True

    def entries_of(self, marks: Iterable[Mark]) -> list[Entry]:
        """Return the marked articles that this edition still holds, in the order of the marks."""
        return [self.library.entry(mark.slug) for mark in marks if self.has(mark.slug)]
