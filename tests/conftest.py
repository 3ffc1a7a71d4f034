# SPDX-License-Identifier: MIT
"""Fixtures for all tests: nothing of the person who runs them is read or written, and a library is built once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import pytest
import yaml

from index.builder import build
from index.library import Library

if TYPE_CHECKING:
    from collections.abc import Iterator


class MakeArticle(Protocol):
    """Writes an article: its place ("conditions/sepsis"), its texts, and the fields of its article.yaml."""

    def __call__(self, place: str, clinical: str = ..., plain: str = ..., **facts: Any) -> Path: ...


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


@pytest.fixture
def make_article(tmp_path: Path) -> MakeArticle:
    """A function that writes a small article below `tmp_path/articles` and returns that folder."""

    def make(place: str, clinical: str = "## Overview\n\nText.\n", plain: str = "", **facts: Any) -> Path:
        folder = tmp_path / "articles" / place
        folder.mkdir(parents=True, exist_ok=True)
        title = folder.name.replace("-", " ").capitalize()
        (folder / "article.yaml").write_text(yaml.safe_dump({"title": title, **facts}), encoding="utf-8")
        (folder / "clinical.md").write_text(clinical, encoding="utf-8")
        if plain:
            (folder / "plain.md").write_text(plain, encoding="utf-8")
        return tmp_path / "articles"

    return make
