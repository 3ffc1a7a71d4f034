# SPDX-License-Identifier: MIT
"""Lists that the view adds below an article's own text: related articles, conditions with a finding, feedback."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from index.article import Kind
from index.errors import LamplightError
from index.sections import OVERVIEW, REFERENCES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.article import Article
    from index.library import Library
    from index.records import ConditionWithFinding

_FREQUENCY = {
    "nearly-always": "nearly always there",
    "common": "common",
    "sometimes": "sometimes there",
    "rare": "rare",
}
_SPECIFICITY = {"hallmark": "a hallmark", "supports": "speaks for it", "weak": "a weak sign"}


def extras(library: Library, article: Article, section: str) -> str:
    """Return the HTML that stands below the text of a section; mostly none."""
    if article.status.withdrawn:
        return ""
    if section == OVERVIEW:
        return _conditions(library, article) + _related(library, article)
    if section == REFERENCES:
        return (
            '<p class="soft">Is something wrong or missing? <a href="feedback:">Give feedback on this article</a></p>'
        )
    return ""


def finding_words(found: ConditionWithFinding, symptom: Article) -> str:
    """Return what is known of a finding in a condition, in words: only grades that a source supports.

    The finding is named only when it is narrower than the symptom, as "night sweats" is under sweating.
    """
    names = {symptom.title.casefold(), *(name.name.casefold() for name in symptom.other_names)}
    name = "" if found.finding.casefold() in names else found.finding
    words = (name, _FREQUENCY.get(found.frequency or "", ""), _SPECIFICITY.get(found.specificity or "", ""))
    return ", ".join(word for word in words if word)


def _link(slug: str, title: str, words: str) -> str:
    more = f' <span class="soft">{html.escape(words)}</span>' if words else ""
    return f'<li><a href="article:{html.escape(slug)}">{html.escape(title)}</a>{more}</li>'


def _conditions(library: Library, article: Article) -> str:
    if article.kind is not Kind.SYMPTOM:
        return ""
    try:
        found = library.conditions_with_finding(article.slug)
    except LamplightError:
        return ""
    # A condition may have several findings of one symptom: it stands once, with all of them.
    words: dict[tuple[str, str], list[str]] = {}
    for one in found:
        words.setdefault((one.slug, one.title), []).append(finding_words(one, article))
    items = "".join(_link(slug, title, "; ".join(filter(None, said))) for (slug, title), said in words.items())
    head = '<h2><a name="conditions-with-this-finding"></a>Conditions with this finding</h2>'
    return f"{head}<ul>{items}</ul>" if items else ""


def _related(library: Library, article: Article) -> str:
    items = "".join(_link(slug, title, kind) for slug, title, kind in _related_entries(library, article))
    return f'<h2><a name="related"></a>Related</h2><ul>{items}</ul>' if items else ""


def _related_entries(library: Library, article: Article) -> Iterator[tuple[str, str, str]]:
    """Yield slug, title and kind of the related articles that this library holds."""
    for slug in article.related:
        try:
            entry = library.entry(slug)
        except LamplightError:
            continue
        yield slug, entry.title, entry.kind.value
