# SPDX-License-Identifier: MIT
"""A text browser that follows no address by itself and loads no file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, QUrl, Signal
from PySide6.QtGui import QTextCursor, QTextOption, QWheelEvent
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit, QWidget

from desktop.article.marks import Marks

if TYPE_CHECKING:
    from desktop.article.document import ArticleDocument
    from desktop.theme import Theme

_OBJECT = "\ufffc"


class DocumentBrowser(QTextBrowser):
    """Shows one ArticleDocument at a time, scrolled to where it is told.

    Attributes:
        marks: what is marked in the text.
        covered: how many pixels at the top are covered by the pinned tabs.

    Signals:
        document_shown: another document is shown, or the same text set anew.
    """

    document_shown = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Make an empty browser."""
        super().__init__(parent)
        self.setObjectName("articleText")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.marks = Marks(self, theme)
        self.covered = 0
        self._shown: ArticleDocument | None = None

    @property
    def shown(self) -> ArticleDocument | None:
        """The document that is shown."""
        return self._shown

    def show_document(self, document: ArticleDocument, width: int) -> None:
        """Show a document with lines that end `width` pixels from the left edge."""
        self.marks.clear()
        self._shown = document
        if self.lineWrapColumnOrWidth() != width:
            self.setLineWrapColumnOrWidth(width)
        self.setDocument(document)
        self.setAccessibleName(f"Article text: {document.title}" if document.title else "Article text")
        self.document_shown.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Keep the fonts of the document: Qt would give it the font of the widget, and set all of it anew."""
        if event.type() not in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            super().changeEvent(event)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Load nothing: an ArticleDocument gives its own figures, and there is nothing else to load."""
        return None

    def doSetSource(self, name: QUrl | str, kind: object = None) -> None:
        """Open nothing: links are followed by the view alone."""

    def full_height(self) -> float:
        """Lay the whole document out, so that the scroll bar has its true range, and return its height in pixels."""
        return self.document().documentLayout().documentSize().height()

    def scroll_to_cursor(self, cursor: QTextCursor, *, to_top: bool = False) -> None:
        """Bring a place of the text into view, below the pinned tabs; `to_top` puts it right below them."""
        self.full_height()
        rect = self.cursorRect(cursor)
        bar = self.verticalScrollBar()
        top, bottom = self.covered + 16, self.viewport().height() - 16
        if to_top or rect.top() < top or rect.bottom() > bottom:
            above = top if to_top else top + (bottom - top) // 4
            bar.setValue(bar.value() + rect.top() - above)

    def scroll_to_anchor(self, name: str) -> bool:
        """Bring an anchor to the top and return True, or return False when the text has none of that name."""
        document = self._shown
        if document is None or name not in document.anchor_positions:
            return False
        cursor = QTextCursor(document)
        cursor.setPosition(document.anchor_positions[name])
        self.scroll_to_cursor(cursor, to_top=True)
        return True

    def turn_page(self, *, back: bool) -> None:
        """Scroll by what is seen at a time, so that nothing is lost below the pinned tabs."""
        step = max(40, self.viewport().height() - self.covered - 40)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + (-step if back else step))

    def top_position(self, left: int) -> int:
        """Return the place in the text of what stands at the top, `left` pixels from the edge."""
        return self.cursorForPosition(QPoint(left, self.covered + 4)).position()

    def cursor_to(self, position: int) -> QTextCursor:
        """Return a cursor at a place in the text, or at its end when it is shorter."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(position, max(0, self.document().characterCount() - 1)))
        return cursor

    def selected_text(self) -> str:
        """Return the selected text, without what stands for figures."""
        return self.textCursor().selection().toPlainText().replace(_OBJECT, "").strip("\n")

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy words only: the colors of a dark theme would be pasted as white on white."""
        data = QMimeData()
        data.setText(self.selected_text())
        return data

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave Ctrl and the wheel, which means text size, to the window."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        super().wheelEvent(event)
