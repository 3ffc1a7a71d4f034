# SPDX-License-Identifier: MIT
"""Fixtures of the tests of the reader's own things."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

_IN_MEMORY = Path("/dev/shm")  # noqa: S108 - where Linux keeps files in memory


@pytest.fixture
def scratch(tmp_path: Path) -> Iterator[Path]:
    """A folder for very many files that are synced: in memory where the system has that."""
    if not _IN_MEMORY.is_dir():
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir=_IN_MEMORY, prefix="lamplight-") as folder:
        yield Path(folder)
