# SPDX-License-Identifier: MIT
"""The bar above the page: sidebar, back, forward, search, reading level, text size, bookmark, print, more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from desktop.search.box import SearchBox
from desktop.segments import Segments
from desktop.theme import interface_percent
from index.article import Level

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from desktop.actions import WindowActions
    from desktop.theme import Theme

_NARROW = 860
_LEAST_SEARCH = 140


class TopBar(QFrame):
    """Holds the search box and a button for each thing done often.

    Signals:
        level_chosen: (level) the reader chose a reading level.
    """

    level_chosen = Signal(str)

    def __init__(self, actions: WindowActions, more: QMenu, theme: Theme, parent: QWidget | None = None) -> None:
        """Build the bar from the window's actions; `more` drops down from the last button."""
        super().__init__(parent)
        self.setObjectName("topBar")
        self.search = SearchBox(theme)
        self.levels = Segments(((Level.CLINICAL, "Clinical"), (Level.PLAIN, "Plain")), "Reading level")
        self.levels.chosen.connect(self.level_chosen)
        self.more = QToolButton()
        self.more.setMenu(more)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setAccessibleName("More")
        self.more.setToolTip("More (Alt+M)")
        self.more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._buttons: list[tuple[QToolButton, QAction, str]] = []
        self._spare: list[QToolButton] = []
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 9, 12, 9)
        layout.setSpacing(4)
        self._forward = self._button(actions.forward, "forward")
        for button in (self._button(actions.sidebar, "sidebar"), self._button(actions.back, "back"), self._forward):
            layout.addWidget(button)
        layout.addSpacing(6)
        layout.addWidget(self.search, 10)
        layout.addStretch(5)
        layout.addWidget(self.levels)
        layout.addSpacing(6)
        for action, icon in ((actions.smaller, "text-smaller"), (actions.larger, "text-larger")):
            self._spare.append(self._button(action, icon))
            layout.addWidget(self._spare[-1])
        self._bookmark = self._button(actions.bookmark, "star")
        layout.addWidget(self._bookmark)
        self._spare.append(self._button(actions.print_, "print"))
        layout.addWidget(self._spare[-1])
        layout.addWidget(self.more)
        self.search.setMaximumWidth(560)
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.set_theme(theme, 100)

    def _button(self, action: QAction, icon: str) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(action)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(action.text())
        self._buttons.append((button, action, icon))
        return button

    def set_theme(self, theme: Theme, text_percent: int) -> None:
        """Change theme and text size."""
        size = round(20 * interface_percent(text_percent) / 100)
        for button, action, icon in self._buttons:
            action.setIcon(theme.icon(icon, "ink", size))
            button.setIconSize(QSize(size, size))
        self.draw_bookmark(theme, text_percent)
        self.more.setIcon(theme.icon("more", "ink", size))
        self.more.setIconSize(QSize(size, size))
        self.search.set_theme(theme)
        self.fit(self.width(), text_percent)

    def draw_bookmark(self, theme: Theme, text_percent: int) -> None:
        """Draw the star full while the open article is bookmarked."""
        size = round(20 * interface_percent(text_percent) / 100)
        action = self._bookmark.defaultAction()
        icon = theme.icon("star-filled", "accent", size) if action.isChecked() else theme.icon("star", "ink", size)
        action.setIcon(icon)

    def fit(self, width: int, text_percent: int) -> None:
        """Leave out, in a narrow window, what stands in the More menu too: first what is seldom used."""
        scale = interface_percent(text_percent) / 100
        self.search.setMaximumWidth(round(560 * scale))
        self.search.setMinimumWidth(round(_LEAST_SEARCH * scale))
        parts = [*(button for button, _, _ in self._buttons), self.levels, self.more]
        gone: set[QWidget] = set(self._spare if width < _NARROW * scale else ())
        for group in (self._spare, [self.levels], [self._bookmark], [self._forward]):
            # 80 pixels: the spaces between the parts and around them.
            needed = sum(part.sizeHint().width() for part in parts if part not in gone) + self.search.minimumWidth()
            if needed + 80 > width:
                gone.update(group)
        for part in (*self._spare, self.levels, self._bookmark, self._forward):
            part.setVisible(part not in gone)
