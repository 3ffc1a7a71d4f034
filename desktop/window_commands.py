# SPDX-License-Identifier: MIT
"""What the actions of a window do."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.citing.in_window import CitingInWindow
from desktop.dialogs.about import AboutDialog
from desktop.dialogs.emergency import EmergencyDialog
from desktop.dialogs.feedback import FeedbackDialog
from desktop.dialogs.shortcuts import ShortcutsDialog
from desktop.feedback import Feedback
from desktop.leaflet.in_window import LeafletInWindow
from desktop.navigation import Place, View
from desktop.settings import next_text_size
from desktop.sidebar.fold import SidebarFold
from desktop.study.in_window import StudyInWindow
from desktop.theme import interface_percent
from desktop.userdata import UserDataError
from index.article import Level

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from desktop.main_window import MainWindow

_USUAL_TEXT = 100


class WindowCommands:
    """Connects the actions of one window to what they do."""

    def __init__(self, window: MainWindow) -> None:
        """Keep the window; nothing is connected yet."""
        self._window = window
        self.fold = SidebarFold(window.sidebar)
        self.citing = CitingInWindow(window)
        self.leaflet = LeafletInWindow(window)
        self.study = StudyInWindow(window)

    def connect_actions(self) -> None:
        """Connect every action."""
        window, acts = self._window, self._window.acts
        pairs: list[tuple[QAction, object]] = [
            (acts.search, self.focus_search),
            (acts.filter, self._focus_filter),
            (acts.sidebar, self._toggle_sidebar),
            (acts.back, lambda: window.step(forward=False)),
            (acts.forward, lambda: window.step(forward=True)),
            (acts.start, lambda: window.go_to(Place())),
            (acts.clinical, lambda: window.set_level(Level.CLINICAL)),
            (acts.plain, lambda: window.set_level(Level.PLAIN)),
            (acts.larger, lambda: self._resize_text(1)),
            (acts.smaller, lambda: self._resize_text(-1)),
            (acts.usual_size, lambda: self._set_text(_USUAL_TEXT)),
            (acts.next_tab, lambda: window.article.step_tab(1)),
            (acts.previous_tab, lambda: window.article.step_tab(-1)),
            (acts.find, window.article.open_find),
            (acts.find_next, lambda: window.article.find_step(1)),
            (acts.find_previous, lambda: window.article.find_step(-1)),
            (acts.print_, self._print),
            (acts.new_window, lambda: window.open_window(Place())),
            (acts.close_window, window.close),
            (acts.quit, QApplication.closeAllWindows),
            (acts.feedback, self._feedback),
            (acts.emergency, self._emergency),
            (acts.more, window.top_bar.more.showMenu),
            (acts.shortcuts, lambda: ShortcutsDialog(acts, window).open()),
            (acts.about, lambda: AboutDialog(window.session.edition, window).open()),
        ]
        for action, act in pairs:
            action.triggered.connect(act)
        self.citing.connect_actions()
        self.leaflet.connect_actions()
        self.study.connect_actions()
        for choice, action in acts.themes.items():
            action.triggered.connect(lambda _checked=False, choice=choice: self._choose_theme(choice))

    def _print(self) -> None:
        # Qt's printing is loaded when it is wanted: the window starts without it.
        from desktop.printing import print_article  # noqa: PLC0415

        print_article(self._window.article, self._window)

    def focus_search(self) -> None:
        """Put the cursor into the search box, its text selected."""
        box = self._window.top_bar.search
        box.setFocus()
        box.selectAll()

    def show_sidebar(self) -> None:
        """Show the sidebar, unfiltered, with the keyboard in its list."""
        self._window.sidebar.show()
        self.fold.leave_it()
        self._window.sidebar.show_instead(None)
        self._window.sidebar.filter.clear()
        self._window.sidebar.list.setFocus()
        self._window.save(replace(self._window.session.settings.current, sidebar_shown=True))

    def _focus_filter(self) -> None:
        if not self._window.sidebar.isVisible():
            self.show_sidebar()
        self._window.sidebar.focus_filter()

    def _toggle_sidebar(self) -> None:
        shown = not self._window.sidebar.isVisible()
        self._window.sidebar.setVisible(shown)
        self.fold.leave_it()
        self._window.save(replace(self._window.session.settings.current, sidebar_shown=shown))

    def _resize_text(self, step: int) -> None:
        self._set_text(next_text_size(self._window.session.look.text_size, step))

    def _set_text(self, percent: int) -> None:
        self._window.session.look.choose_text_size(percent)
        self._window.save(replace(self._window.session.settings.current, text_size=percent))

    def _choose_theme(self, choice: str) -> None:
        self._window.session.look.choose_theme(choice)
        self._window.save(replace(self._window.session.settings.current, theme=choice))

    def look_changed(self) -> None:
        """Show in the menu which theme was chosen."""
        self._window.acts.themes[self._window.session.look.choice].setChecked(True)

    def page_changed(self, view: View) -> None:
        """Bring title, actions, sidebar and keyboard in line with the page that is shown."""
        window, acts = self._window, self._window.acts
        in_article = view is View.ARTICLE
        finding = (acts.find, acts.find_next, acts.find_previous)
        steps = (acts.next_tab, acts.previous_tab)
        for action in (*finding, *steps, *acts.paper, acts.bookmark, acts.print_, acts.feedback, acts.quiz):
            action.setEnabled(in_article)
        slug, title = "", ""
        if in_article:
            entry = window.session.library.entry(window.article.slug)
            slug, title = entry.slug, entry.title
            if entry.kind is not window.sidebar.kind:
                grouping = window.sidebar.grouping
                window.sidebar.show_kind(entry.kind, window.session.listing(entry.kind), grouping)
        window.sidebar.show_open(slug, title)
        window.setWindowTitle(title or "Lamplight")
        if view is View.START:
            # A reader who begins can type at once.
            window.top_bar.search.setFocus(Qt.FocusReason.OtherFocusReason)
        elif view is View.SEARCH and window.focusWidget() is not window.top_bar.search:
            window.results.list.setFocus(Qt.FocusReason.OtherFocusReason)
        elif view is View.CONTENTS and not window.sidebar.isAncestorOf(window.focusWidget()):
            window.contents.setFocus(Qt.FocusReason.OtherFocusReason)
        elif in_article and not window.sidebar.isAncestorOf(window.focusWidget()):
            window.article.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def note_opened(self, slug: str) -> None:
        """Put an article first among those read lately."""
        try:
            self._window.session.userdata.note_opened(slug)
        except UserDataError as error:
            self._window.tell(str(error))

    def _feedback(self) -> None:
        window = self._window
        here = window.article.current_place()
        title = window.session.library.entry(here.slug).title
        about = Feedback(here.slug, title, here.section, window.level.value, window.session.edition.content, "")
        dialog = FeedbackDialog(about, window.session.feedback_file, window)
        dialog.accepted.connect(lambda: window.tell(f"Thank you. Your words are in {window.session.feedback_file}"))
        dialog.open()

    def _emergency(self) -> None:
        window = self._window
        dialog = EmergencyDialog(window.session.settings.current.emergency_number, window)

        def use() -> None:
            number = dialog.number.text().strip()
            window.save(replace(window.session.settings.current, emergency_number=number))

        dialog.accepted.connect(use)
        dialog.open()

    def save_window(self) -> None:
        """Save the window's size and place, the sidebar's width, and the article that is open."""
        window = self._window
        window.pages.remember()
        current = window.history.current
        last = f"{current.slug}#{current.anchor}" if current.view is View.ARTICLE else ""
        # As it would be at 100%: larger text needs a wider sidebar, but for as long as it is large.
        scale = interface_percent(window.session.look.text_size) / 100
        width = round(window.splitter.sizes()[0] / scale) or window.session.settings.current.sidebar_width
        geometry = window.saveGeometry().toBase64().toStdString()
        window.save(replace(window.session.settings.current, geometry=geometry, sidebar_width=width, last_place=last))
