# SPDX-License-Identifier: MIT
"""Every engine builds three articles, finds each by any of its words, and marks what matched."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.benchmarks.search.child import open_and_ask
from tests.benchmarks.search.engines import MODULES, marked, module_of, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.benchmarks.search.corpus import Document
    from tests.benchmarks.search.engines import Built, Engine

#: As people type, with what is syntax to some engine.
AWKWARD = ["", "?", 'say "mites', "NOT AND OR", "title:x*", "(skin", "a -b +c^2 ~d", "é \N{RIGHT-TO-LEFT MARK}"]


HERE = [name for name in MODULES if not module_of(name).missing()]


@pytest.fixture(params=HERE)
def name(request: pytest.FixtureRequest) -> str:
    """The name of each engine that can be measured here."""
    return str(request.param)


@pytest.fixture
def built(name: str, documents: list[Document], tmp_path: Path) -> Built:
    """What building said."""
    return module_of(name).build(documents, tmp_path / "engine")


@pytest.fixture
def engine(name: str, built: Built, tmp_path: Path) -> Iterator[Engine]:
    """The opened engine."""
    opened = module_of(name).open_engine(tmp_path / "engine")
    yield opened
    opened.close()


@pytest.mark.parametrize("engine_name", MODULES)
def test_an_engine_that_cannot_be_measured_says_why(engine_name: str) -> None:
    if reason := module_of(engine_name).missing():
        pytest.skip(reason)
    assert engine_name in HERE


@pytest.mark.parametrize(
    ("query", "slug"), [("mites", "scabies-0"), ("Paludism?", "malaria-0"), ("sunlight for rickets", "rickets-0")]
)
def test_it_finds_an_article_by_any_of_its_words(engine: Engine, query: str, slug: str) -> None:
    assert engine.search(query)[0].slug == slug


def test_it_marks_the_matches_in_a_snippet(engine: Engine) -> None:
    found = engine.search("burrow")[0]
    assert found.title == "Scabies"
    assert ">burrow</" in found.snippet


def test_it_finds_no_more_than_it_is_asked_for(engine: Engine) -> None:
    assert len(engine.search("is described here", 2)) <= 2


@pytest.mark.parametrize("query", AWKWARD)
def test_no_text_is_too_awkward(engine: Engine, query: str) -> None:
    assert len(engine.search(query)) <= 3


def test_building_says_what_it_took(built: Built) -> None:
    assert 0 < built.index_seconds <= built.seconds
    assert 0 < built.sizes["index"] <= built.sizes["all"]


def test_opening_is_measured(name: str, built: Built, tmp_path: Path) -> None:
    took = open_and_ask(name, tmp_path / "engine", ["mites", "bones"])
    assert took["open_ms"] > 0
    assert took["first_ms"] > 0


def test_words_are_taken_once_and_without_syntax() -> None:
    assert words_of('The "itch" -- the itch*') == ["the", "itch"]


def test_spans_become_marks_and_the_rest_is_escaped() -> None:
    assert marked("a < b & c", [(0, 1), (8, 9)]) == "<b>a</b> &lt; b &amp; <b>c</b>"
