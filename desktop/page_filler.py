# SPDX-License-Identifier: MIT
"""Fills the start page and the contents page with the library's and the reader's lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.study.interval import day_end, local_now
from desktop.study.review_store import ReviewStore
from desktop.userdata import Mark
from index.article import Kind
from index.sections import BODY_SYSTEMS

if TYPE_CHECKING:
    from desktop.contents_page import ContentsPage
    from desktop.navigation import Place
    from desktop.session import Session
    from desktop.start_page import StartPage

_ON_START = 6

_KIND_HEADS = ((Kind.CONDITION, "Conditions"), (Kind.SYMPTOM, "Symptoms"), (Kind.PROCEDURE, "Procedures"))


class PageFiller:
    """Knows which lists stand on which page."""

    def __init__(self, session: Session, start: StartPage, contents: ContentsPage) -> None:
        """Keep the pages to be filled."""
        self._session = session
        self._start = start
        self._contents = contents

    def fill_start(self) -> None:
        """Fill the start page with what was read lately, the bookmarks and what is new."""
        session = self._session
        recent = session.entries_of(session.userdata.recent(_ON_START * 2))[:_ON_START]
        marks = sorted(session.userdata.marks.all(), key=lambda mark: mark.added, reverse=True)
        newest = {mark.slug: Mark(mark.slug, mark.added) for mark in reversed(marks)}
        bookmarks = session.entries_of(reversed(newest.values()))[:_ON_START]
        self._start.show_lists(recent, bookmarks, session.library.newest(_ON_START))
        self._start.show_due(ReviewStore(session.userdata.file).due_before(day_end(local_now())))

    def fill_contents(self, place: Place) -> None:
        """Fill the contents page for a place: a body system."""
        session = self._session
        at_once = place.scroll > 0
        groups = [(words, session.library.entries(kind, place.slug)) for kind, words in _KIND_HEADS]
        title = BODY_SYSTEMS.get(place.slug, place.slug)
        self._contents.show_groups(title, groups, nothing="This edition has no article on it.", at_once=at_once)
        self._restore(place.scroll)

    def scroll_share(self) -> float:
        """Return where the contents page is scrolled to, as a share (0 to 1) of its range."""
        bar = self._contents.verticalScrollBar()
        return bar.value() / bar.maximum() if bar.maximum() else 0.0

    def _restore(self, share: float) -> None:
        content = self._contents.widget()
        layout = content.layout() if content is not None else None
        if layout is not None:
            layout.activate()
        bar = self._contents.verticalScrollBar()
        bar.setValue(round(share * bar.maximum()))
