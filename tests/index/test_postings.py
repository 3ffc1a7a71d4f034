# SPDX-License-Identifier: MIT
from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from whoosh.filedb.filestore import FileStorage

from index.errors import SearchError
from index.manifest import SEARCH
from index.postings import NOTHING, Postings, PostingsReader, read_blocks, read_one_by_one
from index.schema import FIELD, make_schema

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """1,000 articles: "all" stands in each, so that its postings fill several blocks."""
    folder = tmp_path_factory.mktemp("index")
    writer = FileStorage(str(folder)).create_index(make_schema()).writer(compound=False)
    for number in range(1000):
        terms = [("all", 0.5 + number, number), ("same", 1.0, 1)]
        writer.add_document(**{FIELD: [*terms, ("seldom", 2.0, 1 << 31)] if number % 300 == 7 else terms})
    writer.commit()
    return folder


@pytest.fixture
def reader(index: Path) -> Iterator[PostingsReader]:
    opened = PostingsReader.open(index, 1000)
    yield opened
    opened.close()


def lists(postings: Postings) -> tuple[list[int], list[float], list[int]]:
    return list(postings.articles), list(postings.weights), list(postings.masks)


def test_postings_come_back_as_written(reader: PostingsReader) -> None:
    expected = (list(range(1000)), [0.5 + number for number in range(1000)], list(range(1000)))
    assert lists(reader.postings("all")) == expected


@pytest.mark.parametrize("term", ["all", "same", "seldom"])
def test_both_ways_of_reading_agree(reader: PostingsReader, term: str) -> None:
    def matcher() -> object:
        return reader._reader.postings(FIELD, term.encode())

    assert lists(read_blocks(matcher())) == lists(read_one_by_one(matcher()))


def test_a_rare_term_is_counted(reader: PostingsReader) -> None:
    assert reader.frequency("seldom") == 4
    assert list(reader.postings("seldom").articles) == [7, 307, 607, 907]


def test_a_term_is_looked_up_in_one_article(reader: PostingsReader) -> None:
    postings = reader.postings("seldom")
    assert [postings.mask_of(number) for number in (7, 8, 5000)] == [1 << 31, 0, 0]


def test_an_unknown_term_stands_nowhere(reader: PostingsReader) -> None:
    assert reader.postings("unknown") is NOTHING
    assert reader.frequency("unknown") == 0


def test_an_index_of_other_articles_is_refused(index: Path) -> None:
    with pytest.raises(SearchError, match="cannot be read: install the library or build it again"):
        PostingsReader.open(index, 999)


def test_no_index_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(SearchError, match="cannot be read"):
        PostingsReader.open(tmp_path, 3)


def test_a_cut_table_of_contents_is_one_sentence(index: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(index, tmp_path / "index")
    toc = next(folder.glob("*.toc"))
    for size in range(0, toc.stat().st_size, 40):
        toc.write_bytes(next(index.glob("*.toc")).read_bytes()[:size])
        with pytest.raises(SearchError):
            PostingsReader.open(folder, 1000)


def test_damaged_postings_are_one_sentence(index: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(index, tmp_path / "index")
    postings = next(folder.glob("*.pst"))
    postings.write_bytes(b"\xff" * postings.stat().st_size)
    reader = PostingsReader.open(folder, 1000)
    with pytest.raises(SearchError, match="The search index is damaged"):
        reader.postings("all")
    reader.close()


def test_a_damaged_number_that_asks_for_too_much_memory_is_damage(clinic_library: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(clinic_library / SEARCH, tmp_path / SEARCH)
    toc = folder / "_MAIN_1.toc"
    data = toc.read_bytes()
    # The table of contents ends with a pickle; this one says that a text of 64 terabytes follows.
    start = max(data.rfind(b"\x80" + bytes([protocol])) for protocol in range(2, 6))
    assert data.endswith(b".")
    toc.write_bytes(data[:start] + b"\x80\x04\x8d" + (2**46).to_bytes(8, "little") + b".")
    with pytest.raises(SearchError, match="cannot be read"):
        PostingsReader.open(folder, 7)
