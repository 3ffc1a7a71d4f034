# SPDX-License-Identifier: MIT
"""What happens with the links of the text: they are followed, previewed, and stand in the context menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, Signal
from PySide6.QtWidgets import QMenu

from desktop.article.links import Link, LinkKind
from desktop.article.preview_words import preview_of
from desktop.article.text_menu import text_menu
from desktop.article.viewer import FigureViewer
from index.sections import REFERENCES

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.article.figures import Figures
    from desktop.article.opened import Opened
    from desktop.article.preview import PreviewCard
    from desktop.article.text import ArticleText
    from desktop.theme import Theme
    from index.library import Library


class LinkFollower(QObject):
    """Follows the links of the article that is open.

    Attributes:
        opened: the article whose links these are.
        theme: the colors of figures that are opened.

    Signals:
        article_requested: (slug, anchor) a link to another article was followed.
        window_requested: (slug, anchor) a link to an article, for a second window.
        place_requested: (section, anchor) a link to a place in this article was followed.
        level_requested: (level) the link to the article's other level was followed.
        feedback_requested: the link to give feedback was followed.
        find_requested: the menu's entry to find words was chosen.
        menu_made: (QMenu) the menu of the text is about to be shown; more can be put into it.
        cite_requested: the menu's entry to copy with a citation was chosen.
    """

    article_requested = Signal(str, str)
    window_requested = Signal(str, str)
    place_requested = Signal(str, str)
    level_requested = Signal(str)
    feedback_requested = Signal()
    find_requested = Signal()
    menu_made = Signal(QMenu)
    cite_requested = Signal()

    def __init__(
        self, view: QWidget, text: ArticleText, preview: PreviewCard, library: Library, figures: Figures, theme: Theme
    ) -> None:
        """Follow the links of `text`, which lies in `view`; `preview` tells where they lead."""
        super().__init__(view)
        self.opened: Opened | None = None
        self.theme = theme
        self._view = view
        self._text = text
        self._preview = preview
        self._library = library
        self._figures = figures
        text.link_chosen.connect(self.follow)
        text.window_chosen.connect(self.follow_in_window)
        text.link_reached.connect(self._tell)
        text.menu_requested.connect(self._show_menu)

    def follow(self, link: Link) -> None:
        """Go where a link leads."""
        self._preview.dismiss()
        opened = self.opened
        if opened is None:
            return
        if link.kind is LinkKind.ARTICLE and link.target != opened.article.slug:
            self.article_requested.emit(link.target, link.anchor)
        elif link.kind is LinkKind.ARTICLE:
            self.place_requested.emit(opened.section_for(self._library, link.anchor, ""), link.anchor)
        elif link.kind is LinkKind.CITATION:
            self.place_requested.emit(REFERENCES, f"ref-{link.target}")
        elif link.kind is LinkKind.FIGURE:
            self._open_figure(opened, link.target)
        elif link.kind is LinkKind.LEVEL:
            self.level_requested.emit(link.target)
        else:
            self.feedback_requested.emit()

    def follow_in_window(self, link: Link) -> None:
        """Open an article in a second window; what leads to no article is followed here."""
        if link.kind is LinkKind.ARTICLE:
            self._preview.dismiss()
            self.window_requested.emit(link.target, link.anchor)
        else:
            self.follow(link)

    def _open_figure(self, opened: Opened, file: str) -> None:
        renderer = self._figures.renderer(opened.article.slug, file)
        figure = next((figure for figure in opened.article.figures if figure.file == file), None)
        if renderer is not None and figure is not None:
            FigureViewer(renderer, figure, self.theme, self._view).open()

    def _tell(self, link: Link | None, rect: QRect) -> None:
        preview = preview_of(self._library, self.opened.article, link) if link and self.opened else None
        if preview is None:
            self._preview.withdraw()
        else:
            place = self._text.viewport().mapTo(self._view, rect.topLeft())
            self._preview.offer(preview, QRect(place, rect.size()))

    def _show_menu(self, link: Link | None, position: QPoint) -> None:
        menu = text_menu(self._text, link, self.cite_requested.emit, self.find_requested.emit)
        self.menu_made.emit(menu)
        menu.popup(position)
