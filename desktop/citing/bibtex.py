# SPDX-License-Identifier: MIT
"""Writes sources as BibTeX."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from desktop.citing.sources import Author, Source

_SPECIAL = {
    **{sign: f"\\{sign}" for sign in "&%$#_{}"},
    "\\": "\\textbackslash{}",
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
}
_SPECIAL_SIGN = re.compile(r"[\\&%$#_{}~^]")
_NOT_IN_KEYS = re.compile(r"[^A-Za-z0-9_.:-]+")


def bibtex(sources: Iterable[Source]) -> str:
    """Return the entries, in UTF-8 letters, each with an empty line after it."""
    return "\n".join(_entry(source) for source in sources)


def _entry(source: Source) -> str:
    kind = "article" if source.paper else "misc"
    fields = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(source) if value)
    return f"@{kind}{{{_NOT_IN_KEYS.sub('-', source.key)},\n{fields}}}\n"


def _fields(source: Source) -> Iterator[tuple[str, str]]:
    names = [_author(author) for author in source.authors]
    yield "author", " and ".join([*names, "others"] if source.more_authors else names)
    # Braces keep the capitals that a style would make small.
    yield "title", f"{{{_escaped(source.title)}}}"
    yield "journal" if source.paper else "howpublished", _escaped(source.container)
    yield "edition", _escaped(source.edition)
    yield "year", source.year
    yield "doi", source.doi
    yield "isbn", source.isbn
    yield "url", source.url
    yield "urldate", source.accessed
    yield "note", _escaped(". ".join(part.rstrip(".") for part in (source.number, source.note) if part))


def _author(author: Author) -> str:
    if not author.initials:
        return f"{{{_escaped(author.family)}}}"
    return f"{_escaped(author.family)}, {' '.join(f'{letter}.' for letter in author.initials)}"


def _escaped(text: str) -> str:
    return _SPECIAL_SIGN.sub(lambda match: _SPECIAL[match[0]], " ".join(text.split()))
