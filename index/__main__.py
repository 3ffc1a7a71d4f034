# SPDX-License-Identifier: MIT
"""`lamplight-index`: build, check and use a library without a window."""

from __future__ import annotations

import argparse
import errno
import importlib
import os
import sys
from typing import TYPE_CHECKING

import index
from index.console import speak_utf8
from index.errors import LamplightError

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Each command is a module of `index.commands` with `add_arguments(parser)` and `run(arguments) -> exit code`.
COMMANDS = {
    "build": "compile a folder of articles into a library",
    "check": "check articles against the editorial rules",
    "search": "search a library",
    "suggest": "complete the beginning of a name",
    "show": "print an article",
    "stats": "print figures about a library",
}
DONE, FAILED, WRONG_USAGE = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 the thing asked for failed, 2 wrong usage."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    speak_utf8()
    try:
        parsed = _parser(words).parse_args(words)
        code: int = parsed.run(parsed)
        sys.stdout.flush()
    except LamplightError as error:
        print(error, file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return FAILED
    except OSError as error:
        if _reader_is_gone(error):
            _write_no_more()
            return DONE
        print(f"{error.filename or 'The output'}: {error.strerror or error}.", file=sys.stderr)
        if error.filename is None:
            _write_no_more()
        return FAILED
    return code


def _reader_is_gone(error: OSError) -> bool:
    """Tell whether whoever read our output has enough of it, which Windows calls an invalid argument of no file."""
    windows = os.name == "nt" and error.errno == errno.EINVAL and error.filename is None
    return windows or isinstance(error, BrokenPipeError)


def _write_no_more() -> None:
    """Let what is still held back go nowhere: written when Python ends, it would fail a second time."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parser(words: Sequence[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="lamplight-index", description="Build, check and use a Lamplight library.")
    parser.add_argument("--version", action="version", version=f"lamplight-index {index.__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, what in COMMANDS.items():
        command = commands.add_parser(name, help=what, description=f"{what[0].upper()}{what[1:]}.")
        # Only the command that is run is loaded: reading articles needs much that a search does not.
        if name in words:
            module = importlib.import_module(f"index.commands.{name}")
            module.add_arguments(command)
            command.set_defaults(run=module.run)
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
