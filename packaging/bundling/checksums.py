# SPDX-License-Identifier: MIT
"""SHA256SUMS: the list by which anyone can check a file that was carried on a stick."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

NAME = "SHA256SUMS"


def write_checksums(folder: Path) -> Path:
    """Write the sums of all files of a folder into it, in the form that `sha256sum --check` reads; return the list."""
    lines = []
    for path in sorted(folder.iterdir()):
        if path.is_file() and path.name != NAME:
            with path.open("rb") as file:
                lines.append(f"{hashlib.file_digest(file, 'sha256').hexdigest()}  {path.name}\n")
    out = folder / NAME
    out.write_text("".join(lines), encoding="utf-8", newline="\n")
    return out
