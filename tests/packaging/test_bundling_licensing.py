# SPDX-License-Identifier: MIT
"""The license audit: nothing is shipped whose license is not."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from bundling import licensing
from bundling.licensing import Component
from bundling.places import BundlePlaces
from devtools.problem import SetupProblem

PLACES = BundlePlaces(Path(__file__).resolve().parents[2])
TABLE = licensing.components(PLACES)
#: An identifier of the SPDX list, or one of our own.
_SPDX = re.compile(r"[A-Za-z0-9.+-]+( WITH Bootloader-exception)?")


@pytest.fixture
def with_packages(monkeypatch: pytest.MonkeyPatch) -> BundlePlaces:
    """The places of this checkout, with the packages that the tests run with as those to be frozen."""
    packages = next(Path(path) for path in sys.path if path.endswith("site-packages"))
    monkeypatch.setattr(BundlePlaces, "site_packages", packages)
    return PLACES


@pytest.mark.parametrize("component", TABLE, ids=lambda component: component.name)
def test_a_component_has_a_license_and_its_text(component: Component, with_packages: BundlePlaces) -> None:
    assert _SPDX.fullmatch(component.license)
    assert component.home
    if component.distributions == ("pyinstaller",):
        component = Component(component.name, component.license, component.home, texts=component.texts)
    assert all(path.stat().st_size > 100 for path in licensing.texts_of(component, with_packages))


def test_a_component_without_a_text_is_refused(with_packages: BundlePlaces) -> None:
    with pytest.raises(SetupProblem, match="has no license text"):
        licensing.texts_of(Component("Something", "MIT", "home"), with_packages)
    with pytest.raises(SetupProblem, match="has no license text: none\\.txt"):
        licensing.texts_of(Component("Something", "MIT", "home", texts=("none.txt",)), with_packages)


def test_a_distribution_that_ships_no_license_is_refused(with_packages: BundlePlaces) -> None:
    with pytest.raises(SetupProblem, match="shiboken6 ships no license"):
        licensing.texts_of(Component("Something", "MIT", "home", distributions=("shiboken6",)), with_packages)


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("PySide6/Qt/lib/libQt6Gui.so.6", "Qt 6 and PySide6"),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", "Qt 6 and PySide6"),
        ("PySide6/Qt/lib/libicui18n.so.73", "ICU"),
        ("python3.11/lib-dynload/math.cpython-311-x86_64-linux-gnu.so", "Python"),
        ("yaml/_yaml.cpython-311-x86_64-linux-gnu.so", "PyYAML, with libyaml"),
        ("library/search/MAIN_x.trm", "Lamplight's articles and figures"),
    ],
)
def test_a_file_belongs_to_one_component(file: str, name: str) -> None:
    assert [component.name for component in TABLE if component.has_file(file)] == [name]


def test_strangers_are_named() -> None:
    lost = licensing.unlicensed(
        TABLE, ["lamplight", "libstranger.so.1"], ["desktop", "json", "pyimod01_archive", "odd"]
    )
    assert lost == ["libstranger.so.1", "the module odd"]


def test_everything_that_is_installed_to_run_is_in_the_table() -> None:
    lock = (PLACES.recipes / "requirements.lock").read_text(encoding="utf-8")
    pinned = set(re.findall(r"^([a-z0-9-]+)==", lock, re.MULTILINE))
    named = {name.lower().replace("_", "-") for component in TABLE for name in component.distributions}
    modules = {module.lower().replace("_", "-") for component in TABLE for module in component.modules}
    qt = {"pyside6-essentials"}
    assert not pinned - named - modules - qt


def test_no_license_forbids_to_ship_it_with_the_rest() -> None:
    strong = [component.name for component in TABLE if re.match(r"A?GPL", component.license)]
    assert strong == ["PyInstaller's start program"]  # its exception allows it
