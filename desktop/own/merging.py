# SPDX-License-Identifier: MIT
"""Brings the things of another computer together with those here: the newer of each, and both where both changed."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from desktop.own.items import joined, write_state
from desktop.own.shapes import REFERS, SHAPES, Shape
from desktop.own.sums import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from desktop.own.file import OwnFile
    from desktop.own.sums import Value

    Row = Mapping[str, Value]

#: The things of a file by the name of their shape, each checked.
Parcel = dict[str, list[dict[str, "Value"]]]

_COPIES = uuid.UUID("a3d9a7a2-51a2-44c4-9a44-30d5a2a4b6a1")


class What(StrEnum):
    """What happens to a thing: added, replaced by a newer state, kept in both states, or thrown away as elsewhere."""

    ADDED = "added"
    REPLACED = "replaced"
    BOTH = "both kept"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Change:
    """What happens to one thing: of which kind it is (as in the file), and the words by which a reader knows it."""

    what: What
    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What taking a file over does: every change, and how many things stay as they are."""

    changes: tuple[Change, ...]
    unchanged: int

    def count(self, what: What, kind: str = "") -> int:
        """Return how many changes there are of a sort, of one kind of thing or of all."""
        return sum(change.what is what and kind in {"", change.kind} for change in self.changes)

    def told(self) -> str:
        """Return it in one sentence."""
        parts = [f"{count} {what.value}" for what in What if (count := self.count(what))]
        return f"{', '.join([*parts, f'{self.unchanged} unchanged'])}."


@dataclass
class _Plan:
    writes: list[tuple[str, dict[str, Value]]] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    unchanged: int = 0
    # The identity here of what bears another there.
    known: dict[tuple[str, Value], Value] = field(default_factory=dict)
    # What is kept and lies in nothing, and what lies in something.
    outer: set[Value] = field(default_factory=set)
    inner: set[Value] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Taken:
    """What was taken over, and what undoes it."""

    preview: Preview
    before: tuple[tuple[str, str, dict[str, Value] | None], ...]


def preview(file: OwnFile, parcel: Parcel) -> Preview:
    """Return what `take_over` would do now; nothing is changed. Raises UserDataError."""
    plan = _planned(file, parcel)
    return Preview(tuple(plan.changes), plan.unchanged)


def take_over(file: OwnFile, parcel: Parcel) -> Taken:
    """Merge the things of a file into those here, in one transaction. Raises UserDataError; nothing is changed then."""
    with file.write() as db:
        plan = _planned(file, parcel)
        before = tuple((table, str(row["id"]), _here(file, table, row["id"])) for table, row in plan.writes)
        for table, row in plan.writes:
            write_state(db, table, row)
    return Taken(Preview(tuple(plan.changes), plan.unchanged), before)


def undo(file: OwnFile, taken: Taken) -> None:
    """Put everything back as it was before it was taken over. Raises UserDataError."""
    with file.write() as db:
        for table, identity, row in reversed(taken.before):
            if row is None:
                db.execute(f"DELETE FROM {quoted(table)} WHERE id = ?", (identity,))  # noqa: S608 - our own table
            else:
                write_state(db, table, row)


def _planned(file: OwnFile, parcel: Parcel) -> _Plan:
    plan = _Plan()
    for shape in SHAPES:
        local = {row["id"]: row for row in rows_of(file, shape)}
        alike = {_key(shape, row): row["id"] for row in local.values() if shape.same and not row["deleted"]}
        plan.outer |= {row["id"] for row in local.values() if not row["deleted"] and not row.get("parent")}
        plan.inner |= {row["id"] for row in local.values() if not row["deleted"] and row.get("parent")}
        for given in sorted(parcel.get(shape.name, ()), key=lambda row: bool(row.get("parent"))):
            row = {**given, **_references(plan, given)}
            here = local.get(row["id"])
            if here is None:
                _add(plan, shape, row, local.get(alike.get(_key(shape, row))))
            else:
                _decide(plan, shape, local, row)
            if not row["deleted"]:
                (plan.inner if row.get("parent") else plan.outer).add(row["id"])
    return plan


