# SPDX-License-Identifier: MIT
from __future__ import annotations

import json

from index import codec
from index.article import Action, AppliesTo, Article, Code, Kind, Name, NameType, RedFlag, Reference, Status, Urgency

ARTICLE = Article(
    kind=Kind.CONDITION,
    slug="sepsis",
    title="Sepsis",
    other_names=(Name("blood poisoning", NameType.LAY),),
    icd10=(Code("A41.9", "exact"),),
    body_systems=("infections",),
    urgency=Urgency.EMERGENCY,
    applies_to=AppliesTo("female", 0.5, None, "note"),
    red_flags=(RedFlag("cold", Action.EMERGENCY_NOW, ("a2020",)),),
    references=(Reference("a2020", "Title", year=2020),),
    status=Status(drafted_by="software"),
)


def test_an_article_comes_back_equal() -> None:
    assert codec.decode(Article, json.loads(codec.dumps(ARTICLE))) == ARTICLE


def test_missing_numbers_stay_missing() -> None:
    back = codec.decode(Article, json.loads(codec.dumps(ARTICLE)))
    assert back.applies_to.age_max_years is None


def test_defaults_are_left_out() -> None:
    assert codec.encode(Article(Kind.SYMPTOM, "fever", "Fever")) == {
        "kind": "symptom",
        "slug": "fever",
        "title": "Fever",
    }


def test_equal_values_give_equal_text() -> None:
    assert codec.dumps({"b": 1, "a": ARTICLE}) == codec.dumps({"a": ARTICLE, "b": 1})
