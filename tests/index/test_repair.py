# SPDX-License-Identifier: MIT
"""Search with a damaged index: the right answers or none, never wrong ones, and nothing of a damaged file is run."""

from __future__ import annotations

import os
import pickle
import random
import shutil
from typing import TYPE_CHECKING

import pytest

from index.errors import BuildError, SearchError
from index.library import Library
from index.manifest import SEARCH
from index.postings import PostingsReader
from index.repair import FOLDER, repair
from index.scan import ScannedPostings
from index.searcher import Searcher

if TYPE_CHECKING:
    from pathlib import Path

    from index.postings import Postings
    from index.results import Results

QUERIES = ("calcifilaxis treatment", "warfarin", "kidney failure", "high temperature", '"blood pressure"')
#: Damages tried: few with every commit, many before a release.
ROUNDS = int(os.environ.get("LAMPLIGHT_DAMAGES", "300"))


@pytest.fixture
def folder(clinic_library: Path, tmp_path: Path) -> Path:
    """A copy of the clinic's library, to be damaged."""
    return shutil.copytree(clinic_library, tmp_path / "library")


def told(results: Results) -> list[tuple[str, float, tuple[str, ...]]]:
    """Return what a reader would see of results."""
    return [(hit.slug, hit.score, tuple(section.snippet for section in hit.sections)) for hit in results.hits]


def answers(folder: Path, data_folder: Path | None = None) -> list[list[tuple[str, float, tuple[str, ...]]]]:
    with Library.open(folder) as library, Searcher(library, data_folder) as searcher:
        return [told(searcher.search(query)) for query in QUERIES]


def fault(folder: Path, data_folder: Path | None = None) -> str:
    with Library.open(folder) as library, Searcher(library, data_folder) as searcher:
        return searcher.fault


def spoil(folder: Path) -> None:
    """Damage the index."""
    next((folder / SEARCH).glob("*.pst")).write_bytes(b"nothing")


def test_the_articles_answer_when_the_index_is_damaged(folder: Path, clinic_library: Path) -> None:
    right = answers(folder)
    assert all(right)
    spoil(folder)
    assert answers(folder) == right
    assert fault(folder).startswith("Search is slower until the search index, which is damaged, has been made again.")


def test_an_index_that_was_made_again_answers(folder: Path, tmp_path: Path, own_data_folder: Path) -> None:
    right = answers(folder)
    spoil(folder)
    with Library.open(folder) as library, Searcher(library, own_data_folder) as searcher:
        searcher.repair()
    try:
        assert fault(folder, own_data_folder) == ""
        assert answers(folder, own_data_folder) == right
    finally:
        shutil.rmtree(own_data_folder / FOLDER)


def test_an_index_made_again_is_of_one_library_only(
    folder: Path, sample_library: Path, tmp_path: Path, own_data_folder: Path
) -> None:
    spoil(folder)
    other = shutil.copytree(sample_library, tmp_path / "other")
    spoil(other)
    with Library.open(other) as library, Searcher(library, own_data_folder) as searcher:
        searcher.repair()
    try:
        assert fault(other, own_data_folder) == ""
        assert fault(folder, own_data_folder) != ""
    finally:
        shutil.rmtree(own_data_folder / FOLDER)


def test_a_damaged_index_made_again_is_not_used(folder: Path, own_data_folder: Path) -> None:
    right = answers(folder)
    spoil(folder)
    with Library.open(folder) as library, Searcher(library, own_data_folder) as searcher:
        searcher.repair()
    try:
        spoil(own_data_folder / FOLDER)
        assert fault(folder, own_data_folder) != ""
        assert answers(folder, own_data_folder) == right
    finally:
        shutil.rmtree(own_data_folder / FOLDER)


def test_a_repair_that_is_stopped_leaves_nothing(folder: Path, own_data_folder: Path) -> None:
    def stop(_: int) -> None:
        raise BuildError("stopped")

    with Library.open(folder) as library, Searcher(library) as searcher, pytest.raises(BuildError, match="stopped"):
        repair(library, searcher._analyzer, data_folder=own_data_folder, step=stop)
    assert not (own_data_folder / FOLDER).exists()


