# SPDX-License-Identifier: MIT
"""The band of danger signs: what to look for and what to do, the strongest first."""

from __future__ import annotations

import html
import math
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.theme import interface_percent
from index.article import Action

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from desktop.theme import Theme
    from index.article import RedFlag

#: More danger signs than this are folded, to so many or, if these take more lines than that, to one less.
MOST_UNFOLDED = 3

_STACKED_BELOW = 560
_ACTION_GAP = 18


def action_words(action: Action, emergency_number: str) -> str:
    """Return what a danger sign asks for; the owner's emergency number is said where there is one."""
    if action is Action.EMERGENCY_NOW:
        return f"Call {emergency_number} now" if emergency_number else "Get emergency help now"
    return "Be seen the same day" if action is Action.SAME_DAY else "Be seen within a week"


class RedFlagBand(QFrame):
    """Danger signs with their action in words, an icon, and a button that unfolds a long list.

    Signals:
        folded: the band was folded or unfolded by the reader.
    """

    folded = Signal()

    def __init__(self, theme: Theme, emergency_number: str, parent: QWidget | None = None) -> None:
        """Make the band, still empty and hidden."""
        super().__init__(parent)
        self.setObjectName("redFlags")
        self._theme = theme
        self._percent = 100
        self._number = emergency_number
        self._flags: list[RedFlag] = []
        self._open = False
        self._stacked = False
        self._icon = QLabel()
        self._icon.setAccessibleName("Danger")
        self._icon.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._icon.setContentsMargins(0, 1, 0, 0)
        self.text = QLabel()
        self.text.setObjectName("redFlagText")
        self.text.setTextFormat(Qt.TextFormat.RichText)
        self.text.setWordWrap(True)
        self.more = QPushButton()
        self.more.setObjectName("redFlagMore")
        self.more.setAutoDefault(True)
        self.more.clicked.connect(self._toggle)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(self.text)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 8, 14, 8)
        layout.setSpacing(12)
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(column, 1)
        self.hide()

    def show_flags(self, flags: Sequence[RedFlag]) -> None:
        """Show the danger signs of an article, folded when there are many; without any the band is hidden."""
        order = list(Action)
        self._flags = sorted(flags, key=lambda flag: order.index(flag.action))
        self._open = False
        self._refresh()

    def set_emergency_number(self, number: str) -> None:
        """Change the number that is said; empty when the owner has set none."""
        self._number = number
        self._refresh()

    def set_theme(self, theme: Theme) -> None:
        """Change the colors."""
        self._theme = theme
        self._draw_icon()
        self._refresh()

    def set_text_size(self, percent: int) -> None:
        """Change the size of the icon; the words follow the style sheet."""
        self._percent = percent
        self._draw_icon()
        self._refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set action and sign below each other in a narrow band, beside each other in a wide one."""
        super().resizeEvent(event)
        stacked = event.size().width() < _STACKED_BELOW * interface_percent(self._percent) / 100
        if stacked != self._stacked or event.size().width() != event.oldSize().width():
            self._stacked = stacked
            self._refresh()

    def _draw_icon(self) -> None:
        size = round(18 * interface_percent(self._percent) / 100)
        self._icon.setPixmap(self._theme.pixmap("warning", size, "danger"))

    def _toggle(self) -> None:
        self._open = not self._open
        self._refresh()
        self.folded.emit()

    def _refresh(self) -> None:
        """Write the signs that are to be seen now."""
        self.setVisible(bool(self._flags))
        if not self._flags:
            return
        many = len(self._flags) > MOST_UNFOLDED
        shown = self._flags if self._open or not many else self._flags[: self._folded_count()]
        lines = [(action_words(flag.action, self._number), flag.text) for flag in shown]
        self.text.setText(self._stacked_markup(lines) if self._stacked else self._table_markup(lines))
        spoken = " ".join(f"{action}: {sign}." for action, sign in lines)
        self.text.setAccessibleName(f"Danger signs. {spoken}")
        self.more.setVisible(many)
        self.more.setText("Show fewer" if self._open else f"Show all {len(self._flags)} danger signs")

    def _folded_count(self) -> int:
        """Return how many signs are shown of a folded list, so that the tabs stay in view."""
        first = self._flags[:MOST_UNFOLDED]
        metrics = self.text.fontMetrics()
        action = max(metrics.horizontalAdvance(action_words(flag.action, self._number)) for flag in first)
        # The action is set in bold, which is about a tenth wider, and stands apart from the sign.
        room = max(1, self.text.width() - round(action * 1.1) - _ACTION_GAP)
        lines = sum(math.ceil(metrics.horizontalAdvance(flag.text) / room) for flag in first)
        return MOST_UNFOLDED if lines <= MOST_UNFOLDED else MOST_UNFOLDED - 1

    def _action_markup(self, action: str) -> str:
        return f'<b style="color:{self._theme.tokens["danger"]}">{html.escape(action)}</b>'

    def _table_markup(self, lines: Sequence[tuple[str, str]]) -> str:
        rows, last = [], ""
        for action, sign in lines:
            # An action stands once for the signs below each other that ask for it.
            said = self._action_markup(action) if action != last else ""
            rows.append(
                f'<tr><td style="white-space:nowrap;padding:1px {_ACTION_GAP}px 1px 0">{said}</td>'
                f'<td width="100%" style="padding:1px 0">{html.escape(sign)}</td></tr>'
            )
            last = action
        return f'<table cellspacing="0" cellpadding="0" width="100%">{"".join(rows)}</table>'

    def _stacked_markup(self, lines: Sequence[tuple[str, str]]) -> str:
        return "".join(
            f'<p style="margin:1px 0 4px 0">{self._action_markup(action)}: {html.escape(sign)}</p>'
            for action, sign in lines
        )
