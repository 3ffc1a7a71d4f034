# SPDX-License-Identifier: MIT
"""The line of other names below an article's title."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.theme import Theme

#: A list up to one longer than this is shown whole: "and 1 more" would take as much room as the name.
_SHOWN = 3


class NamesLine(QLabel):
    """Says "Also called" and the first names, and a link that shows the rest.

    Signals:
        unfolded: the reader asked for the whole list.
    """

    unfolded = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Make the line, still empty and hidden."""
        super().__init__(parent)
        self.setObjectName("alsoCalled")
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setIndent(0)
        self.linkActivated.connect(self._unfold)
        self._theme = theme
        self._names: list[str] = []
        self._open = False
        self.hide()

    def show_names(self, names: Sequence[str]) -> None:
        """Show the names of an article, a long list shortened; without any the line is hidden."""
        self._names = list(names)
        self._open = len(names) <= _SHOWN + 1
        self._refresh()

    def set_theme(self, theme: Theme) -> None:
        """Change the color of the link."""
        self._theme = theme
        self._refresh()

    def _unfold(self) -> None:
        self._open = True
        self._refresh()
        self.unfolded.emit()

    def _refresh(self) -> None:
        shown = self._names if self._open else self._names[:_SHOWN]
        words = "Also called " + html.escape(", ".join(shown))
        flags = Qt.TextInteractionFlag.TextSelectableByMouse
        if not self._open:
            color = self._theme.tokens["accent"]
            words += f' <a href="more" style="color:{color}">and {len(self._names) - _SHOWN} more</a>'
            flags |= Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        self.setTextInteractionFlags(flags)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus if self._open else Qt.FocusPolicy.StrongFocus)
        self.setText(words)
        self.setAccessibleName("Also called " + ", ".join(self._names))
        self.setVisible(bool(self._names))
