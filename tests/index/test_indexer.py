# SPDX-License-Identifier: MIT
from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from index.article import Level
from index.postings import PostingsReader
from index.schema import FACTS_BIT, NAME_BIT, place_bit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from index.library import Library


@pytest.fixture
def index(clinic_library: Path) -> Iterator[PostingsReader]:
    opened = PostingsReader.open(clinic_library / "search", 7)
    yield opened
    opened.close()


def mask(index: PostingsReader, clinic: Library, term: str, slug: str) -> int:
    (number,) = clinic.database.execute("SELECT id FROM articles WHERE slug = ?", (slug,)).fetchone()
    return index.postings(term).mask_of(number)


def test_a_word_is_known_by_its_places(index: PostingsReader, clinic: Library) -> None:
    assert mask(index, clinic, "thiosulf", "calciphylaxis") == place_bit("treatment", Level.CLINICAL)


def test_a_name_stands_at_no_place(index: PostingsReader, clinic: Library) -> None:
    assert mask(index, clinic, "esrd", "end-stage-renal-disease") == NAME_BIT


def test_a_finding_and_the_summary_are_facts(index: PostingsReader, clinic: Library) -> None:
    assert mask(index, clinic, "mottl", "calciphylaxis") == FACTS_BIT
    assert mask(index, clinic, "close", "calciphylaxis") == FACTS_BIT


def test_fixed_headings_are_no_words_of_an_article(index: PostingsReader, clinic: Library) -> None:
    assert mask(index, clinic, "overview", "calciphylaxis") == 0


def test_a_question_is(index: PostingsReader, clinic: Library) -> None:
    assert mask(index, clinic, "breastfe", "diarrhea") or mask(index, clinic, "breastfeed", "diarrhea")


def test_the_title_weighs_more_than_the_text(index: PostingsReader, clinic: Library) -> None:
    postings = index.postings("fever")
    (number,) = clinic.database.execute("SELECT id FROM articles WHERE slug = 'fever'").fetchone()
    weights = dict(zip(postings.articles, postings.weights, strict=True))
    assert weights.pop(number) > max(weights.values())


def test_stop_words_are_not_indexed(index: PostingsReader) -> None:
    assert index.frequency("the") == 0


def test_whoosh_leaves_nothing_but_its_index(clinic_library: Path) -> None:
    names = {path.suffix for path in (clinic_library / "search").iterdir()}
    assert names == {".col", ".pst", ".trm", ".toc"}
