# SPDX-License-Identifier: MIT
"""Fixtures for the tests of the benchmarks: a collection of a few articles."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.benchmarks.search.corpus import Document

if TYPE_CHECKING:
    from pathlib import Path


def _document(name: str, other: str, text: str) -> Document:
    sections = (("information", f"{name} is described here. {text}"), ("treatment", f"Treating {name} takes weeks."))
    return Document(f"{name.lower()}-0", name, (other,), sections, name.lower())


@pytest.fixture
def documents() -> list[Document]:
    """Three articles with no word in common but those that hold a text together."""
    return [
        _document("Malaria", "paludism", "A parasite that mosquitoes carry destroys red blood cells."),
        _document("Scabies", "the itch", "Mites burrow into the skin & lay eggs, mostly between the fingers."),
        _document("Rickets", "soft bones", "Children who lack sunlight and vitamin D grow bowed legs."),
    ]


@pytest.fixture
def collection(tmp_path: Path) -> Path:
    """A folder with a collection of two articles and two queries, as JSON lines."""
    folder = tmp_path / "data"
    folder.mkdir()
    articles = [
        {
            "title": title,
            "synonyms": [other, " "],
            "group": title.lower(),
            "sections": [
                {"type": "causes", "heading": "Causes", "text": f"{title}: - it *spreads* <fast> - it stays."},
                {"type": "information", "heading": "Overview", "text": f"{title} is common."},
                {"type": "research", "heading": "Research", "text": "More is being found out."},
            ],
        }
        for title, other in (("Malaria", "paludism"), ("Scabies", "the itch"))
    ]
    queries = [
        {"kind": kind, "query": query, "groups": [group]}
        for kind, query, group in (("title", "malaria", "malaria"), ("question", "what is the itch?", "scabies"))
    ]
    for name, rows in (("medquad.jsonl", articles), ("queries.jsonl", queries)):
        (folder / name).write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return folder
