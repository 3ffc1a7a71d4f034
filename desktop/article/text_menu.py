# SPDX-License-Identifier: MIT
"""The context menu of article text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from desktop.article.links import Link, LinkKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.article.text import ArticleText


def text_menu(text: ArticleText, link: Link | None, cite: Callable[[], object], find: Callable[[], object]) -> QMenu:
    """Return the menu for `text`; `cite` copies what is chosen, else the section, with where it stands."""
    menu = QMenu(text)
    chosen = text.selected_text() if text.textCursor().hasSelection() else ""
    copy = menu.addAction("Copy", text.copy)
    copy.setEnabled(bool(chosen))
    menu.addAction("Copy with citation", cite)
    menu.addAction("Select all", text.selectAll)
    menu.addSeparator()
    if link is not None and link.kind is LinkKind.ARTICLE:
        menu.addAction("Open link", lambda: text.link_chosen.emit(link))
        menu.addAction("Open link in second window", lambda: text.window_chosen.emit(link))
    elif link is not None and link.kind is LinkKind.FIGURE:
        menu.addAction("Open figure large", lambda: text.link_chosen.emit(link))
    elif link is not None and link.kind is LinkKind.CITATION:
        menu.addAction("Go to the reference", lambda: text.link_chosen.emit(link))
    menu.addAction("Find in this article", find)
    menu.aboutToHide.connect(menu.deleteLater)
    return menu
