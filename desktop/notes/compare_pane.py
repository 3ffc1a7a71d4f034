# SPDX-License-Identifier: MIT
"""A second article beside the first, in step with it section by section."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QToolButton, QVBoxLayout

from desktop.article import ArticleView
from desktop.theme import interface_percent
from index.errors import LamplightError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QMenu

    from desktop.theme import Theme
    from index.article import Level
    from index.library import Library

#: With more articles than this only the beginnings of titles are looked for, so that a key is answered at once.
_MANY = 20_000
_MOST_SHOWN = 12


class ComparePane(QFrame):
    """Shows the article that a reader picks.

    Signals:
        closed: it was put away.
        section_chosen: (section id) a tab of this article was chosen; the other is to follow.
    """

    closed = Signal()
    section_chosen = Signal(str)

    def __init__(
        self,
        library: Library,
        theme: Theme,
        text_percent: int,
        level: Level,
        number: str,
        titles: Mapping[str, str],
    ) -> None:
        """Build the pane; `titles` are the titles of all articles with their slugs."""
        super().__init__()
        self.setObjectName("comparePane")
        self.setAccessibleName("Second article")
        self._titles = titles
        self.pick = QLineEdit()
        self.pick.setPlaceholderText("Compare with…")
        self.pick.setAccessibleName("Title of the article to compare with")
        self.pick.setClearButtonEnabled(True)
        self._completer = QCompleter(QStringListModel(sorted(titles, key=str.casefold), self), self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        if len(titles) <= _MANY:
            self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        else:
            self._completer.setModelSorting(QCompleter.ModelSorting.CaseInsensitivelySortedModel)
        self._completer.setMaxVisibleItems(_MOST_SHOWN)
        self.pick.setCompleter(self._completer)
        self.close_button = QToolButton()
        self.close_button.setToolTip("Close the second article (Esc)")
        self.close_button.setAccessibleName("Close the second article")
        self.close_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.said = QLabel()
        self.said.setObjectName("compareSaid")
        self.said.setWordWrap(True)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.near: list[QPushButton] = []
        self._near_box = QVBoxLayout()
        self.view = ArticleView(library, theme, text_percent, level, number)
        self._arrange()
        self.pick.returnPressed.connect(self._entered)
        self._completer.activated.connect(self._picked)
        self.close_button.clicked.connect(self.put_away)
        self.view.article_requested.connect(self.show_article)
        self.view.place_changed.connect(self._moved)
        self.view.links.menu_made.connect(_without_citing)
        self.view.hide()
        self.set_theme(theme, text_percent)

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(12, 8, 8, 0)
        top.addWidget(self.pick, 1)
        top.addWidget(self.close_button)
        middle = QVBoxLayout()
        middle.setContentsMargins(12, 0, 12, 0)
        middle.addWidget(self.said)
        middle.addLayout(self._near_box)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(top)
        layout.addLayout(middle)
        layout.addWidget(self.view, 1)
        layout.addStretch(0)

    def set_theme(self, theme: Theme, text_percent: int) -> None:
        """Change theme and text size."""
        size = round(16 * interface_percent(text_percent) / 100)
        self.close_button.setIcon(theme.icon("close", "soft-ink", size))
        self.close_button.setIconSize(QSize(size, size))
        self.view.set_theme(theme)
        self.view.set_text_size(text_percent)

    # ------------------------------------------------------------------------------------------------- picking

    def ask(self, near: Sequence[tuple[str, str]]) -> None:
        """Ask for an article; `near` are (slug, title) of those that are related to the first."""
        self.show()
        for button in self.near:
            button.hide()
            button.deleteLater()
        self.near = []
        if not self.view.slug:
            self._say("Pick an article by its title." + (" Related to the first:" if near else ""), calm=True)
            for slug, title in near:
                # A single ampersand would underline the letter after it.
                button = QPushButton(title.replace("&", "&&"))
                button.setProperty("flat", "true")
                button.clicked.connect(lambda _checked=False, slug=slug: self.show_article(slug))
                self._near_box.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
                self.near.append(button)
        self.pick.setFocus(Qt.FocusReason.OtherFocusReason)
        self.pick.selectAll()

    def _entered(self) -> None:
        typed = self.pick.text().strip()
        self._completer.setCompletionPrefix(typed)
        if typed and (typed in self._titles or self._completer.completionCount()):
            self._picked(typed if typed in self._titles else self._completer.currentCompletion())
        elif typed:
            self._say("No article has a title like this.")

    def _picked(self, title: str) -> None:
        if title in self._titles:
            self.show_article(self._titles[title])

    def show_article(self, slug: str, anchor: str = "") -> None:
        """Show an article, in the section that the first one shows where it has that."""
        for button in self.near:
            button.hide()
        try:
            self.view.show_article(slug, anchor)
        except LamplightError as error:
            self._say(str(error))
            return
        self.pick.setText(next((title for title, one in self._titles.items() if one == slug), slug))
        self.pick.setCursorPosition(0)
        self._say("")
        self.view.show()
        self.view.text.setFocus(Qt.FocusReason.OtherFocusReason)
        if anchor:
            self._moved()

    # ------------------------------------------------------------------------------------------------- in step

    def follow(self, section: str, words: str, level: Level) -> None:
        """Show the same section and level as the first article; say so when this one has no such section."""
        if not self.view.slug:
            return
        self.view.set_level(level)
        if section not in self.view.tabs.sections:
            self._say(f"This article has no section “{words}”.")
            return
        self._say("")
        if self.view.tabs.current() != section:
            self.view.show_article(self.view.slug, section)

    def _moved(self) -> None:
        self._say("")
        self.section_chosen.emit(self.view.tabs.current())

    def _say(self, words: str, *, calm: bool = False) -> None:
        self.said.setProperty("tone", "calm" if calm else "")
        self.said.style().unpolish(self.said)
        self.said.style().polish(self.said)
        self.said.setText(words)
        self.said.setVisible(bool(words))

    def put_away(self) -> None:
        """Close the pane."""
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        else:
            super().keyPressEvent(event)


def _without_citing(menu: QMenu) -> None:
    """Take out of the menu what belongs to the first article."""
    for action in menu.actions():
        if "cit" in action.text().casefold() and action.text().startswith("Copy"):
            menu.removeAction(action)
