# SPDX-License-Identifier: MIT
"""The main window: builds the panels, connects them to each other, and goes from page to page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtWidgets import QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desktop.actions import WindowActions
from desktop.article import ArticleView
from desktop.contents_page import ContentsPage
from desktop.desk import Desk
from desktop.first_run import greet
from desktop.mouse import WAY_BUTTONS
from desktop.navigation import History, Place, View
from desktop.notes.own_things import OwnThings
from desktop.notice import NoticeBar
from desktop.page_filler import PageFiller
from desktop.page_turner import PageTurner
from desktop.search.controller import SearchController
from desktop.search.popup import SearchPopup
from desktop.search.results_page import ResultsPage
from desktop.search_service import SearchService
from desktop.sidebar.model import Grouping
from desktop.sidebar.panel import Sidebar
from desktop.start_page import StartPage
from desktop.status_line import StatusLine
from desktop.theme import interface_percent
from desktop.top_bar import TopBar
from desktop.userdata import UserDataError
from desktop.window_commands import WindowCommands
from index.article import Kind, Level

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent, QMouseEvent, QResizeEvent

    from desktop.session import Session
    from desktop.settings import Settings

_USUAL_SIZE = (1280, 800)
_LEAST_SIZE = (480, 360)
#: How long after a window is built the search engine is opened, unless a search is asked sooner, in milliseconds.
SEARCH_START_MS = 300


class MainWindow(QMainWindow):
    """One window on the encyclopedia.

    Signals:
        settled: the page that was asked for is shown.
        closed: the window is gone.
    """

    settled = Signal()
    closed = Signal()

    def __init__(self, session: Session, open_window: Callable[[Place], object]) -> None:
        """Build the window; `open_window` opens a second one at a place."""
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.session = session
        self.open_window = open_window
        self.history = History(self)
        self.acts = WindowActions(self)
        settings = session.settings.current
        self.level = Level(settings.level)
        look = session.look
        self.top_bar = TopBar(self.acts, self.acts.more_menu(), look.theme)
        self.sidebar = Sidebar(look.theme, look.text_size)
        self.notice = NoticeBar()
        counts = {name: sum(kinds.values()) for name, kinds in session.library.system_counts().items()}
        self.start_page = StartPage(counts, session.edition.articles, session.edition.content)
        self.article = ArticleView(session.library, look.theme, look.text_size, self.level, settings.emergency_number)
        self.results = ResultsPage(look.theme, look.text_size)
        self.contents = ContentsPage()
        self.status_line = StatusLine(session.edition.content)
        self.popup = SearchPopup(look.theme, look.text_size, self)
        self.service = SearchService(session.open_engine, self)
        self.search = SearchController(self, self.top_bar.search, self.popup, self.results, self.service, look)
        self.filler = PageFiller(session, self.start_page, self.contents)
        self.pages = PageTurner(self)
        self.commands = WindowCommands(self)
        self.own = OwnThings(self)
        self._build(settings)
        self._connect_panels()
        self.commands.connect_actions()
        self.own.connect_window()
        self.set_level(self.level)
        self._show_kind(settings.kind)
        self._look_changed()
        # After the first paint: open the search engine, so that the first key is answered at once. It imports Whoosh,
        # which would make the first paint wait.
        QTimer.singleShot(SEARCH_START_MS, self.service.start)

    def _build(self, settings: Settings) -> None:
        self.stack = QStackedWidget()
        for page in (self.start_page, self.article, self.results, self.contents):
            self.stack.addWidget(page)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.addWidget(self.sidebar)
        self.desk = Desk(self.stack)
        self.splitter.addWidget(self.desk)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setCollapsible(1, False)
        self.splitter.setHandleWidth(1)
        center = QWidget()
        layout = QVBoxLayout(center)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.top_bar)
        layout.addWidget(self.notice)
        self.first_run = greet(self, layout)
        layout.addWidget(self.splitter, 1)
        layout.addWidget(self.status_line)
        self.setCentralWidget(center)
        self.setMinimumSize(*_LEAST_SIZE)
        self.resize(*_USUAL_SIZE)
        if settings.geometry:
            self.restoreGeometry(QByteArray.fromBase64(settings.geometry.encode("ascii", "ignore")))
        width = round(settings.sidebar_width * interface_percent(self.session.look.text_size) / 100)
        self.splitter.setSizes([width, max(400, self.width() - width)])
        self.sidebar.setVisible(settings.sidebar_shown)

    def _connect_panels(self) -> None:
        for panel in (self.sidebar, self.start_page, self.results, self.contents, self.article):
            panel.article_requested.connect(lambda slug, anchor: self.go_to(Place(View.ARTICLE, slug, anchor)))
        for panel in (self.sidebar, self.start_page, self.contents, self.article):
            panel.window_requested.connect(lambda slug, anchor: self.open_window(Place(View.ARTICLE, slug, anchor)))
        for panel in (self.start_page, self.article):
            panel.system_requested.connect(lambda system: self.go_to(Place(View.CONTENTS, slug=system)))
        self.sidebar.kind_requested.connect(self._show_kind)
        self.sidebar.grouping_changed.connect(
            lambda grouping: self.save(replace(self.session.settings.current, grouping=grouping))
        )
        self.results.contents_requested.connect(self.commands.show_sidebar)
        self.start_page.search_requested.connect(self.acts.search.trigger)
        self.article.place_left.connect(self.pages.remember)
        self.article.place_changed.connect(self.pages.article_moved)
        self.article.feedback_requested.connect(lambda _slug: self.acts.feedback.trigger())
        self.article.level_requested.connect(lambda level: self.set_level(Level(level)))
        self.top_bar.level_chosen.connect(lambda level: self.set_level(Level(level)))
        self.status_line.about_requested.connect(self.acts.about.trigger)
        self.search.place_requested.connect(self._search_chose)
        self.search.answered.connect(self.settled)
        self.history.changed.connect(self._history_changed)
        self.session.look.changed.connect(self._look_changed)
        self.session.settings.emergency_number_changed.connect(self.article.set_emergency_number)
        # A method and no lambda: it is let go with the window, which the session outlives.
        self.session.reporter.happened.connect(self.notice.tell_error)
        self.service.faulty.connect(self.notice.tell)

    def begin_at(self, place: Place) -> None:
        """Show the first place. An article that this edition does not hold gives way to the start page."""
        if place.view is View.ARTICLE and not self.session.has(place.slug):
            place = Place()
        self.history.begin(place)
        self.pages.show(place)

    def go_to(self, place: Place) -> None:
        """Show a place as a new step of the way; where the reader was on the page before is remembered."""
        self.pages.remember()
        if self.pages.show(place):
            if place.view is View.ARTICLE and not place.anchor:
                # Where it opened: chosen once more it is the page that is shown, and no step.
                place = replace(place, anchor=self.article.current_place().section)
            self.history.visit(place)

    def step(self, forward: bool) -> None:
        """Go one page forward or back and show it where it was left."""
        self.pages.remember()
        self.pages.show(self.history.forward() if forward else self.history.back())

    def _search_chose(self, place: Place, second: bool) -> None:
        if second:
            self.open_window(place)
            return
        self.go_to(place)
        if place.view is View.ARTICLE:
            self.article.text.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.results.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _history_changed(self) -> None:
        self.acts.back.setEnabled(self.history.can_go_back)
        self.acts.forward.setEnabled(self.history.can_go_forward)

    def _show_kind(self, kind: str) -> None:
        chosen = Kind(kind)
        grouping = Grouping(self.session.settings.current.grouping)
        self.sidebar.show_kind(chosen, self.session.listing(chosen), grouping)
        self.save(replace(self.session.settings.current, kind=kind))

    def set_level(self, level: Level) -> None:
        """Read at this level from now on."""
        self.level = level
        self.search.level = level
        self.top_bar.levels.choose(level)
        self.article.set_level(level)
        self.save(replace(self.session.settings.current, level=level.value))

    def save(self, settings: Settings) -> None:
        """Save the reader's settings; when the disk refuses, say so."""
        try:
            self.session.settings.save(settings)
        except UserDataError as error:
            self.tell(str(error))

    def tell(self, sentence: str) -> None:
        """Tell the reader something in one sentence."""
        self.notice.tell(sentence)

    def _look_changed(self) -> None:
        theme, size = self.session.look.theme, self.session.look.text_size
        for panel in (self.sidebar, self.start_page, self.results, self.popup):
            panel.set_theme(theme, size)
        self.article.set_theme(theme)
        self.article.set_text_size(size)
        self.desk.set_text_size(size)
        self.top_bar.set_theme(theme, size)
        self.commands.fold.fit(self.width(), size)
        self.search.fit_popup()
        self.commands.look_changed()
        self.own.look_changed()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the bar, the sidebar and the drop-down fitting the window."""
        super().resizeEvent(event)
        self.commands.fold.fit(event.size().width(), self.session.look.text_size)
        self.top_bar.fit(event.size().width(), self.session.look.text_size)
        self.search.fit_popup()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Go back and forward with the mouse's own buttons."""
        if event.button() in WAY_BUTTONS:
            self.step(forward=event.button() == Qt.MouseButton.ForwardButton)
        super().mouseReleaseEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save where the window was and what was open, and end the search thread."""
        if not self.own.may_close():
            event.ignore()
            return
        self.commands.save_window()
        self.service.stop()
        super().closeEvent(event)
        self.closed.emit()
