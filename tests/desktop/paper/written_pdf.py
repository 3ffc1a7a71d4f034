# SPDX-License-Identifier: MIT
"""Reads back the PDF that Qt writes: enough of the format to tell what stands on each page."""

from __future__ import annotations

import re
import zlib

_OBJECT = re.compile(rb"(\d+) 0 obj\n(.*?)\nendobj", re.DOTALL)
_SHOWN = re.compile(rb"/(F\d+) [\d.]+ Tf|<([0-9A-F]+)> Tj|(\bBT\b)")
_MAPPED = re.compile(rb"<([0-9A-F]+)> <([0-9A-F]+)> (?:<([0-9A-F]+)>|\[([^\]]*)\])")


class WrittenPdf:
    """A PDF as it lies on the disk."""

    def __init__(self, data: bytes) -> None:
        self._objects = {int(number): body for number, body in _OBJECT.findall(data)}

    def pages(self) -> list[str]:
        """Return the text of each page, as a reader's program would select it; a run of text is a line."""
        root = next(body for body in self._objects.values() if b"/Type /Pages" in body)
        kids = re.findall(rb"(\d+) 0 R", root.split(b"/Kids", 1)[1].split(b"]", 1)[0])
        return [self._text(self._objects[int(kid)]) for kid in kids]

    def box(self) -> tuple[int, int]:
        """Return the size of the first page in points."""
        page = next(body for body in self._objects.values() if b"/MediaBox" in body)
        sizes = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", page)
        assert sizes is not None
        return round(float(sizes[1])), round(float(sizes[2]))

    def fonts(self) -> tuple[int, int]:
        """Return how many fonts are named, and how many of them are inside."""
        bodies = self._objects.values()
        return sum(b"/Type0" in body for body in bodies), sum(b"/FontFile" in body for body in bodies)

    def pictures(self) -> int:
        """Return how many pictures made of dots there are."""
        return sum(b"/Subtype /Image" in body for body in self._objects.values())

    def _stream(self, number: int) -> bytes:
        head, _, rest = self._objects[number].partition(b"stream\n")
        content = rest.rsplit(b"endstream", 1)[0]
        return zlib.decompress(content) if b"/FlateDecode" in head else content

    def _text(self, page: bytes) -> str:
        contents, resources = (self._reference(page, name) for name in (b"Contents", b"Resources"))
        fonts = dict(re.findall(rb"/(F\d+) (\d+) 0 R", self._objects[resources]))
        tables = {name: self._table(int(number)) for name, number in fonts.items()}
        table: dict[int, str] = {}
        said = []
        for font, shown, begins in _SHOWN.findall(self._stream(contents)):
            if begins:
                said.append("\n")
            elif font:
                table = tables[font]
            else:
                said += [table.get(int(shown[at : at + 4], 16), "?") for at in range(0, len(shown), 4)]
        return "".join(said).replace("\u00a0", " ")

    def _table(self, font: int) -> dict[int, str]:
        """Return which letters the glyphs of a font stand for."""
        table = {}
        for first, last, start, listed in _MAPPED.findall(
            self._stream(self._reference(self._objects[font], b"ToUnicode"))
        ):
            letters = re.findall(rb"<([0-9A-F]+)>", listed)
            for place, glyph in enumerate(range(int(first, 16), int(last, 16) + 1)):
                code = int(letters[place], 16) if letters else int(start, 16) + place
                table[glyph] = bytes.fromhex(f"{code:08X}" if code > 0xFFFF else f"{code:04X}").decode("utf-16-be")
        return table

    @staticmethod
    def _reference(body: bytes, name: bytes) -> int:
        found = re.search(rb"/" + name + rb" (\d+) 0 R", body)
        assert found is not None
        return int(found[1])
