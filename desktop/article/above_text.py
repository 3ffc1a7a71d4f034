# SPDX-License-Identifier: MIT
"""A panel between the tabs of an article and its text, scrolled with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.article.page_view import PageView

#: The space above the panel, in pixels.
_GAP = 18


class AboveText:
    """Finds the room and the place for a panel above the text. Without a panel, or a hidden one, there is none."""

    def __init__(self, page: PageView) -> None:
        """Begin without a panel."""
        self._page = page
        self._panel: QWidget | None = None

    def set_panel(self, panel: QWidget) -> None:
        """Show a panel while it is not hidden; after a change of it call `fit`."""
        self._panel = panel
        panel.setParent(self._page)
        panel.stackUnder(self._page.head)
        self._page.text.verticalScrollBar().valueChanged.connect(self.place)

    def fit(self) -> None:
        """Leave the room that the panel needs now, and place it."""
        self._page.make_room()
        self.place()

    def height(self) -> int:
        """Return how many pixels the text must leave free for the panel, at its present width."""
        panel, width = self._panel, self._page.pages.measures.column
        if panel is None or panel.isHidden():
            return 0
        return max(panel.heightForWidth(width), panel.minimumSizeHint().height()) + _GAP

    def place(self) -> None:
        """Place the panel where the text is scrolled to."""
        panel, page = self._panel, self._page
        if panel is not None and not panel.isHidden():
            top = page.head.full_height + _GAP - page.text.verticalScrollBar().value()
            panel.setGeometry(page.left, top, page.pages.measures.column, self.height() - _GAP)
