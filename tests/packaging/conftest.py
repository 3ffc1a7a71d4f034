# SPDX-License-Identifier: MIT
"""Fixtures for the tests of the set-up: an empty checkout, and programs that stand for those of the system."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from devtools.places import Places

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """A checkout with nothing in it but two small locks, in a path with a space and Arabic letters."""
    root = tmp_path / "Lamp light مصباح"
    (root / "packaging").mkdir(parents=True)
    (root / "packaging" / "requirements.lock").write_text("one==1 \\\n    --hash=sha256:00\n", encoding="utf-8")
    (root / "packaging" / "requirements-dev.lock").write_text("one==1\ntwo==2\n", encoding="utf-8")
    return Places(root)


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], Path]:
    """Return a function that puts a shell script on a PATH that holds nothing else but the shell's own folder."""
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))

    def put(name: str, script: str) -> Path:
        path = folder / name
        path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        path.chmod(0o755)
        return path

    return put
