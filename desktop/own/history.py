# SPDX-License-Identifier: MIT
"""What was read and when; off when the reader wishes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.own.backups import FOLDER, scrub

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.own.file import OwnFile

_KEPT = 5000
_SETTING = "history"
_SELECT = "SELECT number, slug, section, opened FROM visit"


@dataclass(frozen=True, slots=True)
class Visit:
    """An article, or a section of it, and when it was opened (ISO, UTC)."""

    number: int
    slug: str
    section: str
    opened: str


class HistoryStore:
    """The visits of one reader. Every change is saved when it returns; errors are UserDataError."""

    def __init__(self, file: OwnFile) -> None:
        """Keep them in `file`."""
        self._file = file

    @property
    def kept(self) -> bool:
        """Whether visits are noted; they are unless the reader turned that off."""
        return self._file.read("SELECT 1 FROM setting WHERE name = ? AND value = '0'", (_SETTING,)) == []

    def keep(self, *, on: bool) -> None:
        """Note visits from now on, or do not; those noted already stay until `clear`."""
        with self._file.write() as db:
            db.execute(
                "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
                (_SETTING, str(int(on))),
            )

    def note(self, slug: str, section: str = "") -> None:
        """Note that an article was opened just now; the same one again right after only moves its time."""
        if not self.kept:
            return
        with self._file.write() as db:
            opened = self._file.stamp()
            last = self.visits(1)
            if last and (last[0].slug, last[0].section) == (slug, section):
                db.execute("UPDATE visit SET opened = ? WHERE number = ?", (opened, last[0].number))
                return
            db.execute("INSERT INTO visit (slug, section, opened) VALUES (?, ?, ?)", (slug, section, opened))
            db.execute(
                "DELETE FROM visit WHERE number IN (SELECT number FROM visit ORDER BY opened DESC LIMIT -1 OFFSET ?)",
                (_KEPT,),
            )

    def visits(self, limit: int = _KEPT) -> tuple[Visit, ...]:
        """Return up to `limit` visits, the last first."""
        rows = self._file.read(f"{_SELECT} ORDER BY opened DESC, number DESC LIMIT ?", (limit,))
        return tuple(Visit(*row) for row in rows)

    def last_of_each(self, limit: int = 50) -> tuple[tuple[str, str], ...]:
        """Return up to `limit` articles with the time each was read last, the last first."""
        rows = self._file.read(
            "SELECT slug, max(opened) AS last FROM visit GROUP BY slug ORDER BY last DESC, slug LIMIT ?", (limit,)
        )
        return tuple((str(slug), str(last)) for slug, last in rows)

    def search(self, words: str, titles: Mapping[str, str]) -> tuple[Visit, ...]:
        """Return the visits whose article or section holds every word; `titles` are the articles' by slug."""
        wanted = words.casefold().split()
        return tuple(visit for visit in self.visits() if all(word in _searched(visit, titles) for word in wanted))

    def forget(self, numbers: tuple[int, ...]) -> None:
        """Forget some visits."""
        with self._file.write() as db:
            db.executemany("DELETE FROM visit WHERE number = ?", [(number,) for number in numbers])

    def clear(self) -> None:
        """Forget every visit, also in the backups."""
        with self._file.write() as db:
            db.execute("DELETE FROM visit")
        if self._file.path is not None and self._file.saved:
            scrub(self._file.path.parent / FOLDER, ("visit", "recent"))


def _searched(visit: Visit, titles: Mapping[str, str]) -> str:
    parts = (titles.get(visit.slug, ""), visit.slug.replace("-", " "), visit.section.replace("-", " "))
    return " ".join(parts).casefold()
