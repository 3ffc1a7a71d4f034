# SPDX-License-Identifier: MIT
"""`lamplight --export-cards`: writes cards for Anki without a window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.profile import open_profile
from desktop.study.desk import StudyDesk
from desktop.userdata import UserData
from index.library import Library
from index.places import default_library
from index.trust import user_trust

if TYPE_CHECKING:
    from pathlib import Path


def export_cards(library: Path | None, profile: Path | None, file: Path, system: str) -> str:
    """Write the cards of all articles, or of a body system, to `file` and return what was written, in a sentence.

    Questions come from the library, highlights from the profile; None is the usual one. Raises LamplightError.
    """
    own = open_profile(profile)
    with (
        Library.open(library or default_library(), trust=user_trust()) as opened,
        UserData(own.database, read_only=own.read_only) as data,
    ):
        written = StudyDesk(opened, data).export(file, opened.manifest.edition, system)
    return f"{written.words} written to {file}."
