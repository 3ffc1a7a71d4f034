# SPDX-License-Identifier: MIT
from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.article.links import parse_link
from desktop.article.preview_words import Preview, preview_of

if TYPE_CHECKING:
    from index.library import Library


def _preview(library: Library, address: str) -> Preview | None:
    link = parse_link(address)
    assert link is not None
    return preview_of(library, library.article("impetigo").article, link)


def test_a_citation_shows_its_reference(library: Library) -> None:
    assert _preview(library, "cite:gamma2019") == Preview(
        "Sample cohort of school children, made for tests", "Doe J, Roe R", "Journal of Samples, 2019. Cohort study"
    )


def test_a_link_shows_title_kind_and_summary(library: Library) -> None:
    preview = _preview(library, "article:itching")
    assert preview is not None
    assert (preview.title, preview.lead) == ("Itching", "Symptom")
    assert preview.text.startswith("An unpleasant feeling in the skin")


def test_a_link_to_a_missing_article_says_so(library: Library) -> None:
    preview = _preview(library, "article:nothing")
    assert preview is not None
    assert preview.title == "Not in this library"


@pytest.mark.parametrize("address", ["cite:nobody", "figure:layers.svg", "article:impetigo#treatment", "feedback:"])
def test_other_links_have_no_preview(library: Library, address: str) -> None:
    assert _preview(library, address) is None
