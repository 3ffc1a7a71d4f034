# SPDX-License-Identifier: MIT
"""`lamplight-index suggest`: complete the beginning of a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.commands import add_library_arguments, open_library, print_json, typed
from index.suggest import Suggester

if TYPE_CHECKING:
    import argparse

_LIMIT = 8


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    add_library_arguments(parser)
    parser.add_argument("prefix", metavar="PREFIX", help="the beginning of a name or of a word in it")
    parser.add_argument("--limit", type=int, default=_LIMIT, metavar="N", help="names (default: %(default)s)")


def run(arguments: argparse.Namespace) -> int:
    """Print the names; none found is no failure."""
    prefix = typed(arguments.prefix)
    with open_library(arguments) as library:
        suggestions = Suggester(library).suggest(prefix, arguments.limit)
    if arguments.json:
        rows = [
            {
                "article": suggestion.slug,
                "kind": suggestion.kind.value,
                "title": suggestion.title,
                "name": suggestion.name,
                "why": suggestion.why,
                "spans": [list(span) for span in suggestion.spans],
            }
            for suggestion in suggestions
        ]
        print_json({"query": prefix, "suggestions": rows})
    else:
        for suggestion in suggestions:
            print(suggestion.why or suggestion.name)
    return 0
