# SPDX-License-Identifier: MIT
"""Bookmarks of articles and sections, in folders that may hold folders."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from desktop.own.errors import UserDataError
from desktop.own.items import new_id, put, take_back, throw_away

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.own.file import OwnFile
    from desktop.own.sums import Value

_BOOKMARK = "SELECT slug, section, level, folder, title, place, id, added, changed, deleted FROM bookmark"
_FOLDER = "SELECT name, parent, place, id, created, changed, deleted FROM folder"


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A mark on an article, or on a section of it, at a level ("" is any).

    `folder` is the identity of its folder, "" for none; `title` is the reader's own, "" for the article's; `place`
    orders those of a folder, the smallest first. Times are ISO in UTC.
    """

    slug: str
    section: str = ""
    level: str = ""
    folder: str = ""
    title: str = ""
    place: float = 0.0
    id: str = field(default_factory=new_id)
    added: str = ""
    changed: str = ""
    deleted: str = ""


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of bookmarks; `parent` is the identity of the folder it lies in, "" for none."""

    name: str
    parent: str = ""
    place: float = 0.0
    id: str = field(default_factory=new_id)
    created: str = ""
    changed: str = ""
    deleted: str = ""


@dataclass(frozen=True, slots=True)
class Removed:
    """What was thrown away together, to be given to `BookmarkStore.restore`."""

    folders: tuple[str, ...] = ()
    bookmarks: tuple[str, ...] = ()


class BookmarkStore:
    """The bookmarks of one reader. Every change is saved when it returns; errors are UserDataError."""

    def __init__(self, file: OwnFile) -> None:
        """Keep them in `file`."""
        self._file = file

    # ------------------------------------------------------------------------------------------------- reading

    def all(self) -> tuple[Bookmark, ...]:
        """Return every bookmark, in the order of its folder."""
        return self._bookmarks("WHERE deleted = '' ORDER BY folder, place, added DESC")

    def in_folder(self, folder: str = "") -> tuple[Bookmark, ...]:
        """Return the bookmarks of a folder, or those that lie in none, in their order."""
        return self._bookmarks("WHERE deleted = '' AND folder = ? ORDER BY place, added DESC", (folder,))

    def folders(self, parent: str = "") -> tuple[Folder, ...]:
        """Return the folders in a folder, or the outermost ones, in their order."""
        return _folders(self._file, "WHERE deleted = '' AND parent = ? ORDER BY place, name", (parent,))

    def all_folders(self) -> tuple[Folder, ...]:
        """Return every folder."""
        return _folders(self._file, "WHERE deleted = '' ORDER BY parent, place, name")

    def of_place(self, slug: str, section: str = "") -> tuple[Bookmark, ...]:
        """Return the bookmarks of exactly this article or section."""
        return self._bookmarks("WHERE slug = ? AND section = ? AND deleted = '' ORDER BY added", (slug, section))

    def get(self, identity: str) -> Bookmark | None:
        """Return one, also when it was thrown away; None when there is none."""
        return next(iter(self._bookmarks("WHERE id = ?", (identity,))), None)

    def folder(self, identity: str) -> Folder | None:
        """Return one folder, also when it was thrown away; None when there is none."""
        return next(iter(_folders(self._file, "WHERE id = ?", (identity,))), None)

    def search(self, words: str, titles: Mapping[str, str]) -> tuple[Bookmark, ...]:
        """Return those whose own title, article or section holds every word; `titles` are the articles' by slug."""
        wanted = words.casefold().split()
        return tuple(mark for mark in self.all() if all(word in _searched(mark, titles) for word in wanted))

    # ------------------------------------------------------------------------------------------------- changing

    def add(self, slug: str, section: str = "", level: str = "", folder: str = "") -> Bookmark:
        """Bookmark a place, first in its folder; one that is there already is returned as it is."""
        with self._file.write():
            for mark in self.of_place(slug, section):
                if mark.folder == folder:
                    return mark
            first = self._file.read("SELECT min(place) FROM bookmark WHERE folder = ? AND deleted = ''", (folder,))
            place = float(first[0][0] or 0.0) - 1.0
            return self.save(Bookmark(slug, section, level, folder, place=place))

    def save(self, bookmark: Bookmark) -> Bookmark:
        """Save a changed bookmark: renamed, moved, reordered, or as it was before; returns it as saved."""
        with self._file.write():
            added = bookmark.added or self._file.stamp()
            row: dict[str, Value] = {
                "id": bookmark.id,
                "slug": bookmark.slug,
                "section": bookmark.section,
                "level": bookmark.level,
                "folder": bookmark.folder,
                "title": bookmark.title,
                "place": bookmark.place,
                "added": added,
            }
            return replace(bookmark, added=added, changed=put(self._file, "bookmark", row), deleted="")

    def save_folder(self, folder: Folder) -> Folder:
        """Save a new or changed folder and return it as saved.

        Raises UserDataError for a folder deeper than two, or in itself.
        """
        with self._file.write():
            self._check_depth(folder)
            created = folder.created or self._file.stamp()
            row: dict[str, Value] = {
                "id": folder.id,
                "parent": folder.parent,
                "name": folder.name,
                "place": folder.place,
                "created": created,
            }
            return replace(folder, created=created, changed=put(self._file, "folder", row), deleted="")

    def _check_depth(self, folder: Folder) -> None:
        if not folder.parent:
            return
        outer = self.folder(folder.parent)
        if outer is None or outer.deleted or outer.parent or outer.id == folder.id or self.folders(folder.id):
            raise UserDataError("A folder can lie in one other folder and no deeper: choose an outer one.")

    def arrange(self, identities: Sequence[str], folder: str) -> None:
        """Put bookmarks into a folder in this order; the others of that folder stand after them."""
        with self._file.write():
            marks = [mark for identity in identities if (mark := self.get(identity)) is not None]
            rest = [mark for mark in self.in_folder(folder) if mark.id not in set(identities)]
            for place, mark in enumerate([*marks, *rest]):
                if (mark.folder, mark.place) != (folder, float(place)):
                    self.save(replace(mark, folder=folder, place=float(place)))

    def arrange_folders(self, identities: Sequence[str], parent: str = "") -> None:
        """Put folders into a folder, or outermost, in this order."""
        with self._file.write():
            for place, identity in enumerate(identities):
                found = self.folder(identity)
                if found is not None and (found.parent, found.place) != (parent, float(place)):
                    self.save_folder(replace(found, parent=parent, place=float(place)))

    def remove(self, identity: str) -> Removed:
        """Throw a bookmark away and return what undoes it."""
        throw_away(self._file, "bookmark", identity)
        return Removed(bookmarks=(identity,))

    def remove_place(self, slug: str, section: str = "") -> Removed:
        """Throw every bookmark of exactly this article or section away and return what undoes it."""
        with self._file.write():
            marks = tuple(mark.id for mark in self.of_place(slug, section))
            for identity in marks:
                throw_away(self._file, "bookmark", identity)
        return Removed(bookmarks=marks)

    def remove_folder(self, identity: str) -> Removed:
        """Throw a folder away with all it holds and return what undoes it."""
        with self._file.write():
            folders = (identity, *(inner.id for inner in self.folders(identity)))
            marks = tuple(mark.id for folder in folders for mark in self.in_folder(folder))
            for mark in marks:
                throw_away(self._file, "bookmark", mark)
            for folder in folders:
                throw_away(self._file, "folder", folder)
        return Removed(folders, marks)

    def restore(self, removed: Removed) -> None:
        """Take back what was thrown away."""
        with self._file.write():
            for folder in removed.folders:
                take_back(self._file, "folder", folder)
            for mark in removed.bookmarks:
                take_back(self._file, "bookmark", mark)

    def _bookmarks(self, where: str, values: tuple[Value, ...] = ()) -> tuple[Bookmark, ...]:
        return tuple(Bookmark(*row) for row in self._file.read(f"{_BOOKMARK} {where}", values))


def _folders(file: OwnFile, where: str, values: tuple[Value, ...] = ()) -> tuple[Folder, ...]:
    return tuple(Folder(*row) for row in file.read(f"{_FOLDER} {where}", values))


def _searched(mark: Bookmark, titles: Mapping[str, str]) -> str:
    parts = (mark.title, titles.get(mark.slug, ""), mark.slug.replace("-", " "), mark.section.replace("-", " "))
    return " ".join(parts).casefold()
