# SPDX-License-Identifier: MIT
"""The page of an article: header and tabs over the text, set in one column, scrolled together."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent, QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.article.above_text import AboveText
from desktop.article.folding import find_terms
from desktop.article.marks import MOST_MARKS, MarkKind
from desktop.article.page_markup import Measures
from desktop.article.scrolling_head import ScrollingHead
from desktop.article.tabs import SectionTabs
from desktop.article.text import ArticleText
from desktop.theme import interface_percent
from index.sections import REFERENCES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.article.document import ArticleDocument
    from desktop.article.header import ArticleHeader
    from desktop.article.pages import Pages
    from desktop.theme import Theme
    from index.article import Level
    from index.records import ArticleRecord, TabRecord

_SIDE = 36
_NARROW_SIDE = 16
_NARROW = 640
#: Header and text together are no wider than this at the usual text size.
_WIDEST = 1120
#: Figures stand beside the text where they can be so wide at the usual text size, and are no wider than the second.
_BESIDE = (300, 520)
_GUTTER = 36
_GAP_ABOVE_TEXT = 18
_GAP_BELOW_TEXT = 56


class PageView(QWidget):
    """Shows one section at a time and keeps the reader's place when anything about its looks changes.

    Attributes:
        pages: makes the documents.
        match_terms: words from a search that are marked in every section.
        left: how many pixels of margin the text has at its left.
        above: what may stand between tabs and text.
    """

    def __init__(self, theme: Theme, header: ArticleHeader, pages: Pages, parent: QWidget | None = None) -> None:
        """Make an empty page below `header`."""
        super().__init__(parent)
        self.pages = pages
        self.match_terms: tuple[str, ...] = ()
        self._theme = theme
        self._header = header
        self._source: tuple[ArticleRecord, Level, TabRecord] | None = None
        self._message: ArticleDocument | None = None
        self._said: tuple[str, str] = ("", "")
        self._scrolls: dict[str, int] = {}
        self._wanted: tuple[str, float | None] = ("", None)
        self.text = ArticleText(theme)
        self.tabs = SectionTabs(theme)
        self.tabs.set_text_size(pages.style.percent)
        self.head = ScrollingHead(self.text, header, self.tabs, self)
        self.above = AboveText(self)
        self.head.height_changed.connect(self.above.fit)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.text)
        self.head.raise_()
        self._arrange()

    # ------------------------------------------------------------------------------------------------- showing

    def show_section(
        self, record: ArticleRecord, level: Level, tab: TabRecord, anchor: str = "", *, scroll: float | None = None
    ) -> None:
        """Show a section at an anchor, or at a scroll share, or where it was left; a new one begins at its top."""
        if self._source is not None and self._source[0] is record:
            self._scrolls[self._source[2].section] = self.text.verticalScrollBar().value()
        before = self.text.verticalScrollBar().value()
        self._source = (record, level, tab)
        self._wanted = (anchor, scroll)
        self.pages.ratio = self.devicePixelRatioF()
        self._put(self.pages.document(record, level, tab))
        if anchor or scroll is not None:
            self._go_to_wanted()
        else:
            self._scroll_to(self._scrolls.get(tab.section, min(before, self.head.header_height)))

    def show_message(self, title: str, words: str) -> None:
        """Show a message instead of a section; `words` is HTML that may hold links of ours."""
        self._source = None
        self._said = (title, words)
        old, self._message = self._message, self.pages.message(title, words)
        self._put(self._message)
        if old is not None:
            old.deleteLater()

    def begin_article(self) -> None:
        """Forget where the sections of the former article were left, and let Tab go through what there is now."""
        self._scrolls.clear()
        self._source = None
        for before, after in pairwise((*self._header.focus_stops(), self.tabs.bar, self.tabs.more, self.text)):
            QWidget.setTabOrder(before, after)

    def set_match_terms(self, terms: Sequence[str]) -> None:
        """Mark words, here and in the sections that are shown next; none takes the marks away."""
        self.match_terms = tuple(terms)
        self._mark()

    def scroll_share(self) -> float:
        """Return how far the text is scrolled, as a share (0 to 1) of what it can be."""
        self.text.full_height()
        bar = self.text.verticalScrollBar()
        return bar.value() / bar.maximum() if bar.maximum() else 0.0

    def settle(self) -> None:
        """Go to the place that was asked for before the page had a size."""
        self._arrange()
        self._go_to_wanted()

    def restyle(self, theme: Theme, percent: int) -> None:
        """Change theme and text size; what stood at the top stays there."""
        position, offset = self._reading_position()
        self._theme = theme
        self.text.marks.set_theme(theme)
        self.tabs.set_theme(theme)
        self.tabs.set_text_size(percent)
        self.pages.restyle(theme, percent)
        self._arrange()
        if self._source is not None:
            self._put(self.pages.document(*self._source))
            self._restore(position, offset)
        elif self._message is not None:
            self.show_message(*self._said)

    def _put(self, document: ArticleDocument) -> None:
        """Show a document below the header."""
        self.head.fit()
        self.text.covered = self.head.pinned_height
        self._room_for(document)
        self.text.show_document(document, self.left + self._together)
        document.settle_figures()
        self.pages.trim(document)
        self._mark()

    def _go_to_wanted(self) -> None:
        anchor, scroll = self._wanted
        if scroll:
            self.text.full_height()
            self._scroll_to(round(scroll * self.text.verticalScrollBar().maximum()))
        elif not (anchor and self.text.scroll_to_anchor(anchor)):
            self._scroll_to(0)
        if not scroll:
            self._show_first_term()

    def _scroll_to(self, value: int) -> None:
        self.text.full_height()
        self.text.verticalScrollBar().setValue(value)

    # ------------------------------------------------------------------------------------------------- marks

    def _mark(self) -> None:
        """Mark the words of a search, and the reference that was jumped to."""
        shown, anchor = self.text.shown, self._wanted[0]
        if shown is None:
            return
        found = find_terms(shown.folded_text, self.match_terms) if self.match_terms else []
        self.text.marks.put(MarkKind.SEARCHED, [shown.cursor_at(*where) for where in found[:MOST_MARKS]])
        if shown.section == REFERENCES and anchor.startswith("ref-") and anchor in shown.anchor_positions:
            cursor = QTextCursor(shown)
            cursor.setPosition(shown.anchor_positions[anchor])
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            self.text.marks.put(MarkKind.TARGET, [cursor])

    def _show_first_term(self) -> None:
        """Bring the first marked word at or after the place that was asked for into view."""
        top = self.text.top_position(self.left + 4)
        marked = self.text.marks.cursors(MarkKind.SEARCHED)
        first = next((cursor for cursor in marked if cursor.position() >= top), None)
        if first is not None:
            self.text.scroll_to_cursor(first)

    # ------------------------------------------------------------------------------------------------- size

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the column anew; what stood at the top stays there."""
        super().resizeEvent(event)
        if self.isVisible():
            position, offset = self._reading_position()
            self._arrange()
            self._restore(position, offset)
        else:
            self._arrange()

    def _arrange(self) -> None:
        """Work out the column from the width, and give it to header, tabs and text."""
        width = self.width() - self.text.verticalScrollBar().sizeHint().width()
        style = self.pages.style
        side = _SIDE if width >= _NARROW else _NARROW_SIDE
        widest = max(style.column, round(_WIDEST * interface_percent(style.percent) / 100))
        together = max(1, min(width - 2 * side, widest))
        self.left = max(side, (width - together) // 2)
        column = min(style.column, together)
        beside = min(together - column - style.pixels(_GUTTER), style.pixels(_BESIDE[1]))
        self._together = together
        self.pages.set_measures(Measures(column, together, beside if beside >= style.pixels(_BESIDE[0]) else 0))
        self._header.set_side_margins(self.left, max(side, width - self.left - together))
        self.tabs.set_side_margins(self.left, side)
        self.head.fit()
        self.text.covered = self.head.pinned_height
        self._refit()
        self.above.place()

    def _refit(self) -> None:
        """Lay the shown text out in the column; figures may have to be drawn anew for it."""
        if self._source is not None and self.text.shown is not None:
            document = self.pages.document(*self._source)
            if document is not self.text.shown:
                self._put(document)
        self.make_room()
        if self.text.lineWrapColumnOrWidth() != self.left + self._together:
            self.text.setLineWrapColumnOrWidth(self.left + self._together)

    def make_room(self) -> None:
        """Leave the height of the header free; what is read below it does not move."""
        document, bar = self.text.shown, self.text.verticalScrollBar()
        if document is None:
            return
        before = document.room_above
        self._room_for(document)
        document.settle_figures()
        if bar.value() > before - self.head.pinned_height:
            self._scroll_to(bar.value() + document.room_above - before)

    def _room_for(self, document: ArticleDocument) -> None:
        scale = interface_percent(self.pages.style.percent) / 100
        above = self.head.full_height + self.above.height()
        document.set_room(above + round(_GAP_ABOVE_TEXT * scale), self.left, round(_GAP_BELOW_TEXT * scale))

    def _reading_position(self) -> tuple[int, int]:
        """Return the place in the text that is at the top, and how far its line is from the top; -1 in the header."""
        scroll = self.text.verticalScrollBar().value()
        if self.text.shown is None or scroll < self.head.header_height:
            return -1, scroll
        position = self.text.top_position(self.left + 4)
        return position, self.text.cursorRect(self.text.cursor_to(position)).top()

    def _restore(self, position: int, offset: int) -> None:
        """Scroll so that `position` is `offset` pixels from the top again."""
        if position < 0:
            self._scroll_to(offset)
            return
        self.text.full_height()
        line = self.text.cursorRect(self.text.cursor_to(position))
        bar = self.text.verticalScrollBar()
        bar.setValue(bar.value() + line.top() - max(offset, self.text.covered))
