# SPDX-License-Identifier: MIT
"""Packs a finished macOS application into a disk image, with the tools that every Mac has.

Not run on a Mac yet: see README.md.
"""

from __future__ import annotations

import platform
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from bundling.release import build_variables
from devtools import running
from devtools.problem import SetupProblem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bundling.places import BundlePlaces
    from bundling.release import Release


def write(places: BundlePlaces, release: Release, dist: Path) -> Sequence[Path]:
    """Write the disk image into `dist` and return its path. Raises SetupProblem when hdiutil fails."""
    if not places.bundle.is_dir():
        raise SetupProblem(f"there is no application in {places.bundle}: freeze it first.")
    out = dist / image_name(release.version, platform.machine())
    with tempfile.TemporaryDirectory() as folder:
        inside = stage(places.bundle, Path(folder) / "image")
        running.run_or_explain(
            image_command(inside, out),
            "making the disk image",
            cwd=places.root,
            env=build_variables(release),
            log=places.log,
        )
    return [out]


def image_name(version: str, machine: str) -> str:
    """Return the name of the disk image for a kind of processor: arm64 or x86_64."""
    return f"lamplight-{version}-macos-{machine}.dmg"


def stage(bundle: Path, folder: Path) -> Path:
    """Put what the opened image shows into `folder`: the application, and where to drag it. Return the folder.

    Links inside the application stay links, or its signature would not hold.
    """
    shutil.copytree(bundle, folder / bundle.name, symlinks=True)
    (folder / "Applications").symlink_to("/Applications")
    return folder


def image_command(folder: Path, out: Path) -> list[str]:
    """Return the command that writes a compressed, read-only image of a folder."""
    settings = ["-volname", "Lamplight", "-fs", "HFS+", "-format", "UDZO", "-imagekey", "zlib-level=9"]
    return ["hdiutil", "create", *settings, "-ov", "-srcfolder", str(folder), str(out)]
