# SPDX-License-Identifier: MIT
"""Lists the Python modules inside frozen programs. Run as -m bundling.frozen_modules FILE..."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PyInstaller.archive.readers import CArchiveReader

if TYPE_CHECKING:
    from collections.abc import Iterable


def top_modules(programs: Iterable[str]) -> set[str]:
    """Return the names of the top packages and modules in the archives of frozen programs."""
    found: set[str] = set()
    for program in programs:
        archive = CArchiveReader(program)
        for name in archive.toc:
            if name.startswith("PYZ"):
                found.update(module.split(".")[0] for module in archive.open_embedded_archive(name).toc)
    return found


if __name__ == "__main__":
    print("\n".join(sorted(top_modules(sys.argv[1:]))))
