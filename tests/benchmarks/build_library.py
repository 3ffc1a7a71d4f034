# SPDX-License-Identifier: MIT
"""How fast a library is built, in how much memory, and how fast a big one answers.

    python tests/benchmarks/build_library.py --work FOLDER 2000 10000 20000

For each size articles of two levels are made up of a vocabulary in which, as in real text, few words are frequent and
most are rare (some 1,300 words an article), a library is built of them in a process of its own, and the window's calls
and searches are timed on it. Prints a line a size and step. FOLDER holds the articles, which are made once.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import statistics
import subprocess
import sys
import time
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from index.article import Kind, Level
from index.builder import Progress, build
from index.library import Library
from index.results import Filters
from index.searcher import Searcher
from index.suggest import Suggester
from index.trust import user_trust

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
_SYLLABLES = [
    "ba",
    "ce",
    "di",
    "fo",
    "gu",
    "ha",
    "ki",
    "lo",
    "mu",
    "ne",
    "or",
    "pa",
    "ra",
    "si",
    "to",
    "um",
    "ve",
    "wa",
    "xi",
    "ya",
    "ze",
    "cal",
    "phyl",
    "der",
    "mat",
    "neph",
    "ros",
    "gas",
    "tro",
    "car",
]
_CLINICAL = ("Overview", "Causes and risk factors", "Signs and symptoms", "Diagnosis", "Treatment", "Prevention")
_PLAIN = ("In short", "What it feels like", "How it is treated", "What can happen")
_SYSTEMS = ("skin", "eyes", "digestive", "infections", "kidney-urinary")


class Writer:
    """Makes text up, the same for the same seed."""

    def __init__(self, size: int) -> None:
        """Make a vocabulary that grows with the number of articles, as vocabularies do."""
        self._random = random.Random(size)  # noqa: S311
        count = round(2000 * size**0.4)
        self.words = ["".join(self._random.choices(_SYLLABLES, k=self._random.randint(2, 5))) for _ in range(count)]
        # Zipf's law: the n-th word is about 1/n as frequent as the first.
        self._weights = list(accumulate(1 / (rank + 3) for rank in range(count)))

    def text(self, words: int) -> str:
        """Return sentences of about so many words."""
        chosen = self._random.choices(self.words, cum_weights=self._weights, k=words)
        return " ".join(" ".join(chosen[at : at + 12]).capitalize() + "." for at in range(0, words, 12))

    def name(self) -> str:
        """Return two rare words."""
        return " ".join(self._random.choices(self.words, k=2))

    def system(self) -> str:
        """Return a body system."""
        return self._random.choice(_SYSTEMS)


def write_articles(root: Path, size: int) -> None:
    """Write so many articles below `root`."""
    writer = Writer(size)
    for number in range(size):
        folder = root / "conditions" / f"article-{number:06}"
        folder.mkdir(parents=True)
        other = f"other_names: [{{name: {writer.name()}, type: lay}}]\nbody_systems: [{writer.system()}]\n"
        title = f"title: {writer.name().capitalize()} {number}\nsummary: {writer.text(12)}\n"
        (folder / "article.yaml").write_text(title + other)
        for file, headings, words in (("clinical.md", _CLINICAL, 150), ("plain.md", _PLAIN, 100)):
            text = "".join(f"## {heading}\n\n{writer.text(words)}\n\n" for heading in headings)
            (folder / file).write_text(text)


def build_here(articles: Path, out: Path, data: Path) -> None:
    """Build and print one JSON line: seconds of each stage, and the most memory that was used."""
    stages: dict[str, float] = {}
    started = time.monotonic()

    def note(progress: Progress) -> None:
        stages[progress.stage] = round(time.monotonic() - started, 1)

    report = build(articles, out, data_folder=data, progress=note)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    size = sum(entry.size for entry in report.manifest.files) / 1e6
    search = sum(entry.size for entry in report.manifest.files if entry.path.startswith("search")) / 1e6
    rate = report.articles / report.seconds
    print(
        json.dumps(
            {
                "articles": report.articles,
                "seconds": round(report.seconds, 1),
                "per_s": round(rate),
                "ends": stages,
                "rss_mb": round(peak),
                "mb": round(size),
                "search_mb": round(search),
            }
        )
    )


def ms(call: Callable[[], object], times: int = 40) -> str:
    """Return the median and the worst milliseconds of a call."""
    took = []
    for _ in range(times):
        started = time.perf_counter()
        call()
        took.append((time.perf_counter() - started) * 1000)
    return f"{statistics.median(took):.2f} ({max(took):.2f})"


def time_calls(out: Path, data: Path, size: int) -> None:
    """Print what the window's calls and a few searches take: median (worst) in milliseconds."""
    words = Writer(size).words
    trust = user_trust(data)
    print(f"  open library        {ms(lambda: Library.open(out, trust=trust).close(), 5)}")
    with Library.open(out, trust=trust) as library:
        started = time.perf_counter()
        searcher = Searcher(library)
        print(f"  open searcher       {(time.perf_counter() - started) * 1000:.1f}")
        suggester = Suggester(library)
        entries = library.entries(Kind.CONDITION)
        slugs = [entries[(number * 997) % len(entries)].slug for number in range(50)]
        at = iter(slugs * 100)
        calls: dict[str, Callable[[], object]] = {
            "entries + first 40": lambda: list(library.entries(Kind.CONDITION)[:40]),
            "titles of all": lambda: library.titles(Kind.CONDITION),
            "entry": lambda: library.entry(next(at)),
            "article": lambda: library.article(next(at)),
            "page": lambda: library.page(next(at), Level.CLINICAL, "treatment"),
            "section_at": lambda: library.section_at(next(at), Level.CLINICAL, "treatment"),
            "linked_from": lambda: library.linked_from(next(at)),
            "system_counts": library.system_counts,
            "newest": lambda: library.newest(12),
        }
        rare, usual = iter(words[-2000:]), iter(words[20:1000])
        queries: dict[str, Callable[[], str]] = {
            "a rare word": lambda: next(rare),
            "two usual words": lambda: f"{next(usual)} {next(usual)}",
            "the most usual word": lambda: words[0],
            "a slip": lambda: (word := next(rare))[:3] + word[4:],
            "a sentence": lambda: " ".join(next(usual) for _ in range(8)),
        }
        for name, call in calls.items():
            print(f"  {name:19} {ms(call)}")
        for name, query in queries.items():
            print(f"  {name:19} {ms(lambda query=query: searcher.search(query(), Filters(), 10))}")  # type: ignore[misc]
        print(f"  suggest 1 letter    {ms(lambda: suggester.suggest('c'))}")
        print(f"  suggest 5 letters   {ms(lambda: suggester.suggest(next(rare)[:5]))}")
        searcher.close()


def main() -> None:
    """Measure every size."""
    parser = argparse.ArgumentParser(description="Measure how fast a library is built and answers.")
    parser.add_argument("sizes", nargs="+", type=int)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    for size in arguments.sizes:
        articles, out = arguments.work / f"articles-{size}", arguments.work / f"library-{size}"
        if arguments.here:
            build_here(articles, out, arguments.work)
            return
        if not articles.exists():
            write_articles(articles, size)
        command = [sys.executable, __file__, "--work", str(arguments.work), "--here", str(size)]
        print(subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout, end="", flush=True)
        time_calls(out, arguments.work, size)


if __name__ == "__main__":
    main()
