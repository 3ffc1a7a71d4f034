# SPDX-License-Identifier: MIT
"""Reading the Whoosh index: in which articles a term stands, how much it matters there, and in which places."""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left
from collections import OrderedDict
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Protocol, Self

from whoosh.filedb.filestore import FileStorage
from whoosh.reading import TermNotFound

from index.errors import SearchError
from index.schema import FIELD, MASK_SIZE
from index.unpickling import guard_whoosh

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Postings:
    """The articles that a term stands in, by number, growing; with each its weight and its mask of places."""

    articles: Sequence[int]
    weights: Sequence[float]
    masks: Sequence[int]

    def mask_of(self, article: int) -> int:
        """Return the places where the term stands in an article; 0 when it does not."""
        place = bisect_left(self.articles, article)
        if place < len(self.articles) and self.articles[place] == article:
            return self.masks[place]
        return 0


NOTHING = Postings((), (), ())


class TermIndex(Protocol):
    """What tells where terms stand."""

    def postings(self, term: str) -> Postings:
        """Return where a term stands. Raises SearchError."""

    def frequency(self, term: str) -> int:
        """Return in how many articles a term stands. Raises SearchError."""

    def close(self) -> None:
        """Give back files and memory."""


#: So many postings are kept in memory after they were read: 12 bytes each.
_MOST_KEPT = 200_000
_MOST_FREQUENCIES = 4096


class _Files(FileStorage):  # type: ignore[misc]  # Whoosh has no types
    """The files of an index. Remembers what was opened: where Whoosh fails half-way, it leaves files open."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder), supports_mmap=True, readonly=True)
        self._opened: list[Any] = []

    def open_file(self, name: str, **options: Any) -> Any:
        """Open a file as Whoosh does, and remember it."""
        file = super().open_file(name, **options)
        self._opened.append(file)
        return file

    def close(self) -> None:
        """Close all files."""
        for file in self._opened:
            if not file.is_closed:
                file.close()
        self._opened.clear()


class PostingsReader:
    """An opened search index."""

    def __init__(self, reader: Any, files: _Files) -> None:
        """Take over an opened Whoosh reader; `open` is the way to get one."""
        self._reader = reader
        self._files = files
        self._kept: OrderedDict[str, Postings] = OrderedDict()
        self._kept_size = 0
        self._frequency = lru_cache(_MOST_FREQUENCIES)(self._read_frequency)

    @classmethod
    def open(cls, folder: Path, articles: int) -> Self:
        """Open the index in a folder that was checked before. Raises SearchError unless it holds so many articles."""
        guard_whoosh()
        files = _Files(folder)
        try:
            with _damage(f"The search index {folder} cannot be read: install the library or build it again."):
                reader = files.open_index().reader()
                if reader.doc_count_all() != articles:
                    raise ValueError("the index holds other articles")
        except SearchError:
            files.close()
            raise
        return cls(reader, files)

    def close(self) -> None:
        """Close the index."""
        self._reader.close()
        self._files.close()

    def postings(self, term: str) -> Postings:
        """Return where a term stands; nowhere when the index does not know it. Raises SearchError."""
        kept = self._kept.get(term)
        if kept is not None:
            self._kept.move_to_end(term)
            return kept
        with _damage("The search index is damaged: install the library or build it again."):
            try:
                matcher = self._reader.postings(FIELD, term.encode())
            except TermNotFound:
                return NOTHING
            found = read_blocks(matcher) if hasattr(matcher, "_read_data") else read_one_by_one(matcher)
        self._keep(term, found)
        return found

    def _keep(self, term: str, found: Postings) -> None:
        """Remember what was read: while somebody types, the same words are looked for with every key."""
        self._kept[term] = found
        self._kept_size += len(found.articles)
        while self._kept_size > _MOST_KEPT and len(self._kept) > 1:
            _, dropped = self._kept.popitem(last=False)
            self._kept_size -= len(dropped.articles)

    def frequency(self, term: str) -> int:
        """Return in how many articles a term stands. Raises SearchError."""
        return self._frequency(term)

    def _read_frequency(self, term: str) -> int:
        with _damage("The search index is damaged: install the library or build it again."):
            return int(self._reader.doc_frequency(FIELD, term.encode()))


def read_one_by_one(matcher: Any) -> Postings:
    """Read postings through what Whoosh offers to everybody."""
    articles, weights, masks = array("I"), array("f"), array("I")
    while matcher.is_active():
        articles.append(matcher.id())
        weights.append(matcher.weight())
        masks.append(int.from_bytes(matcher.value(), "little"))
        matcher.next()
    return Postings(articles, weights, masks)


def read_blocks(matcher: Any) -> Postings:
    """Read postings a block at a time: the same as `read_one_by_one`, several times faster.

    Uses what Whoosh keeps to itself, which is alike in all its distributions; a test compares both ways.
    """
    articles, weights, masks = array("I"), array("f"), array("I")
    # The names with an underscore are the reason for this function.
    while matcher.is_active():
        matcher._read_ids()  # noqa: SLF001
        matcher._read_weights()  # noqa: SLF001
        articles.extend(matcher._ids)  # noqa: SLF001
        weights.extend(matcher._weights)  # noqa: SLF001
        values = matcher._data[2]  # noqa: SLF001
        if len(values) != MASK_SIZE * len(matcher._ids):  # noqa: SLF001
            raise ValueError("a block of postings has another length than its articles")
        masks.frombytes(values)
        matcher._next_block()  # noqa: SLF001
    if sys.byteorder == "big":
        masks.byteswap()
    return Postings(articles, weights, masks)


@contextmanager
def _damage(message: str) -> Iterator[None]:
    """Say in one sentence what Whoosh says of a damaged index in some fifteen ways."""
    try:
        yield
    except Exception as error:
        # Nothing narrower will do: Whoosh raises Exception itself for a block that it cannot read, and a damaged number
        # in a pickle asks for more memory than there is.
        raise SearchError(message) from error
