# SPDX-License-Identifier: MIT
"""Notes, bookmarks and reading lists as a readable file: to keep, to carry to another computer, and to take over.

The shape is `resources/schemas/own-things.schema.json`. A clinic's own notes can be written alone, for the clinic's
other computers.
"""

from __future__ import annotations

import datetime
import json
import os
import uuid
from typing import TYPE_CHECKING

from desktop.own.errors import ExchangeError
from desktop.own.merging import Parcel, rows_of
from desktop.own.shapes import SAID, SHAPES, checked
from index import __version__

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.own.file import OwnFile
    from desktop.own.shapes import Shape
    from desktop.own.sums import Value

FORMAT = "lamplight-own-things"
VERSION = 1
_LARGEST = 64 * 1024 * 1024
_MOST_THINGS = 200_000


def as_json(file: OwnFile, *, only_clinic: bool = False) -> str:
    """Return the reader's things as the text of a file; with `only_clinic` the clinic's own notes and no more."""
    told: dict[str, object] = {
        "format": FORMAT,
        "version": VERSION,
        "holds": "clinic notes" if only_clinic else "all",
        "written": datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
        "program": f"Lamplight {__version__}",
    }
    for shape in SHAPES:
        if not only_clinic or shape.name == "notes":
            told[shape.name] = [
                _told(shape, row) for row in rows_of(file, shape, "WHERE clinic" if only_clinic else "")
            ]
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _told(shape: Shape, row: dict[str, Value]) -> dict[str, object]:
    """Return a thing as it is written: without empty columns, and without the words of what was thrown away."""
    told: dict[str, object] = {}
    for column, value in row.items():
        kind = shape.columns.get(column, "")
        said = column in SAID and bool(row["deleted"])
        if column == "shared" or value == "" or (said and kind.endswith("?")):
            continue
        told[column] = bool(value) if kind == "flag" else value
    return told


def export_json(file: OwnFile, target: Path, *, only_clinic: bool = False) -> int:
    """Write the reader's things to `target`, whole or not at all, and return how many are kept ones.

    What was written is marked as shared, so that a later merge knows it. Raises ExchangeError, UserDataError.
    """
    with file.write() as db:
        text = as_json(file, only_clinic=only_clinic)
        for shape in SHAPES:
            if not only_clinic or shape.name == "notes":
                where = " AND clinic" if only_clinic else ""
                db.execute(f"UPDATE {shape.table} SET shared = 1 WHERE NOT shared{where}")  # noqa: S608
        write_whole(target, text)
    told = json.loads(text)
    return sum("deleted" not in thing for shape in SHAPES for thing in told.get(shape.name, ()))


def write_whole(target: Path, text: str) -> None:
    """Write a text to a file, whole or not at all. Raises ExchangeError."""
    half = target.with_name(f".{target.name[:100]}-{uuid.uuid4().hex}")
    try:
        try:
            with half.open("w", encoding="utf-8", newline="\n") as out:
                out.write(text)
                out.flush()
                os.fsync(out.fileno())
            half.replace(target)
        except OSError:
            half.unlink(missing_ok=True)
            raise
    except OSError as error:
        reason = (error.strerror or "not possible").lower()
        raise ExchangeError(f"{target} cannot be written ({reason}): choose another folder.") from error


def read_export(source: Path) -> Parcel:
    """Return the things of an exported file, each checked. Raises ExchangeError; give it to `preview`, `take_over`."""
    try:
        if source.stat().st_size > _LARGEST:
            raise ExchangeError(f"{source} is larger than any export of Lamplight: choose another file.")
        told = json.loads(source.read_text(encoding="utf-8-sig"))
    except OSError as error:
        reason = (error.strerror or "not possible").lower()
        raise ExchangeError(f"{source} cannot be read ({reason}): choose another file.") from error
    except (ValueError, RecursionError) as error:
        raise ExchangeError(f"{source} is damaged or no export of Lamplight: export it again.") from error
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        raise ExchangeError(f"{source} is no export of Lamplight: choose another file.")
    if told.get("version") != VERSION:
        raise ExchangeError(f"{source} was written by a newer Lamplight: install that one here too.")
    return _parcel(told)


def _parcel(told: dict[str, object]) -> Parcel:
    parcel: Parcel = {}
    for shape in SHAPES:
        things = told.get(shape.name, [])
        if not isinstance(things, list) or len(things) > _MOST_THINGS:
            raise ExchangeError(
                f"'{shape.name}' is no list of Lamplight's, so nothing was taken over: export it again."
            )
        rows = [checked(shape, thing, f"{shape.name}, number {number}") for number, thing in enumerate(things, 1)]
        if len({row["id"] for row in rows}) != len(rows):
            raise ExchangeError(f"'{shape.name}' holds a thing twice, so nothing was taken over: export it again.")
        parcel[shape.name] = rows
    lists = {row["id"] for row in parcel["reading_lists"]}
    if any(row["list"] not in lists for row in parcel["reading_entries"]):
        raise ExchangeError("A reading list is missing in the file, so nothing was taken over: export it again.")
    return parcel
