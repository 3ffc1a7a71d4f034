# SPDX-License-Identifier: MIT
"""What only root can put on the machine: Qt's libraries, a font, and Debian's package for Python environments."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from devtools import debian, environment, qt_libraries
from devtools.problem import AGAIN, SetupProblem

if TYPE_CHECKING:
    from devtools.places import Places


@dataclass(frozen=True)
class Needs:
    """What the system lacks."""

    packages: tuple[str, ...] = ()
    """Debian packages to install."""
    unknown: tuple[str, ...] = ()
    """Libraries and other things that no known package holds."""

    @property
    def nothing(self) -> bool:
        """Whether the system has all it should."""
        return not self.packages and not self.unknown


def needs_of(places: Places, *, remember: bool) -> Needs:
    """Return what the system lacks for Lamplight."""
    sonames = qt_libraries.missing(places, remember=remember)
    others = []
    if environment.debian_package() and environment.pending(places) and not environment.ways_to_make():
        others.append(environment.debian_package())
    if not qt_libraries.has_fonts():
        others.append(debian.FONTS)
    if not debian.is_there():
        return Needs(unknown=(*sonames, *others))
    unknown = [name for name in sonames if name not in debian.PACKAGES]
    return Needs((*debian.packages_of(sonames), *others), tuple(unknown))


def pending(places: Places, *, remember: bool) -> str:
    """Say what is to be installed on the system, or nothing; remember for the next time that it is nothing."""
    needs = needs_of(places, remember=remember)
    if needs.nothing:
        return ""
    return f"install what the system lacks: {' '.join(needs.packages + needs.unknown)}"


def provide(places: Places) -> None:
    """Install what the system lacks as root; for anyone else raise a problem with one line to copy."""
    needs = needs_of(places, remember=True)
    if needs.packages and debian.may_install():
        debian.install(needs.packages, places)
        needs = needs_of(places, remember=True)
    if needs.nothing:
        return
    names = " ".join(needs.packages + needs.unknown)
    if needs.packages and not debian.may_install():
        line = debian.copyable_line(needs.packages)
        raise SetupProblem(
            f"this computer lacks what only its administrator can install. Run this line:\n\n{line}\n\n{AGAIN}"
        )
    raise SetupProblem(f"these are missing on the system: {names}. Install the packages that hold them. {AGAIN}")
