# SPDX-License-Identifier: MIT
from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

from bundling.places import BundlePlaces
from bundling.release import Release
from devtools.problem import SetupProblem
from windows import icon, installer

RELEASE = Release("0.2.0a1", 1_800_000_000)
SCRIPT = Path(installer.__file__).with_name("lamplight.nsi").read_text(encoding="utf-8")


@pytest.fixture
def places(tmp_path: Path) -> BundlePlaces:
    """A checkout with a frozen bundle of three small files."""
    found = BundlePlaces(tmp_path / "Lamp light")
    inside = found.bundle / "_internal" / "library"
    inside.mkdir(parents=True)
    (inside / "manifest.json").write_text("{}", encoding="utf-8")
    for name in ("lamplight.exe", "lamplight-index.exe"):
        (found.bundle / name).write_bytes(b"MZ" + bytes(2000))
    return found


def test_nothing_is_packed_without_a_bundle(tmp_path: Path) -> None:
    with pytest.raises(SetupProblem, match=r"^there is no Windows program in .*: freeze it first\.$"):
        installer.write(BundlePlaces(tmp_path), RELEASE, tmp_path)


def test_a_missing_makensis_is_one_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SetupProblem, match=r"^there is no makensis: install NSIS 3"):
        installer.makensis()


@pytest.mark.parametrize(
    ("stubs", "target"),
    [
        (["lzma_solid-x86-unicode", "lzma_solid-amd64-unicode"], "amd64-unicode"),
        (["lzma_solid-x86-ansi", "lzma_solid-x86-unicode"], "x86-unicode"),
    ],
)
def test_the_installer_has_64_bits_where_nsis_can(tmp_path: Path, stubs: list[str], target: str) -> None:
    for name in stubs:
        (tmp_path / name).touch()
    assert installer.target_of(tmp_path) == target


def test_an_nsis_that_knows_no_letters_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SetupProblem, match="no Unicode stubs"):
        installer.target_of(tmp_path)


def test_nsis_is_told_everything_that_its_script_uses(places: BundlePlaces, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LAMPLIGHT_SIGN", raising=False)
    told = installer.definitions(places, RELEASE, Path("out.exe"), "amd64-unicode")
    assert told["NUMBERS"] == "0.2.0.0"
    assert told["SIZE"] == "3"
    assert not [name for name in told if f"${{{name}}}" not in SCRIPT]


def test_both_files_are_signed_when_a_command_is_given(places: BundlePlaces, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LAMPLIGHT_SIGN", 'signtool sign "%1"')
    assert installer.definitions(places, RELEASE, Path("out.exe"), "x86-unicode")["SIGN"] == 'signtool sign "%1"'


def test_the_zip_brings_its_profile_and_is_the_same_each_time(places: BundlePlaces, tmp_path: Path) -> None:
    first = installer.write_portable(places.bundle, RELEASE, tmp_path / "a.zip")
    (places.bundle / "lamplight.exe").touch()
    second = installer.write_portable(places.bundle, RELEASE, tmp_path / "b.zip")
    assert first.read_bytes() == second.read_bytes()
    assert zipfile.ZipFile(first).namelist() == [
        "Lamplight/_internal/library/manifest.json",
        "Lamplight/lamplight-index.exe",
        "Lamplight/lamplight.exe",
        "Lamplight/profile/README.txt",
    ]


def test_the_program_looks_for_the_profile_that_the_zip_brings() -> None:
    hook = Path(installer.__file__).parents[1] / "bundling" / "at_start" / "surroundings.py"
    assert f'PORTABLE = "{installer.PORTABLE_PROFILE}"' in hook.read_text(encoding="utf-8")


def test_the_kiosk_is_off_until_there_is_one() -> None:
    before, _, kiosk = SCRIPT.partition("!ifdef KIOSK\n")
    assert "--kiosk" in kiosk.partition("!endif")[0]
    assert 'CreateShortcut "$SMSTARTUP' not in before
    assert "!define KIOSK" not in SCRIPT


def test_nothing_in_the_script_asks_for_an_administrator() -> None:
    assert "RequestExecutionLevel user" in SCRIPT
    assert "HKLM" not in SCRIPT
    assert "SetShellVarContext" not in SCRIPT


def test_the_readers_own_folder_is_never_touched() -> None:
    folders = [line.split()[-1] for line in SCRIPT.splitlines() if line.strip().startswith(("RMDir", "Delete"))]
    assert folders
    assert not [folder for folder in folders if "LOCALAPPDATA" in folder]


@pytest.mark.skipif(shutil.which("makensis") is None, reason="needs NSIS")
@pytest.mark.parametrize("kiosk", [False, True])
def test_nsis_makes_an_installer(places: BundlePlaces, monkeypatch: pytest.MonkeyPatch, kiosk: bool) -> None:
    for name in ("lamplight.ico", "side.bmp"):
        icon.write(places.work / "icon" / name)
    if kiosk:
        plain = installer.definitions
        monkeypatch.setattr(installer, "definitions", lambda *given: {**plain(*given), "KIOSK": "1"})
    places.dist.mkdir(parents=True)
    written = installer.write(places, RELEASE, places.dist)
    assert [path.name for path in written] == [
        "lamplight-0.2.0a1-windows-x64-setup.exe",
        "lamplight-0.2.0a1-windows-x64-portable.zip",
    ]
    assert written[0].read_bytes()[:2] == b"MZ"


@pytest.mark.skipif(shutil.which("makensis") is None, reason="needs NSIS")
def test_nsis_has_installer_and_uninstaller_signed(places: BundlePlaces, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("lamplight.ico", "side.bmp"):
        icon.write(places.work / "icon" / name)
    signed = places.work / "signed.txt"
    monkeypatch.setenv("LAMPLIGHT_SIGN", f'echo "%1" >>"{signed}"')
    places.dist.mkdir(parents=True)
    out = installer.write(places, RELEASE, places.dist)[0]
    lines = signed.read_text(encoding="utf-8").splitlines()
    assert len(lines) == 2
    assert lines[1] == str(out)
