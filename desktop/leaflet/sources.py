# SPDX-License-Identifier: MIT
"""The sources of an article in short, as a leaflet names them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from index.article import Article, Reference

#: So many are named when the chosen text cites fewer.
_LEAST_NAMED = 5
_WEIGHT = {"guideline": 0, "official": 1, "systematic-review": 2}
_PERSON = re.compile(r"[^\W\d_][\w'’-]*(?: [\w'’-]+)* [A-Z]{1,3}")


def short_sources(article: Article, cited: Collection[str]) -> tuple[str, ...]:
    """Return the sources that `cited` names, and the weightiest of the others up to five in all, each in short.

    Their numbers are those of the article, so that they fit the numbers in its text.
    """
    numbered = list(enumerate(article.references, 1))
    named = {reference.id for reference in article.references if reference.id in cited}
    for _, reference in sorted(numbered, key=lambda pair: (_WEIGHT.get(pair[1].type, len(_WEIGHT)), pair[0])):
        if len(named) < _LEAST_NAMED:
            named.add(reference.id)
    return tuple(f"[{number}] {_in_short(reference)}" for number, reference in numbered if reference.id in named)


def _in_short(reference: Reference) -> str:
    """Return who, what and when: "Sinclair D, et al. Artesunate versus quinine. 2012."."""
    year = str(reference.year or "")
    parts = (_first_author(reference.authors), reference.title.rstrip("."), year)
    return ". ".join(part for part in parts if part) + "."


def _first_author(authors: str) -> str:
    first, comma, _ = authors.partition(",")
    if comma and _PERSON.fullmatch(first.strip()):
        return f"{first.strip()}, et al"
    return authors.rstrip(".")
