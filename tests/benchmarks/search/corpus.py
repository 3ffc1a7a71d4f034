# SPDX-License-Identifier: MIT
"""A collection of articles of others, read from JSON lines, and made into article folders of ours."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from tests.benchmarks.search.lines import read_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

#: The type of a section of the collection -> the heading of ours that it goes under.
HEADINGS = {
    "information": "Overview",
    "causes": "Causes and risk factors",
    "susceptibility": "Causes and risk factors",
    "genetic changes": "Causes and risk factors",
    "inheritance": "Causes and risk factors",
    "symptoms": "Signs and symptoms",
    "exams and tests": "Diagnosis",
    "stages": "Diagnosis",
    "treatment": "Treatment",
    "outlook": "Complications and outlook",
    "complications": "Complications and outlook",
    "prevention": "Prevention",
}


@dataclass(frozen=True, slots=True)
class Document:
    """An article of a collection. Articles on the same thing share a `group`; `sections` are (type, text)."""

    slug: str
    title: str
    names: tuple[str, ...]
    sections: tuple[tuple[str, str], ...]
    group: str

    @property
    def other_names(self) -> str:
        """All other names in one text, for engines that know fields and no names."""
        return "; ".join(self.names)

    @property
    def body(self) -> str:
        """The text of all sections."""
        return "\n\n".join(text for _type, text in self.sections)


def read_documents(path: Path) -> Iterator[Document]:
    """Yield the articles of JSON lines {title, synonyms, sections: [{type, heading, text}], group}."""
    for number, article in enumerate(read_lines(path)):
        words = re.sub(r"[^a-z0-9]+", "-", article["title"].lower()).strip("-")[:60].strip("-")
        yield Document(
            slug=f"{words or 'article'}-{number}",
            title=article["title"],
            names=tuple(name for name in article["synonyms"] if name.strip()),
            sections=tuple((section["type"], section["text"]) for section in article["sections"]),
            group=article["group"],
        )


def write_articles(documents: Iterable[Document], folder: Path) -> None:
    """Write a collection as article folders that Lamplight builds a library of."""
    for document in documents:
        place = folder / "conditions" / document.slug
        place.mkdir(parents=True, exist_ok=True)
        names = [{"name": name, "type": "clinical"} for name in document.names]
        facts = {"title": document.title, "other_names": names}
        (place / "article.yaml").write_text(yaml.safe_dump(facts, allow_unicode=True), encoding="utf-8")
        (place / "clinical.md").write_text(_markdown(document), encoding="utf-8")


def _markdown(document: Document) -> str:
    texts: dict[str, list[str]] = defaultdict(list)
    for kind, text in document.sections:
        texts[HEADINGS.get(kind, "Overview")].append(text.replace(" - ", ". "))
    order = [heading for heading in dict.fromkeys(HEADINGS.values()) if heading in texts]
    parts = [f"## {heading}\n\n" + "\n\n".join(texts[heading]) + "\n" for heading in order]
    return "\n".join(map(_harmless, parts))


def _harmless(markdown: str) -> str:
    """Take out what Markdown would read as markup."""
    return re.sub(r"[\[\]<>|*_`~^\\$]", " ", markdown)
