# SPDX-License-Identifier: MIT
"""The commands of `lamplight-index`, one module each: `add_arguments(parser)` and `run(arguments) -> exit code`."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.library import Library
from index.places import default_library

if TYPE_CHECKING:
    import argparse


def add_library_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options that every command has which reads a library."""
    parser.add_argument("--library", type=Path, metavar="DIR", help="the library to open (default: the shipped one)")
    parser.add_argument("--json", action="store_true", help="print JSON")


def typed(text: str) -> str:
    """Return a word of the command line as it was typed, also where the environment claims to be plain ASCII."""
    return os.fsencode(text).decode("utf-8", "replace") if any("\udc80" <= char <= "\udcff" for char in text) else text


def open_library(arguments: argparse.Namespace) -> Library:
    """Open the library that the options name, else the default one. Raises LibraryError."""
    return Library.open(arguments.library or default_library())


def print_json(value: Any, *, indent: int | None = 1) -> None:
    """Print a value as JSON, with letters of all scripts as they are."""
    print(json.dumps(value, ensure_ascii=False, indent=indent))
