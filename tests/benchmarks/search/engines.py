# SPDX-License-Identifier: MIT
"""What every engine that is measured can do, and which there are."""

from __future__ import annotations

import html
import importlib
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from tests.benchmarks.search.corpus import Document

#: The name of each engine -> its module. Lamplight is the first; the last has its own index stage compared with it.
MODULES = {
    "lamplight": "lamplight_engine",
    "fts5": "fts5_engine",
    "fts5-porter": "fts5_porter_engine",
    "tantivy": "tantivy_engine",
    "xapian": "xapian_engine",
    "whoosh": "whoosh_engine",
}
_WORD = re.compile(r"\w+")


class Found(NamedTuple):
    """An article that was found, with its snippet, the matches marked with <b>."""

    slug: str
    title: str
    snippet: str


@dataclass(frozen=True, slots=True)
class Built:
    """How long a build took in seconds, by the clock and of the processor; of it the index stage; bytes by part."""

    seconds: float
    cpu: float
    index_seconds: float
    index_cpu: float
    sizes: dict[str, int] = field(default_factory=dict)


class Engine(Protocol):
    """An opened engine."""

    def search(self, query: str, limit: int = 10) -> Sequence[Found]:
        """Return the best articles for any text, with highlighted snippets."""

    def outside(self) -> Outside:
        """Return what another process measured for this engine; nothing when it works in this one."""

    def close(self) -> None:
        """Give back files and processes."""


class Outside(NamedTuple):
    """What an engine that works in a process of its own measured there: ms of the last search, and bytes of memory."""

    ms: float | None = None
    memory: int = 0


class EngineModule(Protocol):
    """The module of an engine."""

    @staticmethod
    def missing() -> str:
        """Say why the engine cannot be measured here; "" when it can."""

    @staticmethod
    def build(documents: Iterable[Document], folder: Path) -> Built:
        """Build the engine's index of some articles into a new folder."""

    @staticmethod
    def open_engine(folder: Path) -> Engine:
        """Open what was built. What the engine needs is imported only here."""


def module_of(name: str) -> EngineModule:
    """Return the module of an engine."""
    return cast("EngineModule", importlib.import_module(f"tests.benchmarks.search.{MODULES[name]}"))


def words_of(query: str) -> list[str]:
    """Return the words of a query without any syntax, none twice: what a careful search box hands to its engine."""
    return list(dict.fromkeys(_WORD.findall(query.lower())))


def marked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return a text as HTML with spans of it marked."""
    parts, at = [], 0
    for start, end in spans:
        parts += [html.escape(text[at:start]), "<b>", html.escape(text[start:end]), "</b>"]
        at = end
    return "".join([*parts, html.escape(text[at:])])


def folder_size(folder: Path) -> int:
    """Return the bytes of all files below a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
