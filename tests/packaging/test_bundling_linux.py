# SPDX-License-Identifier: MIT
"""The recipes for Linux: manual pages, menu entry, and the script that installs without root."""

from __future__ import annotations

import configparser
import os
import re
import runpy
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from bundling.at_start import surroundings
from bundling.places import BundlePlaces
from bundling.release import Release
from desktop.arguments import _parser as window_parser
from index.__main__ import COMMANDS
from index.__main__ import _parser as headless_parser
from linux import debian, tree

ROOT = Path(__file__).resolve().parents[2]
LINUX = ROOT / "packaging" / "linux"
PLACES = BundlePlaces(ROOT)

needs_shell = pytest.mark.skipif(os.name != "posix", reason="a script for Linux")


def _words(name: str) -> str:
    """Return the text of a manual page as it is read."""
    return (LINUX / name).read_text(encoding="utf-8").replace("\\-", "-")


def test_the_manual_names_every_option_of_the_window() -> None:
    options = {option for action in window_parser()._actions for option in action.option_strings}
    assert not [option for option in options if option not in _words("lamplight.1")]


@pytest.mark.parametrize("command", COMMANDS)
def test_the_manual_names_every_option_of_a_command(command: str) -> None:
    words = _words("lamplight-index.1")
    assert re.search(rf"\b{command}\b", words)
    parser = headless_parser([command])
    commands = next(action for action in parser._actions if action.dest == "command")
    assert isinstance(commands.choices, dict)
    options = {option for action in commands.choices[command]._actions for option in action.option_strings}
    assert not [option for option in options if option not in words]


def test_version_and_date_are_filled_in() -> None:
    text = tree.filled_in(PLACES, Release("1.2.3", 1700000000), tree.METAINFO)
    release = ET.fromstring(text).find("releases/release")  # noqa: S314 - our own file
    assert release is not None
    assert release.attrib == {"version": "1.2.3", "date": "2023-11-14"}
    assert "@" not in tree.filled_in(PLACES, Release("1.2.3", 0), "lamplight.1").replace("@VERSION@", "")


def test_the_menu_entry_is_the_one_that_the_window_belongs_to() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.read(LINUX / "lamplight.desktop", encoding="utf-8")
    assert entry["Desktop Entry"]["Exec"] == "lamplight"
    metainfo = ET.fromstring((LINUX / tree.METAINFO).read_text(encoding="utf-8"))  # noqa: S314 - our own file
    assert metainfo.findtext("launchable") == "lamplight.desktop"


def test_every_license_is_in_the_copyright_file() -> None:
    from bundling import licensing  # noqa: PLC0415

    table = licensing.components(PLACES)
    text = debian.copyright_file(table)
    assert all(f"Comment: {component.name}\n" in text for component in table)
    named = set(re.findall(r"^Files: .*\nCopyright: .*\nLicense: (.*)$", text, re.MULTILINE))
    assert named == set(re.findall(r"^License: (.*)\n The text", text, re.MULTILINE))


# ------------------------------------------------------------------------------------------------------- install.sh


@pytest.fixture
def unpacked(tmp_path: Path) -> Path:
    """An unpacked archive with a script in the place of the program."""
    folder = tmp_path / "un packed"
    (folder / "_internal").mkdir(parents=True)
    for name in ("lamplight", "lamplight-index"):
        (folder / name).write_text("#!/bin/sh\necho started\n", encoding="utf-8")
        (folder / name).chmod(0o755)
    shutil.copyfile(LINUX / "install.sh", folder / "install.sh")
    for part in ("applications", "metainfo", "man/man1", "icons/hicolor/48x48/apps"):
        (folder / "share" / part).mkdir(parents=True)
    shutil.copy(LINUX / "lamplight.desktop", folder / "share/applications")
    shutil.copy(LINUX / tree.METAINFO, folder / "share/metainfo")
    for name in tree.MANUALS:
        shutil.copy(LINUX / name, folder / "share/man/man1")
    (folder / "share/icons/hicolor/48x48/apps/lamplight.png").write_bytes(b"PNG")
    return folder


