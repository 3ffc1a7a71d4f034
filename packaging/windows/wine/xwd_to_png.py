# SPDX-License-Identifier: MIT
"""Turns a picture of an X window into a PNG: python3 xwd_to_png.py IN.xwd OUT.png.

Ends with 1 when the picture has so few colors that it can hold neither text nor icons.
"""

from __future__ import annotations

import struct
import sys
import zlib
from pathlib import Path

_FEWEST_COLORS = 20


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def convert(source: Path, target: Path) -> int:
    """Write the picture as a PNG and return its number of colors. It has 24 or 32 bits a pixel, as those of Xvfb do."""
    data = source.read_bytes()
    head = struct.unpack(">25I", data[:100])
    width, height, step, line, colors = head[4], head[5], head[11] // 8, head[12], head[19]
    pixels = data[head[0] + 12 * colors :]
    rows: list[bytes] = []
    found: set[bytes] = set()
    for y in range(height):
        row = pixels[y * line : y * line + width * step]
        rgb = bytearray(width * 3)
        rgb[0::3], rgb[1::3], rgb[2::3] = row[2::step], row[1::step], row[0::step]
        rows.append(b"\0" + bytes(rgb))
        found.update(row[x : x + 3] for x in range(0, len(row), 5 * step))
    head_of_png = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = (_chunk(b"IHDR", head_of_png), _chunk(b"IDAT", zlib.compress(b"".join(rows))), _chunk(b"IEND", b""))
    target.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(parts))
    return len(found)


if __name__ == "__main__":
    sys.exit(convert(Path(sys.argv[1]), Path(sys.argv[2])) < _FEWEST_COLORS)
