# SPDX-License-Identifier: MIT
from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from desktop.article.opened import Opened
from index.article import Level

if TYPE_CHECKING:
    from index.library import Library


@pytest.fixture
def opened(library: Library) -> Opened:
    return Opened(library.article("impetigo"), Level.CLINICAL)


@pytest.mark.parametrize(
    ("wanted", "before", "section"),
    [
        ("", "", "overview"),
        ("", "treatment", "treatment"),
        ("", "danger-signs", "overview"),
        ("treatment", "diagnosis", "treatment"),
        ("where-resources-are-few", "", "treatment"),
        ("nowhere", "treatment", "overview"),
    ],
)
def test_which_section_is_opened(opened: Opened, library: Library, wanted: str, before: str, section: str) -> None:
    assert opened.section_for(library, wanted, before) == section


def test_an_article_with_references_alone_is_not_written_at_that_level(opened: Opened) -> None:
    clinical = opened.record.tabs[Level.CLINICAL]
    plain = tuple(tab for tab in clinical if tab.section in {"questions", "references"})
    record = replace(opened.record, tabs={Level.CLINICAL: clinical, Level.PLAIN: plain})
    there = Opened(record, Level.PLAIN)
    assert (there.tabs, there.reading) == ((), None)
    assert '<a href="level:clinical">Read the clinical text</a>' in there.missing_words()


def test_an_article_without_any_text_offers_no_other_level(opened: Opened) -> None:
    nothing = Opened(replace(opened.record, tabs={}), Level.PLAIN)
    assert nothing.missing_words() == "Impetigo has no text in this edition."
