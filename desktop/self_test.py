# SPDX-License-Identifier: MIT
"""Proves that an installed program works: library whole, search answers, an article is opened and painted."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QCollator, QLocale

from desktop.article import ArticleView
from index import __version__
from index.article import Kind, Level
from index.errors import LamplightError
from index.library import Library
from index.results import Filters
from index.searcher import Searcher

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.look import Look
    from index.trust import Trust


class SelfTestError(LamplightError):
    """A part of the program that does not work, named."""


def self_test(folder: Path, trust: Trust | None, look: Look) -> dict[str, object]:
    """Return what was tried and found. Raises LamplightError with the first thing that does not work."""
    with Library.open(folder, trust=trust, verify="full") as library:
        if library.search_fault:
            raise SelfTestError(library.search_fault)
        entries = [entry for kind in Kind for entry in library.entries(kind)]
        if not entries:
            message = "The library holds no article."
            raise SelfTestError(message)
        entry = entries[0]
        results = Searcher(library).search(entry.title, Filters(), 5)
        if not any(hit.slug == entry.slug for hit in results.hits):
            message = f"A search for “{entry.title}” does not find that article."
            raise SelfTestError(message)
        view = ArticleView(library, look.theme, look.text_size, Level.CLINICAL, "")
        view.resize(900, 700)
        view.show_article(entry.slug)
        image = view.grab().toImage()
        view.deleteLater()
        if image.isNull() or len({image.pixel(x, y) for x in range(0, 900, 9) for y in range(0, 700, 9)}) < 3:
            message = f"The article {entry.slug} is painted blank."
            raise SelfTestError(message)
        if QCollator(QLocale(QLocale.Language.French)).compare("école", "Zebra") >= 0:
            message = "Words with accents are sorted wrongly: the language data of Qt is missing."
            raise SelfTestError(message)
        return {
            "ok": True,
            "program": __version__,
            "edition": library.manifest.edition,
            "articles": len(entries),
            "searched": entry.title,
            "found": results.total,
            "opened": entry.slug,
        }


def report(outcome: dict[str, object], out: Path | None) -> None:
    """Write the outcome as one JSON object to `out`, or print it. Raises SelfTestError when it cannot be written."""
    text = json.dumps(outcome, ensure_ascii=False) + "\n"
    if out is None:
        if sys.stdout is not None:
            sys.stdout.write(text)
        return
    try:
        out.write_text(text, encoding="utf-8")
    except OSError as error:
        message = f"The outcome cannot be written to {out}: {error.strerror}."
        raise SelfTestError(message) from error
