# SPDX-License-Identifier: MIT
"""tantivy through its Python binding: any of the words in three fields, and its own snippets."""

from __future__ import annotations

import importlib
import importlib.util
import time
from typing import TYPE_CHECKING, Any

from tests.benchmarks.search.engines import Built, Found, Outside, folder_size, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tests.benchmarks.search.corpus import Document

_FIELDS = ["title", "names", "body"]


def missing() -> str:
    """Say whether tantivy is not installed."""
    return "" if importlib.util.find_spec("tantivy") else "tantivy is not installed; `dev.py bench` installs it"


def build(documents: Iterable[Document], folder: Path) -> Built:
    """Build with the default tokenizer and as many threads as tantivy likes."""
    tantivy: Any = importlib.import_module("tantivy")
    clock, cpu = time.perf_counter(), time.process_time()
    builder = tantivy.SchemaBuilder().add_text_field("slug", stored=True, tokenizer_name="raw")
    for field in _FIELDS:
        builder = builder.add_text_field(field, stored=True)
    folder.mkdir(parents=True, exist_ok=True)
    index = tantivy.Index(builder.build(), path=str(folder))
    writer = index.writer()
    for document in documents:
        fields = {"slug": document.slug, "title": document.title, "names": document.other_names, "body": document.body}
        writer.add_document(tantivy.Document(**fields))
    writer.commit()
    writer.wait_merging_threads()
    took = time.perf_counter() - clock, time.process_time() - cpu
    size = folder_size(folder)
    return Built(*took, *took, {"all": size, "index": size})


class TantivyEngine:
    """A searcher on an opened index."""

    def __init__(self, folder: Path) -> None:
        """Open the index and its searcher."""
        self._tantivy: Any = importlib.import_module("tantivy")
        self._index: Any = self._tantivy.Index.open(str(folder))
        self._searcher: Any = self._index.searcher()

    def search(self, query: str, limit: int = 10) -> list[Found]:
        """Return the articles with any of the words, best first."""
        words = words_of(query)
        if not words:
            return []
        parsed = self._index.parse_query(" ".join(words), _FIELDS)
        snippets = self._tantivy.SnippetGenerator.create(self._searcher, parsed, self._index.schema, "body")
        found = []
        for _score, address in self._searcher.search(parsed, limit, count=False).hits:
            document = self._searcher.doc(address)
            snippet = snippets.snippet_from_doc(document).to_html()
            found.append(Found(document.get_first("slug"), document.get_first("title"), snippet))
        return found

    def outside(self) -> Outside:
        """Return nothing: all is in this process."""
        return Outside()

    def close(self) -> None:
        """Let the index go."""
        self._searcher = self._index = None


def open_engine(folder: Path) -> TantivyEngine:
    """Open what was built."""
    return TantivyEngine(folder)
