# SPDX-License-Identifier: MIT
"""The plain texts of an edition's sections, in which notes are anchored and found again."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextDocument

from index.article import Level
from index.errors import LamplightError

if TYPE_CHECKING:
    from index.library import Library

_FIGURE = re.compile(r"<img[^>]*>")
_KEPT = 200


class SectionTexts:
    """Plain texts by article, level and section, the same at every width of the window. The last ones are kept."""

    def __init__(self, library: Library) -> None:
        """Take the texts from an opened library."""
        self._library = library
        self._kept: OrderedDict[tuple[str, str, str], str] = OrderedDict()
        self._articles: dict[tuple[str, str], _Sections] = {}

    def of_article(self, slug: str, level: str) -> Mapping[str, str]:
        """Return the texts of an article at a level by section; empty when the edition has none. Made when read."""
        key = (slug, level)
        if key not in self._articles:
            if len(self._articles) > _KEPT:
                self._articles.clear()
            self._articles[key] = _Sections(self, slug, level, self._sections(slug, level))
        return self._articles[key]

    def _sections(self, slug: str, level: str) -> tuple[str, ...]:
        try:
            return tuple(tab.section for tab in self._library.article(slug).tabs.get(Level(level), ()))
        except (LamplightError, ValueError):
            return ()

    def text(self, slug: str, level: str, section: str) -> str:
        """Return the text of one section; "" when it cannot be read."""
        key = (slug, level, section)
        if key not in self._kept:
            self._kept[key] = self._read(slug, level, section)
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(key)
        return self._kept[key]

    def _read(self, slug: str, level: str, section: str) -> str:
        try:
            page = self._library.page(slug, Level(level), section)
        except LamplightError:
            return ""
        document = QTextDocument()
        document.setUndoRedoEnabled(False)
        document.setHtml(_FIGURE.sub("", page))
        return document.toPlainText()


class _Sections(Mapping[str, str]):
    """The sections of one article; each text is made when it is first read."""

    def __init__(self, texts: SectionTexts, slug: str, level: str, sections: tuple[str, ...]) -> None:
        self._texts, self._slug, self._level, self._sections = texts, slug, level, sections

    def __getitem__(self, section: str) -> str:
        if section not in self._sections:
            raise KeyError(section)
        return self._texts.text(self._slug, self._level, section)

    def __iter__(self) -> Iterator[str]:
        return iter(self._sections)

    def __len__(self) -> int:
        return len(self._sections)
