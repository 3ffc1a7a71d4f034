# SPDX-License-Identifier: MIT
"""Rules on links between articles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.article import Level
from index.checks.rule import QUESTIONS as QUESTIONS_FILE
from index.checks.rule import CheckedArticle, level_of
from index.layout import CAUSES, assign
from index.prose import LINK, UnitKind
from index.sections import QUESTIONS, REFERENCES, anchor_of, section_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.checks.rule import Corpus
    from index.errors import Problem

_TARGET = re.compile(r"([a-z0-9]+(?:-[a-z0-9]+)*)?(?:#([\w-]+))?")
_ADDRESS = re.compile(r"(?:https?:|www\.|mailto:)\S*", re.IGNORECASE)


def dangling_link(article: CheckedArticle, corpus: Corpus) -> Iterator[Problem]:
    """Every link leads to an article, and to a place in it that exists at the reader's level."""
    for text in article.texts.values():
        for unit in text.units:
            for match in LINK.finditer(unit.text):
                fault = _fault(article, corpus, match[2], (level_of(text.name),))
                if fault:
                    yield article.problem(text.name, unit.line_at(match.start()), fault)
    for number, factor in enumerate(article.article.risk_factors):
        for match in LINK.finditer(factor.name):
            fault = _fault(article, corpus, match[2], (Level.CLINICAL, Level.PLAIN))
            if fault:
                yield article.in_yaml(("risk_factors", number, "name"), fault)


def outside_address(article: CheckedArticle, _corpus: Corpus) -> Iterator[Problem]:
    """No outside address stands in the text."""
    for text in article.texts.values():
        for unit in text.units:
            match = _ADDRESS.search(unit.text)
            if match:
                message = "an outside address: make it a reference and cite it"
                yield article.problem(text.name, unit.line_at(match.start()), message)


def related_articles(article: CheckedArticle, corpus: Corpus) -> Iterator[Problem]:
    """Related articles exist and are others."""
    for number, slug in enumerate(article.article.related):
        if slug == article.slug:
            yield article.in_yaml(("related", number), "an article is not related to itself: take it out")
        elif slug not in corpus.slugs:
            yield article.in_yaml(
                ("related", number), f"there is no article '{slug}': write the slug of one that exists"
            )


def _fault(article: CheckedArticle, corpus: Corpus, address: str, levels: tuple[Level, ...]) -> str:
    target = _TARGET.fullmatch(address)
    if not address or not target:
        return "" if _ADDRESS.match(address) else f"'{address}' is no link to an article: write [words](slug)"
    slug, anchor = target[1] or article.slug, target[2]
    if slug not in corpus.slugs:
        return f"there is no article '{slug}': link to one that exists, or write the words without a link"
    other = corpus.articles.get(slug)
    if other is None or not anchor:
        return ""
    missing = [level for level in levels if anchor not in places(other, level)]
    if not missing:
        return ""
    if all(anchor not in places(other, level) for level in Level):
        return f"'{slug}' has no section or heading '#{anchor}': link to '{slug}' alone, or to a heading it has"
    return f"'{slug}#{anchor}' has no content at the {missing[0].value} level: link to '{slug}' alone"


def places(article: CheckedArticle, level: Level) -> frozenset[str]:
    """Return the section ids with content and the anchors of an article at one level."""
    kind = article.article.kind
    found = {REFERENCES, *assign(kind, level, article.source.blocks(level))}
    for text in article.texts.values():
        if level_of(text.name) is level or text.name == QUESTIONS_FILE:
            found.update(block.anchor for block in text.blocks)
            found.update(anchor_of(unit.text) for unit in text.units if unit.kind is UnitKind.HEADING)
    if article.source.questions:
        found.add(QUESTIONS)
    if article.article.risk_factors and section_of(kind, CAUSES):
        found.add(CAUSES)
    return frozenset(found)
