# SPDX-License-Identifier: MIT
"""The .tar.xz: unpack it, then run it in place, from a stick too, or install it for one user without root."""

from __future__ import annotations

import lzma
import platform
import shutil
import tarfile
from typing import TYPE_CHECKING

from bundling import elf
from linux import tree
from linux.needs import needs_of

if TYPE_CHECKING:
    from pathlib import Path

    from bundling.places import BundlePlaces
    from bundling.release import Release

#: As xz -9 does it, in one block, so that the same input gives the same bytes on a machine with any number of cores.
_PACKING = 9


def write_archive(places: BundlePlaces, release: Release, dist: Path) -> Path:
    """Write the archive and return its path."""
    name = f"lamplight-{release.version}-linux-{platform.machine()}"
    root = places.work / "tar" / name
    shutil.rmtree(root.parent, ignore_errors=True)
    tree.lay_program(places, root)
    tree.lay_share(places, release, root / "share", packed_manuals=False)
    shutil.copyfile(places.recipes / "linux" / "install.sh", root / "install.sh")
    glibc = needs_of(elf.binaries_in(root)).glibc
    (root / "README.txt").write_text(tree.filled_in(places, release, "portable.txt", GLIBC=glibc), encoding="utf-8")
    (root / "profile").mkdir()
    about = tree.filled_in(places, release, "profile.txt")
    (root / "profile" / "README.txt").write_text(about, encoding="utf-8")
    tree.settle(root, release)
    out = dist / f"{name}.tar.xz"
    with lzma.open(out, "wb", preset=_PACKING) as packed, tarfile.open(fileobj=packed, mode="w|") as archive:
        for path in [root, *sorted(root.rglob("*"))]:
            archive.add(path, path.relative_to(root.parent).as_posix(), recursive=False, filter=_as_nobody)
    return out


def _as_nobody(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    """Take out who packed the archive."""
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    return entry
