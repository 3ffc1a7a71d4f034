# SPDX-License-Identifier: MIT
from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from index.errors import BuildError
from index.places import resources_folder
from index.sections import SECTIONS
from index.terms import Tables, read_tables

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the tables."""
    return shutil.copytree(resources_folder() / "synonyms", tmp_path / "synonyms")


def test_tables_come_back_from_a_library() -> None:
    assert Tables.from_json(read_tables().to_json()) == read_tables()


def test_every_intent_names_sections_that_exist() -> None:
    known = {section.id for sections in SECTIONS.values() for section in sections}
    assert {section for intent in read_tables().intents for section in intent.sections} <= known


def test_no_word_is_both_left_out_and_counted() -> None:
    tables = read_tables()
    assert not tables.stop & set(tables.words)


def test_a_missing_table_is_said(folder: Path) -> None:
    (folder / "lay.yaml").unlink()
    with pytest.raises(BuildError, match=r"The word table .*lay\.yaml cannot be read"):
        read_tables(folder)


@pytest.mark.parametrize("text", ["[", "- just: this", "inside: 3"])
def test_a_garbled_table_is_said(folder: Path, text: str) -> None:
    (folder / "spelling.yaml").write_text(text)
    with pytest.raises(BuildError, match=r"The word tables in .* are not in order"):
        read_tables(folder)
