# SPDX-License-Identifier: MIT
"""What a reference manager is told of an article and of its sources."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.paper.labels import ENGLISH, labels

if TYPE_CHECKING:
    import datetime

    from index.article import Article, Reference

_PERSON = re.compile(r"([^\W\d_][\w'’-]*(?: [\w'’-]+)*) ([A-Z]{1,4})")
_MORE = {"et al", "others"}
#: The types of references that are papers in a journal.
_PAPERS = frozenset(
    {"systematic-review", "trial", "cohort", "case-control", "registry", "review", "consensus", "case-report"}
)


@dataclass(frozen=True, slots=True)
class Author:
    """A person by family name and initials, or a body whose name is all `family`."""

    family: str
    initials: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """One entry of a reference manager. `paper` tells a paper in the journal `container` from everything else."""

    key: str
    title: str
    authors: tuple[Author, ...] = ()
    more_authors: bool = False
    container: str = ""
    edition: str = ""
    year: str = ""
    doi: str = ""
    isbn: str = ""
    url: str = ""
    number: str = ""
    accessed: str = ""
    note: str = ""
    paper: bool = False


def source_of_article(article: Article, edition: str, today: datetime.date) -> Source:
    """Return the article itself as a source, with its review state."""
    return Source(
        key=f"lamplight-{article.slug}",
        title=article.title,
        authors=(Author("Lamplight"),),
        container="Lamplight, a medical encyclopedia that works with no network",
        edition=edition,
        year=edition.partition(".")[0],
        accessed=today.isoformat(),
        note=labels(ENGLISH).review(article.status, today),
    )


def sources_of(article: Article) -> tuple[Source, ...]:
    """Return the references of an article, in their order."""
    return tuple(_source(reference) for reference in article.references)


def _source(reference: Reference) -> Source:
    authors, more = read_authors(reference.authors)
    return Source(
        key=reference.id,
        title=reference.title.rstrip("."),
        authors=authors,
        more_authors=more,
        container=reference.source,
        year=str(reference.year or ""),
        doi=reference.doi,
        isbn=reference.isbn,
        url=reference.url,
        number=f"PMID {reference.pmid}" if reference.pmid else reference.pmcid,
        accessed=reference.seen,
        paper=reference.type in _PAPERS,
    )


def read_authors(text: str) -> tuple[tuple[Author, ...], bool]:
    """Return the authors that a reference names, and whether it says that there are more.

    "Doe J, Roe R, et al." are people; anything else is one body, whose name may hold commas.
    """
    names = [name.strip().rstrip(".") for name in text.split(",") if name.strip()]
    more = bool(names) and names[-1] in _MORE
    found = [_PERSON.fullmatch(name) for name in (names[:-1] if more else names)]
    people = [Author(person[1], person[2]) for person in found if person is not None]
    if people and len(people) == len(found):
        return tuple(people), more
    return ((Author(text.strip().rstrip(".")),) if text.strip() else ()), False
