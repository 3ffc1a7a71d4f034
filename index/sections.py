# SPDX-License-Identifier: MIT
"""The fixed sections of an article: which tab holds which headings, for each kind and level."""

from __future__ import annotations

import re
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from index.article import Kind, Level

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that an article may or (required) must have."""

    title: str
    required: bool

    @property
    def anchor(self) -> str:
        """The heading's words in lower case joined by hyphens."""
        return anchor_of(self.title)


@dataclass(frozen=True, slots=True)
class Section:
    """One tab: its id, the words on it, and the headings it gathers at each level, in order."""

    id: str
    title: str
    clinical: tuple[Heading, ...] = ()
    plain: tuple[Heading, ...] = ()

    def headings(self, level: Level) -> tuple[Heading, ...]:
        """Return the headings of this section at `level`."""
        return self.clinical if level is Level.CLINICAL else self.plain


OVERVIEW = "overview"
QUESTIONS = "questions"
REFERENCES = "references"

#: The heading whose text is set off as a box.
FEW_RESOURCES = "Where resources are few"


def anchor_of(title: str) -> str:
    """Return the anchor of a heading: its letters and digits in lower case, joined by hyphens."""
    return "-".join(re.findall(r"\w+", title.lower().replace("'", "").replace("\u2019", "")))


def _headings(text: str) -> tuple[Heading, ...]:
    """Read "Overview*; Why it is done" as headings; a star marks a required one."""
    return tuple(Heading(t.strip().rstrip("*"), t.strip().endswith("*")) for t in text.split(";") if t.strip())


def _section(ident: str, title: str, clinical: str, plain: str) -> Section:
    return Section(ident, title, _headings(clinical), _headings(plain))


_ENDS = (Section(QUESTIONS, "Questions"), Section(REFERENCES, "References"))

_CONDITION = (
    _section(OVERVIEW, "Overview", "Overview*", "In short*; What it is*"),
    _section("causes", "Causes and risk factors", "Causes and risk factors*", "Why it happens"),
    _section("symptoms", "Symptoms", "Signs and symptoms*", "What it feels like*; When to get help*"),
    _section("diagnosis", "Diagnosis", "Diagnosis*; Differential diagnosis", "How it is found"),
    _section("treatment", "Treatment", f"Treatment*; {FEW_RESOURCES}*", "How it is treated*; What you can do*"),
    _section("outlook", "Outlook", "Complications and outlook*; What is uncertain", "What can happen"),
    _section("prevention", "Prevention", "Prevention", "How to prevent it"),
)
_SYMPTOM = (
    _section(OVERVIEW, "Overview", "Overview*", "In short*"),
    _section("danger-signs", "Danger signs", "Danger signs*; When to refer*", "When to get help*"),
    _section("assessment", "Assessment", "What to ask*; What to look for*", "How it is found"),
    _section("causes", "Causes", "Common causes*; Causes not to miss*", "Why it happens*"),
    _section("first-steps", "First steps", f"First steps*; {FEW_RESOURCES}", "What you can do*"),
)
_PROCEDURE = (
    _section(OVERVIEW, "Overview", "Overview*; Why it is done*", "In short*; Why it is done*"),
    _section("preparation", "Preparation", "When not to*; Preparation", "Before"),
    _section("steps", "Steps", f"Steps*; {FEW_RESOURCES}", "What happens*"),
    _section("aftercare", "Aftercare", "Aftercare; Risks*", "Afterwards*; When to get help*"),
    _section("results", "Results", "What the results mean", "What the results mean"),
)

#: The sections of each kind in the order of their tabs.
SECTIONS: Mapping[Kind, tuple[Section, ...]] = MappingProxyType(
    {
        Kind.CONDITION: _CONDITION + _ENDS,
        Kind.SYMPTOM: _SYMPTOM + _ENDS,
        Kind.PROCEDURE: _PROCEDURE + _ENDS,
    }
)

#: Body system ids in the order they are offered, with the words shown to readers.
BODY_SYSTEMS: Mapping[str, str] = MappingProxyType(
    {
        "heart-circulation": "Heart and circulation",
        "lungs-breathing": "Lungs and breathing",
        "digestive": "Digestive system",
        "kidney-urinary": "Kidney and urinary",
        "hormones-nutrition": "Hormones and nutrition",
        "blood-immune": "Blood and immune system",
        "brain-nerves": "Brain and nerves",
        "mental-health": "Mental health",
        "bones-joints-muscles": "Bones, joints, muscles",
        "skin": "Skin",
        "eyes": "Eyes",
        "ear-nose-throat-mouth": "Ear, nose, throat, mouth",
        "reproductive-pregnancy": "Reproduction and pregnancy",
        "newborn-child": "Newborn and child",
        "infections": "Infections",
        "injury-poisoning": "Injury and poisoning",
        "whole-body": "Whole body",
    }
)


def section_of(kind: Kind, ident: str) -> Section | None:
    """Return the section with this id, or None when the kind has none of that id."""
    return next((section for section in SECTIONS[kind] if section.id == ident), None)
