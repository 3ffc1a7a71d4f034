# SPDX-License-Identifier: MIT
"""What is quoted from articles that are laid out as the shipped ones are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml

from index.builder import build
from index.library import Library
from index.searcher import Searcher

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ADULTS = "Adults: 4 to 12 puffs when it is mild, 12 when it is severe, and all of that again when they bring no relief."
#: Title -> the clinical text and the questions.
ARTICLES: dict[str, tuple[str, str]] = {
    "Ketoacidosis": (
        """## Overview
Ketoacidosis is sour blood. It needs fluid before insulin.

## Treatment
1. Potassium, before insulin. It goes in slowly, at most 20 mmol an hour.
2. Insulin. Moderate or severe: 0.1 units/kg an hour by vein.
3. Keep the usual long-acting insulin at its usual dose and time.
4. Ask about insulin, dose and SGLT2 tablets.
""",
        "",
    ),
    "Wheeze": (
        f"""## Overview
The airways are narrow.

| Type | What fails |
|---|---|
| Fast | The muscle of the airway |
| Slow | Its lining |

## Treatment
**First hour of an attack**

1. Sit upright and give oxygen to everybody who needs it.
2. Salbutamol by inhaler, one puff at a time. {ADULTS} Children of 6 to 11 years: 10 puffs.
   Children of 1 to 5 years, with a mask: 6 puffs.

**Within days**

Take a steroid and come back to be seen.
""",
        "",
    ),
    "Chest ache": (
        """## Overview
An ache in the chest.

## Treatment
Aspirin 300 mg by mouth once for an adult whose ache may come from the heart.
""",
        """## Should I take aspirin?

If you are an adult, one tablet may help. Call for help first. Do not give it to a child.

## Can I use cold water?

Not for an ache. Warm clothes are enough. Only a burn needs cold water.
""",
    ),
    "Lung water": (
        """## Overview
Water in the lung.

## Treatment
Furosemide 40 mg for an adult. Sit up.

Oxygen helps everybody who is short of breath.
""",
        "",
    ),
    "Fits of pregnancy": (
        """## Overview
High pressure, then fits.

## Treatment
| Drug | Dose | Caution |
|---|---|---|
| Nifedipine | 5 to 10 mg | Magnesium, see below |

**Magnesium for an adult woman.** The muscle schedule suits clinics without a pump.

1. By vein: 4 g over 20 minutes.
""",
        "",
    ),
}


@pytest.fixture(scope="module")
def searcher(own_data_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Searcher]:
    root = tmp_path_factory.mktemp("quoted")
    for title, (clinical, questions) in ARTICLES.items():
        folder = root / "articles" / "conditions" / title.lower().replace(" ", "-")
        folder.mkdir(parents=True)
        (folder / "article.yaml").write_text(yaml.safe_dump({"title": title}), encoding="utf-8")
        (folder / "clinical.md").write_text(clinical, encoding="utf-8")
        if questions:
            (folder / "questions.md").write_text(questions, encoding="utf-8")
    build(root / "articles", root / "library")
    with Library.open(root / "library") as library, Searcher(library) as opened:
        yield opened


def snippets(searcher: Searcher, query: str) -> list[str]:
    return [section.snippet for section in searcher.search(query).hits[0].sections]


@pytest.mark.parametrize(
    ("query", "snippet"),
    [
        # The drug stands in the sentence before its dose.
        ("insulin dose ketoacidosis", "Insulin. Moderate or severe: 0.1 units/kg an hour by vein."),
        # The doses of others are none for a child.
        (
            "wheeze salbutamol puffs child under 6",
            "Salbutamol by inhaler, one puff at a time. \u2026 Children of 1 to 5 years, with a mask: 6 puffs.",
        ),
        ("wheeze salbutamol puffs adult", "Salbutamol by inhaler, one puff at a time. " + ADULTS),
        ("furosemide dose child lung water", "Oxygen helps everybody who is short of breath."),
        ("furosemide dose lung water", "Furosemide 40 mg for an adult. Sit up."),
        # Never in a child comes before all else.
        (
            "chest ache aspirin dose child",
            "If you are an adult, one tablet may help. \u2026 Do not give it to a child.",
        ),
        ("chest ache aspirin dose", "Aspirin 300 mg by mouth once for an adult whose ache may come from the heart."),
        # What the dose is of stands above its list.
        ("magnesium dose fits of pregnancy", "Magnesium for an adult woman. By vein: 4 g over 20 minutes."),
        # No label, and none glued to what follows.
        ("wheeze attack first hour", "First hour of an attack: Sit upright and give oxygen to everybody who needs it."),
        ("wheeze steroid days", "Take a steroid and come back to be seen."),
    ],
)
def test_what_is_asked_is_quoted(searcher: Searcher, query: str, snippet: str) -> None:
    assert snippets(searcher, query)[0] == snippet


def test_a_row_is_quoted_with_the_heads_of_its_cells(searcher: Searcher) -> None:
    assert "Type: Fast; What fails: The muscle of the airway" in snippets(searcher, "wheeze type what fails muscle")


def test_an_answer_is_quoted_from_its_beginning(searcher: Searcher) -> None:
    answer = "Not for an ache. Warm clothes are enough. Only a burn needs cold water."
    assert snippets(searcher, "chest ache cold water burn")[0] == answer


def test_the_words_of_labels_and_heads_of_tables_are_found(searcher: Searcher) -> None:
    assert searcher.search("caution").hits[0].title == "Fits of pregnancy"
    assert searcher.search("within days").hits[0].title == "Wheeze"


def test_what_matched_is_marked_in_what_is_shown(searcher: Searcher) -> None:
    section = searcher.search("magnesium dose fits of pregnancy").hits[0].sections[0]
    assert [section.snippet[start:end] for start, end in section.spans] == ["Magnesium"]
