# SPDX-License-Identifier: MIT
from __future__ import annotations

import pytest

from desktop.article.links import Link, LinkKind, parse_link


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("article:sepsis", Link(LinkKind.ARTICLE, "sepsis")),
        ("article:sepsis#treatment", Link(LinkKind.ARTICLE, "sepsis", "treatment")),
        ("cite:who2020", Link(LinkKind.CITATION, "who2020")),
        ("figure:vessel.svg", Link(LinkKind.FIGURE, "vessel.svg")),
        ("level:plain", Link(LinkKind.LEVEL, "plain")),
        ("feedback:", Link(LinkKind.FEEDBACK)),
    ],
)
def test_our_own_addresses_are_links(address: str, link: Link) -> None:
    assert parse_link(address) == link


@pytest.mark.parametrize(
    "address", ["", "sepsis", "https://example.org", "file:///etc/hostname", "javascript:x", "ARTICLE:x"]
)
def test_every_other_address_is_no_link(address: str) -> None:
    assert parse_link(address) is None
