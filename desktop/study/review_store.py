# SPDX-License-Identifier: MIT
"""What is kept of every card that was ever asked, in the reader's own file."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from desktop.own.items import put, throw_away
from desktop.study.card import CardKind, Grade, StudyCard
from desktop.study.memory import Memory, Stage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.own.file import OwnFile
    from desktop.own.sums import Value

_COLUMNS = (
    "id, kind, slug, anchor, title, front, back, was_front, was_back, retired, suspended, stage, step, stability, "
    "difficulty, due, last, answers"
)
_SELECT = f"SELECT {_COLUMNS} FROM study_card"  # noqa: S608 - names of our own columns


@dataclass(frozen=True, slots=True)
class Known:
    """What is kept of one card.

    `front` and `back` are its words as they were last seen, `was_front` and `was_back` those before they changed, until
    it is answered again; `retired` is the ISO time since which its question is not there any more. `memory` is None
    while it was never answered, `answers` counts how often it was.
    """

    key: str
    kind: CardKind
    slug: str
    anchor: str
    title: str
    front: str
    back: str
    was_front: str = ""
    was_back: str = ""
    retired: str = ""
    suspended: bool = False
    memory: Memory | None = None
    answers: int = 0

    @classmethod
    def of(cls, card: StudyCard) -> Known:
        """Begin to keep a card."""
        return cls(card.key, card.kind, card.slug, card.anchor, card.title, card.front, card.back)

    @property
    def is_asked(self) -> bool:
        """Whether it is neither suspended nor retired."""
        return not self.suspended and not self.retired


@dataclass(frozen=True, slots=True)
class Tally:
    """How many answers were right (not "Again") of how many."""

    right: int
    asked: int


class ReviewStore:
    """The cards of one reader. Every change is saved when it returns; errors are UserDataError."""

    def __init__(self, file: OwnFile) -> None:
        """Keep them in `file`."""
        self._file = file

    def all(self) -> dict[str, Known]:
        """Return every kept card by its key."""
        rows = self._file.read(f"{_SELECT} WHERE deleted = '' ORDER BY id")
        return {known.key: known for known in map(_known, rows)}

    def get(self, key: str) -> Known | None:
        """Return one card; None when nothing is kept of it."""
        rows = self._file.read(f"{_SELECT} WHERE id = ? AND deleted = ''", (key,))
        return _known(rows[0]) if rows else None

    def save(self, *cards: Known) -> None:
        """Write cards, new or changed, in one transaction."""
        with self._file.write():
            for card in cards:
                put(self._file, "study_card", _row(card))

    def answered(self, before: Known, after: Known, grade: Grade, at: datetime) -> None:
        """Write an answer and what is known since."""
        with self._file.write() as db:
            db.execute(
                "INSERT INTO study_answer (card, at, grade, before, stage) VALUES (?, ?, ?, ?, ?)",
                (
                    before.key,
                    _text(at),
                    int(grade),
                    json.dumps(_row(before), ensure_ascii=False),
                    before.memory.stage.value if before.memory else "",
                ),
            )
            put(self._file, "study_card", _row(after))

    def undo(self, key: str) -> Known | None:
        """Take back the last answer to a card and return what was known before; None when there was none."""
        rows = self._file.read("SELECT number, before FROM study_answer WHERE card = ? ORDER BY number DESC", (key,))
        if not rows:
            return None
        number, before = rows[0]
        row: dict[str, Value] = json.loads(str(before))
        with self._file.write() as db:
            db.execute("DELETE FROM study_answer WHERE number = ?", (number,))
            put(self._file, "study_card", row)
        return _known(tuple(row[name] for name in _COLUMNS.split(", ")))

    def forget(self, key: str) -> None:
        """Throw a card away, such as a retired one that nobody wants to see any more."""
        throw_away(self._file, "study_card", key)

    def new_since(self, when: datetime) -> int:
        """Return how many cards were answered for the first time since then."""
        return self._count("SELECT count(*) FROM study_answer WHERE stage = '' AND at >= ?", _text(when))

    def answers_since(self, when: datetime) -> int:
        """Return how many answers there were since then."""
        return self._count("SELECT count(*) FROM study_answer WHERE at >= ?", _text(when))

    def due_before(self, when: datetime) -> int:
        """Return how many cards are due before a time."""
        return self._count(
            "SELECT count(*) FROM study_card WHERE stage != '' AND due < ? AND suspended = 0 AND retired = '' "
            "AND deleted = ''",
            _text(when),
        )

    def first_sight(self) -> Tally:
        """Return how the first answers to cards went."""
        return self._tally("stage = ''")

    def later(self) -> Tally:
        """Return how answers went to cards that had been known for a day or more."""
        return self._tally("stage = 'review'")

    def _tally(self, which: str) -> Tally:
        asked = self._count(f"SELECT count(*) FROM study_answer WHERE {which}")  # noqa: S608
        right = self._count(f"SELECT count(*) FROM study_answer WHERE {which} AND grade > 1")  # noqa: S608
        return Tally(right, asked)

    def _count(self, statement: str, *values: str) -> int:
        return int(str(self._file.read(statement, values)[0][0]))


def _text(when: datetime) -> str:
    """Return a time as ISO text in UTC, of which later ones sort later."""
    return when.astimezone(UTC).isoformat(timespec="microseconds")


def _row(card: Known) -> dict[str, Value]:
    memory = card.memory
    return {
        "id": card.key,
        "kind": card.kind.value,
        "slug": card.slug,
        "anchor": card.anchor,
        "title": card.title,
        "front": card.front,
        "back": card.back,
        "was_front": card.was_front,
        "was_back": card.was_back,
        "retired": card.retired,
        "suspended": int(card.suspended),
        "stage": memory.stage.value if memory else "",
        "step": memory.step if memory else None,
        "stability": memory.stability if memory else 0.0,
        "difficulty": memory.difficulty if memory else 0.0,
        "due": _text(memory.due) if memory else "",
        "last": _text(memory.last) if memory else "",
        "answers": card.answers,
    }


def _known(row: tuple[Value, ...]) -> Known:
    key, kind, slug, anchor, title, front, back, was_front, was_back, retired = map(str, row[:10])
    suspended, stage, step, stability, difficulty, due, last, answers = row[10:]
    known = Known(key, CardKind(kind), slug, anchor, title, front, back, was_front, was_back, retired)
    memory = None
    if stage:
        memory = Memory(
            stage=Stage(str(stage)),
            step=None if step is None else int(str(step)),
            stability=float(str(stability)),
            difficulty=float(str(difficulty)),
            due=datetime.fromisoformat(str(due)),
            last=datetime.fromisoformat(str(last)),
        )
    return replace(known, suspended=bool(suspended), memory=memory, answers=int(str(answers)))


def due_by(cards: Mapping[str, Known], when: datetime) -> list[Known]:
    """Return the cards that are due before a time, the longest due first."""
    found = [known for known in cards.values() if known.is_asked and known.memory and known.memory.due < when]
    return sorted(found, key=lambda known: (known.memory.due if known.memory else when, known.key))