def _references(plan: _Plan, row: Row) -> dict[str, Value]:
    """Return what a thing lies in as that is called here; "" for what is not here, or would lie too deep."""
    found: dict[str, Value] = {}
    for column, table in REFERS.items():
        if column in row:
            identity = plan.known.get((table, row[column]), row[column])
            there = identity in plan.outer or (column != "parent" and identity in plan.inner)
            found[column] = identity if there and identity != row["id"] else ""
    return found


def _key(shape: Shape, row: Row) -> tuple[Value, ...]:
    return tuple(row[column] for column in shape.same)


def rows_of(file: OwnFile, shape: Shape, where: str = "") -> Iterator[dict[str, Value]]:
    """Yield the things of a shape with the columns of their state, also those thrown away. Raises UserDataError."""
    names = (*shape.columns, "changed", "past", "shared", "deleted")
    listed = ", ".join(quoted(name) for name in names)
    for row in file.read(f"SELECT {listed} FROM {quoted(shape.table)} {where}"):  # noqa: S608 - our own columns
        yield dict(zip(names, row, strict=True))


def _here(file: OwnFile, table: str, identity: Value) -> dict[str, Value] | None:
    shape = next(shape for shape in SHAPES if shape.table == table)
    return next((row for row in rows_of(file, shape) if row["id"] == identity), None)


def _alike(shape: Shape, one: Row, other: Row) -> bool:
    """Return whether two states say the same, but for what is loose."""
    told = [column for column in shape.columns if column not in shape.loose and column != "id"]
    return all(one[column] == other[column] for column in told) and bool(one["deleted"]) == bool(other["deleted"])


def _add(plan: _Plan, shape: Shape, row: dict[str, Value], twin: Row | None) -> None:
    if row["deleted"]:
        plan.unchanged += 1
    elif twin is not None and _alike(shape, twin, row):
        plan.known[shape.table, row["id"]] = twin["id"]
        plan.unchanged += 1
    else:
        _write(plan, shape, What.ADDED, {**row, "shared": 1})


def _write(plan: _Plan, shape: Shape, what: What, row: dict[str, Value]) -> None:
    plan.writes.append((shape.table, row))
    words = [str(row[column]) for column in shape.words if row[column]]
    plan.changes.append(Change(what, shape.name, ": ".join(words)))


def _decide(plan: _Plan, shape: Shape, local: Mapping[Value, Row], there: Row) -> None:
    """Decide between two states of one thing."""
    here = local[there["id"]]
    past_here, past_there = str(here["past"]).split(), str(there["past"]).split()
    if here["changed"] == there["changed"] or there["changed"] in past_here:
        plan.unchanged += 1
        return
    if here["changed"] in past_there or (here["deleted"] and not there["deleted"]):
        # What was changed there is kept though it was thrown away here: nothing is lost by a merge.
        _replace(plan, shape, here, there)
    elif there["deleted"] or _alike(shape, here, there):
        plan.unchanged += 1
    else:
        _keep_both(plan, shape, local, there)


def _both_pasts(*rows: Row) -> str:
    return joined([state for row in rows for state in (*str(row["past"]).split(), str(row["changed"]))])


def _replace(plan: _Plan, shape: Shape, here: Row, there: Row) -> None:
    merged = {**there, "shared": 1, "past": _both_pasts(here, there)}
    if there["deleted"]:
        # The words of what was thrown away are not sent along; here they stay, so that it can be taken back.
        merged = {**here, "deleted": there["deleted"], "changed": there["changed"], "past": merged["past"], "shared": 1}
        if here["deleted"]:
            plan.unchanged += 1
            return
    _write(plan, shape, What.REMOVED if there["deleted"] else What.REPLACED, merged)


def _keep_both(plan: _Plan, shape: Shape, local: Mapping[Value, Row], there: Row) -> None:
    """Keep the newer state under the identity and the older one as a copy, the same copy on every computer."""
    here = local[there["id"]]
    newer, older = (there, here) if str(there["changed"]) > str(here["changed"]) else (here, there)
    copy = str(uuid.uuid5(_COPIES, f"{older['id']!s} {older['changed']!s}"))
    if copy not in local:
        _write(plan, shape, What.BOTH, {**older, "id": copy, "past": "", "shared": 1, "deleted": ""})
    else:
        plan.unchanged += 1
    plan.writes.append((shape.table, {**newer, "past": _both_pasts(here, there), "shared": 1}))
