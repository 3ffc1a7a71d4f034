# SPDX-License-Identifier: MIT
"""What is marked in the text without changing it: own marks, matches, the reference jumped to, the focused link."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtGui import QPen, QTextCharFormat, QTextFormat
from PySide6.QtWidgets import QTextEdit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QTextCursor

    from desktop.theme import Theme

#: No more matches than this are marked at a time; painting thousands would be slow and help nobody.
MOST_MARKS = 500


class MarkKind(IntEnum):
    """Kinds of mark, in the order in which they are painted: later ones lie on top."""

    OWN = 0
    TARGET = 1
    SEARCHED = 2
    FOUND = 3
    CURRENT = 4
    FOCUS = 5


class Marks:
    """The marks of a text browser, by kind."""

    def __init__(self, browser: QTextEdit, theme: Theme) -> None:
        """Mark nothing yet."""
        self._browser = browser
        self._theme = theme
        self._cursors: dict[MarkKind, list[QTextCursor]] = {}
        self._looks: list[QTextCharFormat] = []

    def set_theme(self, theme: Theme) -> None:
        """Change the colors of all marks."""
        self._theme = theme
        self._apply()

    def put(self, kind: MarkKind, cursors: Sequence[QTextCursor]) -> None:
        """Replace the marks of a kind."""
        before = self._cursors.get(kind, [])
        if not before and not cursors:
            return
        self._cursors[kind] = list(cursors[:MOST_MARKS])
        self._apply()

    def put_own(self, cursors: Sequence[QTextCursor], looks: Sequence[QTextCharFormat]) -> None:
        """Replace the reader's own marks, each of which has its own look."""
        self._looks = list(looks)
        self.put(MarkKind.OWN, cursors)

    def clear(self) -> None:
        """Take all marks away, as before another document is shown."""
        self._cursors.clear()
        self._browser.setExtraSelections([])

    def cursors(self, kind: MarkKind) -> list[QTextCursor]:
        """Return what is marked as `kind`."""
        return list(self._cursors.get(kind, []))

    def _apply(self) -> None:
        selections = []
        for kind in MarkKind:
            look = self._format(kind)
            for number, cursor in enumerate(self._cursors.get(kind, [])):
                selection = QTextEdit.ExtraSelection()
                selection.cursor = cursor
                selection.format = self._looks[number] if kind is MarkKind.OWN else look
                selections.append(selection)
        self._browser.setExtraSelections(selections)

    def _format(self, kind: MarkKind) -> QTextCharFormat:
        color = self._theme.color
        look = QTextCharFormat()
        if kind in (MarkKind.SEARCHED, MarkKind.FOUND):
            look.setBackground(color("match"))
            look.setForeground(color("match-ink"))
        elif kind is MarkKind.CURRENT:
            look.setBackground(color("accent"))
            look.setForeground(color("on-accent"))
        elif kind is MarkKind.TARGET:
            look.setBackground(color("accent-ground"))
            look.setProperty(QTextFormat.Property.FullWidthSelection, True)
        else:
            look.setBackground(color("accent-ground"))
            look.setForeground(color("accent"))
            look.setProperty(QTextFormat.Property.OutlinePen, QPen(color("focus"), 2))
        return look
