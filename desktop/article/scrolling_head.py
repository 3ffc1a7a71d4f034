# SPDX-License-Identifier: MIT
"""A header that scrolls away with the text below it, while the tabs at its foot stay in view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QTextEdit

    from desktop.article.header import ArticleHeader
    from desktop.article.tabs import SectionTabs


class ScrollingHead(QFrame):
    """Lies over the top of a text browser, whose document leaves room for it.

    So there is one scroll bar for the whole article, and large text still has the window to itself.

    Signals:
        height_changed: the document must leave another height free.
    """

    height_changed = Signal()

    def __init__(self, browser: QTextEdit, header: ArticleHeader, tabs: SectionTabs, page: QWidget) -> None:
        """Put header and tabs over `browser`, which fills `page`."""
        # Beside the browser and not in it: screen readers take text as having nothing inside.
        super().__init__(page)
        self.setObjectName("articleHead")
        self._browser = browser
        self._header = header
        self._tabs = tabs
        self._full = 0
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(header)
        layout.addWidget(tabs)
        browser.verticalScrollBar().valueChanged.connect(self._place)
        browser.installEventFilter(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    @property
    def full_height(self) -> int:
        """How many pixels the document must leave free at its top."""
        return self._full

    @property
    def pinned_height(self) -> int:
        """How many pixels at the top of the browser are always covered, by the tabs."""
        return 0 if self._tabs.isHidden() else self._tabs.sizeHint().height()

    @property
    def header_height(self) -> int:
        """From this scroll value on, only the tabs are left to be seen."""
        return self._full - self.pinned_height

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the browser's size."""
        if event.type() == QEvent.Type.Resize:
            self.fit()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Fit again when a part of the header grew or shrank."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.fit()
        return done

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the text below; Ctrl and the wheel, which means text size, are left to the window."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            QApplication.sendEvent(self._browser.verticalScrollBar(), event)

    def fit(self) -> None:
        """Take the width of the browser and the height that the header needs at it."""
        bar = self._browser.verticalScrollBar()
        width = self._browser.width() - bar.sizeHint().width()
        if width <= 0:
            return
        layout = self.layout()
        assert layout is not None  # noqa: S101 - set in the constructor
        layout.activate()
        height = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
        changed = height != self._full
        self._full = height
        self.resize(width, height)
        self._place()
        if changed:
            self.height_changed.emit()

    def _focus_moved(self, before: QWidget | None, now: QWidget | None) -> None:
        """Scroll the header into view when the keyboard comes into it from elsewhere in the window.

        A click is where it is looked at anyway, and a window that is activated again stays as it was.
        """
        pressed = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if before is None or now is None or pressed or before.window() is not now.window():
            return
        if self._header.isAncestorOf(now):
            self._browser.verticalScrollBar().setValue(0)

    def _place(self) -> None:
        scroll = self._browser.verticalScrollBar().value()
        self.move(0, -max(0, min(scroll, self.header_height)))
