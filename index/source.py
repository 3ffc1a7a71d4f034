# SPDX-License-Identifier: MIT
"""Article folders as records: strict about the format, lenient about everything editorial."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from index.article import Article, FindingTerm, Kind, Level
from index.article_data import article_from, terms_from
from index.blocks import Block, layout_faults, split_blocks
from index.errors import Problem, SourceError
from index.figure_rules import figure_faults
from index.sections import SECTIONS
from index.source_files import read_text
from index.yaml_lines import YamlDocument, YamlFault, read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

__all__ = ["ArticleSource", "Block", "ParsedArticle", "article_folders", "parse_article", "parse_terms"]
__all__ += ["read_article", "read_articles", "read_terms"]

#: The folders below the root of the articles, and the kind of what lies in them.
FOLDERS: Mapping[str, Kind] = MappingProxyType(
    {"conditions": Kind.CONDITION, "symptoms": Kind.SYMPTOM, "procedures": Kind.PROCEDURE}
)
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_MAX_SLUG = 80


@dataclass(frozen=True, slots=True)
class ArticleSource:
    """An article with its texts. `figures` maps a declared figure's file name to its SVG text."""

    article: Article
    clinical: tuple[Block, ...]
    plain: tuple[Block, ...]
    questions: tuple[Block, ...]
    figures: Mapping[str, str]
    folder: Path

    def blocks(self, level: Level) -> tuple[Block, ...]:
        """Return the blocks of `level`, without the questions."""
        return self.clinical if level is Level.CLINICAL else self.plain


@dataclass(frozen=True, slots=True)
class ParsedArticle:
    """What could be read of an article folder: `source` is None when article.yaml could not be understood."""

    folder: Path
    kind: Kind
    slug: str
    document: YamlDocument | None
    source: ArticleSource | None
    problems: tuple[Problem, ...]


def read_article(folder: Path) -> ArticleSource:
    """Read one article folder. Raises SourceError with every problem of the article."""
    parsed = parse_article(folder)
    if parsed.source is None or parsed.problems:
        raise SourceError(parsed.problems)
    return parsed.source


def read_articles(root: Path, *, problems: list[Problem]) -> Iterator[ArticleSource]:
    """Read the articles below `root` one at a time, folders sorted; a bad one adds to `problems` and is left out."""
    slugs: dict[str, Path] = {}
    for folder in article_folders(root, problems=problems):
        first = slugs.setdefault(folder.name, folder)
        if first != folder:
            problems.append(_twice(folder, first))
            continue
        parsed = parse_article(folder)
        problems.extend(parsed.problems)
        if parsed.source is not None and not parsed.problems:
            yield parsed.source


def read_terms(root: Path) -> tuple[FindingTerm, ...]:
    """Return the findings of `root`/findings.yaml, none when there is no such file. Raises SourceError."""
    if not (root / "findings.yaml").exists():
        return ()
    _, terms, problems = parse_terms(root)
    if problems:
        raise SourceError(tuple(problems))
    return terms


def parse_terms(root: Path) -> tuple[YamlDocument | None, tuple[FindingTerm, ...], list[Problem]]:
    """Return what could be read of findings.yaml, and its problems."""
    path = root / "findings.yaml"
    problems: list[Problem] = []
    document = _document(path, root, problems)
    if document is None:
        return None, (), problems
    terms, faults = terms_from(document)
    problems.extend(Problem(path.as_posix(), line, message) for line, message in faults)
    return document, terms, problems


def article_folders(root: Path, *, problems: list[Problem]) -> Iterator[Path]:
    """Yield the article folders below `root`, sorted. A root that is no folder, or holds none, adds to `problems`."""
    if not root.is_dir():
        problems.append(Problem(root.as_posix(), 1, "there is no such folder: give the folder that holds 'conditions'"))
        return
    found = False
    for name in sorted(FOLDERS):
        parent = root / name
        if not parent.is_dir():
            continue
        found = True
        try:
            names = sorted(entry.name for entry in os.scandir(parent) if not entry.name.startswith("."))
        except OSError as error:
            problems.append(Problem(parent.as_posix(), 1, f"cannot be read ({error.strerror}): check its permissions"))
            continue
        for child in names:
            folder = parent / child
            if folder.is_symlink():
                problems.append(Problem(folder.as_posix(), 1, "this is a link: put the folder itself here"))
            elif folder.is_dir():
                yield folder
            else:
                problems.append(Problem(folder.as_posix(), 1, "a file where article folders lie: move it away"))
    if not found:
        kinds = "'conditions', 'symptoms' or 'procedures'"
        problems.append(Problem(root.as_posix(), 1, f"holds no articles: it needs a folder {kinds}"))


