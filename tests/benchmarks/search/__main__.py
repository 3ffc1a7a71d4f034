# SPDX-License-Identifier: MIT
"""How well and how fast search answers, beside other engines: `python3 packaging/dev.py bench search [-- OPTIONS]`.

On a collection of others' articles and queries (--data; see its README) Lamplight is measured beside FTS5, tantivy,
Xapian and plain Whoosh, all in turns on the same texts and queries; then our own queries and every keystroke are
measured on the shipped library. Without a collection only the latter. Indexes are built once, below --work.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
from collections import Counter
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.benchmarks.search import measuring, report, shipped, table
from tests.benchmarks.search.building import ROOT, BuildFailedError, Source, make
from tests.benchmarks.search.corpus import read_documents
from tests.benchmarks.search.engines import MODULES, module_of
from tests.benchmarks.search.keystrokes import names_of, type_names
from tests.benchmarks.search.lamplight_engine import LamplightEngine
from tests.benchmarks.search.queries import NATURAL, draw, read_queries, read_shipped

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tests.benchmarks.search.engines import Engine
    from tests.benchmarks.search.measuring import Asked
    from tests.benchmarks.search.queries import Query

_DATA = "LAMPLIGHT_BENCH_DATA"
_PARTS = ("collection", "shipped", "keystrokes")
#: What is measured on a grown collection; the others take too long to build.
_GROWN = ("lamplight", "fts5", "tantivy")
#: So many queries are asked before an engine's memory is read.
_FOR_MEMORY = 50


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="dev.py bench search --", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    data = Path(os.environ.get(_DATA) or ROOT.parent / "shared" / "data")
    build = ROOT / "build"
    add = parser.add_argument
    add("--data", type=Path, default=data, help=f"folder of the collection (or ${_DATA}; default %(default)s)")
    add("--library", type=Path, default=build / "library", help="the shipped library (default %(default)s)")
    add("--queries", type=Path, default=ROOT / "tests" / "data" / "queries" / "shipped.jsonl", help="our own queries")
    add("--work", type=Path, default=build / "bench", help="where indexes are built and kept (default %(default)s)")
    add("--parts", type=_among(_PARTS), default=list(_PARTS), help=f"of {','.join(_PARTS)} (default all)")
    add("--engines", type=_among(MODULES), default=list(MODULES), help=f"of {','.join(MODULES)} (default all)")
    add("--sample", type=int, default=250, help="queries of each kind (default %(default)s)")
    add("--split", choices=["all", "dev", "test"], default="all", help="dev for tuning, test not to be tuned on")
    add("--grow", type=_sizes, default=[], metavar="SIZES", help="also with copies, such as 10000,50000")
    add("--misses", type=int, default=0, metavar="N", help="print N wrong answers of each kind")
    add("--names", type=int, default=200, help="names to type for the keystrokes (default %(default)s)")
    add("--keep", action="store_true", help="use Lamplight's library as it is, though its code has changed")
    add("--rebuild", action="store_true", help="build every index anew")
    add("--json", type=Path, metavar="FILE", help="also write the report here")
    return parser


def _among(known: Sequence[str] | Mapping[str, str]) -> Any:
    def names(text: str) -> list[str]:
        chosen = text.split(",")
        if wrong := [name for name in chosen if name not in known]:
            raise argparse.ArgumentTypeError(f"{wrong[0]!r} is none of {', '.join(known)}")
        return [name for name in known if name in chosen]

    return names


def _sizes(text: str) -> list[int]:
    sizes = [int(size) if size.isdigit() else 0 for size in text.split(",")]
    if not all(sizes):
        raise argparse.ArgumentTypeError(f"{text!r} are no sizes; write 10000,50000")
    return sizes


def measure_collection(options: argparse.Namespace, names: Sequence[str], size: int = 0) -> dict[str, Any]:
    """Build or take the indexes of a collection, ask all engines in turns, and return the figures."""
    source = Source(options.data / "medquad.jsonl.gz", size)
    left_out = {name: reason for name in names if (reason := module_of(name).missing())}
    names = [name for name in names if name not in left_out]
    made = make(names, source, options.work, keep=options.keep, anew=options.rebuild)
    groups = {document.slug: document.group for document in read_documents(source.path)}
    groups.update((f"copy-{number}", f"copy {number}") for number in range(len(groups), size))
    queries = draw(read_queries(options.data / "queries.jsonl.gz", options.split), options.sample)
    opened = {name: module_of(name).open_engine(made[name].folder) for name in names}
    try:
        asked = measuring.ask(opened, queries, groups)
        if options.misses and not size:
            print("Lamplight's misses on the collection", *_misses(queries, asked, opened, options.misses), sep="\n")
    finally:
        for engine in opened.values():
            engine.close()
    natural = [query.text for query in queries if query.kind in NATURAL][:: max(1, len(queries) // _FOR_MEMORY)]
    engines: dict[str, Any] = {}
    for name in names:
        started = measuring.opening(name, made[name].folder, natural or [queries[0].text])
        cost = report.cost(made[name], started)
        engines[name] = report.quality_and_times(queries, asked[name]) | {"cost": cost}
    return {
        "articles": size or len(groups),
        "split": options.split,
        "queries": dict(Counter(query.kind for query in queries)),
        "left_out": left_out,
        "engines": engines,
        "ratios": {
            rival: report.ratios(engines, rival) for rival in engines if rival != "lamplight" and "lamplight" in engines
        },
        "stage": report.stage_ratio(engines),
    }


def _misses(
    queries: Sequence[Query], asked: Mapping[str, Sequence[Asked]], opened: Mapping[str, Engine], limit: int
) -> list[str]:
    """Return a line for the first queries of every kind that Lamplight does not answer with a right article first."""
    ours = opened.get("lamplight")
    if not isinstance(ours, LamplightEngine):
        return []
    shown: Counter[str] = Counter()
    lines = []
    for query, answer in zip(queries, asked["lamplight"], strict=True):
        if answer.rank != 1 and shown[query.kind] < limit:
            shown[query.kind] += 1
            got = f"got {answer.first} (rank {answer.rank}) [{ours.read_as(query.text)}]"
            lines.append(f"  {query.kind:16} {query.text[:110]!r} wants {query.groups[0]}, {got}")
    return lines


def measure_shipped(options: argparse.Namespace) -> dict[str, Any]:
    """Ask our own queries on the shipped library and return the figures."""
    from index.article import Kind  # noqa: PLC0415 - not before it is measured
    from index.library import Library  # noqa: PLC0415
    from index.searcher import Searcher  # noqa: PLC0415

    queries = read_shipped(options.queries) if options.queries.exists() else []
    with Library.open(options.library) as library, Searcher(library) as searcher:
        slugs = {entry.slug for kind in Kind for entry in library.entries(kind)}
        there = [query for query in queries if slugs & set(query.articles)]
        landed = shipped.land(searcher, there)
    if options.misses:
        print("Misses on the shipped library", *shipped.misses(landed, options.misses), sep="\n")
    return {"articles": len(slugs), "left_out": len(queries) - len(there)} | shipped.figures(landed)


def measure_keystrokes(options: argparse.Namespace) -> dict[str, Any]:
    """Type names into the shipped library and return the figures."""
    from desktop.engine import library_engine  # noqa: PLC0415 - it loads Qt
    from index.library import Library  # noqa: PLC0415

    with Library.open(options.library) as library:
        names = names_of(library, options.names)
    engine = library_engine(options.library, None)()
    try:
        return type_names(engine, names)
    finally:
        engine.close()


def _versions() -> dict[str, str]:
    found = {"Python": platform.python_version()}
    for name in ("whoosh-reloaded", "tantivy"):
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    return found


def _load() -> float:
    return os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0


def measure(options: argparse.Namespace) -> dict[str, Any]:
    """Measure what was asked for and return the whole report."""
    found: dict[str, Any] = {"circumstances": {"processors": os.cpu_count(), "load_before": _load()}}
    if "collection" in options.parts and (options.data / "medquad.jsonl.gz").exists():
        found["collection"] = measure_collection(options, options.engines)
        grown = [name for name in _GROWN if name in options.engines]
        found["grown"] = {str(size): measure_collection(options, grown, size) for size in options.grow}
    elif "collection" in options.parts:
        print(f"No collection in {options.data}: only the shipped library is measured.", file=sys.stderr)
    if "shipped" in options.parts:
        found["shipped"] = measure_shipped(options)
    if "keystrokes" in options.parts:
        found["keystrokes"] = measure_keystrokes(options)
    found["circumstances"] |= {"load_after": _load(), "versions": _versions()}
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; return the exit code."""
    from index.errors import LamplightError  # noqa: PLC0415

    options = _parser().parse_args(arguments)
    try:
        found = measure(options)
    except (BuildFailedError, LamplightError) as error:
        sys.exit(f"bench search: {error}")
    if options.json:
        options.json.write_text(json.dumps(found, indent=1), encoding="utf-8")
    print(table.render(found), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
