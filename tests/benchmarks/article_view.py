# SPDX-License-Identifier: MIT
"""Times opening an article and switching a tab, painted: `python tests/benchmarks/article_view.py LIBRARY`.

Prints one JSON object with the median and the 95th percentile in milliseconds. "first" is the first time a section is
shown, "again" a time after that. "cpu" is the time this process worked, which other programs on a busy machine do not
lengthen. The budget is 16 ms at the 95th percentile.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from desktop.article import ArticleView
from desktop.theme import ThemeName, load_theme
from index.article import Kind, Level
from index.library import Library

if TYPE_CHECKING:
    from collections.abc import Callable

_SIZE = (1086, 676)


Times = dict[str, list[tuple[float, float]]]


def _timed(act: Callable[[], object]) -> tuple[float, float]:
    """Return how long `act` and the layout and paint that it causes take: by the clock and of the processor, in ms."""
    start, start_cpu = time.perf_counter(), time.process_time()
    act()
    QApplication.sendPostedEvents()
    return (time.perf_counter() - start) * 1000, (time.process_time() - start_cpu) * 1000


def _measure(view: ArticleView, slugs: list[str], times: Times) -> None:
    for slug in slugs:
        times["open article"].append(_timed(partial(view.show_article, slug, "overview")))
        for key in ("switch tab, first", "switch tab, again"):
            for section in view.tabs.sections[1:]:
                times[key].append(_timed(partial(view.go_within, section)))


def _figures(values: list[float]) -> dict[str, float]:
    ordered = sorted(values)
    return {"median": round(statistics.median(ordered), 1), "p95": round(ordered[int(len(ordered) * 0.95)], 1)}


def main() -> None:
    """Measure the library named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("library", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    application = QApplication([])
    application.setStyle("fusion")
    theme = load_theme(ThemeName.LIGHT)
    application.setPalette(theme.palette())
    application.setStyleSheet(theme.style_sheet(100))
    times: Times = {"open article": [], "switch tab, first": [], "switch tab, again": []}
    with Library.open(options.library) as library:
        slugs = [entry.slug for kind in Kind for entry in library.entries(kind)]
        for _ in range(options.rounds):
            for level in Level:
                view = ArticleView(library, theme, 100, level)
                view.resize(*_SIZE)
                view.show()
                QApplication.processEvents()
                _measure(view, slugs, times)
                view.close()
    report = {
        key: {
            "times": len(values),
            "ms": _figures([clock for clock, _ in values]),
            "cpu ms": _figures([cpu for _, cpu in values]),
        }
        for key, values in times.items()
    }
    sys.stdout.write(json.dumps({"articles": len(slugs), **report}, indent=1) + "\n")


if __name__ == "__main__":
    main()
