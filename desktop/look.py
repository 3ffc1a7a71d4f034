# SPDX-License-Identifier: MIT
"""How the program looks now: the theme and the text size, for every window at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from desktop.settings import LARGEST_TEXT, SMALLEST_TEXT
from desktop.theme import Theme, ThemeName, load_theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


class Look(QObject):
    """Holds the theme and the text size and puts them on the application.

    Signals:
        changed: the theme or the text size is another one now.
    """

    changed = Signal()

    def __init__(self, application: QApplication, choice: str, text_size: int) -> None:
        """Put `choice` (system, light, dark or contrast) and a text size in percent on the application."""
        super().__init__(application)
        self._application = application
        self._choice = choice
        self._text_size = text_size
        self._theme = load_theme(self._wanted())
        application.styleHints().colorSchemeChanged.connect(self._system_changed)
        self._apply()

    @property
    def theme(self) -> Theme:
        """The theme that is shown."""
        return self._theme

    @property
    def text_size(self) -> int:
        """The text size in percent."""
        return self._text_size

    @property
    def choice(self) -> str:
        """What the reader chose: a theme's name, or "system" to follow the system."""
        return self._choice

    def choose_theme(self, choice: str) -> None:
        """Change the theme; "system" follows the system's light or dark setting."""
        self._choice = choice
        self._refresh_theme()

    def choose_text_size(self, percent: int) -> None:
        """Change the text size; what is out of bounds is taken to the nearest bound."""
        percent = min(LARGEST_TEXT, max(SMALLEST_TEXT, percent))
        if percent != self._text_size:
            self._text_size = percent
            self._apply()

    def _wanted(self) -> ThemeName:
        if self._choice != "system":
            return ThemeName(self._choice)
        dark = self._application.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return ThemeName.DARK if dark else ThemeName.LIGHT

    def _system_changed(self) -> None:
        if self._choice == "system":
            self._refresh_theme()

    def _refresh_theme(self) -> None:
        wanted = self._wanted()
        if wanted != self._theme.name:
            self._theme = load_theme(wanted)
            self._apply()

    def _apply(self) -> None:
        self._application.setPalette(self._theme.palette())
        self._application.setStyleSheet(self._theme.style_sheet(self._text_size))
        self.changed.emit()
