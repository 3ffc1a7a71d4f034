# SPDX-License-Identifier: MIT
"""The Debian package."""

from __future__ import annotations

import email.utils
import hashlib
import platform
import shutil
import textwrap
from typing import TYPE_CHECKING

from bundling import elf, licensing
from bundling.release import build_variables
from bundling.slimming import files_of
from devtools import running
from devtools.problem import SetupProblem
from linux import tree
from linux.needs import needs_of

if TYPE_CHECKING:
    from pathlib import Path

    from bundling.licensing import Component
    from bundling.places import BundlePlaces
    from bundling.release import Release

MAINTAINER = "The Lamplight authors <authors@lamplight.example>"
_ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}
PROGRAM = "usr/lib/lamplight"


def write_deb(places: BundlePlaces, release: Release, dist: Path) -> Path:
    """Write the .deb and return its path. Raises SetupProblem when dpkg-deb is missing or fails."""
    if shutil.which("dpkg-deb") is None:
        raise SetupProblem("the Debian package needs dpkg-deb: install the package dpkg.")
    root = places.work / "deb"
    shutil.rmtree(root, ignore_errors=True)
    tree.lay_program(places, root / PROGRAM)
    tree.lay_share(places, release, root / "usr" / "share", packed_manuals=True)
    link_commands(root)
    _write_documents(places, release, root)
    tree.settle(root, release)
    architecture = _ARCHITECTURES[platform.machine()]
    (root / "DEBIAN").mkdir()
    (root / "DEBIAN" / "control").write_text(control(places, release, architecture, root), encoding="utf-8")
    (root / "DEBIAN" / "md5sums").write_text(_sums(root), encoding="utf-8")
    out = dist / f"lamplight_{release.version}_{architecture}.deb"
    packing = ["--root-owner-group", "-Zxz", "-z9", "--build", str(root), str(out)]
    running.run_or_explain(
        ["dpkg-deb", *packing], "packing the .deb", cwd=places.root, env=build_variables(release), log=places.log
    )
    return out


def link_commands(root: Path) -> None:
    """Put both programs on everybody's PATH."""
    (root / "usr" / "bin").mkdir(parents=True)
    for name in ("lamplight", "lamplight-index"):
        (root / "usr" / "bin" / name).symlink_to(f"../lib/lamplight/{name}")


def control(places: BundlePlaces, release: Release, architecture: str, root: Path) -> str:
    """Return the control file: what the package is and what it needs."""
    needs = needs_of(elf.binaries_in(root / PROGRAM))
    size = sum(-(-path.stat().st_size // 1024) for path in files_of(root))
    head = {"VERSION": release.version, "ARCHITECTURE": architecture, "SIZE": str(size)}
    head |= {"DEPENDS": needs.debian_depends(), "RECOMMENDS": needs.debian_recommends(), "MAINTAINER": MAINTAINER}
    return tree.filled_in(places, release, "control", **head)


def copyright_file(table: list[Component]) -> str:
    """Return the copyright file in Debian's machine-readable form."""
    texts = textwrap.dedent(
        """\
        Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
        Upstream-Name: Lamplight
        Comment: The full text of every license is in /usr/lib/lamplight/_internal/licenses, where README.txt says which
         belongs to what; how to put another build of Qt in the place of ours is in Qt.txt there.
        """
    )
    parts = [texts]
    for component in sorted(table, key=lambda component: component.name != "Lamplight"):
        places = "*" if component.name == "Lamplight" else " ".join(_globs(component))
        holder = "2026 The Lamplight authors" if component.project_texts else f"the authors of {component.name}"
        parts.append(
            f"Files: {places}\nCopyright: {holder}\nLicense: {_license_name(component)}\nComment: {component.name}\n"
        )
    names = dict.fromkeys((_license_name(component), component.license) for component in table)
    for name, identifier in names:
        common = _COMMON.get(identifier)
        where = f"/usr/share/common-licenses/{common}" if common else "/usr/lib/lamplight/_internal/licenses"
        parts.append(f"License: {name}\n The text of {identifier} is in {where}.\n")
    return "\n".join(parts)


_COMMON = {"LGPL-3.0-only": "LGPL-3", "MPL-1.1": "MPL-1.1", "Apache-2.0": "Apache-2.0"}


def _license_name(component: Component) -> str:
    if "WITH" in component.license:
        return "GPL-2+ with PyInstaller exception"
    return component.license.replace("LicenseRef-", "")


def _globs(component: Component) -> list[str]:
    found = [f"{PROGRAM}/_internal/{pattern}" for pattern in component.files if "*." not in pattern]
    return found or [f"{PROGRAM}/lamplight*"]


def _write_documents(places: BundlePlaces, release: Release, root: Path) -> None:
    documents = root / "usr" / "share" / "doc" / "lamplight"
    documents.mkdir(parents=True)
    present = [component for component in licensing.components(places) if "Microsoft" not in component.name]
    (documents / "copyright").write_text(copyright_file(present), encoding="utf-8")
    date = email.utils.formatdate(release.epoch)
    entry = f"lamplight ({release.version}) stable; urgency=medium\n\n  * Release {release.version}.\n\n"
    tree.write_packed(documents / "changelog.gz", f"{entry} -- {MAINTAINER}  {date.replace('-0000', '+0000')}\n")
    tree.write_packed(documents / "NEWS.md.gz", (places.recipes / "CHANGELOG.md").read_text(encoding="utf-8"))
    overrides = root / "usr" / "share" / "lintian" / "overrides" / "lamplight"
    overrides.parent.mkdir(parents=True)
    overrides.write_text((places.recipes / "linux" / "lintian-overrides").read_text(encoding="utf-8"), encoding="utf-8")


def _sums(root: Path) -> str:
    lines = []
    for path in files_of(root):
        inside = path.relative_to(root).as_posix()
        if not inside.startswith("DEBIAN/"):
            lines.append(f"{hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()}  {inside}\n")
    return "".join(lines)
