# SPDX-License-Identifier: MIT
"""How often a search finds the right article, and how fast, on a collection of questions and articles of others.

    python tests/benchmarks/search_quality.py ARTICLES.jsonl.gz QUERIES.jsonl.gz --work FOLDER [--split dev]

ARTICLES holds JSON lines {id, title, synonyms, sections: [{type, heading, text}], group}, QUERIES holds {kind, query,
groups}: an article is right when its group is among the query's. The library is built into FOLDER once and used again.
Queries are divided by a hash of their answer: "dev" is for tuning, "test" is not to be looked at while tuning.
Prints a line a kind: how often the first article is right (s@1), one of the first ten (s@10), the mean reciprocal rank,
and milliseconds at the median and the 95th percentile.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import statistics
import zlib
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from index.builder import build
from index.library import Library
from index.searcher import Searcher

if TYPE_CHECKING:
    from collections.abc import Iterator

#: The type of a section of the collection -> the heading of ours that it goes under.
HEADINGS = {
    "information": "Overview",
    "causes": "Causes and risk factors",
    "susceptibility": "Causes and risk factors",
    "genetic changes": "Causes and risk factors",
    "inheritance": "Causes and risk factors",
    "symptoms": "Signs and symptoms",
    "exams and tests": "Diagnosis",
    "stages": "Diagnosis",
    "treatment": "Treatment",
    "outlook": "Complications and outlook",
    "complications": "Complications and outlook",
    "prevention": "Prevention",
}


def main() -> None:
    """Build the library if need be, ask, and print."""
    parser = argparse.ArgumentParser(description="Measure how well and how fast a search answers.")
    parser.add_argument("articles", type=Path)
    parser.add_argument("queries", type=Path)
    parser.add_argument("--work", type=Path, required=True, help="a folder for the library")
    parser.add_argument("--sample", type=int, default=250, help="queries of each kind")
    parser.add_argument("--split", choices=["dev", "test"], default="dev")
    parser.add_argument("--misses", type=int, default=0, help="print so many wrong answers of each kind")
    arguments = parser.parse_args()
    out = arguments.work / "library"
    groups = {slug: article["group"] for slug, article in read_articles(arguments.articles)}
    if not out.exists():
        write_articles(arguments.articles, arguments.work / "articles")
        report = build(arguments.work / "articles", out, data_folder=arguments.work)
        print(f"built {report.articles} articles in {report.seconds:.1f} s: {report.articles / report.seconds:.0f}/s")
    measure(out, arguments, groups)


def read_articles(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield (slug, article) of the collection."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            article = json.loads(line)
            words = re.sub(r"[^a-z0-9]+", "-", article["title"].lower()).strip("-")[:60].strip("-")
            yield f"{words or 'article'}-{number}", article


def write_articles(source: Path, folder: Path) -> None:
    """Write the collection as article folders."""
    for slug, article in read_articles(source):
        place = folder / "conditions" / slug
        place.mkdir(parents=True, exist_ok=True)
        names = [{"name": name, "type": "clinical"} for name in article["synonyms"] if name.strip()]
        facts = {"title": article["title"], "other_names": names}
        (place / "article.yaml").write_text(yaml.safe_dump(facts, allow_unicode=True), encoding="utf-8")
        texts: dict[str, list[str]] = defaultdict(list)
        for section in article["sections"]:
            texts[HEADINGS.get(section["type"], "Overview")].append(section["text"].replace(" - ", ". "))
        order = list(dict.fromkeys(HEADINGS.values()))
        parts = [f"## {heading}\n\n" + "\n\n".join(texts[heading]) + "\n" for heading in order if heading in texts]
        (place / "clinical.md").write_text("\n".join(map(_harmless, parts)), encoding="utf-8")


def _harmless(markdown: str) -> str:
    """Take out what Markdown would read as markup."""
    return re.sub(r"[\[\]<>|*_`~^\\$]", " ", markdown)


def measure(folder: Path, arguments: argparse.Namespace, groups: dict[str, str]) -> None:
    """Ask a sample of every kind of query and print the figures."""
    from index.trust import user_trust  # noqa: PLC0415

    by_kind: dict[str, list[dict[str, Any]]] = defaultdict(list)
    with gzip.open(arguments.queries, "rt", encoding="utf-8") as lines:
        for line in lines:
            query = json.loads(line)
            if (zlib.crc32(query["groups"][0].encode()) % 2 == 0) == (arguments.split == "dev"):
                by_kind[query["kind"]].append(query)
    means: list[tuple[float, float, float]] = []
    times: list[float] = []
    with Library.open(folder, trust=user_trust(arguments.work)) as library, Searcher(library) as searcher:
        searcher.search("warm up")
        for kind, queries in by_kind.items():
            sample = random.Random(7).sample(queries, min(arguments.sample, len(queries)))  # noqa: S311
            ranks, took = [], []
            shown = 0
            for query in sample:
                results = searcher.search(query["query"], limit=10)
                took.append(results.took_ms)
                found = [groups[hit.slug] in query["groups"] for hit in results.hits]
                ranks.append(found.index(True) + 1 if any(found) else 0)
                if ranks[-1] != 1 and shown < arguments.misses:
                    shown += 1
                    first = results.hits[0].title if results.hits else "-"
                    read = ", ".join(f"{part.typed}>{part.read_as}" for part in results.understood)
                    wanted = query["groups"][0]
                    print(f"    {query['query'][:110]!r} wants {wanted}, got {first} (rank {ranks[-1]}) [{read}]")
            figures = _figures(ranks)
            means.append(figures)
            times += took
            print(
                f"{kind:17} n={len(sample):4}  s@1 {figures[0]:.3f}  s@10 {figures[1]:.3f}  mrr {figures[2]:.3f}"
                f"  ms {statistics.median(took):7.2f} / {sorted(took)[int(len(took) * 0.95)]:7.2f}"
            )
    print(
        "mean of kinds            "
        + "  ".join(
            f"{name} {statistics.mean(values):.3f}"
            for name, values in zip(("s@1", "s@10", "mrr"), zip(*means, strict=True), strict=True)
        )
        + f"  ms {statistics.median(times):7.2f} / {sorted(times)[int(len(times) * 0.95)]:7.2f}"
    )


def _figures(ranks: list[int]) -> tuple[float, float, float]:
    first = sum(rank == 1 for rank in ranks) / len(ranks)
    ten = sum(rank > 0 for rank in ranks) / len(ranks)
    return first, ten, sum(1 / rank for rank in ranks if rank) / len(ranks)


if __name__ == "__main__":
    main()
