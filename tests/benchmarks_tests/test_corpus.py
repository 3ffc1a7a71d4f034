# SPDX-License-Identifier: MIT
"""A collection is read, made into article folders, and made to grow."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

from index.builder import build
from index.source import read_articles
from tests.benchmarks.search.corpus import read_documents, write_articles
from tests.benchmarks.search.growth import grow

if TYPE_CHECKING:
    from pathlib import Path

    from tests.benchmarks.search.corpus import Document


def test_articles_are_read_with_a_name_for_their_folder(collection: Path) -> None:
    first, second = read_documents(collection / "medquad.jsonl")
    assert (first.slug, second.slug) == ("malaria-0", "scabies-1")
    assert (first.title, first.names, first.group) == ("Malaria", ("paludism",), "malaria")
    assert first.sections[1] == ("information", "Malaria is common.")


def test_a_zipped_file_is_read_alike(collection: Path) -> None:
    plain = collection / "medquad.jsonl"
    with gzip.open(collection / "medquad.jsonl.gz", "wb") as file:
        file.write(plain.read_bytes())
    assert list(read_documents(collection / "medquad.jsonl.gz")) == list(read_documents(plain))


def test_two_articles_become_two_folders_that_build(collection: Path, tmp_path: Path) -> None:
    write_articles(read_documents(collection / "medquad.jsonl"), tmp_path / "articles")
    text = (tmp_path / "articles" / "conditions" / "malaria-0" / "clinical.md").read_text(encoding="utf-8")
    assert text.startswith("## Overview\n\nMalaria is common.\n\nMore is being found out.\n")
    assert "## Causes and risk factors\n\nMalaria:. it  spreads   fast . it stays.\n" in text
    titles = {source.article.title for source in read_articles(tmp_path / "articles", problems=[])}
    assert titles == {"Malaria", "Scabies"}
    assert build(tmp_path / "articles", tmp_path / "library", data_folder=tmp_path).articles == 2


def test_a_collection_grows_by_copies_on_other_things(documents: list[Document]) -> None:
    grown = list(grow(documents, 8))
    assert grown[:3] == documents
    assert len({document.slug for document in grown}) == 8
    assert not {document.group for document in grown[:3]} & {document.group for document in grown[3:]}
    copy = grown[3]
    assert copy.title != "Malaria 3"
    assert copy.title.split()[0] in copy.body
    assert any(document.names not in {source.names for source in documents} for document in grown[3:])
    assert list(grow(documents, 8)) == grown


def test_a_collection_that_is_large_enough_is_cut(documents: list[Document]) -> None:
    assert list(grow(documents, 2)) == documents[:2]
