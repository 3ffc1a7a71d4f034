# SPDX-License-Identifier: MIT
from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest

from desktop.profile import ProfileError, a_file_can_be_made, open_profile

if TYPE_CHECKING:
    from pathlib import Path


def test_a_profile_is_made_for_its_user_alone(tmp_path: Path) -> None:
    folder = tmp_path / "my profile ملف" / "inside"
    profile = open_profile(folder)
    assert profile.folder.is_dir()
    assert not profile.read_only
    if os.name == "posix":  # Windows keeps other users out of this one's folders itself
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert profile.database.parent == profile.feedback.parent == folder


def test_a_file_is_no_profile(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("x", encoding="utf-8")
    with pytest.raises(ProfileError, match="is a file, not a folder"):
        open_profile(file)


def test_a_profile_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("x", encoding="utf-8")
    with pytest.raises(ProfileError, match="cannot be made"):
        open_profile(file / "below")


def test_the_environment_names_the_profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LAMPLIGHT_DATA", str(tmp_path / "named"))
    assert open_profile(None).folder == tmp_path / "named"


def test_a_folder_is_tried_where_the_system_does_not_say(tmp_path: Path) -> None:
    """As on Windows, where a stick with its lock on would count as one that can be written."""
    assert a_file_can_be_made(tmp_path)
    assert not list(tmp_path.iterdir())
    assert not a_file_can_be_made(tmp_path / "gone")
