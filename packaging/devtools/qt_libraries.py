# SPDX-License-Identifier: MIT
"""Which of the shared libraries that Qt takes from the system are missing on this machine."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from devtools import debian, stamps

if TYPE_CHECKING:
    from devtools.places import Places

# The parts of PySide6 that Lamplight uses. The wheel holds many more files (QML, databases, GTK), whose libraries
# nobody has to install for it.
MODULES = ("Core", "DBus", "Gui", "Network", "OpenGL", "PrintSupport", "Svg", "SvgWidgets", "Test", "Widgets", "XcbQpa")
PLUGINS = (
    "iconengines/libqsvgicon.so",
    "imageformats/libqjpeg.so",
    "imageformats/libqsvg.so",
    "platforminputcontexts/libcomposeplatforminputcontextplugin.so",
    "platforms/libqminimal.so",
    "platforms/libqoffscreen.so",
    "platforms/libqxcb.so",
    "xcbglintegrations/libqxcb-egl-integration.so",
    "xcbglintegrations/libqxcb-glx-integration.so",
)
_FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")
_FONT_ENDINGS = frozenset({".otf", ".pfb", ".ttc", ".ttf"})


def qt_files(places: Places) -> list[Path]:
    """Return the files of the installed PySide6 that Lamplight loads; none when it is not installed."""
    qt = places.site_packages / "PySide6" / "Qt"
    wanted = [qt / "lib" / f"libQt6{name}.so.6" for name in MODULES] + [qt / "plugins" / name for name in PLUGINS]
    return [path for path in wanted if path.exists()]


def missing(places: Places, *, remember: bool) -> list[str]:
    """Return the libraries that are not there, by their sonames.

    The linker is asked only when something has changed since it was last remembered that none is missing.
    """
    if sys.platform != "linux":
        return []
    stamp_path = places.build / "system.json"
    stamp = stamps.read(stamp_path)
    core = stamps.file_state(places.site_packages / "PySide6" / "Qt" / "lib" / "libQt6Core.so.6")
    if not core:
        return _missing_by_name()
    if stamp.get("qt") == core and all(map(os.path.exists, stamp.get("libraries", []))):
        return []
    absent, present = _missing_by_linker(places)
    if remember and not absent:
        stamps.write(stamp_path, {"qt": core, "libraries": present})
    return absent


def _missing_by_linker(places: Places) -> tuple[list[str], list[str]]:
    """Let ldd resolve what Qt's own files need; return what it did not find, and where it found the rest."""
    linker = shutil.which("ldd")
    if linker is None:
        return [], []
    output = subprocess.run(
        [linker, *qt_files(places)], capture_output=True, encoding="utf-8", errors="replace", check=False
    ).stdout
    absent = set(re.findall(r"^\s*(\S+) => not found", output, re.MULTILINE))
    present = set(re.findall(r"^\s*\S+ => (/.+) \(0x", output, re.MULTILINE))
    inside = str(places.venv)
    return sorted(absent), sorted(path for path in present if not path.startswith(inside))


def _missing_by_name() -> list[str]:
    """Before PySide6 is there to be asked: look the known names up in the linker's cache."""
    program = shutil.which("ldconfig", path=f"{os.environ.get('PATH', '')}:/sbin:/usr/sbin")
    if program is None:
        return []
    cache = subprocess.run([program, "-p"], capture_output=True, encoding="utf-8", check=False).stdout
    known = set(re.findall(r"^\s+(\S+) \(", cache, re.MULTILINE))
    return sorted(name for name in debian.PACKAGES if name not in known)


def has_fonts() -> bool:
    """Tell whether fontconfig will find a font; without any, Qt draws boxes."""
    if sys.platform != "linux":
        return True
    return any(
        Path(name).suffix.lower() in _FONT_ENDINGS
        for folder in _FONT_FOLDERS
        for _where, _folders, names in os.walk(os.path.expanduser(folder))  # noqa: PTH111 - Path fails where no home is
        for name in names
    )
