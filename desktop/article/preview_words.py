# SPDX-License-Identifier: MIT
"""What a preview says of the article or reference that a link leads to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.article.links import LinkKind
from index.captions import TYPES
from index.errors import LamplightError

if TYPE_CHECKING:
    from desktop.article.links import Link
    from index.article import Article, Reference
    from index.library import Library


@dataclass(frozen=True, slots=True)
class Preview:
    """A title, a quieter line, and a text; each but the title may be empty."""

    title: str
    lead: str = ""
    text: str = ""


def preview_of(library: Library, article: Article, link: Link) -> Preview | None:
    """Return what to say of a link in `article`, or None when there is nothing to say."""
    if link.kind is LinkKind.CITATION:
        reference = next((one for one in article.references if one.id == link.target), None)
        return reference_preview(reference) if reference else None
    if link.kind is not LinkKind.ARTICLE or link.target == article.slug:
        return None
    try:
        entry = library.entry(link.target)
    except LamplightError:
        return Preview("Not in this library", text="This article is missing from the library that is open.")
    return Preview(entry.title, entry.kind.value.capitalize(), entry.summary)


def reference_preview(reference: Reference) -> Preview:
    """Return what to say of a reference: its title, its authors, then source, year and type."""
    kind = TYPES.get(reference.type, reference.type)
    place = ", ".join(part for part in (reference.source, str(reference.year or "")) if part)
    return Preview(reference.title, reference.authors, ". ".join(part for part in (place, kind) if part))
