# SPDX-License-Identifier: MIT
"""Rules on how doses are written, because a misread dose kills."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.checks.rule import CLINICAL
from index.prose import bare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.checks.rule import CheckedArticle, Corpus
    from index.errors import Problem

_DRUG_UNIT = r"(?:mg|g|micrograms?|grams?|milligrams?|mL|ml|units?|mmol|mEq)"
_SIGNS = r"(?:mg|mcg|ug|\u00b5g|\u03bcg|kg|g|mL|ml|dL|L|mmol|mEq|mmHg|cm|mm|IU|units?|micrograms?|grams?|liters?)"
_FAULTS = (
    (
        re.compile(rf"(?<![\w.])\d[\d.,]*{_SIGNS}\b"),
        "no space between the number and the unit: write them apart",
    ),
    (
        re.compile(rf"(?<![\w.])\d+\.\d*0 ?{_DRUG_UNIT}\b(?!/(?:L|dL|l))"),
        "a zero after the decimal point: leave it out (5 mg, not 5.0 mg)",
    ),
    (re.compile(r"(?<![\w.)\]])\.\d"), "no zero before the decimal point: write 0.5, not .5"),
    (re.compile(r"\d ?(?:mcg|ug|\u00b5g|\u03bcg)\b"), "write 'micrograms' in full"),
    (re.compile(r"\d(?: million)? ?(?:IU|U)\b"), "write 'units' in full"),
    (re.compile(r"\b\d{5,} ?" + _DRUG_UNIT + r"\b"), "write large numbers with a comma, such as 10,000 units"),
)
_DOSE = re.compile(
    r"\b\d[\d.,]* (?:mg|g|grams?|milligrams?|micrograms?|units)\b"
    r"(?!\s?/ ?(?:d?L|l|mmol|g\b|mol|mL)| per (?:liter|dL|mL|g\b)| in 24| of protein)"
)
_BASIS = re.compile(
    r"\bkg\b|\bkilogram|\badults?\b|\bchild|\binfant|\bnewborn|\bbab(?:y|ies)\b|\bwom[ae]n\b|\bm[ae]n\b|\bpregnan|\bage[sd]?\b"
    r"|\byears?\b|\bmonths?\b|\bweigh|\bweight\b|\bneonat|\badolescent|\bpeople\b|\bper (?:liter|100)",
    re.IGNORECASE,
)


def dose_writing(article: CheckedArticle, _corpus: Corpus) -> Iterator[Problem]:
    """Numbers and units are written so that they cannot be misread."""
    for text in article.texts.values():
        for sentence in text.sentences:
            for fault in _faults(sentence.text):
                yield article.problem(text.name, sentence.line, fault)
    for path, words in article.yaml_texts():
        for fault in _faults(words):
            yield article.in_yaml(path, fault)


def dose_basis(article: CheckedArticle, _corpus: Corpus) -> Iterator[Problem]:
    """A dose says for what weight or age it is, unless the article is of one group only (a warning)."""
    whom = article.article.applies_to
    if whom.sex != "any" or whom.age_min_years is not None or whom.age_max_years is not None:
        return
    for sentence in article.texts[CLINICAL].sentences:
        dose = _DOSE.search(bare(sentence.text))
        if dose and not _BASIS.search(sentence.unit.text) and not _BASIS.search(sentence.unit.block.title):
            message = f"'{dose[0]}' states no weight or age: say for whom it is"
            yield article.problem(CLINICAL, sentence.line, message, warning=True)


def _faults(markdown: str) -> list[str]:
    text = bare(markdown)
    found = []
    for pattern, message in _FAULTS:
        match = pattern.search(text)
        if match:
            found.append(f"'{match[0].strip()}': {message}")
    return found
