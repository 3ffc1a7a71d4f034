# SPDX-License-Identifier: MIT
"""A strip that a newcomer sees once: level, text size and theme, to be changed at once or put away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QFrame, QLabel, QMenu, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.article.flow_row import FlowRow
from desktop.segments import Segments
from index.article import Level

if TYPE_CHECKING:
    from PySide6.QtWidgets import QBoxLayout

    from desktop.actions import WindowActions
    from desktop.main_window import MainWindow

_WELCOME = "Welcome. Choose how you read; the buttons above change it later."
#: In a window lower than this the strip would leave no room to read.
_LEAST_HEIGHT = 480


class FirstRunStrip(QFrame):
    """Offers the reading level, the text size and the theme. Asks nothing: the page below it can be used at once.

    Signals:
        done: the reader put it away, or chose and went on.
    """

    done = Signal()

    def __init__(self, acts: WindowActions, level: Level, parent: QWidget | None = None) -> None:
        """Show what is chosen now; what is pressed does what the window's own actions do."""
        super().__init__(parent)
        self.setObjectName("noticeBar")
        self.setProperty("tone", "note")
        self.setAccessibleName("First steps")
        words = QLabel(_WELCOME)
        words.setWordWrap(True)
        self.level = Segments(
            [(Level.CLINICAL.value, "For clinicians"), (Level.PLAIN.value, "In plain words")], "Level"
        )
        self.level.choose(level.value)
        self.level.chosen.connect(lambda key: (acts.clinical if key == Level.CLINICAL.value else acts.plain).trigger())
        self.smaller = self._button("Smaller text", acts.smaller.trigger)
        self.larger = self._button("Larger text", acts.larger.trigger)
        self.theme = QPushButton("Theme")
        self.themes = QMenu("Theme", self)
        self.themes.addActions(list(acts.themes.values()))
        self.theme.setMenu(self.themes)
        self.put_away = self._button("Done", self.done.emit)
        row = FlowRow()
        for place, part in enumerate((self.level, self.smaller, self.larger, self.theme, self.put_away)):
            part.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            row.insert(place, part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 10, 8)
        layout.addWidget(words)
        layout.addWidget(row)

    @staticmethod
    def _button(words: str, action: object) -> QPushButton:
        button = QPushButton(words)
        button.clicked.connect(action)
        return button


def greet(window: MainWindow, layout: QBoxLayout) -> FirstRunStrip | None:
    """Put the strip into a window's layout when nothing was ever chosen in this profile; return it."""
    if not window.session.newcomer:
        return None
    strip = FirstRunStrip(window.acts, window.level)
    room = _Room(window, strip)
    strip.done.connect(room.give_up)
    layout.addWidget(strip)
    return strip


class _Room(QObject):
    """Shows the strip while its window is high enough, until it is put away."""

    def __init__(self, window: MainWindow, strip: FirstRunStrip) -> None:
        super().__init__(strip)
        self._window, self._strip = window, strip
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at the height of the window whenever it changes."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._strip.setVisible(self._window.session.newcomer and self._window.height() >= _LEAST_HEIGHT)
        return super().eventFilter(watched, event)

    def give_up(self) -> None:
        """Never show it again."""
        self._window.session.newcomer = False
        self._strip.hide()
