# SPDX-License-Identifier: MIT
from __future__ import annotations

import plistlib
from pathlib import Path

import pytest

from bundling.places import BundlePlaces
from bundling.release import Release
from devtools.problem import SetupProblem
from macos import installer


def test_an_image_needs_an_application(tmp_path: Path) -> None:
    with pytest.raises(SetupProblem, match=r"^there is no application in .*: freeze it first\.$"):
        installer.write(BundlePlaces(tmp_path), Release("0.1.0", 0), tmp_path)


def test_the_image_shows_the_application_and_where_it_goes(tmp_path: Path) -> None:
    bundle = tmp_path / "Lamplight.app"
    (bundle / "Contents").mkdir(parents=True)
    (bundle / "Contents" / "Current").symlink_to("A")
    folder = installer.stage(bundle, tmp_path / "image")
    assert (folder / "Lamplight.app" / "Contents" / "Current").readlink() == Path("A")
    assert (folder / "Applications").readlink() == Path("/Applications")


def test_the_image_is_named_for_the_kind_of_processor(tmp_path: Path) -> None:
    name = installer.image_name("0.1.0", "arm64")
    assert name == "lamplight-0.1.0-macos-arm64.dmg"
    command = installer.image_command(tmp_path / "image", tmp_path / name)
    assert command[:2] == ["hdiutil", "create"]
    assert command[-3:] == ["-srcfolder", str(tmp_path / "image"), str(tmp_path / name)]


def test_the_program_asks_for_nothing_but_what_python_needs() -> None:
    path = Path(installer.__file__).with_name("entitlements.plist")
    assert plistlib.loads(path.read_bytes()) == {"com.apple.security.cs.allow-unsigned-executable-memory": True}
