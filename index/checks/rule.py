# SPDX-License-Identifier: MIT
"""What a rule sees and what it is: the articles of a run, their texts, and the record that names a rule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.article import Article, Level
from index.errors import Problem
from index.prose import Sentence, Unit, sentences_of, units_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from index.article import Finding, FindingTerm, RedFlag, RiskFactor
    from index.blocks import Block
    from index.source import ArticleSource, ParsedArticle
    from index.yaml_lines import YamlDocument

CLINICAL = "clinical.md"
PLAIN = "plain.md"
QUESTIONS = "questions.md"
ARTICLE = "article.yaml"


@dataclass(frozen=True, slots=True)
class TextFile:
    """One Markdown file of an article, cut into blocks, units and sentences once for all rules."""

    name: str
    blocks: tuple[Block, ...]
    units: tuple[Unit, ...]
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class CheckedArticle:
    """An article as the rules see it."""

    source: ArticleSource
    document: YamlDocument
    texts: Mapping[str, TextFile]

    @property
    def article(self) -> Article:
        """Return what article.yaml says."""
        return self.source.article

    @property
    def slug(self) -> str:
        """Return the article's slug."""
        return self.source.article.slug

    def problem(self, file: str, line: int, message: str, *, warning: bool = False) -> Problem:
        """Return a problem in `file` of this article."""
        return Problem((self.source.folder / file).as_posix(), max(1, line), message, warning=warning)

    def in_yaml(self, path: tuple[str | int, ...], message: str, *, warning: bool = False) -> Problem:
        """Return a problem at the value of article.yaml that `path` leads to."""
        return self.problem(ARTICLE, self.document.line_of(*path), message, warning=warning)

    def yaml_texts(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """Yield path and text of the sentences that article.yaml shows to readers."""
        article = self.article
        yield ("summary",), article.summary
        for number, flag in enumerate(article.red_flags):
            yield ("red_flags", number, "text"), flag.text
        for number, factor in enumerate(article.risk_factors):
            yield ("risk_factors", number, "name"), factor.name
        for number, figure in enumerate(article.figures):
            yield ("figures", number, "alt"), figure.alt
            yield ("figures", number, "caption"), figure.caption
        for number, dispute in enumerate(article.disputed):
            yield ("disputed", number, "claim"), dispute.claim
            for place, position in enumerate(dispute.positions):
                yield ("disputed", number, "positions", place, "text"), position.text

    def refs(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """Yield path and id of every reference that article.yaml's own entries name."""
        article = self.article
        entries: dict[str, Sequence[RedFlag | Finding | RiskFactor]] = {
            "red_flags": article.red_flags,
            "findings": article.findings,
            "risk_factors": article.risk_factors,
        }
        for key, group in entries.items():
            for number, entry in enumerate(group):
                for place, ref in enumerate(entry.refs):
                    yield (key, number, "refs", place), ref
        for number, dispute in enumerate(article.disputed):
            for place, position in enumerate(dispute.positions):
                for index, ref in enumerate(position.refs):
                    yield ("disputed", number, "positions", place, "refs", index), ref


@dataclass(frozen=True, slots=True)
class Corpus:
    """All articles of a run. `slugs` also holds those that could not be read, so that links to them are no faults."""

    root: Path
    articles: Mapping[str, CheckedArticle]
    slugs: frozenset[str]
    terms: tuple[FindingTerm, ...]
    terms_document: YamlDocument | None
    today: date


@dataclass(frozen=True, slots=True)
class ArticleRule:
    """A rule that looks at one article at a time. `asks` says in one line what it wants."""

    id: str
    asks: str
    check: Callable[[CheckedArticle, Corpus], Iterator[Problem]]


@dataclass(frozen=True, slots=True)
class CorpusRule:
    """A rule that compares articles with each other."""

    id: str
    asks: str
    check: Callable[[Corpus], Iterator[Problem]]


def checked(parsed: ParsedArticle) -> CheckedArticle | None:
    """Prepare a parsed article for the rules; None when its article.yaml could not be understood."""
    source, document = parsed.source, parsed.document
    if source is None or document is None:
        return None
    files = ((CLINICAL, source.clinical), (PLAIN, source.plain), (QUESTIONS, source.questions))
    return CheckedArticle(source, document, {name: _text_file(name, blocks) for name, blocks in files})


def level_of(file: str) -> Level:
    """Return the reading level of a Markdown file; questions are at the plain level."""
    return Level.CLINICAL if file == CLINICAL else Level.PLAIN


def _text_file(name: str, blocks: tuple[Block, ...]) -> TextFile:
    units = units_of(blocks)
    return TextFile(name, blocks, units, tuple(sentences_of(units)))
