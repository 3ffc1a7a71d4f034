# SPDX-License-Identifier: MIT
from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from index.__main__ import main
from index.article import Kind, Level
from index.errors import SearchError
from index.library import Library
from index.merged import MergedSearcher
from index.results import Filters
from index.searcher import Searcher

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def merged(clinic_library: Path, sample_library: Path) -> Iterator[MergedSearcher]:
    """Searches the clinic (calciphylaxis and others) and the sample (impetigo, itching, hand washing) at once."""
    with (
        Library.open(clinic_library) as clinic,
        Library.open(sample_library) as sample,
        Searcher(clinic) as first,
        Searcher(sample) as second,
    ):
        yield MergedSearcher([first, second])


def test_articles_of_both_are_found(merged: MergedSearcher, clinic_library: Path, sample_library: Path) -> None:
    assert [(hit.slug, hit.library) for hit in merged.search("calciphylaxis").hits][:1] == [
        ("calciphylaxis", str(clinic_library))
    ]
    assert [(hit.slug, hit.library) for hit in merged.search("impetigo").hits][:1] == [
        ("impetigo", str(sample_library))
    ]


def test_hits_of_both_stand_in_one_order(merged: MergedSearcher) -> None:
    results = merged.search("skin fever itching", limit=20)
    assert len({hit.library for hit in results.hits}) == 2
    assert [hit.score for hit in results.hits] == sorted((hit.score for hit in results.hits), reverse=True)
    assert [hit.title for hit in merged.search("skin fever itching", by_name=True).hits] == sorted(
        hit.title for hit in results.hits
    )


def test_counts_are_of_both(merged: MergedSearcher) -> None:
    results = merged.search("skin")
    assert results.total == len(results.hits) == sum(results.counts["kind"].values())
    assert merged.search("skin", Filters(system="no-such-system")).total == 0


def test_a_word_that_one_of_them_knows_is_not_corrected(merged: MergedSearcher) -> None:
    assert merged.search("warfarin impetigo").understood == ()
    assert merged.search("warfarin xylophones").unknown == ("xylophones",)


def test_little_of_a_query_is_no_match_where_the_other_has_all_of_it(merged: MergedSearcher) -> None:
    assert [hit.slug for hit in merged.search("sodium thiosulfate skin").hits] == ["calciphylaxis"]


def test_nothing_found_offers_names_of_both(merged: MergedSearcher) -> None:
    near = [slug for slug, _ in merged.search('"impetigo of calciphylaxis"').near]
    assert {"impetigo", "calciphylaxis"} <= set(near)


def test_each_searcher_weighs_alone_afterwards(clinic_library: Path, sample_library: Path) -> None:
    with (
        Library.open(clinic_library) as clinic,
        Library.open(sample_library) as sample,
        Searcher(clinic) as first,
        Searcher(sample) as second,
    ):
        before = first.search("skin fever").hits
        together = MergedSearcher([first, second]).search("skin fever").hits
        assert {hit.score for hit in together} != {hit.score for hit in before}
        assert first.search("skin fever").hits == before


@pytest.mark.parametrize("broken", [0, 1])
def test_only_the_library_that_fails_is_done_without_its_index(
    clinic_library: Path, sample_library: Path, broken: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_term: str) -> int:
        raise SearchError("The search index is damaged: install the library or build it again.")

    with (
        Library.open(clinic_library) as clinic,
        Library.open(sample_library) as sample,
        Searcher(clinic) as first,
        Searcher(sample) as second,
    ):
        searchers = [first, second]
        merged = MergedSearcher(searchers)
        right = merged.search("skin fever itching").hits
        for name in ("frequency", "postings"):
            monkeypatch.setattr(searchers[broken]._opened.index, name, fail)
        found = merged.search("skin fever itching").hits
        assert [hit.slug for hit in found] == [hit.slug for hit in right]
        assert [hit.score for hit in found] == pytest.approx([hit.score for hit in right], abs=0.01)
        assert [bool(searcher.fault) for searcher in searchers] == [place == broken for place in (0, 1)]


@pytest.mark.parametrize("filters", [Filters(), Filters(kind=Kind.CONDITION), Filters(level=Level.PLAIN)])
@pytest.mark.parametrize("query", ["skin", "dialysis", "fever"])
def test_an_article_that_both_have_counts_once(clinic_library: Path, query: str, filters: Filters) -> None:
    with (
        Library.open(clinic_library) as clinic,
        Library.open(clinic_library) as same,
        Searcher(clinic) as first,
        Searcher(same) as second,
    ):
        alone, merged = first.search(query, filters), MergedSearcher([first, second]).search(query, filters)
    assert [hit.slug for hit in merged.hits] == [hit.slug for hit in alone.hits]
    assert (merged.total, merged.counts) == (alone.total, alone.counts)


def test_the_command_searches_both(
    clinic_library: Path, sample_library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["search", "skin", "--json", "--library", str(clinic_library), "--also", str(sample_library)]
    assert main(command) == 0
    hits = json.loads(capsys.readouterr().out)["hits"]
    assert {hit["library"] for hit in hits} == {str(clinic_library), str(sample_library)}