def test_an_index_that_fails_while_it_is_open_is_done_without(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_self: PostingsReader, _term: str) -> Postings:
        raise SearchError("The search index is damaged: install the library or build it again.")

    right = answers(folder)
    with Library.open(folder) as library, Searcher(library) as searcher:
        monkeypatch.setattr(PostingsReader, "postings", fail)
        assert [told(searcher.search(query)) for query in QUERIES] == right
        assert searcher.fault


def test_of_a_large_library_names_are_found_at_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.scan.MOST_SCANNED", 2)
    spoil(folder)
    assert fault(folder).startswith("Search finds names only until")
    with Library.open(folder) as library, Searcher(library) as searcher:
        assert [hit.slug for hit in searcher.search("calcifilaxis").hits][:1] == ["calciphylaxis"]


def test_counting_again_gives_what_the_index_holds(folder: Path) -> None:
    with Library.open(folder) as library, Searcher(library) as searcher:
        scanned = ScannedPostings(library.database, searcher._analyzer, library.manifest.counts["articles"])
        index = searcher._opened.index
        assert scanned._found
        for term in scanned._found:
            ours, theirs = scanned.postings(term), index.postings(term)
            assert list(ours.articles) == list(theirs.articles)
            assert list(ours.masks) == list(theirs.masks)
            assert ours.weights == pytest.approx(list(theirs.weights), rel=1e-6)


class Hostile:
    """Makes a file when it is unpickled."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> tuple[object, ...]:
        return (os.mkdir, (str(self.mark),))


def damage(path: Path, random_: random.Random, mark: Path) -> None:
    """Damage one file in one of the ways that disks, sticks and people do."""
    data = bytearray(path.read_bytes())
    how = random_.randrange(7)
    if how == 0:
        for _ in range(random_.randint(1, 64)):
            data[random_.randrange(len(data))] ^= 1 << random_.randrange(8)
    elif how == 1:
        del data[random_.randrange(len(data)) :]
    elif how == 2:
        data += random_.randbytes(random_.randint(1, 4096))
    elif how == 3:
        start = random_.randrange(len(data))
        data[start : start + 512] = bytes(min(512, len(data) - start))
    elif how == 4:
        data[:] = pickle.dumps(Hostile(mark))
    elif how == 5:
        start = random_.randrange(len(data))
        hostile = pickle.dumps(Hostile(mark))
        data[start : start + len(hostile)] = hostile
    else:
        path.unlink()
        return
    path.write_bytes(data)


def test_no_damage_gives_a_wrong_answer_or_runs_code(folder: Path, tmp_path: Path) -> None:
    """Behind the manifest's back too: each damage is also tried on the index as Whoosh alone would open it."""
    right = answers(folder)
    with Library.open(folder) as library:
        articles = library.manifest.counts["articles"]
    whole = tmp_path / "whole"
    shutil.copytree(folder / SEARCH, whole)
    mark = tmp_path / "code-ran"
    for seed in range(ROUNDS):
        random_ = random.Random(seed)  # noqa: S311 - damages that can be repeated
        shutil.rmtree(folder / SEARCH)
        shutil.copytree(whole, folder / SEARCH)
        path = random_.choice(sorted((folder / SEARCH).iterdir()))
        before = path.read_bytes()
        damage(path, random_, mark)
        if path.exists() and path.read_bytes() == before:
            continue
        if seed % 10 == 0:
            assert fault(folder), f"damage {seed} was not noticed"
            assert answers(folder) == right, f"damage {seed} gave a wrong answer"
        else:
            with Library.open(folder) as library:
                assert library.search_fault, f"damage {seed} was not noticed"
        try:
            reader = PostingsReader.open(folder / SEARCH, articles)
        except SearchError:
            pass
        else:
            try:
                for term in ("calciphylaxi", "warfarin", "kidney", "fever"):
                    reader.postings(term)
            except SearchError:
                pass
            finally:
                reader.close()
        assert not mark.exists(), f"damage {seed} ran code"
