# SPDX-License-Identifier: MIT
"""`lamplight-index show`: print an article."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from index import codec
from index.article import Level
from index.commands import add_library_arguments, open_library, print_json
from index.errors import ArticleNotFoundError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from index.library import Library
    from index.records import ArticleRecord, TabRecord


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    add_library_arguments(parser)
    parser.add_argument("slug", metavar="SLUG", help="the article, for example chest-pain")
    parser.add_argument("--section", metavar="S", help="only this section, for example treatment")
    parser.add_argument("--level", choices=[level.value for level in Level], help="reading level (default: clinical)")


def run(arguments: argparse.Namespace) -> int:
    """Print the article, its text without markup."""
    with open_library(arguments) as library:
        record = library.article(arguments.slug)
        level = _level(record, arguments.level)
        tabs = _tabs(record, level, arguments.section)
        texts = [library.page_text(arguments.slug, level, tab.section) for tab in tabs]
        if arguments.json:
            print_json(_as_json(library, record, level, tabs, texts))
        else:
            _print(record, level, tabs, texts)
    return 0


def _level(record: ArticleRecord, asked: str | None) -> Level:
    """Return the level asked for, else clinical, else the one that the article has."""
    if asked:
        return Level(asked)
    return Level.CLINICAL if record.reading.get(Level.CLINICAL) and record.tabs[Level.CLINICAL] else Level.PLAIN


def _tabs(record: ArticleRecord, level: Level, section: str | None) -> Sequence[TabRecord]:
    tabs = record.tabs.get(level, ())
    if section is None:
        return tabs
    chosen = [tab for tab in tabs if tab.section == section]
    if not chosen:
        there = ", ".join(tab.section for tab in tabs) or "none"
        raise ArticleNotFoundError(
            f"The article {record.article.slug} has no section {section!r} at the {level.value} level; it has {there}."
        )
    return chosen


def _as_json(
    library: Library, record: ArticleRecord, level: Level, tabs: Sequence[TabRecord], texts: Sequence[str]
) -> dict[str, Any]:
    article = record.article
    reading = record.reading.get(level)
    return {
        "article": article.slug,
        "kind": article.kind.value,
        "title": article.title,
        "level": level.value,
        "edition": library.manifest.edition,
        "facts": codec.encode(article),
        "reading": {"words": reading.words, "minutes": reading.minutes, "grade": reading.grade} if reading else None,
        "sections": [
            {
                "section": tab.section,
                "title": tab.title,
                "anchors": [{"anchor": anchor.anchor, "title": anchor.title} for anchor in tab.anchors],
                "text": text,
            }
            for tab, text in zip(tabs, texts, strict=True)
        ],
    }


def _print(record: ArticleRecord, level: Level, tabs: Sequence[TabRecord], texts: Sequence[str]) -> None:
    article = record.article
    reading = record.reading.get(level)
    print(article.title)
    if article.other_names:
        print("Also: " + ", ".join(name.name for name in article.other_names))
    about = [article.kind.value, *(code.code for code in article.icd10), *article.body_systems]
    if reading:
        about.append(f"{reading.minutes} min, grade {reading.grade:.1f}")
    print(" | ".join(about))
    for flag in article.red_flags:
        print(f"! {flag.text} ({flag.action.value})")
    for tab, text in zip(tabs, texts, strict=True):
        print(f"\n== {tab.title} ==\n{text.strip()}")
