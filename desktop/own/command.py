# SPDX-License-Identifier: MIT
"""`lamplight --export-notes FILE`: writes the reader's things without a window, a library or Qt."""

from __future__ import annotations

import os
from contextlib import closing
from typing import TYPE_CHECKING

from desktop.own.as_markdown import as_markdown
from desktop.own.errors import ExchangeError
from desktop.own.exchange import export_json, write_whole
from desktop.own.file import OwnFile

if TYPE_CHECKING:
    from pathlib import Path

_MARKDOWN = {".md", ".markdown"}


def export_notes(database: Path, target: Path) -> str:
    """Write the things in the file `database` to `target`, as Markdown when its name ends so, and return what to say.

    Raises ExchangeError, UserDataError.
    """
    if not database.is_file():
        raise ExchangeError(f"{database.parent} holds no notes yet: name another folder with --profile.")
    with closing(OwnFile(database, read_only=not os.access(database.parent, os.W_OK))) as file:
        if target.suffix.casefold() in _MARKDOWN:
            write_whole(target, as_markdown(file, {}))
        else:
            export_json(file, target)
        return file.notice
