# SPDX-License-Identifier: MIT
"""The command build.py: its arguments, the steps of a build, and how it all ends."""

from __future__ import annotations

import argparse
import importlib
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from bundling import freezing, inventory, licensing, slimming, smoke
from bundling.checksums import write_checksums
from bundling.places import BundlePlaces
from bundling.release import release_of
from devtools import dependencies, environment, setup_lock
from devtools.places import Places
from devtools.problem import SetupProblem, from_os_error

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bundling.release import Release

INTERRUPTED = 130


class Installer(Protocol):
    """The module `installer` in packaging/linux, packaging/windows and packaging/macos."""

    def write(self, places: BundlePlaces, release: Release, dist: Path) -> Sequence[Path]:
        """Write the installers of a finished bundle into `dist` and return their paths."""
        ...


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="build.py", description="Builds the installers of Lamplight for this system.")
    parser.add_argument("--bundle-only", action="store_true", help="stop at the tested bundle in build/bundle/frozen")
    parser.add_argument("--packages-only", action="store_true", help="pack the bundle that was built last")
    parser.add_argument("--package-version", default="", metavar="V", help="call the packages another version")
    parser.add_argument("--dist", type=Path, metavar="DIR", help="where the installers go (default: dist)")
    return parser


def _environment(places: BundlePlaces) -> None:
    places.work.mkdir(parents=True, exist_ok=True)
    if environment.pending(places):
        environment.make(places)
    environment.note(places)
    if dependencies.pending(places, "run"):
        dependencies.install(places, "run")


def bundle_steps(places: BundlePlaces, release: Release) -> list[tuple[str, Callable[[], object]]]:
    """Return the steps to a tested bundle, each with its name."""
    return [
        ("Environment", lambda: _environment(places)),
        ("Articles", lambda: freezing.check_content(places, release)),
        ("Library", lambda: freezing.build_library(places, release)),
        ("Freezing", lambda: freezing.freeze(places, release)),
        ("Slimming", lambda: slimming.slim(places)),
        ("Licenses", lambda: licensing.audit(places, release)),
        ("Listing", lambda: inventory.write_inventory(places)),
        ("Trying", lambda: smoke.smoke_test(places, release)),
    ]


def write_installers(places: BundlePlaces, release: Release, dist: Path) -> str:
    """Write the installers of this system and the list of their sums."""
    system = {"win32": "windows", "darwin": "macos"}.get(sys.platform, "linux")
    try:
        installer = cast("Installer", importlib.import_module(f"{system}.installer"))
    except ModuleNotFoundError as error:
        raise SetupProblem(f"there is no recipe for installers in packaging/{system}.") from error
    dist.mkdir(parents=True, exist_ok=True)
    written = installer.write(places, release, dist)
    write_checksums(dist)
    return ", ".join(f"{path.name} {path.stat().st_size / 1e6:.1f} MB" for path in written)


def run(places: BundlePlaces, options: argparse.Namespace) -> None:
    """Do what was asked for. Raises SetupProblem."""
    release = release_of(places.root, options.package_version)
    dist = options.dist.resolve() if options.dist else places.dist
    steps = [] if options.packages_only else bundle_steps(places, release)
    if options.packages_only and not places.program("lamplight").is_file():
        raise SetupProblem("there is no bundle yet: leave out --packages-only.")
    if not options.bundle_only:
        steps.append(("Packing", lambda: write_installers(places, release, dist)))
    freezing.check_tools()
    places.build.mkdir(parents=True, exist_ok=True)
    with setup_lock.held(places):
        for title, do in steps:
            print(f"{title} ...", flush=True)
            began = time.monotonic()
            outcome = do()
            found = f": {outcome}" if isinstance(outcome, str) else ""
            print(f"{title}: done in {time.monotonic() - began:.1f} s{found}", flush=True)


def main(arguments: Sequence[str]) -> int:
    """Run build.py and return its exit code: 0 built, 1 with one line when not."""
    options = _parser().parse_args(arguments)
    places = BundlePlaces(Places.of_this_checkout().root)
    try:
        run(places, options)
    except SetupProblem as problem:
        print(f"build.py: {problem}", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"build.py: {from_os_error(error)}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nbuild.py: stopped.", file=sys.stderr)
        return INTERRUPTED
    return 0
