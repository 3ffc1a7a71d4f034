# SPDX-License-Identifier: MIT
"""The package for Fedora and its kin, written by rpmbuild out of the laid-out files."""

from __future__ import annotations

import platform
import shutil
from typing import TYPE_CHECKING

from bundling import elf
from bundling.release import build_variables
from devtools import running
from devtools.problem import SetupProblem
from linux import tree
from linux.debian import PROGRAM, link_commands
from linux.needs import needs_of

if TYPE_CHECKING:
    from pathlib import Path

    from bundling.places import BundlePlaces
    from bundling.release import Release


def write_rpm(places: BundlePlaces, release: Release, dist: Path) -> Path:
    """Write the .rpm and return its path. Raises SetupProblem when rpmbuild is missing or fails."""
    if shutil.which("rpmbuild") is None:
        raise SetupProblem("the RPM needs rpmbuild: install the package rpm.")
    work = places.work / "rpm"
    shutil.rmtree(work, ignore_errors=True)
    root = work / "root"
    tree.lay_program(places, root / PROGRAM)
    tree.lay_share(places, release, root / "usr" / "share", packed_manuals=True)
    link_commands(root)
    tree.settle(root, release)
    spec = work / "lamplight.spec"
    spec.write_text(recipe(places, release, root), encoding="utf-8")
    machine = platform.machine()
    options = [f"--define=_topdir {work}", f"--define=_rpmdir {work / 'out'}", f"--target={machine}"]
    running.run_or_explain(
        ["rpmbuild", "--quiet", "-bb", *options, str(spec)],
        "packing the .rpm",
        cwd=places.root,
        env=build_variables(release),
        log=places.log,
    )
    made = sorted((work / "out").rglob("*.rpm"))
    if not made:
        raise SetupProblem(f"rpmbuild wrote no package; all it said is in {places.log}.")
    out = dist / f"lamplight-{release.version}-1.{machine}.rpm"
    shutil.copyfile(made[0], out)
    return out


def recipe(places: BundlePlaces, release: Release, root: Path) -> str:
    """Return the spec file for rpmbuild."""
    needs = needs_of(elf.binaries_in(root / PROGRAM))
    lines = [f"Requires: {name}" for name in needs.rpm_requires()]
    lines += [f"Recommends: {name}" for name in needs.rpm_recommends()]
    more = {"NEEDS": "\n".join(lines), "ROOT": str(root), "EPOCH": str(release.epoch)}
    return tree.filled_in(places, release, "lamplight.rpm.spec", **more)
