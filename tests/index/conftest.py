# SPDX-License-Identifier: MIT
"""A small clinic of articles to search in, each made to show one thing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml

from index.builder import build
from index.library import Library
from index.searcher import Searcher
from index.suggest import Suggester

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FINDINGS = """
- {id: livedo, clinical: Livedo racemosa, plain: net-like purple pattern on the skin, synonyms: [mottled skin]}
- {id: fever, clinical: Fever, plain: fever, synonyms: [high temperature], article: fever}
- {id: swelling-of-legs, clinical: Leg edema, plain: swollen legs, synonyms: [swollen ankles], article: null}
"""

ARTICLES: dict[str, dict[str, Any]] = {
    "conditions/end-stage-renal-disease": {
        "title": "End-stage renal disease",
        "other_names": [("kidney failure", "lay"), ("ESRD", "abbreviation")],
        "body_systems": ["kidney-urinary"],
        "icd10": [{"code": "N18.5", "fit": "exact"}],
        "findings": ["swelling-of-legs"],
        "clinical": {
            "Overview": "The kidneys have stopped for good. Dialysis or a transplant replaces them.",
            "Signs and symptoms": "Swelling of the legs and itching are common.",
            "Treatment": "Hemodialysis three times a week keeps people alive. Bananas are few.",
        },
        "plain": {
            "In short": "Your kidneys have stopped working.",
            "How it is treated": "A machine cleans your blood.",
        },
    },
    "conditions/calciphylaxis": {
        "title": "Calciphylaxis",
        "other_names": [("calcific uremic arteriolopathy", "clinical"), ("CUA", "abbreviation")],
        "body_systems": ["skin", "kidney-urinary"],
        "icd10": [{"code": "E83.5", "fit": "broader"}],
        "findings": ["livedo", "fever"],
        "summary": "Small arteries of the skin close with calcium, and the skin above them dies.",
        "clinical": {
            "Overview": "Small arteries of the skin fill with calcium. Most people who have it are on dialysis.",
            "Treatment": "Relieve the pain first. Sodium thiosulfate is given off label.",
            "Complications and outlook": "Nearly half die within a year. Sepsis is the usual cause of death.",
            "Prevention": "Warfarin is avoided.",
        },
        "plain": {
            "In short": "Parts of the skin die and hurt badly.",
            "When to get help": "Go if a sore turns black.",
        },
    },
    "conditions/pre-eclampsia": {
        "title": "Pre-eclampsia",
        "other_names": [("toxaemia of pregnancy", "historic"), ("PE", "abbreviation")],
        "body_systems": ["reproductive-pregnancy"],
        "clinical": {
            "Overview": "High blood pressure late in pregnancy.",
            "Treatment": "Magnesium sulfate.",
        },
    },
    "conditions/pulmonary-embolism": {
        "title": "Pulmonary embolism",
        "other_names": [("PE", "abbreviation")],
        "body_systems": ["lungs-breathing"],
        "clinical": {"Overview": "A clot blocks an artery of the lung.", "Treatment": "Heparin, then warfarin."},
    },
    "conditions/diarrhea": {
        "title": "Diarrhea",
        "other_names": [("diarrhoea", "spelling-uk")],
        "body_systems": ["digestive", "infections"],
        "clinical": {
            "Overview": "Three loose stools a day or more.",
            "Treatment": "Oral rehydration solution and zinc.",
        },
        "questions": "## Can I breastfeed my baby?\n\nYes, more often than before.\n",
    },
    "symptoms/fever": {
        "title": "Fever",
        "body_systems": ["infections", "whole-body"],
        "clinical": {"Overview": "A temperature above 38 degrees.", "First steps": "Give paracetamol and water."},
        "plain": {"In short": "Your body is hot.", "What you can do": "Drink a lot."},
    },
    "procedures/hemodialysis": {
        "title": "Hemodialysis",
        "other_names": [("haemodialysis", "spelling-uk"), ("dialysis", "lay")],
        "body_systems": ["kidney-urinary"],
        "clinical": {
            "Overview": "A machine cleans the blood of people whose kidneys fail.",
            "Steps": "Two needles go into the fistula. A session takes four hours.",
            "Risks": "Low blood pressure and cramps.",
        },
    },
}


def write_clinic(root: Path) -> Path:
    """Write the articles below `root`."""
    for place, spec in ARTICLES.items():
        folder = root / place
        folder.mkdir(parents=True)
        facts = {key: value for key, value in spec.items() if key not in {"clinical", "plain", "questions"}}
        facts["other_names"] = [{"name": name, "type": kind} for name, kind in spec.get("other_names", [])]
        facts["findings"] = [{"id": ident, "basis": "judged", "refs": ["a"]} for ident in spec.get("findings", [])]
        facts["references"] = [{"id": "a", "title": "A source on zebras"}]
        (folder / "article.yaml").write_text(yaml.safe_dump(facts), encoding="utf-8")
        for level in ("clinical", "plain"):
            if level in spec:
                text = "".join(f"## {heading}\n\n{words}\n\n" for heading, words in spec[level].items())
                (folder / f"{level}.md").write_text(text, encoding="utf-8")
        if "questions" in spec:
            (folder / "questions.md").write_text(spec["questions"], encoding="utf-8")
    (root / "findings.yaml").write_text(FINDINGS, encoding="utf-8")
    return root


@pytest.fixture(scope="session")
def clinic_library(own_data_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the library built from `ARTICLES`."""
    root = tmp_path_factory.mktemp("clinic")
    build(write_clinic(root / "articles"), root / "library")
    return root / "library"


@pytest.fixture(scope="session")
def clinic(clinic_library: Path) -> Iterator[Library]:
    """The opened clinic library."""
    with Library.open(clinic_library) as library:
        yield library


@pytest.fixture(scope="session")
def searcher(clinic: Library) -> Iterator[Searcher]:
    """A searcher of the clinic library."""
    with Searcher(clinic) as opened:
        yield opened


@pytest.fixture(scope="session")
def suggester(clinic: Library) -> Suggester:
    """A suggester of the clinic library."""
    return Suggester(clinic)
