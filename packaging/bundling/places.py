# SPDX-License-Identifier: MIT
"""Where the installer's build finds and puts things; all of it in build/bundle/ and dist/."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from devtools.places import Places

if TYPE_CHECKING:
    from pathlib import Path

    from devtools.places import Purpose

#: The two programs of a bundle: the window and the headless library.
PROGRAMS = ("lamplight", "lamplight-index")


class BundlePlaces(Places):
    """The places of one checkout as the installer's build sees them: its environment and library are its own."""

    @property
    def work(self) -> Path:
        """Everything that a build of the installer makes on its way."""
        return self.build / "bundle"

    @property
    def venv(self) -> Path:
        """The environment that is frozen; that of dev.py holds test tools that must not slip in."""
        return self.work / "environment"

    @property
    def library(self) -> Path:
        """The library that goes into the bundle."""
        return self.work / "library"

    @property
    def pin(self) -> Path:
        """The folder with the module `lamplight_pin`, which says which library the frozen program opens."""
        return self.work / "pin"

    @property
    def log(self) -> Path:
        """What the tools said when they failed."""
        return self.work / "build.log"

    @property
    def bundle(self) -> Path:
        """The frozen program, ready to be packed: a folder, on macOS an application."""
        return self.work / "frozen" / ("Lamplight.app" if sys.platform == "darwin" else "lamplight")

    @property
    def inside(self) -> Path:
        """The folder of the bundle that the frozen program calls its own (sys._MEIPASS)."""
        return self.bundle / ("Contents/Frameworks" if sys.platform == "darwin" else "_internal")

    @property
    def dist(self) -> Path:
        """The installers and their list of SHA-256 sums."""
        return self.root / "dist"

    @property
    def recipes(self) -> Path:
        """The folder of this file's own neighbors: the spec, the recipes of each system, the licenses."""
        return self.root / "packaging"

    def program(self, name: str) -> Path:
        """Return the path of one of the two programs of the bundle."""
        if sys.platform == "darwin":
            return self.bundle / "Contents" / "MacOS" / name
        return self.bundle / (f"{name}.exe" if sys.platform == "win32" else name)

    def lock(self, purpose: Purpose) -> Path:
        """Return the lock of what is frozen and of what freezes it; it is one, whatever the purpose."""
        del purpose
        return self.recipes / "requirements-build.lock"
