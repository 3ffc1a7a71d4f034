# SPDX-License-Identifier: MIT
"""The shape of the things that are exchanged between computers: tables, columns, and what may stand in them."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.own.errors import ExchangeError
from desktop.own.notes import COLORS, NoteKind
from index.article import Level

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop.own.sums import Value

_IDENTITY = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,199}")
#: The longest text of a note and the longest title, in characters.
LONGEST_TEXT, LONGEST_LINE = 1_000_000, 500
_LONGEST_PAST = 5000


@dataclass(frozen=True, slots=True)
class Shape:
    """A kind of thing: its name in an exchanged file, its table, and its columns with what each may hold.

    A kind of column that ends with `?` may be empty. `loose` are columns whose difference alone is no conflict, such
    as the order in a list. `same` are the columns by which a thing of another computer is known as one that is here
    already under another identity. `words` are the columns that tell a reader which thing is meant.
    """

    name: str
    table: str
    columns: Mapping[str, str]
    loose: frozenset[str]
    same: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


#: In an order in which what is referred to comes first.
SHAPES = (
    Shape(
        "folders",
        "folder",
        {"id": "identity", "parent": "identity?", "name": "line", "place": "number", "created": "time"},
        frozenset({"place", "created"}),
        ("parent", "name"),
        ("name",),
    ),
    Shape(
        "bookmarks",
        "bookmark",
        {
            "id": "identity",
            "slug": "name",
            "section": "name?",
            "level": "level?",
            "folder": "identity?",
            "title": "line?",
            "place": "number",
            "added": "time",
        },
        frozenset({"place", "added", "level"}),
        ("slug", "section", "folder"),
        ("slug", "section", "title"),
    ),
    Shape(
        "notes",
        "note",
        {
            "id": "identity",
            "kind": "kind",
            "slug": "name",
            "section": "name?",
            "level": "level?",
            "quote": "text?",
            "before": "text?",
            "after": "text?",
            "position": "count",
            "color": "color",
            "text": "text?",
            "clinic": "flag",
            "owner": "line?",
            "dated": "date?",
            "created": "time",
        },
        frozenset({"before", "after", "position", "created"}),
        (),
        ("slug", "text", "quote"),
    ),
    Shape(
        "reading_lists",
        "reading_list",
        {"id": "identity", "name": "line", "place": "number", "created": "time"},
        frozenset({"place", "created"}),
        ("name",),
        ("name",),
    ),
    Shape(
        "reading_entries",
        "reading_entry",
        {
            "id": "identity",
            "list": "identity",
            "slug": "name",
            "section": "name?",
            "place": "number",
            "added": "time",
            "finished": "time?",
        },
        frozenset({"place", "added"}),
        ("list", "slug", "section"),
        ("slug", "section"),
    ),
)

#: Columns that hold the identity of another thing, and the table of that.
REFERS = {"parent": "folder", "folder": "folder", "list": "reading_list"}
#: What an export leaves out of a thing that was thrown away: what it said is nobody's business any more.
SAID = frozenset({"quote", "before", "after", "text", "owner", "title"})

_STATE = {"changed": "time", "past": "states?", "deleted": "time?"}


def checked(shape: Shape, given: object, where: str) -> dict[str, Value]:
    """Return a thing from a file as a row; what is not known is left out. Raises ExchangeError that says `where`."""
    if not isinstance(given, dict):
        raise ExchangeError(f"{where} is no object, so nothing was taken over: it is no export of Lamplight.")
    row: dict[str, Value] = {}
    for column, kind in {**shape.columns, **_STATE}.items():
        value = given.get(column, "" if kind.endswith("?") else None)
        if not (kind.endswith("?") and value == ""):
            try:
                value = _KINDS[kind.removesuffix("?")](value)
            except ValueError as error:
                message = f"{where}: '{column}' is missing or wrong, so nothing was taken over: export it again."
                raise ExchangeError(message) from error
        row[column] = value
    return row


def _matching(pattern: re.Pattern[str]) -> Callable[[object], Value]:
    def check(value: object) -> Value:
        if not isinstance(value, str) or not pattern.fullmatch(value):
            raise ValueError
        return value

    return check


def _one_of(*allowed: str) -> Callable[[object], Value]:
    def check(value: object) -> Value:
        if not isinstance(value, str) or value not in allowed:
            raise ValueError
        return value

    return check


def _words(value: object) -> Value:
    if not isinstance(value, str) or not value or len(value) > LONGEST_TEXT or "\0" in value:
        raise ValueError
    value.encode()  # half of a sign cannot be kept: UnicodeEncodeError is a ValueError
    return value


def _line(value: object) -> Value:
    if not isinstance(value, str) or len(value) > LONGEST_LINE or "\n" in value:
        raise ValueError
    return _words(value)


def _time(value: object) -> Value:
    """Return a time as every file of ours writes it, as times are compared as texts."""
    if not isinstance(value, str) or not value.isascii():
        raise ValueError
    moment = datetime.datetime.fromisoformat(value)
    if moment.utcoffset() != datetime.timedelta(0):
        raise ValueError
    return moment.astimezone(datetime.UTC).isoformat(timespec="microseconds")


def _states(value: object) -> Value:
    if not isinstance(value, str) or len(value) > _LONGEST_PAST:
        raise ValueError
    return " ".join(str(_time(state)) for state in value.split())


def _date(value: object) -> Value:
    if not isinstance(value, str) or not value.isascii():
        raise ValueError
    return datetime.date.fromisoformat(value).isoformat()


def _number(value: object) -> Value:
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < 1e9:
        raise ValueError
    return float(value)


def _count(value: object) -> Value:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < 10**9:
        raise ValueError
    return value


def _flag(value: object) -> Value:
    if not isinstance(value, bool):
        raise ValueError  # noqa: TRY004 - told as any other wrong value
    return int(value)


_KINDS: Mapping[str, Callable[[object], Value]] = {
    "identity": _matching(_IDENTITY),
    "name": _matching(_NAME),
    "level": _one_of(*Level),
    "kind": _one_of(*NoteKind),
    "color": _one_of(*COLORS),
    "text": _words,
    "line": _line,
    "time": _time,
    "states": _states,
    "date": _date,
    "number": _number,
    "count": _count,
    "flag": _flag,
}
