# SPDX-License-Identifier: MIT
"""The installers for Linux: a .deb, an .rpm, and an archive that installs or runs without root."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linux.archive import write_archive
from linux.debian import write_deb
from linux.rpm import write_rpm

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bundling.places import BundlePlaces
    from bundling.release import Release


def write(places: BundlePlaces, release: Release, dist: Path) -> Sequence[Path]:
    """Write the three installers into `dist` and return their paths. Raises SetupProblem."""
    return [make(places, release, dist) for make in (write_deb, write_rpm, write_archive)]
