# SPDX-License-Identifier: MIT
"""Making the bundle: articles checked, library built and pinned, programs frozen."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING

from bundling.places import PROGRAMS
from bundling.release import build_variables
from devtools import running
from devtools.problem import AGAIN, SetupProblem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bundling.places import BundlePlaces
    from bundling.release import Release

#: What PyInstaller calls on the way, and the Debian package that has it. It strips and takes libraries apart.
_TOOLS = {"objdump": "binutils", "strip": "binutils", "ldd": "libc-bin"}


def check_tools() -> None:
    """Raise SetupProblem when a tool is missing, without which the bundle would be made wrongly or large."""
    missing = sorted({package for tool, package in _TOOLS.items() if shutil.which(tool) is None})
    if sys.platform.startswith("linux") and missing:
        raise SetupProblem(f"freezing needs {' and '.join(missing)}: install them. {AGAIN}")


def variables_of(places: BundlePlaces, release: Release) -> dict[str, str]:
    """Return the environment of every tool of the build: our packages, and the pin, are found from anywhere."""
    path = os.pathsep.join(map(str, (places.root, places.recipes, places.pin)))
    return {**build_variables(release), "PYTHONPATH": path}


def check_content(places: BundlePlaces, release: Release) -> None:
    """Check the articles by every rule; nothing is shipped that does not pass."""
    _visibly(places, release, ["-m", "index", "check", str(places.articles)], "the articles do not pass the check")


def build_library(places: BundlePlaces, release: Release) -> None:
    """Build the library and the module that pins it."""
    paths = [str(places.articles), str(places.library), str(places.pin)]
    _visibly(places, release, ["-m", "bundling.sealing", *paths], "the library was not built")


def freeze(places: BundlePlaces, release: Release) -> None:
    """Freeze both programs into one folder; what lay there before is removed."""
    shutil.rmtree(places.bundle.parent, ignore_errors=True)
    spec = places.recipes / "lamplight.spec"
    folders = ["--distpath", str(places.bundle.parent), "--workpath", str(places.work / "pyinstaller")]
    running.run_or_explain(
        [str(places.python), "-P", "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", *folders, str(spec)],
        "freezing",
        cwd=places.root,
        env=variables_of(places, release),
        log=places.log,
    )
    lacking = [name for name in PROGRAMS if not places.program(name).is_file()]
    if lacking:
        raise SetupProblem(f"freezing made no {' and no '.join(lacking)}. All that was said is in {places.log}.")


def _visibly(places: BundlePlaces, release: Release, arguments: Sequence[str], otherwise: str) -> None:
    """Run a module in the build's environment with its words shown."""
    command = [str(places.python), "-P", *arguments]
    if running.run(command, cwd=places.root, env=variables_of(places, release), keep=False).code:
        raise SetupProblem(f"{otherwise}; what is wrong stands above. {AGAIN}")
