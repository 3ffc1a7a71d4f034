# SPDX-License-Identifier: MIT
from __future__ import annotations

import pytest

from index.analysis import Analyzer, plain_words, word_spans
from index.terms import read_tables


@pytest.fixture(scope="module")
def analyzer() -> Analyzer:
    """The project's own tables."""
    return Analyzer(read_tables())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Crohn's disease", ["crohn", "disease"]),
        ("Crohn\u2019s Disease", ["crohn", "disease"]),
        ("don't", ["dont"]),
        ("pre-eclampsia (severe)", ["pre", "eclampsia", "severe"]),
        ("Sjögren Ménière", ["sjogren", "meniere"]),
        ("β-blocker 37.5 °C", ["beta", "blocker", "37", "5", "c"]),
        ("ﬁever", ["fiever"]),
        ("حمى شديدة", ["حمى", "شديدة"]),
        ("  ", []),
    ],
)
def test_a_text_is_cut_into_words(text: str, words: list[str]) -> None:
    assert plain_words(text) == words


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("anaemia", "anemia"),
        ("haemodialysis", "hemodialysis"),
        ("oesophagus", "esophagus"),
        ("diarrhoea", "diarrhea"),
        ("tumours", "tumor"),
        ("immunisation", "immunization"),
        ("paediatric", "pediatric"),
        ("oedema", "edema"),
        ("litres", "liter"),
        ("dyspnoea", "dyspnea"),
        ("leucocyte", "leukocyte"),
        ("caesarean", "cesarean"),
        ("ulcers", "ulcer"),
        ("diagnoses", "diagnosis"),
        ("metastases", "metastasis"),
    ],
)
def test_spellings_and_plurals_of_a_word_are_one_term(analyzer: Analyzer, british: str, american: str) -> None:
    assert analyzer.term(british) == analyzer.term(american)


@pytest.mark.parametrize(("one", "other"), [("sepsis", "septic"), ("hypertension", "hypotension"), ("ileum", "ilium")])
def test_other_words_stay_apart(analyzer: Analyzer, one: str, other: str) -> None:
    assert analyzer.term(one) != analyzer.term(other)


def test_a_word_knows_its_place(analyzer: Analyzer) -> None:
    text = "Ménière's, not e.g. 5 mg"
    assert [(word, text[start:end]) for word, start, end in word_spans(text)] == [
        ("meniere", "Ménière's"),
        ("not", "not"),
        ("e", "e"),
        ("g", "g"),
        ("5", "5"),
        ("mg", "mg"),
    ]


def test_an_endless_word_is_cut(analyzer: Analyzer) -> None:
    assert len(analyzer.term("x" * 100_000)) <= 60
