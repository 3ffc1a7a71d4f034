# SPDX-License-Identifier: MIT
"""`lamplight-index check`: every editorial rule over a folder of articles."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from index.checks.run import check
from index.checks.table import RULES
from index.places import articles_folder

if TYPE_CHECKING:
    import argparse

    from index.checks.run import CheckReport
    from index.errors import Problem


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument("articles", nargs="?", help="the folder of articles, or one article's (default: the project's)")
    parser.add_argument("--only", nargs="+", default=[], metavar="SLUG", help="report only these articles or folders")
    parser.add_argument("--json", action="store_true", help="print a JSON list instead of lines")
    parser.add_argument("--rules", action="store_true", help="list the rules and what they ask, and stop")


def run(args: argparse.Namespace) -> int:
    """Check, print every problem, and return 1 when one of them is an error."""
    if args.rules:
        for ident, asks in RULES.items():
            print(f"{ident}: {asks}")
        return 0
    root, only = _root_and_only(args)
    report = check(root, only=only)
    if args.json:
        print(json.dumps([_record(problem) for problem in report.problems], ensure_ascii=False, indent=1))
    else:
        for problem in report.problems:
            print(problem)
        print(_summary(report))
    return 1 if report.errors else 0


def _root_and_only(args: argparse.Namespace) -> tuple[Path, list[str]]:
    """Return the root of the articles and the slugs to report; one article's folder may be given as the root."""
    only = [Path(slug).name for slug in args.only]
    root = Path(args.articles) if args.articles else articles_folder()
    if not (root / "article.yaml").is_file():
        return root, only
    return root.absolute().parent.parent, [*only, root.absolute().name]


def _record(problem: Problem) -> dict[str, str | int]:
    return {
        "path": problem.path,
        "line": problem.line,
        "rule": problem.rule,
        "severity": "warning" if problem.warning else "error",
        "message": problem.message,
    }


def _summary(report: CheckReport) -> str:
    counts = (
        (report.articles, "article checked", "articles checked"),
        (report.errors, "error", "errors"),
        (report.warnings, "warning", "warnings"),
    )
    articles, errors, warnings = (f"{count:,} {one if count == 1 else many}" for count, one, many in counts)
    return f"{articles}: {errors}, {warnings}."
