# SPDX-License-Identifier: MIT
"""Rules against repeated text: between sentences, between articles, and with the texts the project grew from."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING

from index.assets import asset_lines
from index.prose import CITATION, IMAGE, LINK, UnitKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from index.checks.rule import CheckedArticle, Corpus
    from index.errors import Problem

RUN = 8
MIN_SENTENCE = 4
MIN_FRAGMENT = 6
_WORD = re.compile(r"[a-z0-9\u00df-\u024f]+(?:'[a-z]+)?")


def same_sentence(corpus: Corpus) -> Iterator[Problem]:
    """No sentence stands twice in the whole encyclopedia."""
    first: dict[tuple[str, ...], tuple[str, int]] = {}
    safe = _safe_sentences()
    for article in corpus.articles.values():
        for place, line, text, ended in _sentences(article):
            words = tuple(_words(text))
            if len(words) < (MIN_SENTENCE if ended else MIN_FRAGMENT) or words in safe:
                continue
            problem = article.problem(place, line, "")
            known = first.setdefault(words, (problem.path, problem.line))
            if known != (problem.path, problem.line):
                message = f"the same sentence stands in {known[0]}:{known[1]}: write one of them anew"
                yield article.problem(place, line, message)


def eight_words(corpus: Corpus) -> Iterator[Problem]:
    """No eight words in a row are shared between two articles; a name counts as one word."""
    names = _Names(corpus)
    owners: dict[int, list[tuple[str, str, int]]] = defaultdict(list)
    runs: dict[tuple[str, str, int], list[list[str]]] = defaultdict(list)
    for article in corpus.articles.values():
        for place, line, words in _passages(article):
            tokens = names.joined(words)
            spot = (article.slug, place, line)
            for start in range(len(tokens) - RUN + 1):
                run = tokens[start : start + RUN]
                key = hash(tuple(run))
                if not owners[key] or owners[key][-1] != spot:
                    owners[key].append(spot)
                runs[spot].append(run)
    shared = {key for key, spots in owners.items() if len({slug for slug, _, _ in spots}) > 1}
    for spot, spot_runs in runs.items():
        yield from _shared(corpus, spot, spot_runs, owners, shared)


def source_words(corpus: Corpus) -> Iterator[Problem]:
    """No eight words in a row are shared with the texts the project grew from."""
    known = _source_runs()
    names = _Names(corpus)
    for article in corpus.articles.values():
        for place, line, words in _passages(article):
            for start in range(len(words) - RUN + 1):
                run = words[start : start + RUN]
                if run_hash(run) in known and len(names.joined(run)) > RUN // 2:
                    message = f"'{' '.join(run)}' is taken from a source text: write it anew"
                    yield article.problem(place, line, message)
                    break


def run_hash(words: Iterable[str]) -> str:
    """Return the hash by which a run of words is known in source_runs.txt."""
    return sha256(" ".join(words).encode("utf-8")).hexdigest()[:16]


def runs_of_text(text: str) -> set[str]:
    """Return the hashes of every run of eight words of a plain text, paragraph by paragraph."""
    hashes = set[str]()
    for paragraph in text.split("\n"):
        words = _words(paragraph)
        hashes.update(run_hash(words[start : start + RUN]) for start in range(len(words) - RUN + 1))
    return hashes


def _shared(
    corpus: Corpus,
    spot: tuple[str, str, int],
    runs: list[list[str]],
    owners: dict[int, list[tuple[str, str, int]]],
    shared: set[int],
) -> Iterator[Problem]:
    """Yield one problem for each stretch of shared runs at one place."""
    article = corpus.articles[spot[0]]
    stretch: list[str] = []
    other: tuple[str, str, int] | None = None
    for run in [*runs, []]:
        key = hash(tuple(run))
        if run and key in shared:
            stretch = [*stretch, run[-1]] if stretch else list(run)
            other = other or next(owner for owner in owners[key] if owner[0] != spot[0])
        elif stretch and other:
            where = corpus.articles[other[0]].problem(other[1], other[2], "")
            words = " ".join(stretch).replace("_", " ")
            message = f"'{words}' also stands in {where.path}:{where.line}: write it anew"
            yield article.problem(spot[1], spot[2], message)
            stretch, other = [], None


class _Names:
    """Joins the names of topics that are several words into one, so that names are no shared text."""

    def __init__(self, corpus: Corpus) -> None:
        self._by_first: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        names = {name for article in corpus.articles.values() for name in _names_of(article)}
        names |= {label for term in corpus.terms for label in (term.clinical, term.plain, *term.synonyms)}
        split = {tuple(_words(name)) for name in names}
        for words in sorted((words for words in split if len(words) > 1), key=len, reverse=True):
            self._by_first[words[0]].append(words)

    def joined(self, words: list[str]) -> list[str]:
        """Return the words with every name as one."""
        found: list[str] = []
        place = 0
        while place < len(words):
            for name in self._by_first.get(words[place], ()):
                if tuple(words[place : place + len(name)]) == name:
                    found.append("_".join(name))
                    place += len(name)
                    break
            else:
                found.append(words[place])
                place += 1
        return found


def _names_of(article: CheckedArticle) -> Iterator[str]:
    yield article.article.title
    yield from (name.name for name in article.article.other_names)


def _sentences(article: CheckedArticle) -> Iterator[tuple[str, int, str, bool]]:
    """Yield file, line, text and whether it ends like a sentence; table cells are no sentences."""
    for text in article.texts.values():
        for sentence in text.sentences:
            if sentence.unit.kind is not UnitKind.ROW:
                yield text.name, sentence.line, sentence.text, _ends(sentence.text)
    for path, words in article.yaml_texts():
        yield "article.yaml", article.document.line_of(*path), words, _ends(words)


def _ends(text: str) -> bool:
    return CITATION.sub("", text).rstrip(" *_\"')").endswith((".", "!", "?"))


def _passages(article: CheckedArticle) -> Iterator[tuple[str, int, list[str]]]:
    """Yield file, line and words of every paragraph, item and cell, and of the sentences in article.yaml."""
    for text in article.texts.values():
        for unit in text.units:
            if unit.kind in (UnitKind.PARAGRAPH, UnitKind.ITEM):
                yield text.name, unit.line, _without_safe(unit.text)
            elif unit.kind is UnitKind.ROW:
                for cell in unit.text.split("|"):
                    yield text.name, unit.line, _words(cell)
    for path, words in article.yaml_texts():
        yield "article.yaml", article.document.line_of(*path), _words(words)


def _without_safe(text: str) -> list[str]:
    words = _words(text)
    safe = _safe_sentences()
    if not safe:
        return words
    joined = f" {' '.join(words)} "
    for sentence in safe:
        joined = joined.replace(f" {' '.join(sentence)} ", " \u00b6 ")
    return joined.split()


def _words(markdown: str) -> list[str]:
    text = LINK.sub(r"\1", CITATION.sub(" ", IMAGE.sub(" ", markdown)))
    return _WORD.findall(text.lower().replace("\u2019", "'").replace("*", ""))


@cache
def _source_runs() -> frozenset[str]:
    return frozenset(asset_lines("checks/source_runs.txt"))


@cache
def _safe_sentences() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(_words(line)) for line in asset_lines("checks/safety_sentences.txt"))
