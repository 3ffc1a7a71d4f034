# SPDX-License-Identifier: MIT
"""Compares pictures and draws icons, in the build's environment, which has Qt.

python -m bundling.pictures compare ONE OTHER      prints which part of the pixels differs
python -m bundling.pictures draw ICON.svg 48x48/x.png ...      each of the size that its path names
"""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

if TYPE_CHECKING:
    from collections.abc import Sequence


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


def draw(icon: str, picture: str) -> None:
    """Draw an SVG as a PNG of the size that its path names. Raises ValueError when it names none."""
    match = re.search(r"(\d+)x\1[/\\]", picture)
    if match is None:
        message = f"The path {picture} names no size."
        raise ValueError(message)
    side = int(match[1])
    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(icon).render(painter)
    painter.end()
    image.save(picture)


def main(arguments: Sequence[str]) -> None:
    """Run one of the two commands."""
    command, first, *others = arguments
    application = QGuiApplication(["pictures"])
    if command == "compare":
        print(differing_part(first, others[0]))
    else:
        for picture in others:
            draw(first, picture)
    del application


if __name__ == "__main__":
    main(sys.argv[1:])
