# SPDX-License-Identifier: MIT
"""`lamplight-index search`: search a library for one query or a file of them."""

from __future__ import annotations

import json
import sys
from contextlib import ExitStack, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.article import Kind, Level
from index.commands import add_library_arguments, open_library, print_json, typed
from index.errors import LamplightError
from index.library import Library
from index.merged import MergedSearcher
from index.results import Filters
from index.schema import SECTION_ORDER
from index.searcher import Searcher
from index.sections import BODY_SYSTEMS

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from index.results import Hit, Results

_LIMIT = 10


class BatchError(LamplightError):
    """A line of a batch file that is no query."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    add_library_arguments(parser)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("query", nargs="?", metavar="QUERY", help="what to look for")
    what.add_argument(
        "--batch",
        metavar="FILE",
        help='read JSON lines {"id", "query", "limit"} (- for standard input), print JSON lines',
    )
    parser.add_argument(
        "--also", action="append", type=Path, default=[], metavar="DIR", help="search this library as well (repeatable)"
    )
    parser.add_argument("--limit", type=_positive, default=_LIMIT, metavar="N", help="articles (default: %(default)s)")
    parser.add_argument("--kind", choices=[kind.value for kind in Kind])
    parser.add_argument("--system", choices=list(BODY_SYSTEMS), metavar="SYSTEM", help="a body system, such as skin")
    parser.add_argument("--section", choices=SECTION_ORDER, metavar="SECTION", help="a section, such as treatment")
    parser.add_argument("--level", choices=[level.value for level in Level])
    parser.add_argument("--sort", choices=["relevance", "name"], default="relevance", help="best first, or A to Z")
    parser.add_argument("--exact", action="store_true", help="look for just what is typed")


def run(arguments: argparse.Namespace) -> int:
    """Search and print what was found; nothing found is no failure."""
    filters = Filters(
        kind=Kind(arguments.kind) if arguments.kind else None,
        system=arguments.system,
        section=arguments.section,
        level=Level(arguments.level) if arguments.level else None,
    )
    with ExitStack() as opened:
        libraries = [open_library(arguments), *(Library.open(folder) for folder in arguments.also)]
        searchers = [opened.enter_context(Searcher(opened.enter_context(library))) for library in libraries]
        searcher = MergedSearcher(searchers) if arguments.also else searchers[0]
        if searcher.fault:
            print(searcher.fault, file=sys.stderr)
        if arguments.batch is not None:
            return _run_batch(arguments, searcher, filters)
        results = searcher.search(
            typed(arguments.query), filters, arguments.limit, exact=arguments.exact, by_name=arguments.sort == "name"
        )
        if arguments.json:
            print_json(as_json(results, ident=None))
        else:
            _print(results)
    return 0


def as_json(results: Results, ident: Any) -> dict[str, Any]:
    """Return results in the documented shape; `ident` is the query's own id."""
    return {
        "id": ident,
        "query": results.query,
        "took_ms": results.took_ms,
        "understood": [
            {"typed": part.typed, "as": part.read_as, "because": part.because} for part in results.understood
        ],
        "total": results.total,
        "counts": {name: dict(counted) for name, counted in results.counts.items()},
        "hits": [_hit_json(hit) for hit in results.hits],
        "near": [{"article": slug, "title": title} for slug, title in results.near],
        "unknown": list(results.unknown),
        "apart": list(results.apart),
    }


def _hit_json(hit: Hit) -> dict[str, Any]:
    library = {"library": hit.library} if hit.library else {}
    return library | {
        "article": hit.slug,
        "kind": hit.kind.value,
        "title": hit.title,
        "summary": hit.summary,
        "score": hit.score,
        "why": list(hit.why),
        "sections": [
            {
                "section": section.section,
                "anchor": section.anchor,
                "heading": section.heading,
                "level": section.level.value,
                "snippet": section.snippet,
                "spans": [list(span) for span in section.spans],
            }
            for section in hit.sections
        ],
    }


def _run_batch(arguments: argparse.Namespace, searcher: Searcher | MergedSearcher, filters: Filters) -> int:
    """Answer every line; one that is no query is reported, and makes the exit code 1 at the end."""
    failed = False
    with nullcontext(sys.stdin) if arguments.batch == "-" else Path(arguments.batch).open(encoding="utf-8") as lines:
        for number, line in enumerate(_lines(lines, arguments.batch), start=1):
            if not line.strip():
                continue
            try:
                ident, query, limit = _read_line(line, arguments.limit)
            except BatchError as error:
                print(f"{arguments.batch}:{number}: {error}", file=sys.stderr)
                failed = True
                continue
            results = searcher.search(query, filters, limit, exact=arguments.exact, by_name=arguments.sort == "name")
            print_json(as_json(results, ident), indent=None)
            # Whoever asks through a pipe waits for this answer before the next question.
            sys.stdout.flush()
    return 1 if failed else 0


def _lines(lines: Iterator[str], name: str) -> Iterator[str]:
    try:
        yield from lines
    except UnicodeDecodeError as error:
        raise BatchError(f"{name} is not UTF-8 text: save it as UTF-8.") from error


def _read_line(line: str, limit: int) -> tuple[Any, str, int]:
    """Return id, query and limit of a line of a batch file. Raises BatchError."""
    try:
        data = json.loads(line)
        query, wanted = data["query"], data.get("limit", limit)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BatchError('this line is no query: write {"id": ..., "query": "..."}.') from error
    if not isinstance(query, str) or not isinstance(wanted, int) or isinstance(wanted, bool) or wanted < 1:
        raise BatchError("the query has to be text and the limit a number from 1 up.")
    return data.get("id"), query, wanted


def _print(results: Results) -> None:
    for part in results.understood:
        print(f"{part.typed} read as {part.read_as} ({part.because})")
    if not results.hits:
        print("Nothing found.")
        if results.near:
            print("Near: " + ", ".join(title for _, title in results.near))
        return
    print(f"{results.total} found")
    for hit in results.hits:
        why = f" ({'; '.join(hit.why)})" if hit.why else ""
        print(f"\n{hit.title}{why}  [{hit.slug}]")
        for section in hit.sections:
            print(f"  {section.heading or section.section}: {section.snippet}")


def _positive(text: str) -> int:
    value = int(text)
    if value < 1:
        raise ValueError
    return value
