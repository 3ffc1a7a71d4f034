# SPDX-License-Identifier: MIT
"""What Debian and Ubuntu are asked for, by root and by others."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from devtools import debian, environment, qt_libraries, system
from devtools.places import Places
from devtools.problem import SetupProblem

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="apt-get is on Linux only")

# Part of the C library and of Python's own needs, which no system lacks.
ALWAYS_THERE = re.compile(r"ld-linux|lib(c|m|dl|rt|pthread|resolv)\.so")


@pytest.fixture
def lacking(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Let the system lack one library of Qt and Python's environments; returns the list, to change it."""
    names = ["libxcb-cursor.so.0"]
    monkeypatch.setattr(qt_libraries, "missing", lambda _places, remember: list(names))
    monkeypatch.setattr(qt_libraries, "has_fonts", lambda: True)
    monkeypatch.setattr(environment, "ways_to_make", lambda: [] if names else ["venv"])
    monkeypatch.setattr(environment, "debian_package", lambda: "python3.11-venv")
    monkeypatch.setattr(debian, "is_there", lambda: True)
    return names


def test_packages_are_named_once_and_unknown_libraries_left_out() -> None:
    sonames = ["libglib-2.0.so.0", "libgthread-2.0.so.0", "libEGL.so.1", "libunheard.so.9"]
    assert debian.packages_of(sonames) == ["libegl1", "libglib2.0-0"]


def test_the_line_to_copy_uses_sudo_where_there_is_one(program: Callable[[str, str], Path]) -> None:
    assert debian.copyable_line(["a", "b"]).startswith("su -c 'apt-get update && apt-get install --yes ")
    program("sudo", "exit 0")
    line = debian.copyable_line(["a", "b"])
    assert line == "sudo apt-get update && sudo apt-get install --yes --no-install-recommends a b"


def test_an_ordinary_user_gets_one_line_for_everything(
    places: Places, lacking: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(debian, "may_install", lambda: False)
    with pytest.raises(SetupProblem) as caught:
        system.provide(places)
    lines = [line for line in str(caught.value).splitlines() if "apt-get install" in line]
    assert len(lines) == 1
    assert re.search(r"libxcb-cursor0 python3\.11-venv'?$", lines[0])


def test_root_gets_it_installed(
    places: Places, lacking: list[str], program: Callable[[str, str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = places.root / "calls"
    program("apt-get", f'echo "$@" >> "{calls}"')
    monkeypatch.setattr(debian, "may_install", lambda: True)
    answers = [["libxcb-cursor.so.0"], []]
    monkeypatch.setattr(qt_libraries, "missing", lambda _places, remember: answers.pop(0))
    monkeypatch.setattr(environment, "ways_to_make", lambda: ["venv"])
    system.provide(places)
    update, install = calls.read_text(encoding="utf-8").splitlines()
    assert update.startswith("update")
    assert install.endswith("libxcb-cursor0")


@pytest.mark.parametrize(
    ("complaint", "message"),
    [
        (
            "E: Unable to locate package libxcb-cursor0",
            "apt-get update failed: apt-get knows no package libxcb-cursor0",
        ),
        ("Temporary failure resolving", "apt-get update failed: no network"),
    ],
)
def test_what_apt_get_could_not_do_is_one_line(
    places: Places, program: Callable[[str, str], Path], complaint: str, message: str
) -> None:
    program("apt-get", f'echo "{complaint}" >&2; exit 100')
    with pytest.raises(SetupProblem, match=re.escape(message)) as caught:
        debian.install(["libxcb-cursor0"], places)
    assert "\n" not in str(caught.value)
    assert complaint in places.log.read_text(encoding="utf-8")


def test_a_library_that_no_package_holds_is_named(
    places: Places, lacking: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(environment, "ways_to_make", lambda: ["venv"])
    lacking[:] = ["libunheard.so.9"]
    with pytest.raises(SetupProblem, match=r"missing on the system: libunheard\.so\.9"):
        system.provide(places)


def test_another_linux_is_told_the_libraries(
    places: Places, lacking: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(debian, "is_there", lambda: False)
    monkeypatch.setattr(environment, "ways_to_make", lambda: ["venv"])
    with pytest.raises(SetupProblem, match=r"missing on the system: libxcb-cursor\.so\.0"):
        system.provide(places)


def test_a_missing_font_is_installed_too(places: Places, lacking: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    lacking.clear()
    monkeypatch.setattr(qt_libraries, "has_fonts", lambda: False)
    assert system.pending(places, remember=False) == "install what the system lacks: fonts-dejavu-core"


def test_the_linker_is_asked_again_only_when_something_changed(
    places: Places, program: Callable[[str, str], Path]
) -> None:
    library = places.site_packages / "PySide6" / "Qt" / "lib" / "libQt6Core.so.6"
    library.parent.mkdir(parents=True)
    library.write_bytes(b"one")
    found = places.root / "libz.so.1"
    found.touch()
    program("ldd", f'echo "	libz.so.1 => {found} (0x0)"')
    assert qt_libraries.missing(places, remember=True) == []
    program("ldd", 'echo "	libxcb-cursor.so.0 => not found"')
    assert qt_libraries.missing(places, remember=True) == []
    found.unlink()
    assert qt_libraries.missing(places, remember=True) == ["libxcb-cursor.so.0"]


def test_before_qt_is_installed_the_known_names_are_looked_up(
    places: Places, program: Callable[[str, str], Path]
) -> None:
    known = "\n".join(f"	{name} (libc6,x86-64) => /lib/{name}" for name in debian.PACKAGES if "cursor" not in name)
    program("ldconfig", f"/bin/cat <<'END'\n2 libs found\n{known}\nEND")
    assert qt_libraries.missing(places, remember=False) == ["libxcb-cursor.so.0"]
    assert not places.build.exists()


def test_every_library_that_qt_asks_of_the_system_has_a_package() -> None:
    reader = shutil.which("readelf")
    files = qt_libraries.qt_files(Places.of_this_checkout())
    if reader is None or not files:
        pytest.skip("needs readelf and the .venv of this checkout")
    output = subprocess.run([reader, "-d", *files], capture_output=True, text=True, check=True).stdout
    asked = set(re.findall(r"\(NEEDED\).*\[(.+)\]", output))
    assert {name for name in asked if not re.match(r"libQt6|libicu", name) and not ALWAYS_THERE.match(name)} <= set(
        debian.PACKAGES
    )


def test_every_part_of_qt_that_the_window_imports_is_looked_at() -> None:
    root = Places.of_this_checkout().root
    imported = {
        name
        for path in (root / "desktop").rglob("*.py")
        for name in re.findall(r"^\s*(?:from|import) PySide6\.Qt(\w+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert imported <= set(qt_libraries.MODULES)
