# SPDX-License-Identifier: MIT
"""YAML as plain data with the line of every value: no tags, no aliases, no surprises of type."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

#: A place in the data: the keys and list positions that lead to it.
YamlPath = tuple[str | int, ...]

MAX_DEPTH = 12
MAX_NODES = 50_000

_INT = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})")
_FLOAT = re.compile(r"[-+]?[0-9]{1,17}\.[0-9]{1,17}")
_DATE = re.compile(r"\d{4}-\d\d?-\d\d?([Tt ].*)?")
_NULLS = ("", "~", "null", "Null", "NULL")
_BOOLS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}


class YamlFault(Exception):
    """YAML that is not read any further; `line` counts from 1."""

    def __init__(self, line: int, message: str) -> None:
        """Keep the line and the message."""
        super().__init__(message)
        self.line = line
        self.message = message


@dataclass(slots=True)
class YamlDocument:
    """The data of a YAML text. `faults` and `dates` (unquoted ones) are (line, what) pairs."""

    data: Any = None
    lines: dict[YamlPath, int] = field(default_factory=dict)
    faults: list[tuple[int, str]] = field(default_factory=list)
    dates: list[tuple[int, str]] = field(default_factory=list)

    def line_of(self, *path: str | int) -> int:
        """Return the line of the value at `path`, or of the nearest one around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def read_yaml(text: str) -> YamlDocument:
    """Read one YAML document. Dates stay text; only true and false are booleans.

    Raises YamlFault for text that is no YAML, for anchors, aliases, tags and for data nested or repeated beyond reason.
    """
    document = YamlDocument()
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        _Builder(document, yaml.parse(text, Loader=loader)).run()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise YamlFault(line, _advice(error.problem or "")) from None
    except yaml.YAMLError as error:
        raise YamlFault(1, f"this is not readable YAML ({_one_line(str(error))}): save it as UTF-8 text") from None
    return document


def _one_line(text: str) -> str:
    return " ".join(text.split())[:160]


def _advice(problem: str) -> str:
    return f"this is not readable YAML ({_one_line(problem)}): quote text that holds a colon, and check the indentation"


class _Builder:
    """Makes plain data from parser events, one pass, without recursion in the parser."""

    def __init__(self, document: YamlDocument, events: Iterator[Any]) -> None:
        self._document = document
        self._events = events
        self._nodes = 0

    def run(self) -> None:
        """Read the first document; say so when there are more."""
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                if self._document.lines:
                    raise YamlFault(_line(event), "there is a second document after '---': keep one a file")
                self._document.data = self._value(next(self._events), ())

    def _value(self, event: Any, path: YamlPath) -> Any:
        line = _line(event)
        self._nodes += 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise YamlFault(line, "anchors and aliases (& and *) are not allowed: write the value out, or quote it")
        if event.tag is not None and event.tag != "!":
            raise YamlFault(line, f"the tag '{event.tag}' is not allowed: leave it out")
        if self._nodes > MAX_NODES:
            raise YamlFault(line, f"more than {MAX_NODES} values: split this into several articles")
        if len(path) > MAX_DEPTH:
            raise YamlFault(line, f"nested more than {MAX_DEPTH} deep: write it flatter")
        self._document.lines.setdefault(path, line)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(path)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(path)
        return self._scalar(event, line)

    def _sequence(self, path: YamlPath) -> list[Any]:
        items: list[Any] = []
        for event in self._events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            items.append(self._value(event, (*path, len(items))))
        return items

    def _mapping(self, path: YamlPath) -> dict[str, Any]:
        mapping: dict[str, Any] = {}
        for event in self._events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            line = _line(event)
            if not isinstance(event, yaml.ScalarEvent):
                raise YamlFault(line, "a key must be a word: check the brackets and the indentation")
            key = event.value
            if key in mapping:
                self._document.faults.append((line, f"'{key}' stands here twice: keep one of them"))
            self._document.lines[(*path, key)] = line
            mapping[key] = self._value(next(self._events), (*path, key))
        return mapping

    def _scalar(self, event: Any, line: int) -> Any:
        text: str = event.value
        if event.style is not None and event.style != "":
            return text
        if text in _NULLS:
            return None
        if text in _BOOLS:
            return _BOOLS[text]
        if _INT.fullmatch(text):
            return int(text)
        if _FLOAT.fullmatch(text):
            return float(text)
        if _DATE.fullmatch(text):
            self._document.dates.append((line, text))
        return text


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1
