# SPDX-License-Identifier: MIT
"""`python -m desktop` and the command `lamplight`."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.arguments import Options, UsageError, parse
from desktop.damaged_program import (
    DATABASE,
    QT,
    as_text,
    first_fault,
    own_things,
    program_root,
    sentence,
    show_without_qt,
    why_not_loaded,
)
from index.console import speak_utf8
from index.errors import LamplightError
from index.places import user_data_folder

if TYPE_CHECKING:
    from collections.abc import Sequence

NO_SCREEN = (
    "lamplight: there is no screen to show a window on. Start it from a desktop session, or use lamplight-index."
)


def _has_screen() -> bool:
    """Return whether a window can be shown; Qt itself would abort without one, with a misleading message."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    if os.environ.get("WAYLAND_DISPLAY"):
        return True
    display = os.environ.get("DISPLAY", "")
    number = display.removeprefix("unix").removeprefix(":").split(".")[0]
    if display.startswith((":", "unix:")) and number.isdecimal():
        return Path(f"/tmp/.X11-unix/X{number}").exists()  # noqa: S108 - where X keeps its sockets
    return bool(display)


def _say(text: str) -> None:
    # A windowed program on Windows has no standard error.
    if sys.stderr is not None:
        sys.stderr.write(f"{text}\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `lamplight` and return its exit code: 0 done, 1 failed, 2 wrong usage."""
    speak_utf8()
    try:
        options = parse(sys.argv[1:] if arguments is None else arguments)
    except UsageError as error:
        _say(str(error))
        return 2
    if isinstance(options, str):
        if sys.stdout is not None:
            sys.stdout.write(options)
        return 0
    if options.export_notes is not None:
        return _export_notes(options.profile, options.export_notes)
    if options.export_cards is not None:
        return _export_cards(options, options.export_cards)
    return _start(options)


def _export_notes(profile: Path | None, target: Path) -> int:
    """Write the reader's notes, for which neither Qt nor a library is needed."""
    from desktop.own.command import export_notes  # noqa: PLC0415 - not needed to show the window

    try:
        notice = export_notes((profile or user_data_folder()) / DATABASE, target)
    except LamplightError as error:
        _say(f"lamplight: {error}")
        return 1
    if notice:
        _say(f"lamplight: {notice}")
    return 0


def _export_cards(options: Options, target: Path) -> int:
    """Write the cards of the articles for Anki, for which Qt is not needed."""
    from desktop.study.command import export_cards  # noqa: PLC0415 - not needed to show the window

    try:
        _say(f"lamplight: {export_cards(options.library, options.profile, target, options.deck)}")
    except LamplightError as error:
        _say(f"lamplight: {error}")
        return 1
    return 0


def _start(options: Options) -> int:
    if not _has_screen():
        if not options.needs_no_screen:
            _say(NO_SCREEN)
            return 1
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    root = program_root()
    if root is not None and (fault := first_fault(root)).startswith(QT):
        return _say_what_is_missing(sentence(fault), options)
    # Qt is imported only now, so that usage errors, help and a missing screen are answered without it.
    try:
        from desktop.app import run  # noqa: PLC0415
    except ImportError as error:
        if root is None:
            _say(f"lamplight: a system library is missing ({error}). Set it up with: python3 packaging/dev.py run")
            return 1
        return _say_what_is_missing(why_not_loaded(error, root), options)
    try:
        return run(options)
    except LamplightError as error:
        _say(f"lamplight: {error}")
        return 1


def _say_what_is_missing(message: str, options: Options) -> int:
    """Tell what an installed program lacks, show the reader's own things, and return the exit code."""
    text = as_text(message, own_things(options.profile or user_data_folder()))
    _say(f"lamplight: {text}")
    if not options.needs_no_screen and sys.platform in {"linux", "win32"}:
        show_without_qt(text)
    return 1


if __name__ == "__main__":
    sys.exit(main())
