# SPDX-License-Identifier: MIT
"""What an article is: frozen records, no I/O. The parser fills them and the built library gives the same ones back."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """The three kinds of article; the folder an article lies in gives its kind."""

    CONDITION = "condition"
    SYMPTOM = "symptom"
    PROCEDURE = "procedure"


class Level(StrEnum):
    """The two reading levels every article is written at."""

    CLINICAL = "clinical"
    PLAIN = "plain"


class NameType(StrEnum):
    """How another name of an article is used."""

    CLINICAL = "clinical"
    LAY = "lay"
    ABBREVIATION = "abbreviation"
    SPELLING_UK = "spelling-uk"
    SPELLING_US = "spelling-us"
    HISTORIC = "historic"
    EPONYM = "eponym"


class Urgency(StrEnum):
    """How soon somebody with this should be seen."""

    EMERGENCY = "emergency"
    SAME_DAY = "same-day"
    SOON = "soon"
    ROUTINE = "routine"
    SELF_CARE = "self-care"


class Action(StrEnum):
    """What a red flag asks for, the strongest first."""

    EMERGENCY_NOW = "emergency-now"
    SAME_DAY = "same-day"
    WITHIN_A_WEEK = "within-a-week"


@dataclass(frozen=True, slots=True)
class Name:
    """Another name of the article."""

    name: str
    type: NameType


@dataclass(frozen=True, slots=True)
class Code:
    """A WHO ICD-10 code and how well it fits: exact, narrower, broader or nearest."""

    code: str
    fit: str


@dataclass(frozen=True, slots=True)
class AppliesTo:
    """Whom the article is about. Ages in years; None where there is no bound."""

    sex: str = "any"
    age_min_years: float | None = None
    age_max_years: float | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class RedFlag:
    """A danger sign in words that a patient understands, what it asks for, and reference ids."""

    text: str
    action: Action
    refs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding of a condition by its id in findings.yaml. A grade with basis "judged" is never shown as fact."""

    id: str
    frequency: str | None = None
    specificity: str | None = None
    stage: str | None = None
    basis: str = "cited"
    refs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FindingTerm:
    """One entry of findings.yaml: what a finding is called, and the slug of its symptom article, if any."""

    id: str
    clinical: str
    plain: str
    synonyms: tuple[str, ...] = ()
    article: str | None = None


@dataclass(frozen=True, slots=True)
class RiskFactor:
    """A risk factor; its name is inline Markdown that may be a link to an article."""

    name: str
    evidence: str
    refs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Position:
    """One side of a dispute and the ids of the references that hold it."""

    text: str
    refs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dispute:
    """A point on which sources differ, shown at the end of its section at both levels."""

    section: str
    claim: str
    positions: tuple[Position, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure drawn for the article; `file` is a flat name inside the article's folder."""

    file: str
    alt: str
    caption: str = ""
    credit: str = ""
    licence: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """A source that was seen, on the ISO date `seen`. In checked articles at least one identifier is not empty."""

    id: str
    title: str
    authors: str = ""
    source: str = ""
    year: int | None = None
    type: str = ""
    pmid: str = ""
    pmcid: str = ""
    doi: str = ""
    isbn: str = ""
    url: str = ""
    seen: str = ""


@dataclass(frozen=True, slots=True)
class Reviewer:
    """A named clinician who reviewed the article; `date` is an ISO date."""

    name: str
    role: str
    date: str


@dataclass(frozen=True, slots=True)
class Status:
    """The review state, told to every reader. Dates are ISO dates or empty; `withdrawn` is the reason or empty."""

    drafted_by: str = ""
    clinically_reviewed: bool = False
    sources_checked: str = ""
    review_due: str = ""
    reviewers: tuple[Reviewer, ...] = ()
    withdrawn: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """Everything article.yaml says of an article; its texts are apart (ArticleSource, or the library's pages)."""

    kind: Kind
    slug: str
    title: str
    summary: str = ""
    other_names: tuple[Name, ...] = ()
    icd10: tuple[Code, ...] = ()
    body_systems: tuple[str, ...] = ()
    urgency: Urgency | None = None
    applies_to: AppliesTo = field(default_factory=AppliesTo)
    red_flags: tuple[RedFlag, ...] = ()
    findings: tuple[Finding, ...] = ()
    risk_factors: tuple[RiskFactor, ...] = ()
    disputed: tuple[Dispute, ...] = ()
    related: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    references: tuple[Reference, ...] = ()
    status: Status = field(default_factory=Status)
