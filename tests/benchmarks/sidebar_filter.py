# SPDX-License-Identifier: MIT
"""How long the sidebar takes to filter 100,000 names, key by key, painted.

Run: python tests/benchmarks/sidebar_filter.py [COUNT]. Prints milliseconds a key: median, 95th percentile, largest.
"""

from __future__ import annotations

import os
import random
import statistics
import sys
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from desktop.sidebar.model import Grouping, Listing
from desktop.sidebar.panel import Sidebar
from desktop.theme import ThemeName, load_theme
from index.article import Kind
from index.records import Entry

_SYLLABLES = tuple("abcdefghilmnoprstu")
_TYPED = ("hypertension", "kidney", "malaria", "a", "ost", "renal failure", "ulcer", "neph", "sepsis", "in")


def main() -> None:
    """Measure and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    app = QApplication([])
    theme = load_theme(ThemeName.LIGHT)
    app.setStyleSheet(theme.style_sheet(100))
    chance = random.Random(7)  # noqa: S311 - made-up names
    words = ["hypertension", "kidney", "malaria", "renal failure", "ulcer", "sepsis"]
    words += ["".join(chance.choices(_SYLLABLES, k=7)) for _ in range(20_000)]
    titles = sorted(f"{chance.choice(words)} {chance.choice(words)} {n}".capitalize() for n in range(count))
    names = [chance.choice(words) for _ in titles]
    entries = [Entry(f"a{n}", Kind.CONDITION, title, "", ("skin",), None) for n, title in enumerate(titles)]
    sidebar = Sidebar(theme, 100)
    sidebar.resize(280, 800)
    sidebar.show()
    start = time.perf_counter()
    sidebar.show_kind(Kind.CONDITION, Listing(titles, names, entries, {"skin": entries}), Grouping.LETTERS)
    app.processEvents()
    print(f"{count:,} names listed in {1000 * (time.perf_counter() - start):.1f} ms")
    firsts: list[float] = []
    others: list[float] = []
    for typed in _TYPED:
        sidebar.filter.clear()
        app.processEvents()
        for length in range(1, len(typed) + 1):
            start = time.perf_counter()
            sidebar.filter.setText(typed[:length])
            app.processEvents()
            (firsts if length == 1 else others).append(1000 * (time.perf_counter() - start))
    for what, times in (("first key", firsts), ("every later key", others), ("all keys", firsts + others)):
        ordered = sorted(times)
        p95 = ordered[min(len(ordered) - 1, round(0.95 * len(ordered)))]
        print(f"{what}: median {statistics.median(times):.1f} ms, p95 {p95:.1f} ms, largest {ordered[-1]:.1f} ms")
    sidebar.close()


if __name__ == "__main__":
    main()
