# SPDX-License-Identifier: MIT
"""SQLite's FTS5 tuned: Porter's stemmer, weights for title and names, and an index of prefixes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.benchmarks.search import fts5_engine
from tests.benchmarks.search.fts5_engine import missing, open_engine

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tests.benchmarks.search.corpus import Document
    from tests.benchmarks.search.engines import Built

__all__ = ["build", "missing", "open_engine"]

_OPTIONS = ", tokenize = 'porter unicode61', prefix = '2 3'"
#: Of slug, title, names and body.
_WEIGHTS = "bm25(0.0, 10.0, 6.0, 1.0)"


def build(documents: Iterable[Document], folder: Path) -> Built:
    """Build with the stemmer and the weights."""
    return fts5_engine.build_with(documents, folder, options=_OPTIONS, weights=_WEIGHTS)
