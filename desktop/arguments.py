# SPDX-License-Identifier: MIT
"""The command line of `lamplight`."""

from __future__ import annotations

import argparse
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from desktop.settings import LARGEST_TEXT, SMALLEST_TEXT
from index import __version__
from index.article import Level
from index.sections import BODY_SYSTEMS

if TYPE_CHECKING:
    from collections.abc import Sequence

_SMALLEST_SIDE, _LARGEST_SIDE = 200, 8000


class UsageError(Exception):
    """A wrong command line; its text is one sentence that says what to write instead."""


@dataclass(frozen=True, slots=True)
class Options:
    """What was asked for. `size` is (width, height) of the window in pixels; empty texts were not given."""

    library: Path | None = None
    profile: Path | None = None
    open: str = ""
    search: str = ""
    level: Level | None = None
    self_test: bool = False
    out: Path | None = None
    screenshot: Path | None = None
    size: tuple[int, int] | None = None
    theme: str = ""
    text_size: int | None = None
    leaflet: tuple[str, ...] = ()
    paper: str = ""
    export_notes: Path | None = None
    export_cards: Path | None = None
    deck: str = ""

    @property
    def needs_no_screen(self) -> bool:
        """Whether this can be done on a machine without a screen."""
        writes = self.screenshot is not None or self.export_notes is not None or bool(self.leaflet)
        return self.self_test or writes


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise UsageError(f"lamplight: {message}. Try 'lamplight --help'.")


def _size(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"(\d{1,5})x(\d{1,5})", text)
    sides = (int(match[1]), int(match[2])) if match else (0, 0)
    if not all(_SMALLEST_SIDE <= side <= _LARGEST_SIDE for side in sides):
        raise argparse.ArgumentTypeError(f"'{text}' is not a size: write it as 1280x800")
    return sides


def _percent(text: str) -> int:
    digits = text.removesuffix("%")
    if not digits.isdecimal() or not SMALLEST_TEXT <= int(digits) <= LARGEST_TEXT:
        raise argparse.ArgumentTypeError(f"'{text}' is not a text size: give {SMALLEST_TEXT} to {LARGEST_TEXT} percent")
    return int(digits)


def _parser() -> _Parser:
    parser = _Parser(
        prog="lamplight", description="A medical encyclopedia that works with no network.", allow_abbrev=False
    )
    parser.add_argument("--version", action="store_true", help="print the version and end")
    parser.add_argument("--library", type=Path, metavar="DIR", help="the built library to show")
    parser.add_argument("--profile", type=Path, metavar="DIR", help="the folder for settings, bookmarks and feedback")
    parser.add_argument("--open", default="", metavar="SLUG[#SECTION]", help="open an article")
    parser.add_argument("--search", default="", metavar="TEXT", help="open the results for TEXT")
    parser.add_argument("--level", choices=[level.value for level in Level], help="the reading level")
    parser.add_argument("--theme", choices=["light", "dark", "contrast"], default="", help="the theme, for this start")
    parser.add_argument("--text-size", type=_percent, metavar="PERCENT", help="the text size, for this start")
    parser.add_argument("--self-test", action="store_true", help="check that everything works, print JSON and end")
    parser.add_argument("--out", type=Path, metavar="FILE", help="where --leaflet or --self-test writes")
    parser.add_argument("--screenshot", type=Path, metavar="FILE", help="write a PNG of the window and end")
    parser.add_argument(
        "--export-notes", type=Path, metavar="FILE", help="write notes and bookmarks as JSON, or as .md, and end"
    )
    parser.add_argument("--leaflet", nargs="+", default=[], metavar="SLUG", help="write leaflets as one PDF and end")
    parser.add_argument("--paper", choices=["a4", "letter"], default="", help="the paper of --leaflet")
    parser.add_argument("--export-cards", type=Path, metavar="FILE.apkg", help="write cards for Anki and end")
    parser.add_argument("--deck", choices=list(BODY_SYSTEMS), default="", help="the body system of --export-cards")
    parser.add_argument("--size", type=_size, metavar="WxH", help="the window's size in pixels")
    return parser


def parse(arguments: Sequence[str]) -> Options | str:
    """Return what was asked for, or a text to print (help or version). Raises UsageError for a wrong command line."""
    parser = _parser()
    if "--help" in arguments or "-h" in arguments:
        return parser.format_help()
    given = parser.parse_args(list(arguments))
    if given.version:
        return f"lamplight {__version__}\n"
    _check_output(given)
    if given.deck and given.export_cards is None:
        raise UsageError("lamplight: --deck goes with --export-cards FILE.apkg. Try 'lamplight --help'.")
    if given.open and given.search:
        raise UsageError("lamplight: give --open or --search, not both.")
    return Options(
        library=given.library,
        profile=given.profile,
        open=given.open,
        search=given.search,
        level=Level(given.level) if given.level else None,
        self_test=given.self_test,
        out=given.out,
        screenshot=given.screenshot,
        size=given.size,
        theme=given.theme,
        text_size=given.text_size,
        leaflet=tuple(given.leaflet),
        paper=given.paper,
        export_notes=given.export_notes,
        export_cards=given.export_cards,
        deck=given.deck,
    )


def _check_output(given: argparse.Namespace) -> None:
    """Raise UsageError when what writes a file and the name of the file do not go together."""
    if given.out is not None and not given.self_test and not given.leaflet:
        raise UsageError("lamplight: --out goes with --leaflet or --self-test. Try 'lamplight --help'.")
    if given.leaflet and (given.self_test or given.screenshot):
        raise UsageError("lamplight: give --leaflet alone, without --self-test and --screenshot.")
    if given.leaflet and given.out is None:
        raise UsageError("lamplight: --leaflet needs --out FILE.pdf to write to.")
    if given.paper and not given.leaflet:
        raise UsageError("lamplight: --paper goes with --leaflet. Try 'lamplight --help'.")
