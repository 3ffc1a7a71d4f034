# SPDX-License-Identifier: MIT
"""Buttons that hold more than one line of words: an article with its summary, a body system with its count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from desktop.theme import Theme
    from index.records import Entry


class CardButton(QPushButton):
    """A button as large as what is laid out inside it."""

    def sizeHint(self) -> QSize:
        """Return the size of the layout inside."""
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the least size of the layout inside."""
        layout = self.layout()
        return layout.minimumSize() if layout is not None else super().minimumSizeHint()

    def hasHeightForWidth(self) -> bool:
        """Return that a narrow button is taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the layout inside at `width` pixels."""
        layout = self.layout()
        return layout.heightForWidth(width) if layout is not None else -1


def _label(words: str, name: str, *, wrap: bool = False) -> QLabel:
    label = QLabel(words)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return label


class EntryRow(CardButton):
    """An article as a row: its title and, below, its summary.

    Signals:
        article_requested: (slug) it was chosen.
        window_requested: (slug) it was chosen for a second window.
    """

    article_requested = Signal(str)
    window_requested = Signal(str)

    def __init__(self, entry: Entry, *, summary: bool = True, parent: QWidget | None = None) -> None:
        """Build the row for an article."""
        super().__init__(parent)
        self.setObjectName("row")
        self.slug = entry.slug
        self.setAccessibleName(f"{entry.title}. {entry.summary}" if summary else entry.title)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 7, 10, 7)
        layout.setSpacing(2)
        layout.addWidget(_label(entry.title, "rowTitle", wrap=True))
        if summary and entry.summary:
            layout.addWidget(_label(entry.summary, "rowSummary", wrap=True))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(lambda: self.article_requested.emit(self.slug))
        self.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open in a second window on Ctrl+Enter and on a middle click; Enter opens here."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                second = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
                (self.window_requested if second else self.article_requested).emit(self.slug)
                return True
        elif (
            isinstance(event, QMouseEvent)
            and event.type() == QEvent.Type.MouseButtonRelease
            and event.button() == Qt.MouseButton.MiddleButton
        ):
            self.window_requested.emit(self.slug)
            return True
        return super().eventFilter(watched, event)


class Tile(CardButton):
    """A body system as a tile: its picture, its name, how many articles it has."""

    def __init__(self, key: str, words: str, count: int, parent: QWidget | None = None) -> None:
        """Build the tile of the body system `key`."""
        super().__init__(parent)
        self.setObjectName("tile")
        self.key = key
        self.setAccessibleName(f"{words}, {count} {'article' if count == 1 else 'articles'}")
        self._picture = QLabel()
        self._picture.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(_label(words, "tileName", wrap=True))
        texts.addWidget(_label(f"{count} {'article' if count == 1 else 'articles'}", "tileCount"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.setSpacing(12)
        layout.addWidget(self._picture)
        layout.addLayout(texts, 1)
        layout.setAlignment(texts, Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def set_theme(self, theme: Theme, size: int) -> None:
        """Draw the picture in the theme's accent, `size` pixels large."""
        self._picture.setPixmap(theme.pixmap(f"system-{self.key}", size, "accent"))
