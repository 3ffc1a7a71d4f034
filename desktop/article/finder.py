# SPDX-License-Identifier: MIT
"""Finds words in all tabs of the open article and moves from one match to the next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.article.folding import find_all
from desktop.article.marks import MOST_MARKS, MarkKind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.article.document import ArticleDocument
    from desktop.article.find_bar import FindBar
    from desktop.article.text import ArticleText


@dataclass(frozen=True, slots=True)
class _Match:
    section: str
    title: str
    start: int
    length: int


class ArticleFinder(QObject):
    """Stands between the find bar and the text.

    Signals:
        section_needed: (section id) the next match is in another tab, which has to be shown.
    """

    section_needed = Signal(str)

    def __init__(
        self, bar: FindBar, text: ArticleText, documents: Callable[[], Sequence[ArticleDocument]], parent: QObject
    ) -> None:
        """Find in what `documents` gives: the documents of all tabs, in order."""
        super().__init__(parent)
        self._bar = bar
        self._text = text
        self._documents = documents
        self._matches: list[_Match] = []
        self._at = -1
        bar.query_changed.connect(self._look_for)
        bar.next_requested.connect(self.next)
        bar.previous_requested.connect(self.previous)
        bar.closed.connect(self._stop)

    def next(self) -> None:
        """Go to the next match, from the last to the first."""
        self._step(1)

    def previous(self) -> None:
        """Go to the match before, from the first to the last."""
        self._step(-1)

    def document_shown(self) -> None:
        """Mark the matches in the tab that is shown now."""
        if self._bar.isHidden():
            return
        here = self._here()
        if here and not (0 <= self._at < len(self._matches) and self._at in here):
            self._at = here[0]
        self._mark()

    def forget(self) -> None:
        """Let go of what was found: another article is about to be shown."""
        self._matches = []
        self._at = -1

    def article_changed(self) -> None:
        """Look for the same words in what is open now."""
        if not self._bar.isHidden():
            self._look_for(self._bar.field.text(), move=False)

    def _look_for(self, query: str, *, move: bool = True) -> None:
        self._matches = [
            _Match(document.section, document.title, start, length)
            for document in (self._documents() if query.strip() else ())
            for start, length in find_all(document.folded_text, query)
        ]
        here = self._here()
        self._at = here[0] if here else -1
        self._mark()
        if move and here:
            self._bring_into_view()

    def _here(self) -> list[int]:
        """Return the numbers of the matches in the tab that is shown."""
        shown = self._text.shown
        return [n for n, match in enumerate(self._matches) if shown is not None and match.section == shown.section]

    def _step(self, step: int) -> None:
        if not self._matches:
            self._mark()
            return
        if self._at < 0:
            self._at = self._first_from_here(step)
        else:
            self._at = (self._at + step) % len(self._matches)
        match = self._matches[self._at]
        if self._text.shown is not None and match.section != self._text.shown.section:
            self.section_needed.emit(match.section)
        self._mark()
        self._bring_into_view()

    def _first_from_here(self, step: int) -> int:
        """Return the nearest match in a tab after (or before) the one shown, which has none."""
        order = [document.section for document in self._documents()]
        shown = self._text.shown
        place = order.index(shown.section) if shown is not None and shown.section in order else 0
        after = [n for n, match in enumerate(self._matches) if order.index(match.section) > place]
        if step > 0:
            return after[0] if after else 0
        return (after[0] if after else len(self._matches)) - 1

    def _mark(self) -> None:
        """Mark what is found in the tab that is shown, and say how many there are."""
        shown = self._text.shown
        if shown is None:
            return
        here = self._here()
        first = max(0, here.index(self._at) - MOST_MARKS // 2) if self._at in here else 0
        near = [self._matches[number] for number in here[first : first + MOST_MARKS]]
        self._text.marks.put(MarkKind.FOUND, [shown.cursor_at(match.start, match.length) for match in near])
        current = [self._matches[self._at]] if self._at in here else []
        self._text.marks.put(MarkKind.CURRENT, [shown.cursor_at(match.start, match.length) for match in current])
        self._say()

    def _say(self) -> None:
        if not self._bar.field.text().strip():
            self._bar.say("")
        elif not self._matches:
            self._bar.say("No match in this article", nothing=True)
        elif self._at < 0:
            self._bar.say(f"{len(self._matches)} in other sections, Enter goes there")
        else:
            match = self._matches[self._at]
            self._bar.say(f"{self._at + 1} of {len(self._matches)}, in {match.title}")

    def _bring_into_view(self) -> None:
        shown = self._text.shown
        if shown is not None and 0 <= self._at < len(self._matches):
            match = self._matches[self._at]
            self._text.scroll_to_cursor(shown.cursor_at(match.start, match.length))

    def _stop(self) -> None:
        self._matches, self._at = [], -1
        for kind in (MarkKind.FOUND, MarkKind.CURRENT):
            self._text.marks.put(kind, [])
