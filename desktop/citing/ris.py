# SPDX-License-Identifier: MIT
"""Writes sources as RIS, the format that most reference managers read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from desktop.citing.sources import Author, Source

#: The format's own end of a line.
_END = "\r\n"


def ris(sources: Iterable[Source]) -> str:
    """Return the records, one after the other."""
    return "".join(map(_record, sources))


def _record(source: Source) -> str:
    lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in _lines(source) if value]
    return _END.join([*lines, "ER  - ", "", ""])


def _lines(source: Source) -> Iterator[tuple[str, str]]:
    yield "TY", "ENCYC" if source.edition else "JOUR" if source.paper else "GEN"
    yield "ID", source.key
    for author in source.authors:
        yield "AU", _author(author)
    if source.more_authors:
        yield "AU", "et al."
    yield "TI", source.title
    yield "T2", source.container
    yield "ET", source.edition
    yield "PY", source.year
    yield "DO", source.doi
    yield "SN", source.isbn
    yield "AN", source.number
    yield "UR", source.url
    yield "Y2", source.accessed.replace("-", "/")
    yield "N1", source.note


def _author(author: Author) -> str:
    if not author.initials:
        # A comma would make a family name of what stands before it.
        return author.family.replace(",", "")
    return f"{author.family}, {'. '.join(author.initials)}."
