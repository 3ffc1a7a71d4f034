# SPDX-License-Identifier: MIT
"""Changes bookmarks and their folders so that every change can be taken back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from desktop.notes.changes import Thing
from desktop.own.bookmarks import Folder
from desktop.own.errors import UserDataError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.notes.changes import Changes
    from desktop.own.bookmarks import Bookmark, BookmarkStore


_T = TypeVar("_T")


class BookmarkKeeper:
    """Does what a reader asks for; a disk that refuses is told in a sentence, and nothing has changed then."""

    def __init__(self, store: BookmarkStore, changes: Changes, tell: Callable[[str], object]) -> None:
        """Change the bookmarks of `store`; `tell` says what could not be done."""
        self.store = store
        self._changes = changes
        self._tell = tell

    def is_marked(self, slug: str, section: str) -> bool:
        """Return whether exactly this article or section is bookmarked."""
        return bool(self.store.of_place(slug, section))

    def toggle(self, slug: str, section: str, level: str) -> None:
        """Bookmark an article or section, or take its bookmarks away."""
        if self.is_marked(slug, section):
            self._try("Bookmark removed", lambda: self.store.remove_place(slug, section), self.store.restore)
        else:
            self._try(
                "Bookmark added",
                lambda: self.store.add(slug, section, level),
                lambda it: self.store.remove(it.id),
            )

    def remove(self, identity: str) -> bool:
        """Throw a bookmark, or a folder with all it holds, away; returns whether that was done."""
        if self._folder(identity):
            return self._try("Folder removed", lambda: self.store.remove_folder(identity), self.store.restore)
        return self._try("Bookmark removed", lambda: self.store.remove(identity), self.store.restore)

    def rename(self, identity: str, words: str) -> None:
        """Give a bookmark or a folder another name; no name gives a bookmark that of its place."""
        words = " ".join(words.split())[:200]
        folder = self._folder(identity)
        if folder is not None and words and words != folder.name:
            new = replace(folder, name=words)
            self._try("Folder renamed", lambda: self.store.save_folder(new), lambda _: self.store.save_folder(folder))
        mark = None if folder else self.store.get(identity)
        if mark is not None and words != mark.title:
            renamed = replace(mark, title=words)
            self._try("Bookmark renamed", lambda: self.store.save(renamed), lambda _: self.store.save(mark))

    def new_folder(self, name: str = "New folder") -> str:
        """Make a folder below the others and return its identity, or "" when it could not be made."""
        last = max((folder.place for folder in self.store.folders()), default=0.0)
        folder = Folder(name, place=last + 1.0)
        done = self._try(
            "Folder added",
            lambda: self.store.save_folder(folder),
            lambda it: self.store.remove_folder(it.id),
        )
        return folder.id if done else ""

    def move(self, identity: str, folder: str, row: int) -> None:
        """Put a bookmark or a folder into a folder ("" is none) before the one of its sort at `row`."""
        moved = self._folder(identity)
        if moved is not None:
            here = self.store.folders(folder)
            order = _order([one.id for one in here], identity, row)
            self._arrange("Folder moved", lambda: self._arrange_folders(order, folder), self.store.all_folders())
        else:
            order = _order([mark.id for mark in self.store.in_folder(folder)], identity, row)
            self._arrange("Bookmark moved", lambda: self.store.arrange(order, folder), self.store.all())

    def step(self, order: Sequence[str], identity: str, folder: str, step: int) -> None:
        """Move a bookmark or folder up (-1) or down (1) among those of its sort, shown in this order."""
        row = order.index(identity) + step
        if not 0 <= row < len(order):
            return
        new = _order(list(order), identity, row + (1 if step > 0 else 0))
        if self._folder(identity):
            self._arrange("Folder moved", lambda: self._arrange_folders(new, folder), self.store.all_folders())
        else:
            self._arrange("Bookmark moved", lambda: self.store.arrange(new, folder), self.store.all())

    def _arrange_folders(self, order: Sequence[str], parent: str) -> None:
        self.store.arrange_folders(order, parent)

    def _arrange(
        self, words: str, act: Callable[[], object], before: tuple[Bookmark, ...] | tuple[Folder, ...]
    ) -> None:
        def back(_: object) -> None:
            for one in before:
                if isinstance(one, Folder):
                    if self.store.folder(one.id) != one:
                        self.store.save_folder(one)
                elif self.store.get(one.id) != one:
                    self.store.save(one)

        self._try(words, act, back)

    def _folder(self, identity: str) -> Folder | None:
        return self.store.folder(identity)

    def _try(self, words: str, act: Callable[[], _T], undo: Callable[[_T], object]) -> bool:
        try:
            outcome = act()
        except UserDataError as error:
            self._tell(str(error))
            return False
        self._changes.did(Thing.BOOKMARKS, words, lambda: undo(outcome))
        return True


def _order(identities: list[str], moved: str, row: int) -> list[str]:
    """Return identities with one put before that which stands at `row`."""
    before = [identity for identity in identities[:row] if identity != moved]
    after = [identity for identity in identities[row:] if identity != moved]
    return [*before, moved, *after]
