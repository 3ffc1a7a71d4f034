# SPDX-License-Identifier: MIT
"""Packs a finished Windows bundle: an installer made by NSIS, and a portable zip.

It runs on Windows and on Linux, where makensis does the same: python3 -m windows.installer (see wine/build.sh).
"""

from __future__ import annotations

import os
import shutil
import time
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from bundling.places import BundlePlaces
from bundling.release import build_variables, release_of
from devtools import running
from devtools.problem import AGAIN, SetupProblem
from windows.version_resource import numbers_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bundling.release import Release

_SCRIPT = Path(__file__).resolve().with_name("lamplight.nsi")
#: The folder of the portable zip that makes the program keep the reader's own things beside itself.
PORTABLE_PROFILE = "profile"
_PROFILE_NOTE = "Your bookmarks, history and settings are kept in this folder. Copy it to take them along.\r\n"
#: A zip knows no time before this.
_FIRST_ZIP_TIME = 315_532_800
_SIGN_VARIABLE = "LAMPLIGHT_SIGN"
_STUBS = {"amd64-unicode": "lzma_solid-amd64-unicode", "x86-unicode": "lzma_solid-x86-unicode"}


def write(places: BundlePlaces, release: Release, dist: Path) -> Sequence[Path]:
    """Write the installer and the portable zip of a finished bundle into `dist` and return their paths.

    With a command in LAMPLIGHT_SIGN (such as `signtool sign ... "%1"`) NSIS has installer and uninstaller signed.
    Raises SetupProblem when makensis is missing or fails.
    """
    if not (places.bundle / "lamplight.exe").is_file():
        raise SetupProblem(f"there is no Windows program in {places.bundle}: freeze it first.")
    return [
        _write_installer(places, release, dist / f"lamplight-{release.version}-windows-x64-setup.exe"),
        write_portable(places.bundle, release, dist / f"lamplight-{release.version}-windows-x64-portable.zip"),
    ]


def makensis() -> Path:
    """Return the path of makensis. Raises SetupProblem when there is none."""
    found = shutil.which("makensis")
    usual = Path(os.environ.get("PROGRAMFILES(X86)", "/")) / "NSIS" / "makensis.exe"
    if found is None and not usual.is_file():
        raise SetupProblem(f"there is no makensis: install NSIS 3 (on Debian the package nsis). {AGAIN}")
    return Path(found) if found else usual


def target_of(stubs: Path) -> str:
    """Return the best kind of stub in a folder of NSIS: 64 bits where there are any, as in Debian's NSIS."""
    for target, folder in _STUBS.items():
        if (stubs / folder).exists():
            return target
    raise SetupProblem(f"NSIS has no Unicode stubs in {stubs}: install NSIS 3.")


def definitions(places: BundlePlaces, release: Release, out: Path, target: str) -> dict[str, str]:
    """Return what lamplight.nsi is to be told."""
    size = sum(path.stat().st_size for path in places.bundle.rglob("*") if path.is_file())
    found = {
        "VERSION": release.version,
        "NUMBERS": ".".join(map(str, numbers_of(release.version))),
        "BUNDLE": str(places.bundle),
        "OUT": str(out),
        "ICON": str(places.work / "icon" / "lamplight.ico"),
        "PICTURE": str(places.work / "icon" / "side.bmp"),
        "TARGET": target,
        "SIZE": str(size // 1024),
    }
    sign = os.environ.get(_SIGN_VARIABLE, "")
    return {**found, "SIGN": sign} if sign else found


def _write_installer(places: BundlePlaces, release: Release, out: Path) -> Path:
    tool = makensis()
    stubs = tool.parent / "Stubs" if tool.suffix == ".exe" else Path("/usr/share/nsis/Stubs")
    told = definitions(places, release, out, target_of(stubs))
    running.run_or_explain(
        [str(tool), "-V2", "-WX", *(f"-D{name}={value}" for name, value in told.items()), str(_SCRIPT)],
        "making the installer",
        cwd=places.root,
        env=build_variables(release),
        log=places.log,
    )
    return out


def write_portable(bundle: Path, release: Release, out: Path) -> Path:
    """Write a zip of the bundle that keeps the profile beside the program; the same bundle gives the same zip."""
    when = time.gmtime(max(release.epoch, _FIRST_ZIP_TIME))[:6]
    half = out.with_name(f"{out.name}.new")
    with zipfile.ZipFile(half, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in _portable_files(bundle):
            entry = zipfile.ZipInfo(name, when)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    half.replace(out)
    return out


def _portable_files(bundle: Path) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of each file of the zip, in a fixed order."""
    for path in sorted(bundle.rglob("*")):
        if path.is_file():
            yield f"Lamplight/{path.relative_to(bundle).as_posix()}", path.read_bytes()
    yield f"Lamplight/{PORTABLE_PROFILE}/README.txt", _PROFILE_NOTE.encode()


def main() -> None:
    """Pack the bundle of this checkout into dist/."""
    places = BundlePlaces(_SCRIPT.parents[2])
    places.dist.mkdir(parents=True, exist_ok=True)
    for path in write(places, release_of(places.root), places.dist):
        print(f"{path}  {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
