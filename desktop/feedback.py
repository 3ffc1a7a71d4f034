# SPDX-License-Identifier: MIT
"""Feedback on articles: one JSON line each, in a file that can be carried out."""

from __future__ import annotations

import datetime
import json
import os
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from index.errors import LamplightError

if TYPE_CHECKING:
    from io import FileIO
    from pathlib import Path


class FeedbackError(LamplightError):
    """Feedback that could not be written; the reader's words stay on the screen."""


@dataclass(frozen=True, slots=True)
class Feedback:
    """What a reader says of an article, and what they were reading. `section` is a section id, `level` a level."""

    slug: str
    title: str
    section: str
    level: str
    edition: str
    text: str
    name: str = ""


def save_feedback(feedback: Feedback, file: Path) -> None:
    """Append the feedback to `file` as one line of JSON with the time in UTC, synced to the disk.

    Raises FeedbackError when it cannot be written; the file then holds no half line.
    """
    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    line = json.dumps({"time": now, **asdict(feedback)}, ensure_ascii=False) + "\n"
    try:
        # Unbuffered: what a buffer holds back would be written after the half line was taken away.
        with file.open("a+b", buffering=0) as out:
            before = out.seek(0, os.SEEK_END)
            try:
                _write(out, _line_break(out, before) + line.encode())
                os.fsync(out.fileno())
            except OSError:
                out.truncate(before)
                raise
    except OSError as error:
        message = (
            f"Your feedback could not be saved in {file} ({error.strerror}): copy your words, make room, and try again."
        )
        raise FeedbackError(message) from error


def _line_break(out: FileIO, end: int) -> bytes:
    """Return what ends a line that a power cut left unfinished at `end`, else nothing."""
    if not end:
        return b""
    out.seek(end - 1)
    return b"" if out.read(1) == b"\n" else b"\n"


def _write(out: FileIO, content: bytes) -> None:
    """Write all of `content`; the system may take a part of it only, and then says why at the next part."""
    left = memoryview(content)
    while left:
        left = left[out.write(left) :]
