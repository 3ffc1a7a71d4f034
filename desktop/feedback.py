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
        with file.open("ab") as out:
            before = out.tell()
            try:
                out.write(line.encode())
                out.flush()
                os.fsync(out.fileno())
            except OSError:
                out.truncate(before)
                raise
    except OSError as error:
        message = (
            f"Your feedback could not be saved in {file} ({error.strerror}): copy your words, make room, and try again."
        )
        raise FeedbackError(message) from error
