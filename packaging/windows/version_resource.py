# SPDX-License-Identifier: MIT
"""What Windows shows under Properties, Details of the two programs: a file each, in PyInstaller's notation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

#: What each program is, in the words that the task manager shows.
DESCRIPTIONS = {"lamplight": "Lamplight medical encyclopedia", "lamplight-index": "Lamplight library, command line"}
_COPYRIGHT = "The Lamplight authors. Code: MIT. Articles: CC BY 4.0. Qt: LGPL-3.0."

_FORM = """\
VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3f, flags=0x0, OS=0x40004, fileType=0x1,
                    subtype=0x0, date=(0, 0)),
  kids=[
    StringFileInfo([StringTable('040904B0', [{strings}])]),
    VarFileInfo([VarStruct('Translation', [0x0409, 1200])]),
  ],
)
"""


def numbers_of(version: str) -> tuple[int, int, int, int]:
    """Return a version as the four numbers that Windows compares: 0.2.0a1 is (0, 2, 0, 0)."""
    first = [int(number) for number in re.findall(r"\d+", re.split(r"[a-z]", version)[0])][:3]
    major, minor, micro = [*first, 0, 0, 0][:3]
    return (major, minor, micro, 0)


def text_of(name: str, version: str) -> str:
    """Return the version resource of the program `name`, as PyInstaller reads it."""
    strings = {
        "CompanyName": "The Lamplight authors",
        "FileDescription": DESCRIPTIONS[name],
        "FileVersion": version,
        "InternalName": name,
        "LegalCopyright": _COPYRIGHT,
        "OriginalFilename": f"{name}.exe",
        "ProductName": "Lamplight",
        "ProductVersion": version,
    }
    written = ", ".join(f"StringStruct({key!r}, {value!r})" for key, value in strings.items())
    return _FORM.format(numbers=numbers_of(version), strings=written)


def write(folder: Path, version: str) -> list[Path]:
    """Write the resource of each program into `folder`, as NAME.version, and return the paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name in DESCRIPTIONS:
        path = folder / f"{name}.version"
        path.write_text(text_of(name, version), encoding="utf-8")
        paths.append(path)
    return paths
