# SPDX-License-Identifier: MIT
"""The table of every rule."""

from __future__ import annotations

from index.checks import (
    doses,
    facts,
    figures,
    links,
    names,
    numbers,
    questions,
    references,
    repeats,
    structure,
    wording,
)
from index.checks.rule import ArticleRule, CorpusRule

_ARTICLE_CHECKS = (
    facts.schema,
    structure.file_present,
    structure.required_heading,
    structure.unknown_heading,
    structure.heading_order,
    structure.text_before_heading,
    structure.empty_section,
    structure.introduces_nothing,
    structure.markup_subset,
    references.unknown_citation,
    references.uncited_reference,
    references.reference_count,
    references.same_source,
    references.isbn_digits,
    references.reference_year,
    references.sources_log,
    links.dangling_link,
    links.outside_address,
    links.related_articles,
    facts.codes_for_kind,
    facts.icd10_exists,
    facts.red_flags_present,
    facts.red_flags_order,
    facts.unknown_finding,
    facts.finding_count,
    facts.disputes,
    figures.figures_placed,
    figures.figure_form,
    facts.stray_file,
    facts.ages,
    facts.dates,
    facts.review_due,
    facts.reviewer_named,
    facts.risk_factor_twice,
    numbers.number_cited,
    numbers.number_in_plain,
    doses.dose_writing,
    doses.dose_basis,
    wording.dash,
    wording.uk_spelling,
    wording.brand_name,
    wording.person_first,
    questions.length,
    questions.reading_grade,
    questions.question_count,
    questions.question_form,
)
_CORPUS_CHECKS = (
    repeats.same_sentence,
    repeats.eight_words,
    repeats.source_words,
    names.shared_name,
    names.findings_file,
)


def _id(name: str) -> str:
    return name.replace("_", "-")


def _asks(docstring: str | None) -> str:
    return (docstring or "").strip().splitlines()[0]


#: A rule's id is the name of its function with hyphens, what it asks the first line of the function's docstring.
ARTICLE_RULES = tuple(ArticleRule(_id(check.__name__), _asks(check.__doc__), check) for check in _ARTICLE_CHECKS)
CORPUS_RULES = tuple(CorpusRule(_id(check.__name__), _asks(check.__doc__), check) for check in _CORPUS_CHECKS)

#: Every rule's id and what it asks.
RULES = {rule.id: rule.asks for rule in ARTICLE_RULES} | {rule.id: rule.asks for rule in CORPUS_RULES}
