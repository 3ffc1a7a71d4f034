# SPDX-License-Identifier: MIT
"""What the packages ask of a Linux system: found in the bundle itself, named as Debian and RPM name it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bundling import elf
from devtools.problem import SetupProblem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bundling.elf import Binary

#: Libraries that the window cannot do without, and the Debian package of each.
REQUIRED = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libgcc_s.so.1": "libgcc-s1",
    "libglib-2.0.so.0": "libglib2.0-0 | libglib2.0-0t64",
    "libgthread-2.0.so.0": "libglib2.0-0 | libglib2.0-0t64",
    "libxcb.so.1": "libxcb1",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
#: Libraries of a part that is left out where they are missing: printing, native Wayland, faster checking of files.
RECOMMENDED = {
    "libcrypto.so.3": "libssl3 | libssl3t64",
    "libcups.so.2": "libcups2 | libcups2t64",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}
#: The C library and the C++ library, which are asked for by version.
_C = {"libc.so.6", "libm.so.6", "libdl.so.2", "libpthread.so.0", "librt.so.1", "libutil.so.1"}
_LINKER = ("ld-linux", "ld64")
_CPP = "libstdc++.so.6"
#: The version of GCC whose C++ library first had a version of its symbols.
_GCC_OF_GLIBCXX = {(3, 4, 26): "9", (3, 4, 28): "10", (3, 4, 29): "11", (3, 4, 30): "12", (3, 4, 32): "13.2"}
#: Files and no libraries: keyboards for libxkbcommon, and letters to show.
_DEBIAN_DATA = ("xkb-data", "fonts-dejavu-core | fonts-noto-core | fonts-liberation")


@dataclass(frozen=True, slots=True)
class Needs:
    """What a bundle asks for: the glibc and libstdc++ symbols as versions, and libraries by their names."""

    glibc: str
    glibcxx: tuple[int, ...]
    required: tuple[str, ...]
    recommended: tuple[str, ...]

    def debian_depends(self) -> str:
        """Return the value of Depends."""
        cpp = f"libstdc++6 (>= {_gcc(self.glibcxx)})"
        named = {REQUIRED[name] for name in self.required}
        return ", ".join(sorted({f"libc6 (>= {self.glibc})", cpp, *named, *_DEBIAN_DATA}))

    def debian_recommends(self) -> str:
        """Return the value of Recommends."""
        return ", ".join(sorted({RECOMMENDED[name] for name in self.recommended}))

    def rpm_requires(self) -> list[str]:
        """Return the libraries that an RPM requires, as RPM writes them on 64-bit systems."""
        versioned = [f"libc.so.6(GLIBC_{self.glibc})(64bit)"]
        versioned.append(f"{_CPP}(GLIBCXX_{'.'.join(map(str, self.glibcxx))})(64bit)")
        return [*versioned, *(f"{name}()(64bit)" for name in self.required), "xkeyboard-config"]

    def rpm_recommends(self) -> list[str]:
        """Return the libraries that an RPM recommends, and a font."""
        return [*(f"{name}()(64bit)" for name in self.recommended), "font(:lang=en)"]


def needs_of(binaries: Sequence[Binary]) -> Needs:
    """Return what a bundle needs. Raises SetupProblem for a library that no table here names."""
    asked = elf.asked_of_system(binaries)
    known = {*_C, _CPP, *REQUIRED, *RECOMMENDED}
    unknown = [name for name in asked if name not in known and not name.startswith(_LINKER)]
    if unknown:
        askers = ", ".join(path.name for path in asked[unknown[0]][:3])
        raise SetupProblem(
            f"the bundle needs {unknown[0]} (for {askers}), which packaging/linux/needs.py does not name."
        )
    return Needs(
        glibc=".".join(map(str, elf.highest(binaries, "GLIBC"))),
        glibcxx=elf.highest(binaries, "GLIBCXX"),
        required=tuple(name for name in asked if name in REQUIRED),
        recommended=tuple(name for name in asked if name in RECOMMENDED),
    )


def _gcc(glibcxx: tuple[int, ...]) -> str:
    """Return the first version of GCC whose C++ library has these symbols."""
    return next((gcc for symbols, gcc in sorted(_GCC_OF_GLIBCXX.items()) if symbols >= glibcxx), "14")
