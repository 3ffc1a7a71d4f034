# SPDX-License-Identifier: MIT
"""Plain Whoosh as its quick start shows it: three text fields, any of the words, and its own highlights."""

from __future__ import annotations

import pickle
import time
from typing import TYPE_CHECKING, Any
from unittest import mock

from tests.benchmarks.search.engines import Built, Found, Outside, folder_size, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tests.benchmarks.search.corpus import Document

_FIELDS = ["title", "names", "body"]


def missing() -> str:
    """Nothing is ever missing: Lamplight is built on it."""
    return ""


def build(documents: Iterable[Document], folder: Path) -> Built:
    """Build with a plain writer."""
    from whoosh import fields, index  # noqa: PLC0415 - imported when it is measured

    clock, cpu = time.perf_counter(), time.process_time()
    folder.mkdir(parents=True, exist_ok=True)
    texts = {name: fields.TEXT(stored=True) for name in _FIELDS}
    writer = index.create_in(str(folder), fields.Schema(slug=fields.ID(stored=True), **texts)).writer()
    for document in documents:
        writer.add_document(slug=document.slug, title=document.title, names=document.other_names, body=document.body)
    writer.commit()
    took = time.perf_counter() - clock, time.process_time() - cpu
    size = folder_size(folder)
    return Built(*took, *took, {"all": size, "index": size})


class WhooshEngine:
    """A searcher on an opened index."""

    def __init__(self, folder: Path) -> None:
        """Open the index and its searcher, which Lamplight's guard in the same process would refuse."""
        from whoosh import index  # noqa: PLC0415
        from whoosh.qparser import MultifieldParser, OrGroup  # noqa: PLC0415

        from index import unpickling  # noqa: PLC0415

        with mock.patch.object(unpickling._Unpickler, "find_class", pickle.Unpickler.find_class):
            self._index: Any = index.open_dir(str(folder))
            self._searcher: Any = self._index.searcher()
            self._parser: Any = MultifieldParser(_FIELDS, self._index.schema, group=OrGroup)

    def search(self, query: str, limit: int = 10) -> list[Found]:
        """Return the articles with any of the words, best first."""
        hits = self._searcher.search(self._parser.parse(" ".join(words_of(query))), limit=limit)
        return [Found(hit["slug"], hit["title"], hit.highlights("body")) for hit in hits]

    def outside(self) -> Outside:
        """Return nothing: all is in this process."""
        return Outside()

    def close(self) -> None:
        """Close the searcher and the index."""
        self._searcher.close()
        self._index.close()


def open_engine(folder: Path) -> WhooshEngine:
    """Open what was built."""
    return WhooshEngine(folder)
