# SPDX-License-Identifier: MIT
"""Rules on names and on findings.yaml, over all articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.article import Kind
from index.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.checks.rule import Corpus


def shared_name(corpus: Corpus) -> Iterator[Problem]:
    """No name belongs to two topics (a warning); within an article each stands once."""
    owners: dict[str, str] = {}
    for slug in sorted(corpus.articles):
        article = corpus.articles[slug]
        names = [(("title",), article.article.title)]
        own: set[str] = set()
        places = [(("other_names", n, "name"), name.name) for n, name in enumerate(article.article.other_names)]
        for path, name in [*names, *places]:
            key = " ".join(name.lower().split())
            if key in own:
                yield article.in_yaml(path, f"the name '{name}' stands twice: keep one")
            own.add(key)
            first = owners.setdefault(key, slug)
            if first != slug:
                message = f"the name '{name}' also belongs to '{first}': be sure that both mean it"
                yield article.in_yaml(path, message, warning=True)


def findings_file(corpus: Corpus) -> Iterator[Problem]:
    """findings.yaml is there when conditions have findings, leads to symptom articles, and every entry is used."""
    path = (corpus.root / "findings.yaml").as_posix()
    used = {finding.id for article in corpus.articles.values() for finding in article.article.findings}
    document = corpus.terms_document
    if document is None:
        if used and not (corpus.root / "findings.yaml").exists():
            yield Problem(path, 1, "this file is missing: list every finding with its clinical and plain name")
        return
    labels: dict[str, str] = {}
    for number, term in enumerate(corpus.terms):
        line = document.line_of(number, "id")
        other = corpus.articles.get(term.article) if term.article else None
        if term.article and term.article not in corpus.slugs:
            yield Problem(
                path, line, f"'{term.id}': there is no article '{term.article}': write null or one that exists"
            )
        elif other is not None and other.article.kind is not Kind.SYMPTOM:
            yield Problem(path, line, f"'{term.id}': '{term.article}' is no symptom: write null or a symptom")
        if term.id not in used:
            yield Problem(path, line, f"'{term.id}' is used by no condition: take it out", warning=True)
        first = labels.setdefault(term.clinical.lower(), term.id)
        if first != term.id:
            yield Problem(
                path, line, f"'{term.id}' has the same clinical name as '{first}': join the two", warning=True
            )
