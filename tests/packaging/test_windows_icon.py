# SPDX-License-Identifier: MIT
from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from windows import icon

if TYPE_CHECKING:
    from pathlib import Path


def _pictures(content: bytes) -> dict[int, bytes]:
    """Return the pictures of an .ico by their width, as its table of contents gives them."""
    count = struct.unpack_from("<HHH", content)[2]
    found = {}
    for at in range(6, 6 + 16 * count, 16):
        width, _, _, _, _, bits, size, offset = struct.unpack_from("<BBBBHHII", content, at)
        assert bits == 32
        found[width or 256] = content[offset : offset + size]
    return found


def test_an_ico_holds_each_size_that_windows_asks_for(tmp_path: Path) -> None:
    content = icon.write(tmp_path / "new" / "lamplight.ico").read_bytes()
    pictures = _pictures(content)
    assert tuple(pictures) == icon.ICO_SIDES
    assert {QImage.fromData(picture).width() for picture in pictures.values()} == set(icon.ICO_SIDES)
    assert len(content) == 6 + 16 * len(pictures) + sum(map(len, pictures.values()))


def test_an_icns_is_as_long_as_its_parts_say(tmp_path: Path) -> None:
    content = icon.write(tmp_path / "lamplight.icns").read_bytes()
    assert content[:4] == b"icns"
    assert struct.unpack_from(">I", content, 4)[0] == len(content)
    at, sides = 8, []
    while at < len(content):
        size = struct.unpack_from(">I", content, at + 4)[0]
        sides.append(QImage.fromData(content[at + 8 : at + size]).width())
        at += size
    assert sides == [side for _, side in icon.ICNS_KINDS]


def test_small_icons_have_thicker_lines() -> None:
    assert 'stroke-width="2.2"' in icon.app_svg(16)
    assert 'stroke-width="1.7"' in icon.app_svg(256)


def test_the_same_icon_is_written_each_time(tmp_path: Path) -> None:
    assert icon.write(tmp_path / "a.ico").read_bytes() == icon.write(tmp_path / "b.ico").read_bytes()


def test_the_picture_beside_the_last_page_has_the_size_of_nsis(tmp_path: Path) -> None:
    image = QImage(str(icon.write(tmp_path / "side.bmp")))
    assert (image.width(), image.height()) == (164, 314)
    assert image.pixelColor(2, 2).name() == "#0b6b62"
