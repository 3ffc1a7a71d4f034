# SPDX-License-Identifier: MIT
"""The license audit: every file and module of a bundle belongs to a component whose license is shipped with it."""

from __future__ import annotations

import fnmatch
import shutil
import sys
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bundling.freezing import variables_of
from bundling.places import PROGRAMS
from bundling.slimming import files_of
from bundling.smoke import said
from devtools.problem import SetupProblem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from bundling.places import BundlePlaces
    from bundling.release import Release

FOLDER = "licenses"
_STANDARD_LIBRARY = "(the standard library)"
#: What PyInstaller puts into the archive of a program besides modules with a name of their own.
_OF_THE_START_PROGRAM = ("pyi", "pyimod")


@dataclass(frozen=True, slots=True)
class Component:
    """A part of the bundle that somebody made: which files and modules it has, its license, and where its texts are."""

    name: str
    license: str
    home: str
    files: tuple[str, ...] = ()
    not_files: tuple[str, ...] = ()
    modules: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    distributions: tuple[str, ...] = ()
    project_texts: tuple[str, ...] = ()

    def has_file(self, name: str) -> bool:
        """Tell whether a file is of this component, by its place in the bundle."""
        return _fits(name, self.files) and not _fits(name, self.not_files)

    def has_module(self, name: str) -> bool:
        """Tell whether a top module or package is of this component."""
        standard = _STANDARD_LIBRARY in self.modules and name in sys.stdlib_module_names
        return name in self.modules or standard


def _fits(name: str, patterns: Iterable[str]) -> bool:
    return any(fnmatch.fnmatchcase(name, pattern) for pattern in patterns)


def components(places: BundlePlaces) -> list[Component]:
    """Return the table of components."""
    table = tomllib.loads((places.recipes / FOLDER / "components.toml").read_text(encoding="utf-8"))
    return [_component(row) for row in table["component"]]


def _component(row: Mapping[str, Any]) -> Component:
    def several(name: str) -> tuple[str, ...]:
        return tuple(row.get(name, ()))

    return Component(
        row["name"],
        row["license"],
        row["home"],
        files=several("files"),
        not_files=several("not_files"),
        modules=several("modules"),
        texts=several("texts"),
        distributions=several("from"),
        project_texts=several("project_texts"),
    )


def unlicensed(table: Sequence[Component], files: Iterable[str], modules: Iterable[str]) -> list[str]:
    """Return the files and modules that belong to no component."""
    lost = [name for name in files if not any(component.has_file(name) for component in table)]
    strangers = [
        f"the module {name}"
        for name in modules
        if not name.startswith(_OF_THE_START_PROGRAM) and not any(component.has_module(name) for component in table)
    ]
    return [*lost, *strangers]


def texts_of(component: Component, places: BundlePlaces) -> list[Path]:
    """Return the license texts of a component. Raises SetupProblem when it has none or one is not there."""
    found = [places.recipes / FOLDER / "texts" / name for name in component.texts]
    found += [places.root / name for name in component.project_texts]
    for name in component.distributions:
        normal = name.replace("-", "_").lower()
        info = [path for path in places.site_packages.glob("*.dist-info") if path.name.lower().startswith(f"{normal}-")]
        own = [path for folder in info for path in sorted(folder.rglob("*")) if _is_license(path)]
        if not own:
            raise SetupProblem(f"the distribution {name} ships no license: name its text in components.toml.")
        found += own
    missing = [path.name for path in found if not path.is_file()]
    if missing or not found:
        raise SetupProblem(f"{component.name} has no license text{': ' if missing else ''}{', '.join(missing)}.")
    return found


def _is_license(path: Path) -> bool:
    return path.is_file() and path.name.upper().startswith(("LICENSE", "LICENCE", "COPYING", "NOTICE", "AUTHORS"))


def audit(places: BundlePlaces, release: Release) -> str:
    """Put the licenses into the bundle and tell how many components there are.

    Raises SetupProblem when a file or a module of the bundle is of no known component, or a text is missing.
    """
    table = components(places)
    programs = [str(places.program(name)) for name in PROGRAMS]
    command = [str(places.python), "-P", "-m", "bundling.frozen_modules", *programs]
    modules = said(command, variables_of(places, release)).split()
    files = [place_of(path, places) for path in files_of(places.bundle)]
    if lost := unlicensed(table, files, modules):
        raise SetupProblem(f"no component of components.toml has {', '.join(lost[:8])} ({len(lost)} in all).")
    present = [component for component in table if is_present(component, files, modules)]
    folder = places.inside / FOLDER
    folder.mkdir(exist_ok=True)
    lines = []
    for component in present:
        names = [_ship(path, component, folder) for path in texts_of(component, places)]
        lines.append(f"{component.name}\n    {component.license}, {component.home}\n    {', '.join(names)}\n")
    (folder / "README.txt").write_text(_HEAD + "\n".join(lines), encoding="utf-8")
    return f"{len(present)} components"


_HEAD = """What Lamplight is made of, and under which license each part is. How to replace Qt is in Qt.txt.

"""


def is_present(component: Component, files: Iterable[str], modules: Iterable[str]) -> bool:
    """Tell whether a bundle holds anything of a component; the start program has no file of its own."""
    has_files = any(component.has_file(name) for name in files)
    return has_files or any(component.has_module(name) for name in modules) or "pyinstaller" in component.distributions


def place_of(path: Path, places: BundlePlaces) -> str:
    """Return the place of a file in the bundle, below the folder that the program calls its own."""
    for folder in (places.inside, places.bundle / "Contents" / "Resources", places.bundle / "Contents" / "MacOS"):
        if path.is_relative_to(folder):
            return path.relative_to(folder).as_posix()
    return path.relative_to(places.bundle).as_posix()


def _ship(text: Path, component: Component, folder: Path) -> str:
    """Copy a license text under a name that says whose it is, and return that name."""
    if component.project_texts:
        name = "-".join([*([text.parent.name] if text.parent.name == "resources" else []), text.name])
    elif component.distributions and text.parent.name != "texts":
        name = f"{component.distributions[0].lower()}-{text.name}"
    else:
        name = text.name
    shutil.copyfile(text, folder / name)
    return name
