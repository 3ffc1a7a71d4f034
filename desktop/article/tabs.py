# SPDX-License-Identifier: MIT
"""The row of section tabs. What does not fit in the width stands in a menu at its end."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QTabBar, QToolButton, QWidget

from desktop.theme import interface_percent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.theme import Theme

_PADDING = 11
_HEIGHT = 42


class _Bar(QTabBar):
    """A real tab bar, so that assistive technology finds page tabs; calm to look at."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("sectionTabs")
        self.setAccessibleName("Sections of this article")
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.theme = theme
        self.percent = 100
        self._sizes: dict[tuple[str, int, int], QSize] = {}

    def tabSizeHint(self, index: int) -> QSize:
        """Return a size that holds the words in bold, so that nothing moves when the tab is chosen."""
        # Qt asks dozens of times for every article.
        key = (self.tabText(index), self.percent, self.font().pixelSize())
        if key not in self._sizes:
            scale = interface_percent(self.percent) / 100
            font = QFont(self.font())
            font.setWeight(QFont.Weight.DemiBold)
            width = QFontMetrics(font).horizontalAdvance(key[0])
            self._sizes[key] = QSize(width + round(2 * _PADDING * scale), round(_HEIGHT * scale))
        return self._sizes[key]

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Return the size hint: words are never cut off."""
        return self.tabSizeHint(index)

    def minimumSizeHint(self) -> QSize:
        """Return next to no width: what does not fit goes to the menu."""
        return QSize(1, super().minimumSizeHint().height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the text below."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a frame around the chosen tab when the keyboard is here."""
        super().paintEvent(event)
        if not self.hasFocus():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.theme.color("focus"), 2))
        painter.drawRoundedRect(QRectF(self.tabRect(self.currentIndex())).adjusted(2, 4, -2, -6), 6, 6)
        painter.end()


class SectionTabs(QFrame):
    """Tabs by section id.

    Signals:
        section_chosen: (section id) the reader chose a tab.
    """

    section_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Make the row, still empty."""
        super().__init__(parent)
        self.setObjectName("sectionTabRow")
        self.bar = _Bar(theme)
        self.more = QToolButton()
        self.more.setObjectName("moreSections")
        self.more.setText("More")
        self.more.setToolTip("More sections of this article")
        self.more.setAccessibleName("More sections")
        self.more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.more.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._menu = QMenu("More sections", self)
        self.more.setMenu(self._menu)
        self.more.hide()
        self._ids: list[str] = []
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self.bar)
        self._layout.addWidget(self.more)
        self._layout.addStretch(1)
        self.bar.currentChanged.connect(self._changed)
        self.set_theme(theme)

    @property
    def sections(self) -> list[str]:
        """The ids of all tabs, in order."""
        return list(self._ids)

    def show_sections(self, sections: Sequence[tuple[str, str]], current: str) -> None:
        """Show a tab for each (id, title) and choose one, without telling anybody."""
        with QSignalBlocker(self.bar):
            self._ids = [ident for ident, _ in sections]
            while self.bar.count() > len(sections):
                self.bar.removeTab(self.bar.count() - 1)
            for number, (_, title) in enumerate(sections):
                if number == self.bar.count():
                    self.bar.addTab(title)
                elif self.bar.tabText(number) != title:
                    self.bar.setTabText(number, title)
            if current in self._ids:
                self.bar.setTabVisible(self._ids.index(current), True)
                self.bar.setCurrentIndex(self._ids.index(current))
        self.setVisible(bool(sections))
        self._fit()

    def current(self) -> str:
        """Return the id of the chosen tab, or "" without tabs."""
        index = self.bar.currentIndex()
        return self._ids[index] if 0 <= index < len(self._ids) else ""

    def choose(self, section: str) -> None:
        """Choose a tab without telling anybody."""
        if section in self._ids:
            with QSignalBlocker(self.bar):
                # A tab that stands in the menu cannot be chosen before it is shown.
                self.bar.setTabVisible(self._ids.index(section), True)
                self.bar.setCurrentIndex(self._ids.index(section))
            self._fit()

    def neighbor(self, step: int) -> str:
        """Return the id of the tab `step` places on, around the ends; "" without tabs."""
        if not self._ids:
            return ""
        return self._ids[(self.bar.currentIndex() + step) % len(self._ids)]

    def set_theme(self, theme: Theme) -> None:
        """Change the colors."""
        self.bar.theme = theme
        self.more.setIcon(theme.icon("down", "soft-ink", 16))
        self.bar.update()

    def set_text_size(self, percent: int) -> None:
        """Change the size; what no longer fits goes to the menu."""
        self.bar.percent = percent
        self.bar.setTabText(0, self.bar.tabText(0))  # the bar measures its tabs again only when one changed
        self._fit()

    def set_side_margins(self, left: int, right: int) -> None:
        """Set the space beside the tabs, in pixels; the words of the first one stand above the text."""
        left = max(0, left - round(_PADDING * interface_percent(self.bar.percent) / 100))
        if (self._layout.contentsMargins().left(), self._layout.contentsMargins().right()) != (left, right):
            self._layout.setContentsMargins(left, 0, right, 0)
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many tabs as fit."""
        super().resizeEvent(event)
        self._fit()

    def _changed(self, index: int) -> None:
        if 0 <= index < len(self._ids):
            self._fit()
            self.section_chosen.emit(self._ids[index])

    def _fit(self) -> None:
        """Put the tabs that do not fit into the menu; the chosen one always stands in the row."""
        margins = self._layout.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        widths = [self.bar.tabSizeHint(number).width() for number in range(self.bar.count())]
        shown = set(range(len(widths)))
        if widths and sum(widths) > room:
            room -= self.more.sizeHint().width()
            shown = {max(0, self.bar.currentIndex())}
            used = sum(widths[number] for number in shown)
            for number, width in enumerate(widths):
                if number in shown:
                    continue
                if used + width > room:
                    break
                shown.add(number)
                used += width
        with QSignalBlocker(self.bar):
            for number in range(len(widths)):
                if self.bar.isTabVisible(number) != (number in shown):
                    self.bar.setTabVisible(number, number in shown)
        # A tab bar that is not shown yet does not tell that it grew.
        self.bar.updateGeometry()
        self._fill_menu([number for number in range(len(widths)) if number not in shown])

    def _fill_menu(self, hidden: Sequence[int]) -> None:
        self._menu.clear()
        for number in hidden:
            action = self._menu.addAction(self.bar.tabText(number))
            action.triggered.connect(partial(self._choose_hidden, number))
        self.more.setVisible(bool(hidden))

    def _choose_hidden(self, number: int) -> None:
        self.choose(self._ids[number])
        self.section_chosen.emit(self._ids[number])
