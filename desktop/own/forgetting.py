# SPDX-License-Identifier: MIT
"""Forgets everything a reader left in a profile, in one step."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

from desktop.own.backups import FOLDER
from desktop.own.errors import UserDataError
from desktop.own.last_change import ENDING
from desktop.own.opening import BESIDE, sync_folder

if TYPE_CHECKING:
    from pathlib import Path


def left_behind(database: Path) -> tuple[Path, ...]:
    """Return everything of the reader's in the folder of the file `database`.

    That is the file, its logs, its backups, damaged files that were kept, and feedback.
    """
    folder = database.parent
    stem, suffix = re.escape(database.stem), re.escape(database.suffix)
    endings = "|".join(re.escape(ending) for ending in ("", *BESIDE, "-journal", ENDING))
    own = re.compile(rf"{stem}(-damaged-[\d-]+)?{suffix}({endings})|feedback\.jsonl|{FOLDER}|mending-.*")
    if not folder.is_dir():
        return ()
    return tuple(sorted(path for path in folder.iterdir() if own.fullmatch(path.name)))


def forget_everything(database: Path) -> None:
    """Delete everything of the reader's beside the file `database`, which is closed. Nothing of it can be taken back.

    Raises UserDataError when a part cannot be deleted; the others are gone then. What a disk keeps of deleted files
    until it writes over them is beyond this.
    """
    kept: list[str] = []
    for path in left_behind(database):
        try:
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()
        except OSError:
            kept.append(path.name)
    if database.parent.is_dir():
        sync_folder(database.parent)
    if kept:
        message = f"{', '.join(kept)} in {database.parent} could not be deleted: close other windows and try again."
        raise UserDataError(message)
