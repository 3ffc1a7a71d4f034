# SPDX-License-Identifier: MIT
"""Reading the files of an article folder; size, encoding, characters and links are checked before any parsing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.errors import Problem

if TYPE_CHECKING:
    from pathlib import Path

MAX_FILE_BYTES = 1_000_000
MAX_BIDI_CONTROLS = 64

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
#: Each of these makes Qt's layout slower, and they can hide what a text says.
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")


def read_text(path: Path, folder: Path, problems: list[Problem]) -> str | None:
    """Return the text of `path`, a file inside `folder`, with line feeds at line ends; on a fault add to `problems`."""
    name = path.as_posix()
    try:
        if not path.resolve().is_relative_to(folder.resolve()):
            problems.append(Problem(name, 1, "this link leads out of the folder: put the file itself here"))
            return None
        if not path.is_file():
            what = "is no file: put a text file of this name here" if path.exists() else "is missing: write this file"
            problems.append(Problem(name, 1, what))
            return None
        with path.open("rb") as stream:
            raw = stream.read(MAX_FILE_BYTES + 1)
    except (OSError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or "its links lead in a circle"
        problems.append(Problem(name, 1, f"cannot be read ({reason}): check the file and its permissions"))
        return None
    return _decoded(raw, name, problems)


def _decoded(raw: bytes, name: str, problems: list[Problem]) -> str | None:
    if len(raw) > MAX_FILE_BYTES:
        problems.append(Problem(name, 1, f"is larger than {MAX_FILE_BYTES:,} bytes: shorten or split it"))
        return None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        problems.append(Problem(name, line, "is not valid UTF-8 here: save the file as UTF-8"))
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    control = _CONTROL.search(text)
    if control:
        line = text.count("\n", 0, control.start()) + 1
        problems.append(Problem(name, line, f"holds the control character U+{ord(control[0]):04X}: delete it"))
        return None
    if len(_BIDI.findall(text)) > MAX_BIDI_CONTROLS:
        line = text.count("\n", 0, next(_BIDI.finditer(text)).start()) + 1
        problems.append(
            Problem(name, line, f"more than {MAX_BIDI_CONTROLS} direction controls: delete those not needed")
        )
        return None
    return text
