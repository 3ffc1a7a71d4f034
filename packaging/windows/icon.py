# SPDX-License-Identifier: MIT
"""The program's icon for Windows (.ico) and macOS (.icns), drawn from resources/icons/lamplight.svg.

Also the picture beside the installer's last page (.bmp). Run in the build's environment, which has Qt:
python -m windows.icon FILE.ico|FILE.icns|FILE.bmp ...
"""

from __future__ import annotations

import re
import struct
import sys
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from desktop.drawing import draw
from index.places import resources_folder

#: Sides in pixels that Windows asks for between the title bar and the desktop at 200%.
ICO_SIDES = (16, 20, 24, 32, 40, 48, 64, 96, 128, 256)
#: What macOS calls a picture in an .icns, with its side in pixels.
ICNS_KINDS = ((b"ic11", 32), (b"ic12", 64), (b"ic07", 128), (b"ic08", 256), (b"ic09", 512), (b"ic10", 1024))
#: Thicker lines where a line would be less than a pixel wide.
_SIDE_PICTURE, _LAMP, _GROUND = (164, 314), 120, "#0B6B62"
_SMALL, _SMALL_WIDTH = 32, "2.2"


def app_svg(side: int) -> str:
    """Return the icon as SVG, with lines that are still clear at `side` pixels."""
    svg = (resources_folder() / "icons" / "lamplight.svg").read_text(encoding="utf-8")
    return re.sub(r'stroke-width="[^"]*"', f'stroke-width="{_SMALL_WIDTH}"', svg) if side <= _SMALL else svg


def _drawn(side: int) -> QImage:
    return draw(QSvgRenderer(app_svg(side).encode()), side, side, 1.0)


def _encoded(image: QImage, form: str) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, form)  # type: ignore[call-overload]  # PySide6 6.11 types the format as bytes, takes text
    return bytes(buffer.data().data())


def png(side: int) -> bytes:
    """Return the icon as a PNG of `side` pixels."""
    return _encoded(_drawn(side), "PNG")


def side_picture() -> bytes:
    """Return the lamp on its ground as a BMP, as large as NSIS shows it beside the last page."""
    image = QImage(*_SIDE_PICTURE, QImage.Format.Format_RGB888)
    image.fill(QColor(_GROUND))
    painter = QPainter(image)
    painter.drawImage((image.width() - _LAMP) // 2, (image.height() - _LAMP) // 3, _drawn(_LAMP))
    painter.end()
    return _encoded(image, "BMP")


def ico() -> bytes:
    """Return the icon as an .ico: a table of contents, then one PNG for each size."""
    pictures = [png(side) for side in ICO_SIDES]
    at = 6 + 16 * len(pictures)
    table = [struct.pack("<HHH", 0, 1, len(pictures))]
    for side, picture in zip(ICO_SIDES, pictures, strict=True):
        table.append(struct.pack("<BBBBHHII", side % 256, side % 256, 0, 0, 1, 32, len(picture), at))
        at += len(picture)
    return b"".join(table + pictures)


def icns() -> bytes:
    """Return the icon as an .icns: a head, then one PNG for each size."""
    parts = []
    for kind, side in ICNS_KINDS:
        picture = png(side)
        parts.append(kind + struct.pack(">I", 8 + len(picture)) + picture)
    body = b"".join(parts)
    return b"icns" + struct.pack(">I", 8 + len(body)) + body


def write(path: Path) -> Path:
    """Write the icon in the form that the ending of `path` asks for, and return the path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    forms = {".ico": ico, ".icns": icns, ".bmp": side_picture}
    path.write_bytes(forms[path.suffix]())
    return path


if __name__ == "__main__":
    for name in sys.argv[1:]:
        print(write(Path(name)))
