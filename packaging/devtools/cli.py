# SPDX-License-Identifier: MIT
"""The commands of dev.py: their arguments, the steps of the set-up, and how it all ends."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn, cast

from devtools import benchmarks, checks, dependencies, display, environment, library, setup_lock, system
from devtools.places import Places, Purpose
from devtools.problem import SetupProblem, from_os_error

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

INTERRUPTED = 130


@dataclass(frozen=True)
class Step:
    """One step of the set-up: what it would do now, or nothing, and how it does it."""

    title: str
    pending: Callable[[], str]
    do: Callable[[], None]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="dev.py", description="Sets Lamplight up on this machine, then runs, tests or measures it."
    )
    parser.add_argument("--check-only", action="store_true", help="tell what would be done, and do nothing")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, what, rest in (
        ("run", "open the window", "lamplight"),
        ("test", "run every check and test", "pytest"),
        ("bench", "measure beside other programs", "the benchmark"),
    ):
        measured = " NAME" if name == "bench" else ""
        command = commands.add_parser(
            name,
            help=what,
            usage=f"dev.py [--check-only] {name}{measured} [-- ARGUMENTS of {rest}]",
            description=f"Sets everything up, then: {what}.",
        )
        command.add_argument("--check-only", action="store_true", default=argparse.SUPPRESS, help="do nothing")
        if measured:
            command.add_argument("name", metavar="NAME", choices=list(benchmarks.MODULES), help="what: %(choices)s")
    return parser


def _split(arguments: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """Return our own arguments and those after the first -- apart."""
    if "--" not in arguments:
        return arguments, []
    middle = list(arguments).index("--")
    return arguments[:middle], arguments[middle + 1 :]


def set_up_steps(places: Places, purpose: Purpose, *, remember: bool) -> list[Step]:
    """Return the steps in order. The system is looked at twice: by name before PySide6 is there, by linker after."""

    def system_pending() -> str:
        return system.pending(places, remember=remember)

    def system_pending_again() -> str:
        return system_pending() if (places.site_packages / "PySide6").is_dir() else ""

    def make_environment() -> None:
        environment.make(places)
        environment.note(places)

    def install() -> None:
        environment.note(places)
        dependencies.install(places, purpose)

    return [
        Step("System", system_pending, lambda: system.provide(places)),
        Step("Environment", lambda: environment.pending(places), make_environment),
        Step("Packages", lambda: dependencies.pending(places, purpose), install),
        Step("System", system_pending_again, lambda: system.provide(places)),
        Step("Library", lambda: library.pending(places), lambda: library.build(places)),
    ]


def set_up(places: Places, purpose: Purpose) -> None:
    """Do what is still to be done, and nothing when that is nothing."""
    steps = set_up_steps(places, purpose, remember=True)
    if not any(step.pending() for step in steps):
        return
    with setup_lock.held(places):
        for step in steps:
            if not (task := step.pending()):
                continue
            print(f"{step.title}: {task}", flush=True)
            began = time.monotonic()
            step.do()
            print(f"{step.title}: done in {time.monotonic() - began:.1f} s", flush=True)


def tell(places: Places, purpose: Purpose, arguments: Sequence[str], benchmark: str = "") -> None:
    """Say what the command would do, without doing any of it."""
    tasks = dict.fromkeys(task for step in set_up_steps(places, purpose, remember=False) if (task := step.pending()))
    for task in tasks:
        print(f"would {task}")
    if not tasks:
        print("the set-up is complete")
    if purpose == "test":
        print(f"would run: {', '.join(name for name, _command in checks.steps(places, arguments))}")
    elif purpose == "bench":
        print(f"would measure: {benchmark}")
    elif trouble := display.problem(arguments, os.environ, sys.platform):
        print(f"would not open the window: {trouble}")
    else:
        print("would start Lamplight")


def open_window(places: Places, arguments: Sequence[str]) -> NoReturn:
    """Start Lamplight in the user's own working folder, in the place of this program where the system can do that."""
    command = [str(places.python), "-P", "-m", "desktop", "--library", str(places.library), *arguments]
    variables = places.module_environment()
    sys.stdout.flush()
    if sys.platform == "win32":
        sys.exit(subprocess.run(command, env=variables, check=False).returncode)
    os.execve(command[0], command, variables)  # noqa: S606 - no shell, and nothing of this program is needed any more


@contextmanager
def _one_line_for_problems() -> Iterator[None]:
    """Turn what the set-up and the file system raise into one line and exit code 1."""
    try:
        yield
    except SetupProblem as problem:
        sys.exit(f"dev.py: {problem}")
    except OSError as error:
        sys.exit(f"dev.py: {from_os_error(error)}")
    except KeyboardInterrupt:
        print("\ndev.py: stopped. The same command goes on where it was.", file=sys.stderr)
        sys.exit(INTERRUPTED)


def main(arguments: Sequence[str]) -> int:
    """Run one command of dev.py and return its exit code."""
    own, passed_on = _split(arguments)
    options = _parser().parse_args(own)
    places = Places.of_this_checkout()
    purpose = cast("Purpose", options.command)
    with _one_line_for_problems():
        if options.check_only:
            tell(places, purpose, passed_on, getattr(options, "name", ""))
            return 0
        if purpose == "run" and (trouble := display.problem(passed_on, os.environ, sys.platform)):
            raise SetupProblem(trouble)
        set_up(places, purpose)
        if purpose == "test":
            return checks.run(places, passed_on)
        if purpose == "bench":
            return benchmarks.run(places, options.name, passed_on)
        open_window(places, passed_on)
