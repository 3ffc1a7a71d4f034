# SPDX-License-Identifier: MIT
"""Puts the sidebar away while the window is too narrow for it and the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.theme import interface_percent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

#: Below this many pixels of the window, at the usual text size, the page gets all of them.
_NARROW = 640


class SidebarFold:
    """Folds the sidebar when the window becomes narrow, and unfolds what it folded when it becomes wide."""

    def __init__(self, sidebar: QWidget) -> None:
        """Begin with a wide window."""
        self._sidebar = sidebar
        self._narrow = False
        self._folded = False

    def fit(self, width: int, text_percent: int) -> None:
        """Take the window's width in pixels and the text size in percent."""
        narrow = width < _NARROW * interface_percent(text_percent) / 100
        if narrow is self._narrow:
            return
        self._narrow = narrow
        if narrow and not self._sidebar.isHidden():
            self._sidebar.hide()
            self._folded = True
        elif self._folded:
            self._sidebar.show()
            self._folded = False

    def leave_it(self) -> None:
        """Leave the sidebar as the reader put it just now."""
        self._folded = False
