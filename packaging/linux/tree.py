# SPDX-License-Identifier: MIT
"""Lays out what the Linux packages hold: program, menu entry, icons, manual pages, and the times and rights of all."""

from __future__ import annotations

import gzip
import os
import shutil
import time
from typing import TYPE_CHECKING

from bundling.freezing import variables_of
from bundling.smoke import said

if TYPE_CHECKING:
    from pathlib import Path

    from bundling.places import BundlePlaces
    from bundling.release import Release

MANUALS = ("lamplight.1", "lamplight-index.1")
METAINFO = "org.lamplight.Lamplight.metainfo.xml"
_SIDES = (16, 24, 32, 48, 64, 128, 256)


def filled_in(places: BundlePlaces, release: Release, name: str, **more: str) -> str:
    """Return the text of a file of packaging/linux with @VERSION@, @DATE@ and `more` put in."""
    text = (places.recipes / "linux" / name).read_text(encoding="utf-8")
    date = time.strftime("%Y-%m-%d", time.gmtime(release.epoch))
    for key, value in {"VERSION": release.version, "DATE": date, **more}.items():
        text = text.replace(f"@{key}@", value)
    return text


def lay_program(places: BundlePlaces, folder: Path) -> None:
    """Copy the bundle into a folder that is not there yet."""
    shutil.copytree(places.bundle, folder, symlinks=True)


def lay_share(places: BundlePlaces, release: Release, share: Path, *, packed_manuals: bool) -> None:
    """Write menu entry, AppStream data, icons and manual pages below a folder such as /usr/share."""
    _write(share / "applications" / "lamplight.desktop", filled_in(places, release, "lamplight.desktop"))
    _write(share / "metainfo" / METAINFO, filled_in(places, release, METAINFO))
    for name in MANUALS:
        text = filled_in(places, release, name)
        if packed_manuals:
            write_packed(share / "man" / "man1" / f"{name}.gz", text)
        else:
            _write(share / "man" / "man1" / name, text)
    theme = share / "icons" / "hicolor"
    source = places.recipes / "linux" / "lamplight.svg"
    _write(theme / "scalable" / "apps" / "lamplight.svg", source.read_text(encoding="utf-8"))
    pictures = [theme / f"{side}x{side}" / "apps" / "lamplight.png" for side in _SIDES]
    for picture in pictures:
        picture.parent.mkdir(parents=True, exist_ok=True)
    command = [str(places.python), "-P", "-m", "bundling.pictures", "draw", str(source), *map(str, pictures)]
    said(command, {**variables_of(places, release), "QT_QPA_PLATFORM": "offscreen", "LANG": "C.UTF-8"})


def write_packed(path: Path, text: str) -> None:
    """Write a text packed by gzip as Debian asks: best packing, no time and no name in it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(text.encode(), 9, mtime=0))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def settle(root: Path, release: Release) -> None:
    """Give every file below `root` the rights of a program's file and the time of the release."""
    for path in sorted(root.rglob("*"), reverse=True):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or _is_program(path) else 0o644)
        os.utime(path, (release.epoch, release.epoch), follow_symlinks=False)
    root.chmod(0o755)
    os.utime(root, (release.epoch, release.epoch))


def _is_program(path: Path) -> bool:
    with path.open("rb") as file:
        start = file.read(4)
    return start.startswith(b"#!") or (start == b"\x7fELF" and ".so" not in path.name)
