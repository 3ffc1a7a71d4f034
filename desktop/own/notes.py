# SPDX-License-Identifier: MIT
"""Notes and highlights, and notes that a clinic marked as its own."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from desktop.own.anchors import Anchor
from desktop.own.items import new_id, put, take_back, throw_away

if TYPE_CHECKING:
    from desktop.own.file import OwnFile
    from desktop.own.sums import Value

#: The colors by name; the first is what a reader gets who chose none.
COLORS = ("yellow", "green", "blue", "pink", "orange")

_COLUMNS = (
    "id, kind, slug, section, level, quote, before, after, position, color, text, clinic, owner, dated, "
    "created, changed, deleted"
)
_SELECT = f"SELECT {_COLUMNS} FROM note"  # noqa: S608


class NoteKind(StrEnum):
    """A highlight marks words and may say something about them; a note says something."""

    NOTE = "note"
    HIGHLIGHT = "highlight"


@dataclass(frozen=True, slots=True)
class Note:
    """A note or a highlight. `clinic` marks it as the clinic's own, with its `owner` and the date `dated` (ISO).

    `created`, `changed` and `deleted` are ISO times in UTC that the store sets; `deleted` is empty for a kept one.
    """

    slug: str
    anchor: Anchor
    kind: NoteKind = NoteKind.NOTE
    color: str = COLORS[0]
    text: str = ""
    clinic: bool = False
    owner: str = ""
    dated: str = ""
    id: str = field(default_factory=new_id)
    created: str = ""
    changed: str = ""
    deleted: str = ""


class NoteStore:
    """The notes and highlights of one reader. Every change is saved when it returns; errors are UserDataError."""

    def __init__(self, file: OwnFile) -> None:
        """Keep them in `file`."""
        self._file = file

    def of_article(self, slug: str) -> tuple[Note, ...]:
        """Return those of an article, in the order of section and position."""
        return self._found("WHERE slug = ? AND deleted = '' ORDER BY section, position, created", (slug,))

    def all(self, *, clinic: bool | None = None) -> tuple[Note, ...]:
        """Return every one, the last changed first; only the clinic's own, or only the others, when asked."""
        if clinic is None:
            return self._found("WHERE deleted = '' ORDER BY changed DESC")
        return self._found("WHERE deleted = '' AND clinic = ? ORDER BY changed DESC", (int(clinic),))

    def search(self, words: str) -> tuple[Note, ...]:
        """Return those that hold every word in their text, quote, owner or article, the last changed first."""
        wanted = words.casefold().split()
        return tuple(note for note in self.all() if all(word in _searched(note) for word in wanted))

    def get(self, identity: str) -> Note | None:
        """Return one, also when it was thrown away; None when there is none."""
        return next(iter(self._found("WHERE id = ?", (identity,))), None)

    def counts(self) -> dict[str, int]:
        """Return how many there are of each article that has any."""
        rows = self._file.read("SELECT slug, count(*) FROM note WHERE deleted = '' GROUP BY slug")
        return {str(slug): int(count) for slug, count in rows}

    def save(self, note: Note) -> Note:
        """Save a new or a changed one and return it as saved. To undo a change, save the one from before."""
        with self._file.write():
            created = note.created or self._file.stamp()
            changed = put(self._file, "note", _row(replace(note, created=created)))
        return replace(note, created=created, changed=changed, deleted="")

    def remove(self, identity: str) -> None:
        """Throw one away; `restore` takes it back."""
        throw_away(self._file, "note", identity)

    def restore(self, identity: str) -> None:
        """Take one back that was thrown away."""
        take_back(self._file, "note", identity)

    def _found(self, where: str, values: tuple[Value, ...] = ()) -> tuple[Note, ...]:
        return tuple(_note(row) for row in self._file.read(f"{_SELECT} {where}", values))


def _searched(note: Note) -> str:
    return " ".join((note.text, note.anchor.quote, note.owner, note.slug.replace("-", " "))).casefold()


def _row(note: Note) -> dict[str, Value]:
    anchor = note.anchor
    return {
        "id": note.id,
        "kind": note.kind.value,
        "slug": note.slug,
        "section": anchor.section,
        "level": anchor.level,
        "quote": anchor.quote,
        "before": anchor.before,
        "after": anchor.after,
        "position": anchor.position,
        "color": note.color,
        "text": note.text,
        "clinic": int(note.clinic),
        "owner": note.owner,
        "dated": note.dated,
        "created": note.created,
    }


def _note(row: tuple[object, ...]) -> Note:
    texts = [str(value) for value in row]
    identity, kind, slug, section, level, quote, before, after, position, color, text, clinic = texts[:12]
    owner, dated, created, changed, deleted = texts[12:]
    return Note(
        slug,
        Anchor(section, level, quote, before, after, int(position)),
        NoteKind(kind),
        color,
        text,
        clinic != "0",
        owner,
        dated,
        identity,
        created,
        changed,
        deleted,
    )
