# SPDX-License-Identifier: MIT
"""Rules on references, citations and the editor's log."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from index.prose import CITATION
from index.source_files import read_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.article import Reference
    from index.checks.rule import CheckedArticle, Corpus
    from index.errors import Problem

MIN_REFERENCES = 4
MIN_STRONG = 2
STRONG = ("guideline", "official", "systematic-review")
SEEN = ("full page", "abstract", "part")
_CITED = re.compile(r"@([A-Za-z0-9_-]+)")
_WELL_FORMED = re.compile(r"\[@[a-z0-9]+(; @[a-z0-9]+)*\]")
_LOG_HEADING = re.compile(r"##[ \t](.*)")


def unknown_citation(article: CheckedArticle, _corpus: Corpus) -> Iterator[Problem]:
    """Every citation names a reference of the article and is written [@id] or [@a; @b]."""
    known = {reference.id for reference in article.article.references}
    for text in article.texts.values():
        for unit in text.units:
            for match in CITATION.finditer(unit.text):
                line = unit.line_at(match.start())
                if not _WELL_FORMED.fullmatch(match[0]):
                    yield article.problem(text.name, line, f"'{match[0]}': write [@id], or [@a; @b] for several")
                for ident in _CITED.findall(match[0]):
                    if ident not in known:
                        yield article.problem(
                            text.name, line, f"'{ident}' is no reference here: add it to article.yaml"
                        )
    for path, ident in article.refs():
        if ident not in known:
            yield article.in_yaml(path, f"'{ident}' is no reference here: add it under references")


def uncited_reference(article: CheckedArticle, _corpus: Corpus) -> Iterator[Problem]:
    """Every reference is cited."""
    cited = {ident for _, ident in article.refs()}
    for text in article.texts.values():
        for unit in text.units:
            for match in CITATION.findall(unit.text):
                cited.update(_CITED.findall(match))
    for number, reference in enumerate(article.article.references):
        if reference.id not in cited:
            message = f"the reference '{reference.id}' is never cited: cite what it supports, or take it out"
            yield article.in_yaml(("references", number, "id"), message)


def reference_count(article: CheckedArticle, _corpus: Corpus) -> Iterator[Problem]:
    """There are four references or more, two of them strong."""
    references = article.article.references
    strong = sum(reference.type in STRONG for reference in references)
    if len(references) < MIN_REFERENCES:
        message = f"{len(references)} references: at least {MIN_REFERENCES} are needed"
        yield article.in_yaml(("references",), message)
    if strong < MIN_STRONG:
        kinds = "guideline, official or systematic-review"
        yield article.in_yaml(("references",), f"{strong} references of type {kinds}: at least {MIN_STRONG} are needed")


def same_source(article: CheckedArticle, _corpus: Corpus) -> Iterator[Problem]:
    """No source stands twice among the references."""
    seen: dict[tuple[str, str], str] = {}
    for number, reference in enumerate(article.article.references):
        for field in ("pmid", "pmcid", "doi", "isbn", "url"):
            value = str(getattr(reference, field)).rstrip("/").lower()
            first = seen.setdefault((field, value), reference.id) if value else reference.id
            if first != reference.id:
                message = f"has the same {field} as '{first}': keep one of the two references"
                yield article.in_yaml(("references", number, field), message)


def isbn_digits(article: CheckedArticle, _corpus: Corpus) -> Iterator[Problem]:
    """An ISBN's check digit is right."""
    for number, reference in enumerate(article.article.references):
        if reference.isbn and not _is_isbn(reference.isbn):
            message = f"'{reference.isbn}' is no ISBN: copy its 10 or 13 digits from the page again"
            yield article.in_yaml(("references", number, "isbn"), message)


def reference_year(article: CheckedArticle, corpus: Corpus) -> Iterator[Problem]:
    """A reference is not from the future, was not seen in the future, and one without a year says that it has none."""
    for number, reference in enumerate(article.article.references):
        if reference.year is None and "undated" not in reference.source:
            message = "a reference has no year: copy it from the page, or write 'undated' in source when it shows none"
            yield article.in_yaml(("references", number), message)
        if reference.year is not None and reference.year > corpus.today.year + 1:
            message = f"the year {reference.year} lies in the future: copy it from the page again"
            yield article.in_yaml(("references", number, "year"), message)
        if reference.seen and _after(reference.seen, corpus.today):
            message = f"'{reference.seen}' is no past date: write the day on which the page was seen"
            yield article.in_yaml(("references", number, "seen"), message)


def sources_log(article: CheckedArticle, _corpus: Corpus) -> Iterator[Problem]:
    """sources.md logs each reference with its address, date, how much was seen, and the facts taken."""
    path = article.source.folder / "sources.md"
    problems: list[Problem] = []
    text = read_text(path, article.source.folder, problems) if path.exists() else None
    yield from problems
    if text is None:
        return
    entries = _log_entries(text)
    for reference in article.article.references:
        yield from _log_faults(article, reference, entries.get(reference.id))


def _log_faults(article: CheckedArticle, reference: Reference, entry: tuple[int, str] | None) -> Iterator[Problem]:
    if entry is None:
        message = f"'## {reference.id}' is missing: log where and when it was seen, and the facts taken"
        yield article.problem("sources.md", 1, message)
        return
    line, body = entry
    wanted = {"address": "where it was seen", "date": "YYYY-MM-DD", "seen": ", ".join(SEEN)}
    lacking = [f"'{key}: ' with {what}" for key, what in wanted.items() if not _log_good(key, _log_value(body, key))]
    if lacking:
        yield article.problem("sources.md", line, f"'{reference.id}' lacks lines: write {' and '.join(lacking)}")
    if not re.search(r"^\s*[-*]\s+\S", body, re.MULTILINE):
        yield article.problem("sources.md", line, f"'{reference.id}' lists no facts: list what was taken from it")


def _log_value(body: str, key: str) -> str:
    found = re.search(rf"^[\s*_-]*{key}[*_]*:[*_]*[ \t]*(.*)$", body, re.MULTILINE | re.IGNORECASE)
    return found[1].strip() if found else ""


def _log_good(key: str, value: str) -> bool:
    if key == "address":
        return bool(value)
    if key == "date":
        return bool(re.match(r"\d{4}-\d{2}-\d{2}", value.strip("\"'")))
    return value.lower().strip("\"'").startswith(SEEN)


def _log_entries(text: str) -> dict[str, tuple[int, str]]:
    """Return the line and the body of every reference's entry; one heading may name several."""
    entries: dict[str, tuple[int, str]] = {}
    current, body = list[str](), list[str]()
    start = 0
    for number, line in enumerate([*text.split("\n"), "## "], 1):
        heading = _LOG_HEADING.fullmatch(line)
        if not heading:
            body.append(line)
            continue
        for ident in current:
            entries[ident] = (start, "\n".join(body))
        current, start, body = re.findall(r"[A-Za-z0-9_-]+", heading[1]), number, []
    return entries


def _after(text: str, today: date) -> bool:
    try:
        return date.fromisoformat(text) > today
    except ValueError:
        return True


def _is_isbn(text: str) -> bool:
    digits = text.replace("-", "").replace(" ", "").upper()
    if re.fullmatch(r"\d{13}", digits):
        return sum(int(digit) * (1, 3)[place % 2] for place, digit in enumerate(digits)) % 10 == 0
    if re.fullmatch(r"\d{9}[\dX]", digits):
        return sum((10 if digit == "X" else int(digit)) * (10 - place) for place, digit in enumerate(digits)) % 11 == 0
    return False
