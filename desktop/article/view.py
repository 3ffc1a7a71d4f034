# SPDX-License-Identifier: MIT
"""The article view: puts header, tabs, text, previews and find together."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.article.figures import Figures
from desktop.article.find_bar import FindBar
from desktop.article.finder import ArticleFinder
from desktop.article.header import ArticleHeader
from desktop.article.link_follower import LinkFollower
from desktop.article.opened import Opened
from desktop.article.page_view import PageView
from desktop.article.pages import Pages
from desktop.article.place import ArticlePlace
from desktop.article.preview import PreviewCard
from index.sections import REFERENCES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent, QShowEvent

    from desktop.article.document import ArticleDocument
    from desktop.paper.page_format import PageFormat
    from desktop.paper.sheets import Sheets
    from desktop.theme import Theme
    from index.article import Level
    from index.library import Library

PREVIEW_DELAY_MS = 350


class ArticleView(QWidget):
    """One article at one reading level.

    Signals:
        article_requested: (slug, anchor) a link to another article was followed.
        window_requested: (slug, anchor) the same, for a second window.
        system_requested: (body system) its chip was chosen.
        level_requested: (level) the article has no text at this level and the reader asks for the other.
        feedback_requested: (slug).
        cite_requested: what is chosen, else the section, is to be copied with where it stands.
        place_left: the reader is about to go elsewhere in this article; `current_place` still tells where they were.
        place_changed: the reader went elsewhere in this article: another tab, or a place in it.
    """

    article_requested = Signal(str, str)
    window_requested = Signal(str, str)
    system_requested = Signal(str)
    level_requested = Signal(str)
    feedback_requested = Signal(str)
    cite_requested = Signal()
    place_left = Signal()
    place_changed = Signal()

    def __init__(
        self,
        library: Library,
        theme: Theme,
        text_size: int,
        level: Level,
        emergency_number: str = "",
        *,
        preview_delay_ms: int = PREVIEW_DELAY_MS,
        today: Callable[[], datetime.date] = datetime.date.today,
        parent: QWidget | None = None,
    ) -> None:
        """Make an empty view. `text_size` is in percent; `today` tells whether a review is overdue."""
        super().__init__(parent)
        self.setObjectName("articleView")
        self._library = library
        self._theme = theme
        self._text_size = text_size
        self.level = level
        self._number = emergency_number
        self._today = today
        self._opened: Opened | None = None
        self._figures = Figures(library, theme)
        self.header = ArticleHeader(theme, emergency_number)
        pages = Pages(library, self._figures, theme, text_size, self)
        self.page = PageView(theme, self.header, pages)
        self.text, self.tabs = self.page.text, self.page.tabs
        self._find_bar = FindBar(theme)
        self.finder = ArticleFinder(self._find_bar, self.text, self._documents, self)
        self.preview = PreviewCard(self, preview_delay_ms)
        self.links = LinkFollower(self, self.text, self.preview, library, self._figures, theme)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.page, 1)
        layout.addWidget(self._find_bar)
        self._set_text_size(text_size)
        self._connect()

    def _connect(self) -> None:
        chips = self.header.chips
        chips.system_requested.connect(self.system_requested)
        chips.review_requested.connect(lambda: self.go_within(REFERENCES, "review"))
        self.tabs.section_chosen.connect(self.go_within)
        links = self.links
        links.article_requested.connect(self.article_requested)
        links.window_requested.connect(self.window_requested)
        links.level_requested.connect(self.level_requested)
        links.feedback_requested.connect(lambda: self.feedback_requested.emit(self.slug))
        links.find_requested.connect(self.open_find)
        links.cite_requested.connect(self.cite_requested)
        links.place_requested.connect(self.go_within)
        self.text.verticalScrollBar().valueChanged.connect(self.preview.dismiss)
        self._find_bar.closed.connect(self.text.setFocus)
        self.finder.section_needed.connect(self._show_section)

    # ------------------------------------------------------------------------------------------------- what is shown

    @property
    def slug(self) -> str:
        """The article that is open, or ""."""
        return self._opened.article.slug if self._opened else ""

    def show_article(
        self, slug: str, section_or_anchor: str = "", *, match_terms: Sequence[str] = (), scroll: float | None = None
    ) -> None:
        """Open an article at a section or anchor, or, without one, at the tab that was open where it has that.

        `match_terms` are words to mark. `scroll` is where to scroll to, as `current_place` told it. Raises what
        `Library.article` raises, and then shows what it showed before.
        """
        record = self._library.article(slug)
        before = self.tabs.current()
        self.preview.dismiss()
        self._opened = opened = Opened(record, self.level)
        self.links.opened = opened
        self.header.show_article(opened.article, opened.reading, self._today())
        section = opened.section_for(self._library, section_or_anchor, before)
        self.tabs.show_sections([(tab.section, tab.title) for tab in opened.tabs], section)
        # Before a page is shown: what was found belongs to the article that was open.
        self.finder.forget()
        self.page.begin_article()
        self.page.set_match_terms(match_terms)
        anchor = "" if section_or_anchor == section else section_or_anchor
        self._show_section(section, anchor, scroll=scroll or 0.0)
        self.finder.article_changed()

    def set_level(self, level: Level) -> None:
        """Read at another level; the open tab stays where the article has it there."""
        if level is self.level:
            return
        self.level = level
        if self._opened is not None:
            self.show_article(self.slug, "", match_terms=self.page.match_terms)

    def current_place(self) -> ArticlePlace:
        """Return where the reader is; `show_article` with its parts brings them back."""
        section = self.text.shown.section if self.text.shown else ""
        return ArticlePlace(self.slug, section, self.page.scroll_share())

    def step_tab(self, step: int) -> None:
        """Go `step` tabs on, around the ends."""
        section = self.tabs.neighbor(step)
        if section:
            self.go_within(section)

    def sheets(self, page: PageFormat) -> Sheets | None:
        """Return the whole article at this level on pages of a format; None when no article is open."""
        if self._opened is None:
            return None
        # Loaded when it is wanted: the window starts without it.
        from desktop.article.printable import printable  # noqa: PLC0415

        return printable(self._library, self._opened, self._number, self._today(), page)

    def _show_section(self, section: str, anchor: str = "", *, scroll: float | None = None) -> None:
        opened = self._opened
        if opened is None:
            return
        tab = opened.tab(section)
        if tab is None:
            self.page.show_message("Not written at this level yet", opened.missing_words())
            return
        self.tabs.choose(section)
        self.page.show_section(opened.record, opened.level, tab, anchor, scroll=scroll)
        self.finder.document_shown()

    def _documents(self) -> list[ArticleDocument]:
        opened = self._opened
        if opened is None:
            return []
        return [self.page.pages.document(opened.record, opened.level, tab) for tab in opened.tabs]

    def go_within(self, section: str, anchor: str = "") -> None:
        """Go to another place of this article by the reader's wish: a step that history can go back."""
        if self._opened is None or self._opened.tab(section) is None:
            return
        self.preview.dismiss()
        self.place_left.emit()
        self._show_section(section, anchor)
        self.place_changed.emit()

    # ------------------------------------------------------------------------------------------------- look

    def set_theme(self, theme: Theme) -> None:
        """Change the theme."""
        if theme is not self._theme:
            self._theme = theme
            self._figures.set_theme(theme)
            self.links.theme = theme
            self.header.set_theme(theme)
            self._find_bar.set_theme(theme)
            self.page.restyle(theme, self._text_size)
            self.finder.article_changed()

    def set_text_size(self, percent: int) -> None:
        """Change the text size, in percent."""
        if percent != self._text_size:
            self._set_text_size(percent)
            self.page.restyle(self._theme, percent)
            self.finder.article_changed()

    def _set_text_size(self, percent: int) -> None:
        self._text_size = percent
        self.header.set_text_size(percent)
        self.preview.set_text_size(percent)

    def set_emergency_number(self, number: str) -> None:
        """Change the local emergency number that danger signs say; empty for none."""
        self._number = number
        self.header.band.set_emergency_number(number)

    # ------------------------------------------------------------------------------------------------- find, keys

    def find_bar(self) -> FindBar:
        """Return the bar that asks what to find."""
        return self._find_bar

    def open_find(self) -> None:
        """Show the find bar, with a selected word or two in it."""
        chosen = self.text.selected_text()
        self._find_bar.start(chosen if len(chosen) <= 60 and "\n" not in chosen else "")

    def find_step(self, step: int) -> None:
        """Go to the next match (1) or the one before (-1), asking what to find when nothing was asked."""
        if self._find_bar.isHidden():
            self.open_find()
        elif step > 0:
            self.finder.next()
        else:
            self.finder.previous()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc takes away one thing at a time: the preview, the find bar, the marks of a search."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.preview.dismiss():
            pass
        elif not self._find_bar.isHidden():
            self._find_bar.finish()
        elif self.page.match_terms:
            self.page.set_match_terms(())
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Set the article, which may have been opened before there was a width, in the width there is."""
        super().showEvent(event)
        self.page.settle()
