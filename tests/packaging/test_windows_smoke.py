# SPDX-License-Identifier: MIT
from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from bundling import smoke
from bundling.places import BundlePlaces
from bundling.release import Release

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(("system", "offscreen"), [("win32", False), ("linux", True), ("darwin", True)])
def test_pictures_of_the_bundle_have_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, system: str, offscreen: bool
) -> None:
    """On Windows the platform without a screen has no fonts: two pictures without words are always alike."""
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.setattr(sys, "platform", system)
    variables = smoke.bare_variables(BundlePlaces(tmp_path), Release("0.1.0", 0), tmp_path)
    assert ("QT_QPA_PLATFORM" in variables) is offscreen
