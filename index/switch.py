# SPDX-License-Identifier: MIT
"""Replacing a library folder as a whole: at every moment the old one or the new one can be opened.

A folder that is not empty cannot be replaced in one step, so the old one is renamed aside and the new one renamed in.
When the program dies between the two, the old one is found under its other name (`current`) and put back by the next
build. Names beside a library `out`: `.out.new` is being written, `.out.old` was renamed aside, `.out.lock` is held by a
builder.
"""

from __future__ import annotations

import os
import shutil
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import BuildError
from index.manifest import DATABASE, MANIFEST, SEARCH

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_RETRIES = 10
_RETRY_SECONDS = 0.1


def current(out: Path) -> Path:
    """Return the folder to open for `out`: itself, or the one renamed aside when a switch was interrupted."""
    aside = _beside(out, "old")
    return aside if not out.exists() and (aside / MANIFEST).is_file() else out


@contextmanager
def staging(out: Path) -> Iterator[Path]:
    """Give an empty folder beside `out` to build in; it becomes `out` when the block ends without an error.

    Raises BuildError when `out` is not a place for a library or another build is writing it; then, and when the block
    raises, what lies at `out` is not touched and nothing is left behind.
    """
    out = out.resolve()
    _refuse_wrong_place(out)
    new, old = _beside(out, "new"), _beside(out, "old")
    with _lock(_beside(out, "lock"), out):
        _recover(out, new, old)
        new.mkdir()
        try:
            yield new
            sync_tree(new)
            _exchange(out, new, old)
        finally:
            # After the exchange there is no such folder any more.
            shutil.rmtree(new, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)


def sync_tree(folder: Path) -> None:
    """Flush every file and folder below `folder` to the disk, and `folder` itself."""
    for root, _, files in os.walk(folder):
        for name in files:
            # Windows flushes only a file that is open for writing.
            with (Path(root) / name).open("rb+") as file:
                os.fsync(file.fileno())
        _sync_folder(root)


def _beside(out: Path, role: str) -> Path:
    return out.with_name(f".{out.name}.{role}")


def _refuse_wrong_place(out: Path) -> None:
    """Raise BuildError unless `out` is free, an empty folder, or a library: nothing else is ever replaced."""
    if not out.name:
        raise BuildError(f"{out} cannot be replaced by a library: name a folder for it.")
    if out.exists() and not out.is_dir():
        raise BuildError(f"{out} is a file: name a folder for the library.")
    if out.is_dir() and not _is_library(out):
        raise BuildError(f"{out} holds other things than a library: name an empty or a new folder.")
    out.parent.mkdir(parents=True, exist_ok=True)


def _is_library(folder: Path) -> bool:
    """Tell whether the folder holds nothing but what a build makes; a damaged library may be replaced too."""
    return {path.name for path in folder.iterdir()} <= {MANIFEST, DATABASE, SEARCH}


@contextmanager
def _lock(path: Path, out: Path) -> Iterator[None]:
    """Hold the lock file of `out`; the system frees it when the process dies, however it dies."""
    with path.open("ab") as file:
        try:
            _acquire(file)
        except OSError as error:
            raise BuildError(f"Another build is writing {out}: wait until it is done.") from error
        yield


def _acquire(file: BinaryIO) -> None:
    if sys.platform == "win32":
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _recover(out: Path, new: Path, old: Path) -> None:
    """Clean up after a build that died: put the previous library back when it was moved aside."""
    if current(out) == old:
        _rename(old, out)
    for leftover in (new, old):
        if leftover.exists():
            shutil.rmtree(leftover)


def _exchange(out: Path, new: Path, old: Path) -> None:
    """Put `new` in the place of `out`, whose former content goes to `old`."""
    if out.exists():
        _rename(out, old)
    try:
        _rename(new, out)
    except OSError:
        if old.exists():
            _rename(old, out)
        raise
    _sync_folder(out.parent)


def _rename(source: Path, target: Path) -> None:
    """Rename a folder; on Windows a virus scanner may hold a file of it for a moment, so try again for a second."""
    for attempt in range(_RETRIES):
        try:
            source.rename(target)
        except PermissionError as error:
            if os.name != "nt" or attempt == _RETRIES - 1:
                raise BuildError(f"{source} cannot be renamed: close Lamplight and build again.") from error
            time.sleep(_RETRY_SECONDS)
        else:
            return


def _sync_folder(folder: Path | str) -> None:
    """Flush a folder's list of names; Windows has no such thing."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
