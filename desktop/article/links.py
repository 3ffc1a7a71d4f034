# SPDX-License-Identifier: MIT
"""The few kinds of link that article text may hold. Everything else is no link at all."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class LinkKind(StrEnum):
    """What a link leads to; the values are the schemes of the addresses in the text."""

    ARTICLE = "article"
    CITATION = "cite"
    FIGURE = "figure"
    LEVEL = "level"
    FEEDBACK = "feedback"


@dataclass(frozen=True, slots=True)
class Link:
    """A link. `target` is a slug, reference id, figure file or level; `anchor` is only used with articles."""

    kind: LinkKind
    target: str = ""
    anchor: str = ""


def parse_link(address: str) -> Link | None:
    """Return the link that an address of the text stands for, or None for an address that is not ours."""
    scheme, colon, rest = address.partition(":")
    if not colon or scheme not in set(LinkKind):
        return None
    kind = LinkKind(scheme)
    if kind is not LinkKind.ARTICLE:
        return Link(kind, rest)
    slug, _, anchor = rest.partition("#")
    return Link(kind, slug, anchor)
