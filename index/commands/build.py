# SPDX-License-Identifier: MIT
"""`lamplight-index build`: compile a folder of articles into a library."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from index.builder import Progress, build
from index.manifest import EDITION
from index.places import articles_folder

if TYPE_CHECKING:
    import argparse

_BAR = 30
_REDRAW_SECONDS = 0.1
_STAGES = {"reading": "Reading articles", "indexing": "Indexing words", "finishing": "Writing files"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument("articles", nargs="?", type=Path, metavar="ARTICLES", help="the folder of articles")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="the library folder to write")
    parser.add_argument("--edition", default=EDITION, metavar="YYYY.MM", help="the edition (default: %(default)s)")
    parser.add_argument("--sequence", type=int, metavar="N", help="the number of the edition (default: from its name)")
    parser.add_argument("--skip-bad", action="store_true", help="leave out articles that cannot be read")


def run(arguments: argparse.Namespace) -> int:
    """Build, with a bar on a terminal and plain lines elsewhere."""
    meter = _Meter(sys.stderr)
    try:
        report = build(
            arguments.articles or articles_folder(),
            arguments.out,
            edition=arguments.edition,
            sequence=arguments.sequence,
            skip_bad=arguments.skip_bad,
            progress=meter.show,
        )
    finally:
        meter.end()
    for problem in report.problems:
        print(problem, file=sys.stderr)
    rate = report.articles / report.seconds if report.seconds else 0.0
    noun = "article" if report.articles == 1 else "articles"
    print(f"{report.articles} {noun} in {report.folder}, edition {report.manifest.edition}.")
    print(f"{report.seconds:.1f} seconds, {rate:.0f} articles a second.", file=sys.stderr)
    return 0


class _Meter:
    """Shows how far the build is: one line redrawn on a terminal, a line a stage and tenth elsewhere."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._terminal = stream.isatty()
        self._drawn = 0.0
        self._tenth = ("", -1)
        self._open = False

    def show(self, progress: Progress) -> None:
        """Show a step."""
        done = progress.done / progress.total if progress.total else 1.0
        stage = _STAGES.get(progress.stage, progress.stage)
        if self._terminal:
            self._redraw(stage, done, progress)
        elif (tenth := (stage, int(done * 10))) != self._tenth:
            self._tenth = tenth
            print(f"{stage}: {progress.done} of {progress.total}", file=self._stream, flush=True)

    def end(self) -> None:
        """Leave the line that was drawn last."""
        if self._open:
            print(file=self._stream, flush=True)

    def _redraw(self, stage: str, done: float, progress: Progress) -> None:
        now = time.monotonic()
        if now - self._drawn < _REDRAW_SECONDS and progress.done < progress.total:
            return
        self._drawn = now
        self._open = True
        bar = "#" * round(done * _BAR)
        line = f"\r{stage:<17} [{bar:<{_BAR}}] {progress.done}/{progress.total} {progress.label[:24]:<24}"
        print(line, end="", file=self._stream, flush=True)
