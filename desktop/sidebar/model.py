# SPDX-License-Identifier: MIT
"""The list in the sidebar: articles A to Z or by body system, filtered while typing, quick at 100,000 names."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from index.records import Entry
from index.sections import BODY_SYSTEMS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

#: The entry of a row, or None for a head.
ENTRY_ROLE = Qt.ItemDataRole.UserRole
#: The head's key (a letter or a body system), or None for an article.
HEAD_ROLE = Qt.ItemDataRole.UserRole + 1
#: How many articles stand under a head.
COUNT_ROLE = Qt.ItemDataRole.UserRole + 2
#: Whether the articles under a head are shown.
OPEN_ROLE = Qt.ItemDataRole.UserRole + 3
#: The other name that matched the filter, or "".
MATCH_ROLE = Qt.ItemDataRole.UserRole + 4


class Grouping(StrEnum):
    """How the list is grouped."""

    LETTERS = "letters"
    SYSTEMS = "systems"


@dataclass(frozen=True, slots=True)
class Head:
    """A line above a group."""

    key: str
    title: str
    count: int


def fold(text: str) -> str:
    """Return `text` in lower case without accents, so that "oedeme" finds "Oedème"."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def _letter(title: str) -> str:
    first = fold(title[:1])
    return first[:1].upper() if first.isalpha() else "#"


@dataclass(frozen=True, slots=True)
class Listing:
    """The articles of one kind, A to Z.

    `titles` and `names` (other names of each article, parted by tabs) stand in the order of `entries`, which may
    read from the library only what is looked at. `systems` are the articles of each body system that has some.
    """

    titles: Sequence[str]
    names: Sequence[str]
    entries: Sequence[Entry]
    systems: Mapping[str, Sequence[Entry]]


_NOTHING = Listing((), (), (), {})

#: A row: a head, the position of an article in the listing, or an article of an opened body system.
Row = Head | int | Entry


class EntryModel(QAbstractListModel):
    """Articles of one kind under heads. A row that is not painted is a number; no article is read for it."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._listing = _NOTHING
        self._folded: list[str] = []
        self._grouping = Grouping.LETTERS
        self._filter = ""
        self._matches: list[int] = []
        self._open: set[str] = set()
        self._rows: list[Row] = []
        self._whole: list[Row] | None = None

    def set_listing(self, listing: Listing, grouping: Grouping) -> None:
        """Show these articles, unfiltered."""
        self._listing = listing
        self._grouping = grouping
        self._folded = []
        self._filter = ""
        self._whole = None
        self._show()

    @property
    def match_count(self) -> int:
        """How many articles the filter leaves."""
        return len(self._matches) if self._filter else len(self._listing.titles)

    def set_grouping(self, grouping: Grouping) -> None:
        """Group by first letter or by body system; body systems begin closed."""
        self._grouping = grouping
        self._whole = None
        self._show()

    def set_filter(self, text: str) -> None:
        """Leave only articles with `text` in their title or another name, those that begin with it first."""
        wanted = fold(text.strip())
        if wanted == self._filter:
            return
        if wanted:
            self.prepare_filter()
            folded = self._folded
            # A longer filter can only leave fewer, so typing on searches only what is left.
            if self._filter and wanted.startswith(self._filter):
                self._matches = [number for number in self._matches if wanted in folded[number]]
            else:
                self._matches = [number for number, name in enumerate(folded) if wanted in name]
        self._filter = wanted
        self._show()

    def toggle(self, key: str) -> None:
        """Open or close the group under a head."""
        self._open.symmetric_difference_update({key})
        self._whole = None
        self._show()

    def row_of(self, slug: str, title: str) -> int:
        """Return the first row that shows this article, or -1. Only rows with its title are looked at."""
        titles = self._listing.titles
        for row, item in enumerate(self._rows):
            if isinstance(item, int):
                if titles[item] == title and self._listing.entries[item].slug == slug:
                    return row
            elif not isinstance(item, Head) and item.slug == slug:
                return row
        return -1

    def prepare_filter(self) -> None:
        """Get the names ready to be filtered, so that the first key is quick too. Does nothing the second time."""
        if self._folded:
            return
        # A tab parts the names of an article, so that no filter text matches across two of them.
        both = zip(self._listing.titles, self._listing.names, strict=True)
        whole = [f"{title}\t{names}" for title, names in both]
        self._folded = [text.lower() if text.isascii() else fold(text) for text in whole]

    def _show(self) -> None:
        self.beginResetModel()
        if self._filter:
            self._rows = self._filtered_rows()
        else:
            if self._whole is None:
                by_letter = self._grouping is Grouping.LETTERS
                self._whole = self._letter_rows() if by_letter else self._system_rows()
            self._rows = self._whole
        self.endResetModel()

    def _filtered_rows(self) -> list[Row]:
        folded, wanted = self._folded, self._filter
        begins: list[Row] = []
        others: list[Row] = []
        for number in self._matches:
            (begins if folded[number].startswith(wanted) else others).append(number)
        return begins + others

    def _letter_rows(self) -> list[Row]:
        groups: dict[str, list[int]] = {}
        for number, title in enumerate(self._listing.titles):
            groups.setdefault(_letter(title), []).append(number)
        rows: list[Row] = []
        for letter, members in groups.items():
            rows.append(Head(letter, letter, len(members)))
            rows.extend(members)
        return rows

    def _system_rows(self) -> list[Row]:
        rows: list[Row] = []
        for system, title in BODY_SYSTEMS.items():
            members = self._listing.systems.get(system)
            if members:
                rows.append(Head(system, title, len(members)))
                if system in self._open:
                    rows.extend(members)
        return rows

    def _title(self, item: int | Entry) -> str:
        return self._listing.titles[item] if isinstance(item, int) else item.title

    def _matched_name(self, item: int | Entry) -> str:
        if not self._filter or not isinstance(item, int) or self._filter in fold(self._listing.titles[item]):
            return ""
        names = self._listing.names[item].split("\t")
        return next((name for name in names if self._filter in fold(name)), "")

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """Return how many rows are shown, heads included."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the title of a row, what assistive technology reads, and the roles named above."""
        if not index.isValid():
            return None
        item = self._rows[index.row()]
        if isinstance(item, Head):
            return self._head_data(item, role)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._title(item)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            matched = self._matched_name(item)
            return f"{self._title(item)} ({matched})" if matched else self._title(item)
        if role == ENTRY_ROLE:
            return self._listing.entries[item] if isinstance(item, int) else item
        return self._matched_name(item) if role == MATCH_ROLE else None

    def _head_data(self, head: Head, role: int) -> object:
        opened = self._grouping is Grouping.LETTERS or head.key in self._open
        if role == Qt.ItemDataRole.DisplayRole:
            return head.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{head.title}, {head.count}" + ("" if opened else ", closed")
        return {HEAD_ROLE: head.key, COUNT_ROLE: head.count, OPEN_ROLE: opened}.get(role)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Return that letters can only be seen, and articles and body systems can be chosen."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if isinstance(self._rows[index.row()], Head) and self._grouping is Grouping.LETTERS:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
