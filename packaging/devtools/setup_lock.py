# SPDX-License-Identifier: MIT
"""Keeps two set-ups in one checkout from getting into each other's way."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

if TYPE_CHECKING:
    from collections.abc import Iterator

    from devtools.places import Places


@contextmanager
def held(places: Places) -> Iterator[None]:
    """Hold the lock of this checkout; the system takes it back however this program ends."""
    places.build.mkdir(parents=True, exist_ok=True)
    with (places.build / "setup.lock").open("a", encoding="utf-8") as file:
        if not _take(file, wait=False):
            print("Another set-up is at work here; waiting until it is done.", flush=True)
            _take(file, wait=True)
        yield


def _take(file: IO[str], *, wait: bool) -> bool:
    """Take the lock and tell whether that worked."""
    try:
        if sys.platform == "win32":
            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except PermissionError:  # how Windows says that it is taken
        if sys.platform == "win32":
            return False
        raise
    return True
