# SPDX-License-Identifier: MIT
"""What Debian and Ubuntu call the system's part of Qt, and how it is installed there.

Run as a program it prints the names of all these packages, for a machine that is set up by root beforehand.
"""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING

from devtools import running

if TYPE_CHECKING:
    from collections.abc import Iterable

    from devtools.places import Places

# The names hold from Debian 12 and Ubuntu 22.04 on; where a later release renamed one (libglib2.0-0t64), the new
# package still provides the old name.
PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libbrotlicommon.so.1": "libbrotli1",
    "libbrotlidec.so.1": "libbrotli1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libgcc_s.so.1": "libgcc-s1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libstdc++.so.6": "libstdc++6",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
FONTS = "fonts-dejavu-core"
_INSTALL = ("apt-get", "install", "--yes", "--no-install-recommends")


def is_there() -> bool:
    """Tell whether packages are installed with apt-get on this machine."""
    return sys.platform == "linux" and shutil.which("apt-get") is not None


def may_install() -> bool:
    """Tell whether this user may install packages without being asked for a password."""
    return sys.platform != "win32" and os.geteuid() == 0


def packages_of(sonames: Iterable[str]) -> list[str]:
    """Return the packages that hold these libraries, each once and sorted; unknown ones are left out."""
    return sorted({PACKAGES[soname] for soname in sonames if soname in PACKAGES})


def copyable_line(packages: Iterable[str]) -> str:
    """Return the one line that an administrator runs to install the packages."""
    commands = f"apt-get update && {' '.join(_INSTALL)} {' '.join(packages)}"
    if shutil.which("sudo"):
        return "sudo " + commands.replace("&& ", "&& sudo ")
    return f"su -c '{commands}'"


def install(packages: Iterable[str], places: Places) -> None:
    """Install packages as root, after fetching the lists, which a bare machine does not have."""
    variables = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    # Without that mode apt-get counts lists it could not fetch as a success.
    update = ("apt-get", "update", "--quiet", "--option", "APT::Update::Error-Mode=any")
    for command, what in ((update, "apt-get update"), ((*_INSTALL, "--quiet", *packages), "apt-get install")):
        running.run_or_explain(command, what, cwd=places.root, env=variables, log=places.log)


if __name__ == "__main__":
    print(" ".join([*sorted(set(PACKAGES.values())), FONTS]))
