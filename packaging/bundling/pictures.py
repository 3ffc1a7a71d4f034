# SPDX-License-Identifier: MIT
"""Tells how much two pictures differ. Run in the build's environment: python -m bundling.pictures ONE OTHER."""

from __future__ import annotations

import sys

from PySide6.QtGui import QImage


def differing_part(one: str, other: str) -> float:
    """Return which part of the pixels of two picture files differs: 0 for none, 1 for another size or no picture."""
    first, second = (QImage(path).convertToFormat(QImage.Format.Format_RGB32) for path in (one, other))
    if first.isNull() or first.size() != second.size():
        return 1.0
    pixels = first.width() * first.height()
    ours, theirs = bytes(first.constBits()), bytes(second.constBits())
    if ours == theirs:
        return 0.0
    return sum(ours[at : at + 4] != theirs[at : at + 4] for at in range(0, pixels * 4, 4)) / pixels


if __name__ == "__main__":
    print(differing_part(sys.argv[1], sys.argv[2]))
