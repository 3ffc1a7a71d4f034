# SPDX-License-Identifier: MIT
"""Builds the library that is shipped, the same one from the same articles, and pins it.

Run in the build's own environment: python -m bundling.sealing ARTICLES LIBRARY PIN_FOLDER
"""

from __future__ import annotations

import hashlib
import random
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from index.builder import build
from index.errors import LamplightError
from index.manifest import MANIFEST, read_manifest
from index.trust import PIN_MODULE, Trust, user_trust

if TYPE_CHECKING:
    from collections.abc import Sequence

_MODULE = '''# SPDX-License-Identifier: MIT
"""Which library this program was shipped with: the SHA-256 of its manifest.json."""

MANIFEST_SHA256 = "{pin}"
'''


def seal(articles: Path, library: Path) -> str:
    """Build `library` from `articles` and return the SHA-256 of its manifest.

    Whoosh names its segments at random, so the random numbers are the same each time; and the signature of whoever
    builds is taken off, as nobody else could check it. Raises LamplightError when the library cannot be built.
    """
    random.seed(0)
    with tempfile.TemporaryDirectory() as keys:
        build(articles, library, data_folder=Path(keys))
        manifest = read_manifest(library, user_trust(Path(keys)))
    unsigned = manifest.signed_part()
    (library / MANIFEST).write_bytes(unsigned)
    pin = hashlib.sha256(unsigned).hexdigest()
    read_manifest(library, Trust(pinned=pin))  # refuses what the frozen program would refuse
    return pin


def write_pin(folder: Path, pin: str) -> Path:
    """Write the module that pins a manifest's SHA-256 into `folder` and return its path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{PIN_MODULE}.py"
    path.write_text(_MODULE.format(pin=pin), encoding="utf-8")
    return path


def main(arguments: Sequence[str]) -> int:
    """Build and pin; return 0, or 1 with one line when that is not possible."""
    articles, library, pin_folder = map(Path, arguments)
    try:
        pin = seal(articles, library)
    except LamplightError as error:
        print(error, file=sys.stderr)
        return 1
    write_pin(pin_folder, pin)
    print(f"pinned {pin}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
