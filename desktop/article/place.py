# SPDX-License-Identifier: MIT
"""Where a reader is in an article, so that history can bring them back exactly."""

from __future__ import annotations

from typing import NamedTuple


class ArticlePlace(NamedTuple):
    """An article, the section shown, and how far it is scrolled: a share (0 to 1) of the scroll bar's range."""

    slug: str = ""
    section: str = ""
    scroll: float = 0.0
