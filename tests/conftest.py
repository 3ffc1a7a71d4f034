# SPDX-License-Identifier: MIT
"""Fixtures for all tests: nothing of the person who runs them is read or written, and a library is built once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from index.builder import build
from index.library import Library

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Where the tests' own files lie.
DATA = Path(__file__).resolve().parent / "data"


@pytest.fixture(scope="session", autouse=True)
def own_data_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder that stands for the user's data folder, also for programs that a test starts."""
    folder = tmp_path_factory.mktemp("user-data")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LAMPLIGHT_DATA", str(folder))
        patch.delenv("LAMPLIGHT_LIBRARY", raising=False)
        yield folder


@pytest.fixture(scope="session")
def sample_articles() -> Path:
    """A folder of small articles that pass `check`. Never write into it: copy it first."""
    return DATA / "articles"


@pytest.fixture(scope="session")
def sample_library(sample_articles: Path, own_data_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the library built from `sample_articles`. Never write into it: copy it first."""
    folder = tmp_path_factory.mktemp("library") / "sample"
    build(sample_articles, folder)
    return folder


@pytest.fixture
def library(sample_library: Path) -> Iterator[Library]:
    """The sample library, opened."""
    with Library.open(sample_library) as opened:
        yield opened
