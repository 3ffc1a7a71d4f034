# SPDX-License-Identifier: MIT
"""The profile: the folder that keeps one user's own things."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.errors import LamplightError
from index.places import user_data_folder

if TYPE_CHECKING:
    from pathlib import Path


class ProfileError(LamplightError):
    """A profile folder that cannot be used."""


@dataclass(frozen=True, slots=True)
class Profile:
    """The folder that keeps one user's own things. It exists and can be written to, unless `read_only`."""

    folder: Path
    read_only: bool = False

    @property
    def database(self) -> Path:
        """The file with settings, bookmarks and history."""
        return self.folder / "lamplight.sqlite"

    @property
    def feedback(self) -> Path:
        """The file with feedback on articles, to be carried out."""
        return self.folder / "feedback.jsonl"


def open_profile(folder: Path | None) -> Profile:
    """Return the profile in `folder` (else the user's own), made when it is not there yet.

    A folder that exists but cannot be written gives a read-only profile. Raises ProfileError when it cannot be made
    or is a file.
    """
    place = folder if folder is not None else user_data_folder()
    if place.exists() and not place.is_dir():
        message = f"The profile {place} is a file, not a folder: name a folder with --profile."
        raise ProfileError(message)
    try:
        place.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        reason = error.strerror or "not possible"
        message = f"The profile folder {place} cannot be made ({reason.lower()}): name another with --profile."
        raise ProfileError(message) from error
    return Profile(place, read_only=not can_be_written(place))


def can_be_written(folder: Path) -> bool:
    """Tell whether files can be made in a folder. For folders, Windows answers os.access without looking."""
    return a_file_can_be_made(folder) if os.name == "nt" else os.access(folder, os.W_OK)


def a_file_can_be_made(folder: Path) -> bool:
    """Make a file in a folder, take it away again, and tell whether that worked."""
    trial = folder / f".{secrets.token_hex(8)}"
    try:
        trial.touch(exist_ok=False)
        trial.unlink()
    except OSError:
        return False
    return True
