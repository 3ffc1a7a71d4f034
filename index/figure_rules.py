# SPDX-License-Identifier: MIT
"""What an SVG figure may hold: a small, scriptless subset whose colors are the tokens of the themes."""

from __future__ import annotations

import re
from xml.etree import ElementTree
from xml.parsers import expat

MAX_FIGURE_BYTES = 200_000
MAX_ELEMENTS = 3_000
MAX_DEPTH = 16
SIDE_LIMITS = (16, 4096)

SVG = "{http://www.w3.org/2000/svg}"
_SHAPES = {"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"}
_ELEMENTS = {"svg", "g", "text", "tspan", "title", "desc"} | _SHAPES
_GEOMETRY = {"d", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "points", "dx", "dy", "transform"}
_STROKE = {"stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin"}
_PAINT = _STROKE | {"fill", "opacity", "fill-opacity"}
_TEXT = {"font-size", "font-weight", "font-style", "text-anchor"}
_ATTRIBUTES = _GEOMETRY | _PAINT | _TEXT | {"id", "viewBox", "width", "height"}

#: The names that `var(--NAME)` may carry; every theme gives each a color.
TOKENS = frozenset(
    {"paper", "ground", "ink", "soft-ink", "line", "accent", "accent-ground", "danger", "danger-ground", "caution"}
    | {"caution-ground", "note", "note-ground", "fig-skin", "fig-dermis", "fig-fat", "fig-blood", "fig-vessel"}
    | {"fig-bone", "fig-fluid", "fig-tissue"}
)
_COLOR = re.compile(r"none|var\(--([a-z-]+)\)")
_NUMBER = re.compile(r"[0-9]{1,5}(\.[0-9]{1,3})?")
_LETTERS = re.compile(r"[A-Za-z:]{3,}|[\\;{}&<>\"']")
_TRANSFORM = re.compile(r"\s*((translate|rotate|scale|matrix|skewX|skewY)\([-0-9., e]*\)[\s,]*)*")
_SINGLE = {"font-size", "stroke-width", "opacity", "fill-opacity"}
#: Dashes below one unit on a long line would be drawn by the million.
_DASHES = re.compile(r"none|[1-9][0-9]{0,2}(\.\d)?([ ,]+[1-9][0-9]{0,2}(\.\d)?)*")
_WORD = re.compile(r"[A-Za-z0-9_.-]{0,60}")
_HUGE = re.compile(r"\d{6,}|[0-9.][eE][+]?\d{2,}")

Fault = tuple[int, str]


def figure_size(svg: str) -> tuple[int, int]:
    """Return the width and height of a figure that has no faults, in its own units; (0, 0) when it has none."""
    found = re.search(r"viewBox\s*=\s*[\"']\s*0[ ,]+0[ ,]+(\d+)(?:\.\d+)?[ ,]+(\d+)", svg)
    return (int(found[1]), int(found[2])) if found else (0, 0)


def figure_faults(svg: str) -> list[Fault]:
    """Return (line, what is wrong and what to write instead) for each fault of an SVG text."""
    if len(svg.encode("utf-8")) > MAX_FIGURE_BYTES:
        return [(1, f"is larger than {MAX_FIGURE_BYTES:,} bytes: draw it with fewer points")]
    bad = re.search(r"<!(DOCTYPE|ENTITY|\[CDATA)|<\?(?!xml\s)", svg, re.IGNORECASE)
    if bad:
        line = svg.count("\n", 0, bad.start()) + 1
        return [(line, "document types, entities and processing instructions are not allowed: take them out")]
    collector = _Collector()
    parser = expat.ParserCreate(namespace_separator="}")
    parser.StartElementHandler = lambda tag, attributes: collector.start(parser.CurrentLineNumber, tag, attributes)
    parser.EndElementHandler = collector.end
    try:
        parser.Parse(svg, True)  # noqa: FBT003 - expat takes it by position only
    except expat.ExpatError as error:
        return [*collector.faults, (error.lineno, "is not well-formed XML: check that every element is closed")]
    except _TooMuch as error:
        return [*collector.faults, (parser.CurrentLineNumber, str(error))]
    return collector.faults