def _install(folder: Path, home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    home.mkdir(exist_ok=True)
    variables = {"HOME": str(home), "PATH": os.environ["PATH"]}
    command = ["/bin/sh", str(folder / "install.sh"), *arguments]
    return subprocess.run(command, env=variables, capture_output=True, text=True, check=False)


def _files(home: Path) -> set[str]:
    return {path.relative_to(home).as_posix() for path in home.rglob("*") if not path.is_dir() or path.is_symlink()}


@needs_shell
def test_it_installs_replaces_and_takes_away(unpacked: Path, tmp_path: Path) -> None:
    home = tmp_path / 'my $home "بيت"'
    own = home / ".local/share/lamplight/lamplight.sqlite"
    own.parent.mkdir(parents=True)
    own.write_bytes(b"mine")
    for _ in range(2):
        outcome = _install(unpacked, home)
        assert outcome.returncode == 0, outcome.stderr
    assert subprocess.run([home / ".local/bin/lamplight"], capture_output=True, check=True).stdout == b"started\n"
    entry = (home / ".local/share/applications/lamplight.desktop").read_text(encoding="utf-8")
    program = str(home / ".local/lib/lamplight/lamplight")
    escaped = program.replace("$", "\\\\$").replace('"', '\\\\"')
    assert f'Exec="{escaped}"\n' in entry
    assert not [name for name in _files(home) if ".new" in name or ".old" in name]
    outcome = _install(unpacked, home, "--uninstall")
    assert (outcome.returncode, _files(home)) == (0, {".local/share/lamplight/lamplight.sqlite"})


@needs_shell
def test_it_does_not_write_over_another_command(unpacked: Path, tmp_path: Path) -> None:
    other = tmp_path / "home/.local/bin/lamplight"
    other.parent.mkdir(parents=True)
    other.write_text("somebody else's", encoding="utf-8")
    outcome = _install(unpacked, tmp_path / "home")
    assert outcome.returncode == 1
    assert "is in the way: move it away" in outcome.stderr
    assert other.read_text(encoding="utf-8") == "somebody else's"


@needs_shell
@pytest.mark.parametrize(("arguments", "sentence"), [(["--help"], "wrong use"), ([], "there is no program beside")])
def test_it_says_in_one_line_what_is_wrong(unpacked: Path, tmp_path: Path, arguments: list[str], sentence: str) -> None:
    (unpacked / "lamplight").unlink()
    outcome = _install(unpacked, tmp_path / "home", *arguments)
    assert outcome.returncode == 1
    assert outcome.stderr.startswith(f"install.sh: {sentence}")
    assert outcome.stderr.count("\n") == 1


# ---------------------------------------------------------------------------------------- before the program begins


def test_a_profile_beside_the_program_is_used(tmp_path: Path) -> None:
    program = tmp_path / "lamplight"
    assert surroundings.portable_profile(program) is None
    (tmp_path / "profile").mkdir()
    variables: dict[str, str] = {}
    surroundings.prepare(program, variables)
    assert variables == {"LAMPLIGHT_DATA": str(tmp_path / "profile")}
    named = {"LAMPLIGHT_DATA": "elsewhere"}
    surroundings.prepare(program, named)
    assert named == {"LAMPLIGHT_DATA": "elsewhere"}


def test_on_macos_the_profile_lies_beside_the_application(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    (tmp_path / "profile").mkdir()
    program = tmp_path / "Lamplight.app" / "Contents" / "MacOS" / "lamplight"
    assert surroundings.portable_profile(program) == tmp_path / "profile"


def test_programs_that_we_start_see_the_systems_libraries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", "/bundle", raising=False)
    variables = {"LD_LIBRARY_PATH": "/bundle", "LD_LIBRARY_PATH_ORIG": "/theirs", "QT_PLUGIN_PATH": "/bundle/plugins"}
    surroundings.prepare(tmp_path / "lamplight", variables)
    assert variables == {"LD_LIBRARY_PATH": "/theirs"}


def test_it_does_nothing_in_a_program_that_is_not_frozen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_PLUGIN_PATH", "/theirs")
    runpy.run_path(str(ROOT / "packaging/bundling/at_start/surroundings.py"))
    assert os.environ["QT_PLUGIN_PATH"] == "/theirs"