def parse_article(folder: Path) -> ParsedArticle:
    """Read one article folder as far as it can be read; never raises for what the folder holds."""
    problems: list[Problem] = []
    kind = FOLDERS.get(folder.absolute().parent.name)
    if kind is None:
        where = "an article lies in a folder conditions, symptoms or procedures: move it there"
        problems.append(Problem(folder.as_posix(), 1, where))
        return ParsedArticle(folder, Kind.CONDITION, folder.name, None, None, tuple(problems))
    slug = folder.absolute().name
    if not _SLUG.fullmatch(slug) or len(slug) > _MAX_SLUG:
        wanted = f"name the folder with lower-case letters, digits and hyphens, at most {_MAX_SLUG}"
        problems.append(Problem(folder.as_posix(), 1, f"'{slug[:_MAX_SLUG]}' cannot be a link: {wanted}"))
        return ParsedArticle(folder, kind, slug, None, None, tuple(problems))
    path = folder / "article.yaml"
    document = _document(path, folder, problems)
    source = None
    if document is not None:
        article, faults = article_from(document, kind, slug)
        problems.extend(Problem(path.as_posix(), line, message) for line, message in faults)
        if article is not None:
            source = _with_texts(article, document, folder, problems)
    return ParsedArticle(folder, kind, slug, document, source, tuple(sorted(set(problems))))


def _document(path: Path, folder: Path, problems: list[Problem]) -> YamlDocument | None:
    text = read_text(path, folder, problems)
    if text is None:
        return None
    try:
        return read_yaml(text)
    except YamlFault as fault:
        problems.append(Problem(path.as_posix(), fault.line, fault.message))
        return None


def _with_texts(article: Article, document: YamlDocument, folder: Path, problems: list[Problem]) -> ArticleSource:
    overview = SECTIONS[article.kind][0]
    clinical = _blocks(folder, "clinical.md", overview.clinical[0].title, problems)
    plain = _blocks(folder, "plain.md", overview.plain[0].title, problems)
    questions = _blocks(folder, "questions.md", "Questions", problems)
    if clinical is None and plain is None and not article.status.withdrawn:
        problems.append(Problem(folder.as_posix(), 1, "holds neither clinical.md nor plain.md: write one of them"))
    figures = _figures(article, document, folder, problems)
    return ArticleSource(article, clinical or (), plain or (), questions or (), figures, folder)


def _blocks(folder: Path, name: str, untitled: str, problems: list[Problem]) -> tuple[Block, ...] | None:
    """Return the blocks of a Markdown file, None when the file is not there."""
    path = folder / name
    if not path.exists() and not path.is_symlink():
        return None
    text = read_text(path, folder, problems)
    if text is None:
        return ()
    faults = layout_faults(text)
    problems.extend(Problem(path.as_posix(), line, message) for line, message in faults)
    return () if faults else split_blocks(text, name, untitled)


def _figures(article: Article, document: YamlDocument, folder: Path, problems: list[Problem]) -> Mapping[str, str]:
    figures: dict[str, str] = {}
    for number, figure in enumerate(article.figures):
        path = folder / figure.file
        if not path.exists():
            line = document.line_of("figures", number, "file")
            message = f"there is no file '{figure.file}' in the folder: add it, or take the figure out"
            problems.append(Problem((folder / "article.yaml").as_posix(), line, message))
            continue
        text = read_text(path, folder, problems)
        faults = figure_faults(text) if text is not None else []
        problems.extend(Problem(path.as_posix(), line, message) for line, message in faults)
        if text is not None and not faults:
            figures[figure.file] = text
    return MappingProxyType(figures)


def _twice(folder: Path, first: Path) -> Problem:
    return Problem(folder.as_posix(), 1, f"the name '{folder.name}' is taken by {first.as_posix()}: rename one of them")
