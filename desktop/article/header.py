# SPDX-License-Identifier: MIT
"""What stands above the tabs: title, other names, chips, danger signs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.article.chips import ChipRow
from desktop.article.names_line import NamesLine
from desktop.article.red_flags import RedFlagBand

if TYPE_CHECKING:
    import datetime

    from desktop.theme import Theme
    from index.article import Article
    from index.records import Reading


class ArticleHeader(QWidget):
    """The head of an article. Its parts are kept and filled anew for every article."""

    def __init__(self, theme: Theme, emergency_number: str, parent: QWidget | None = None) -> None:
        """Make the header, still empty."""
        super().__init__(parent)
        self.setObjectName("articleHeader")
        self.title = QLabel()
        self.title.setObjectName("articleTitle")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setWordWrap(True)
        self.title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.names = NamesLine(theme)
        self.chips = ChipRow()
        self.band = RedFlagBand(theme, emergency_number)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(36, 14, 36, 0)
        self._layout.setSpacing(0)
        for widget, space in ((self.title, 0), (self.names, 8), (self.chips, 10), (self.band, 4)):
            self._layout.addWidget(widget)
            self._layout.addSpacing(space)
        self.set_theme(theme)

    def show_article(self, article: Article, reading: Reading | None, today: datetime.date) -> None:
        """Fill the header for an article; of a withdrawn one only its title and state are shown."""
        # Its parts come and go without laying it out each time.
        self._layout.setEnabled(False)
        withdrawn = bool(article.status.withdrawn)
        self.title.setText(article.title)
        self.title.setAccessibleName(article.title)
        self.names.show_names([] if withdrawn else [name.name for name in article.other_names])
        self.chips.show_article(article, reading, today)
        self.chips.show()
        self.band.show_flags(() if withdrawn else article.red_flags)
        self._layout.setEnabled(True)
        self._layout.invalidate()

    def show_title_only(self, title: str) -> None:
        """Show nothing but a title, for an article that could not be opened."""
        self.title.setText(title)
        self.title.setAccessibleName(title)
        self.names.show_names([])
        self.chips.hide()
        self.band.show_flags(())

    def set_theme(self, theme: Theme) -> None:
        """Change the colors that the style sheet does not reach."""
        self.names.set_theme(theme)
        self.band.set_theme(theme)

    def set_text_size(self, percent: int) -> None:
        """Change the sizes that the style sheet does not reach."""
        self.band.set_text_size(percent)

    def set_side_margins(self, left: int, right: int) -> None:
        """Set the space beside the header, in pixels, so that it stands above the text."""
        margins = self._layout.contentsMargins()
        if (margins.left(), margins.right()) != (left, right):
            self._layout.setContentsMargins(left, margins.top(), right, margins.bottom())

    def focus_stops(self) -> list[QWidget]:
        """Return what Tab reaches, in order, shown or not."""
        return [self.names, *self.chips.focus_stops, self.band.more]
