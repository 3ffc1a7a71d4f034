# SPDX-License-Identifier: MIT
"""`lamplight-index stats`: print figures about a library."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from index.commands import add_library_arguments, open_library, print_json
from index.stats import PLAIN_GRADE_LIMIT

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    add_library_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the figures."""
    with open_library(arguments) as library:
        manifest = library.manifest
        figures = {
            "library": str(library.folder),
            "edition": manifest.edition,
            "sequence": manifest.sequence,
            "content_hash": manifest.content_hash,
            "bytes": sum(entry.size for entry in manifest.files),
            **asdict(library.stats()),
        }
    if arguments.json:
        print_json(figures)
    else:
        _print(figures)
    return 0


def _print(figures: Mapping[str, Any]) -> None:
    print(f"{figures['library']}: edition {figures['edition']}, {figures['bytes'] / 1e6:.1f} MB")
    print(f"Articles: {figures['articles']} ({_list(figures['kinds'])})")
    print(f"Body systems: {_list(figures['systems'])}")
    print(f"Words: {_list(figures['words'])}")
    print(f"References: {figures['references']} ({_list(figures['references_by_type'])})")
    print(f"References by year: {_list(figures['references_by_year'])}")
    print(f"Articles that cite a guideline: {figures['with_guideline']:.0%}")
    print(f"Findings: {_list(figures['findings'])}")
    grades = figures["plain_grades"]
    print(
        f"Grade of plain texts: {grades['lowest']} to {grades['highest']}, median {grades['median']}, "
        f"{grades['above']} above {PLAIN_GRADE_LIMIT:.0f}"
    )


def _list(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {count}" for name, count in counts.items()) or "none"
