# SPDX-License-Identifier: MIT
"""What is still said and shown when a part of the program is missing: what to do, and the reader's own things.

Nothing here needs Qt or a library, as either may be what is missing.
"""

from __future__ import annotations

import json
import re
import sqlite3
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

#: The list of the program's files that packaging puts beside them: {path: size in bytes, or null for any size}.
INVENTORY = "files.json"
#: The folders without which no window can be shown at all.
QT = ("PySide6/", "shiboken6/")
DATABASE = "lamplight.sqlite"

#: What each list of the reader's things is called; a later version may keep more, under the names of its tables.
_TITLES = {
    "bookmark": "Bookmarks",
    "folder": "Folders of bookmarks",
    "note": "Notes",
    "reading_entry": "To read",
    "recent": "Read lately",
    "visit": "Read lately",
}
_LEFT_OUT = {"setting", "meta", "study_card", "study_answer"}
#: Columns that mean nothing to a reader.
_UNSEEN = {"id", "added", "opened", "changed", "created", "past", "kind", "level", "before", "after", "color"}
_UNSEEN |= {"folder", "parent", "list", "finished"}
#: Programs of Linux desktops that show a text without Qt, and how.
_MESSENGERS = (("zenity", "--error", "--no-markup", "--text"), ("kdialog", "--error"), ("xmessage", "-center"))
#: MB_ICONERROR and MB_SETFOREGROUND of Windows.
_ERROR_IN_FRONT = 0x10 | 0x10000
_LINES_IN_A_BOX = 30


@dataclass(frozen=True, slots=True)
class OwnList:
    """A list of the reader's own things: its title and one line for each thing."""

    title: str
    lines: tuple[str, ...]


def first_fault(root: Path) -> str:
    """Return the first of the program's files below `root` that is missing or of another size; "" when all are there.

    A program without a list of its files, as one that runs from source, has no fault.
    """
    try:
        listed = json.loads((root / INVENTORY).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return ""
    except (OSError, ValueError):
        return INVENTORY
    for name, size in listed.items():
        try:
            found = (root / name).stat().st_size
        except OSError:
            return str(name)
        if size is not None and found != size:
            return str(name)
    return ""


def program_root() -> Path | None:
    """Return the folder of an installed program's own files; None when it runs from source."""
    folder = getattr(sys, "_MEIPASS", None)
    return Path(folder) if folder and getattr(sys, "frozen", False) else None


def sentence(what: str) -> str:
    """Return what to tell the reader when the part `what` of an installed program is of no use."""
    return (
        f"A part of Lamplight is missing or damaged ({what}): install Lamplight again; "
        "your own bookmarks and notes are kept."
    )


def why_not_loaded(error: ImportError, root: Path) -> str:
    """Return what to tell the reader when Qt cannot be loaded: a part of ours is missing, or one of the system."""
    match = re.match(r"(\S+\.so[\d.]*): cannot open", str(error))
    if match is None or first_fault(root):
        return sentence(first_fault(root) or str(error))
    return f"Lamplight needs {match[1]}, which this system lacks: install the package that holds it."


def own_things(profile: Path) -> tuple[OwnList, ...]:
    """Return what the reader keeps in a profile folder, as far as it can be read; nothing is changed."""
    path = profile / DATABASE
    if not path.is_file():
        return ()
    for how in ("mode=ro", "mode=ro&immutable=1"):
        try:
            with closing(sqlite3.connect(f"{path.absolute().as_uri()}?{how}", uri=True)) as database:
                return tuple(_lists(database))
        except sqlite3.Error:
            continue
    return ()


def _lists(database: sqlite3.Connection) -> Iterator[OwnList]:
    tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    for table in tables:
        if table in _LEFT_OUT or table.startswith("sqlite_"):
            continue
        quoted = table.replace('"', '""')
        rows = database.execute(f'SELECT * FROM "{quoted}"')  # noqa: S608 - a name from the file itself, quoted
        columns = [str(column[0]) for column in rows.description]
        lines = tuple(line for row in rows if (line := _line(columns, row)))
        if lines:
            yield OwnList(_TITLES.get(table, table.replace("_", " ").capitalize()), lines)


def _line(columns: list[str], row: tuple[object, ...]) -> str:
    """Return a row as a person would write it: the article's name, then the words; "" for what was thrown away."""
    words = []
    if "deleted" in columns and row[columns.index("deleted")]:
        return ""
    for column, value in zip(columns, row, strict=True):
        if isinstance(value, str) and value.strip() and column not in _UNSEEN:
            words.append(value.replace("-", " ").capitalize() if column in {"slug", "article"} else value.strip())
    return ": ".join(words)


def as_text(message: str, lists: tuple[OwnList, ...]) -> str:
    """Return the message and the reader's things as plain text."""
    parts = [message]
    parts += [f"{found.title}\n" + "\n".join(f"  {line}" for line in found.lines) for found in lists]
    return "\n\n".join(parts)


def boxed(text: str) -> str:
    """Return what of a text fits into a message box of Windows, which grows beyond the screen."""
    lines = text.splitlines()
    left = len(lines) - _LINES_IN_A_BOX
    return "\n".join([*lines[:_LINES_IN_A_BOX], f"… and {left} more lines."]) if left > 1 else text


def show_without_qt(text: str) -> None:
    """Show a text where the program was started from a menu and has no terminal, if the desktop has a way."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - of no use elsewhere

        ctypes.windll.user32.MessageBoxW(None, boxed(text), "Lamplight", _ERROR_IN_FRONT)
    else:
        import shutil  # noqa: PLC0415 - a whole program starts without these two
        import subprocess  # noqa: PLC0415

        found = [(shutil.which(name), options) for name, *options in _MESSENGERS]
        for program, options in found:
            if program is not None:
                subprocess.run([program, *options, text], check=False, capture_output=True)
                return