def figure_text(svg: str) -> list[str]:
    """Return the words drawn in a figure, its title and description, in order; none when it is not well-formed."""
    try:
        root = ElementTree.fromstring(svg)  # noqa: S314 - only called on figures without faults
    except ElementTree.ParseError:
        return []
    return [" ".join("".join(node.itertext()).split()) for node in root.iter() if node.tag in _TEXT_TAGS]


_TEXT_TAGS = {f"{SVG}text", f"{SVG}title", f"{SVG}desc"}


class _TooMuch(Exception):
    """A figure with more in it than is drawn quickly."""


class _Collector:
    """Gathers the faults of a figure while it is parsed, in bounded memory and depth."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self._depth = 0
        self._count = 0

    def start(self, line: int, tag: str, attributes: dict[str, str]) -> None:
        """Check one element and its attributes."""
        space, _, name = tag.rpartition("}")
        self._depth += 1
        self._count += 1
        if self._depth > MAX_DEPTH:
            raise _TooMuch(f"is nested more than {MAX_DEPTH} deep: flatten the groups")
        if self._count > MAX_ELEMENTS:
            raise _TooMuch(f"has more than {MAX_ELEMENTS} elements: draw it with fewer")
        if self._depth == 1:
            self._root(line, space, name, attributes)
        elif name == "svg":
            self.faults.append((line, "an <svg> inside another: use <g>"))
        if name not in _ELEMENTS or space != SVG[1:-1]:
            allowed = "svg, g, path, rect, circle, ellipse, line, polyline, polygon, text, tspan, title, desc"
            self.faults.append((line, f"the element <{name[:40]}> is not allowed: use only {allowed}"))
            return
        for key, value in attributes.items():
            fault = _attribute_fault(key, value)
            if fault:
                self.faults.append((line, fault))

    def end(self, _tag: str) -> None:
        """Leave an element."""
        self._depth -= 1

    def _root(self, line: int, space: str, name: str, attributes: dict[str, str]) -> None:
        if name != "svg" or space != SVG[1:-1]:
            self.faults.append((line, 'the first element must be <svg xmlns="http://www.w3.org/2000/svg">'))
            return
        box = attributes.get("viewBox", "").replace(",", " ").split()
        sides = box[2:] if len(box) == 4 and box[:2] == ["0", "0"] else []
        low, high = SIDE_LIMITS
        if not all(_NUMBER.fullmatch(side) and low <= float(side) <= high for side in sides) or not sides:
            self.faults.append((line, 'the viewBox must be "0 0 WIDTH HEIGHT", such as "0 0 640 300"'))
        elif [attributes.get("width"), attributes.get("height")] != sides:
            self.faults.append((line, f'write width="{sides[0]}" height="{sides[1]}", the same as the viewBox'))


def _attribute_fault(key: str, value: str) -> str:
    if key not in _ATTRIBUTES:
        return f"the attribute '{key.rpartition('}')[2][:40]}' is not allowed: take it out"
    if key in {"fill", "stroke"}:
        color = _COLOR.fullmatch(value.strip())
        if not color or (color[1] and color[1] not in TOKENS):
            return f'{key}="{value[:40]}": write none or var(--TOKEN) with one of {", ".join(sorted(TOKENS))}'
        return ""
    if key == "transform":
        return "" if _TRANSFORM.fullmatch(value) else f'transform="{value[:40]}": write translate, rotate or scale'
    if key in {"id", "text-anchor", "font-weight", "font-style", "stroke-linecap", "stroke-linejoin"}:
        return "" if _WORD.fullmatch(value) else f'{key}="{value[:40]}": write one plain word'
    return _number_fault(key, value)


def _number_fault(key: str, value: str) -> str:
    if key in _SINGLE and not _NUMBER.fullmatch(value):
        return f'{key}="{value[:40]}": write one plain number'
    if key == "stroke-dasharray" and not _DASHES.fullmatch(value):
        return f'{key}="{value[:40]}": write whole numbers from 1 on, such as "6 4"'
    if _LETTERS.search(value) or _HUGE.search(value):
        return f'{key}="{value[:40]}": write plain numbers below 100,000'
    return ""
