# SPDX-License-Identifier: MIT
"""Brings learning into a window: its actions, its places, and the dialog that asks where to export to.

What learning is made of is loaded when it is first used.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from desktop.navigation import Place, View

if TYPE_CHECKING:
    from desktop.main_window import MainWindow
    from desktop.study.study_page import StudyPage

_REVIEW, _QUIZ = "review", "quiz"
_USUAL_FILE = "lamplight-cards.apkg"


def quiz_place(slug: str) -> Place:
    """Return the place of the quiz on an article."""
    return Place(View.STUDY, slug, _QUIZ)


def review_place(deck: str) -> Place:
    """Return the place at which a deck is reviewed, by its key."""
    return Place(View.STUDY, anchor=_REVIEW, query=deck)


class StudyInWindow:
    """Learning in one window."""

    def __init__(self, window: MainWindow) -> None:
        """Keep the window; the page is made when it is first shown."""
        self._window = window
        self._page: StudyPage | None = None

    def connect_actions(self) -> None:
        """Connect the actions of learning and give the window its places."""
        window, acts = self._window, self._window.acts
        window.pages.add(View.STUDY, self.page_for)
        acts.study.triggered.connect(lambda: window.go_to(Place(View.STUDY)))
        acts.quiz.triggered.connect(lambda: window.go_to(quiz_place(window.article.slug)))
        acts.export_cards.triggered.connect(self.ask_where_to_export)
        window.start_page.study_requested.connect(acts.study.trigger)

    @property
    def page(self) -> StudyPage:
        """The page of learning."""
        if self._page is None:
            self._page = self._make()
        return self._page

    def _make(self) -> StudyPage:
        from desktop.study.desk import StudyDesk  # noqa: PLC0415 - loads the scheduler
        from desktop.study.study_page import StudyPage  # noqa: PLC0415 - as above

        window = self._window
        desk = StudyDesk(window.session.library, window.session.userdata)
        page = StudyPage(desk, lambda: window.session.settings.current.new_cards)
        page.article_requested.connect(lambda slug, anchor: window.go_to(Place(View.ARTICLE, slug, anchor)))
        page.deck_requested.connect(lambda key: window.go_to(review_place(key)))
        page.overview_requested.connect(lambda: window.go_to(Place(View.STUDY)))
        page.new_a_day_chosen.connect(self._save_new_a_day)
        page.export_requested.connect(self.ask_where_to_export)
        page.failed.connect(window.tell)
        page.follow(window.session.look)
        return page

    def _save_new_a_day(self, number: int) -> None:
        self._window.save(replace(self._window.session.settings.current, new_cards=number))

    def page_for(self, place: Place) -> StudyPage:
        """Return the page of learning, filled for a place."""
        page = self.page
        if place.anchor == _QUIZ and self._window.session.has(place.slug):
            page.show_quiz(place.slug, self._window.session.library.entry(place.slug).title)
        elif place.anchor == _REVIEW:
            page.show_review(place.query)
        else:
            page.show_overview()
        return page

    def ask_where_to_export(self) -> None:
        """Ask for a file, and write the cards of all articles to it."""
        dialog = QFileDialog(self._window, "Export cards for Anki")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter("Anki decks (*.apkg)")
        dialog.setDefaultSuffix("apkg")
        dialog.selectFile(_USUAL_FILE)
        dialog.fileSelected.connect(lambda name: self.export(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def export(self, file: Path) -> None:
        """Begin to write the cards of all articles to a file; how it went is said."""
        from desktop.study.exporter import CardExporter  # noqa: PLC0415 - not needed to show the window

        window = self._window
        exporter = CardExporter(self.page.desk.cards(), file, window.session.edition.content, self.page)
        exporter.finished.connect(window.tell)
        exporter.failed.connect(window.tell)
        window.closed.connect(exporter.stop)
        window.tell("The cards are being written…")
        exporter.start()
