# SPDX-License-Identifier: MIT
"""A section of an article as a text document that loads nothing but the article's own figures."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage, QTextCursor, QTextDocument

from desktop.article.figures import no_image
from desktop.article.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QTextFragment

    from desktop.article.figures import Figures
    from desktop.article.text_style import TextStyle


@dataclass(frozen=True, slots=True)
class FigureLoader:
    """The figures that one document may load: those of the article `slug`, by file, with their width in pixels.

    `ratio` is how many device pixels each of those pixels has.
    """

    figures: Figures
    slug: str
    widths: Mapping[str, int]
    ratio: float = 1.0

    def load(self, file: str) -> QImage:
        """Return a figure, or an image of nothing for a file that is not one of them."""
        width = self.widths.get(file, 0)
        return self.figures.image(self.slug, file, width, self.ratio) if width else no_image()


class ArticleDocument(QTextDocument):
    """The text of one section.

    Attributes:
        slug: the article.
        section: the section id.
        title: the words on the section's tab.
    """

    def __init__(
        self, slug: str, section: str, title: str, figures: FigureLoader, parent: QObject | None = None
    ) -> None:
        """Make an empty document; `write` fills it."""
        super().__init__(parent)
        self.slug = slug
        self.section = section
        self.title = title
        self._figures = figures
        self._settled = False
        self.setUndoRedoEnabled(False)
        self.setDocumentMargin(0)

    def write(self, page: str, style: TextStyle) -> None:
        """Fill the document with HTML set in `style`."""
        self.setDefaultFont(style.font)
        self.setDefaultStyleSheet(style.sheet())
        self.setIndentWidth(style.pixels(24))
        self.setHtml(page)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Return a figure of this article; anything else is nothing, wherever its address points."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return b""
        address = name.toString() if isinstance(name, QUrl) else name
        scheme, _, file = address.partition(":")
        return self._figures.load(file) if scheme == "figure" else no_image()

    @property
    def figure_files(self) -> tuple[str, ...]:
        """The figures that stand in the text."""
        return tuple(self._figures.widths)

    @cached_property
    def plain_text(self) -> str:
        """The text without its looks."""
        return self.toPlainText()

    @cached_property
    def folded_text(self) -> str:
        """The text as it is compared with what is looked for; every character stands where it stands in the text."""
        return fold(self.plain_text)

    @cached_property
    def anchor_positions(self) -> Mapping[str, int]:
        """Where each anchor is, as a position in the text."""
        found: dict[str, int] = {}
        for fragment in self._fragments():
            for name in fragment.charFormat().anchorNames():
                found.setdefault(name, fragment.position())
        return found

    @property
    def room_above(self) -> int:
        """The space above the text, in pixels."""
        return round(self.rootFrame().frameFormat().topMargin())

    def set_room(self, top: int, left: int, bottom: int) -> None:
        """Set the space around the text, in pixels."""
        frame = self.rootFrame()
        room = frame.frameFormat()
        if (room.topMargin(), room.leftMargin(), room.bottomMargin()) != (top, left, bottom):
            room.setTopMargin(top)
            room.setLeftMargin(left)
            room.setRightMargin(0)
            room.setBottomMargin(bottom)
            frame.setFrameFormat(room)
            self._settled = False

    def settle_figures(self) -> None:
        """Lay the text out once more when figures stand beside it. To be called when it is shown or its room changed.

        WORKAROUND: QTextDocument moves what floats by twice the change when the margin above the text changes.
        """
        if not self._settled and self.rootFrame().childFrames():
            self.documentLayout().documentSize()
            self.markContentsDirty(0, self.characterCount())
        self._settled = True

    def cursor_at(self, start: int, length: int = 0) -> QTextCursor:
        """Return a cursor over `length` characters of `folded_text` from `start` on."""
        cursor = QTextCursor(self)
        cursor.setPosition(self._position(start))
        if length:
            cursor.setPosition(self._position(start + length), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    @cached_property
    def _only_short_characters(self) -> bool:
        return all(character <= "\uffff" for character in self.folded_text)

    def _position(self, index: int) -> int:
        """Return the document's position of a character: Qt counts those beyond U+FFFF twice."""
        if self._only_short_characters:
            return index
        return len(self.folded_text[:index].encode("utf-16-le")) // 2

    def index_of(self, position: int) -> int:
        """Return which character of `plain_text` stands at a position in the document."""
        if self._only_short_characters:
            return position
        return len(self.plain_text.encode("utf-16-le")[: 2 * position].decode("utf-16-le", "ignore"))

    def _fragments(self) -> Iterator[QTextFragment]:
        block = self.begin()
        while block.isValid():
            position = block.begin()
            while not position.atEnd():
                yield position.fragment()
                position += 1
            block = block.next()
