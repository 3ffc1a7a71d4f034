# SPDX-License-Identifier: MIT
"""The start page: search, body systems, what was read lately, bookmarks, what is new, and what this is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.focus_order import let_tab_follow
from desktop.rows import EntryRow, Tile
from desktop.theme import interface_percent
from index.sections import BODY_SYSTEMS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QResizeEvent, QShowEvent

    from desktop.theme import Theme
    from index.records import Entry

_COLUMN_WIDTH = 285
_WIDEST = 1060
_SIDE, _NARROW_SIDE = 36, 16
_NARROW = 520
_SEARCH_WORDS = "Search a name, a symptom or a question"

HONEST_LINE = (
    "Written by software from the sources listed in each article, and not yet reviewed by a clinician. "
    "In an emergency, get help first."
)


class StartPage(QScrollArea):
    """Where a reader begins.

    Signals:
        search_requested: the search box was asked for.
        study_requested: learning was asked for.
        system_requested: (body system) a tile was chosen.
        article_requested: (slug, anchor).
        window_requested: (slug, anchor).
    """

    search_requested = Signal()
    study_requested = Signal()
    system_requested = Signal(str)
    article_requested = Signal(str, str)
    window_requested = Signal(str, str)

    def __init__(self, counts: Mapping[str, int], total: int, edition: str, parent: QWidget | None = None) -> None:
        """Keep what the page is built from when it is first filled; `counts` are articles by body system."""
        super().__init__(parent)
        self.setObjectName("page")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # The keys that scroll reach it from any button: Tab need not stop where nothing is seen of it.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName("Start page")
        self._percent = 100
        self._columns = 0
        self._undrawn: Theme | None = None
        self._counts = counts
        self._lead = f"{total} articles, each for clinicians and in plain words. Edition {edition}. No network needed."
        self._tiles: list[Tile] = []
        self._lists: dict[str, QVBoxLayout] = {}

    def _build(self) -> None:
        content = QWidget()
        content.setObjectName("page")
        self._column = QVBoxLayout()
        self._column.setSpacing(14)
        title = QLabel("What do you want to know?")
        title.setObjectName("pageTitle")
        title.setWordWrap(True)
        lead = QLabel(self._lead)
        lead.setObjectName("pageLead")
        lead.setWordWrap(True)
        self.search = QPushButton(_SEARCH_WORDS)
        self.search.setAccessibleName(_SEARCH_WORDS)
        self.search.setObjectName("startSearch")
        self.search.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.search.clicked.connect(self.search_requested)
        honest = QLabel(HONEST_LINE)
        honest.setObjectName("honestLine")
        honest.setWordWrap(True)
        self._make_tiles()
        for widget in (title, lead, self.search):
            self._column.addWidget(widget)
        self._column.addSpacing(4)
        self._column.addWidget(self._head("Body systems"))
        self._column.addLayout(self._grid)
        self._column.addSpacing(4)
        self._add_study()
        self._columns_row = QHBoxLayout()
        self._columns_row.setSpacing(20)
        for key, words in (("recent", "Read lately"), ("bookmarks", "Bookmarks"), ("new", "New in this edition")):
            self._columns_row.addLayout(self._list_column(key, words), 1)
        self._column.addLayout(self._columns_row)
        self._column.addWidget(honest)
        self._column.addStretch(1)
        self._outer = outer = QHBoxLayout(content)
        holder = QWidget()
        holder.setMaximumWidth(_WIDEST)
        holder.setLayout(self._column)
        self._column.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(holder, 100)
        outer.addStretch(1)
        self.setWidget(content)

    def _add_study(self) -> None:
        self.study = QPushButton()
        self.study.setObjectName("startStudy")
        self.study.clicked.connect(self.study_requested)
        self.show_due(0)
        self._column.addWidget(self.study, 0, Qt.AlignmentFlag.AlignLeft)

    def _make_tiles(self) -> None:
        self._tiles = [
            Tile(key, words, self._counts[key]) for key, words in BODY_SYSTEMS.items() if self._counts.get(key)
        ]
        self._grid = QGridLayout()
        self._grid.setSpacing(8)
        for number, tile in enumerate(self._tiles):
            tile.clicked.connect(lambda _checked=False, key=tile.key: self.system_requested.emit(key))
            self._grid.addWidget(tile, number, 0)

    @staticmethod
    def _head(words: str) -> QLabel:
        head = QLabel(words)
        head.setObjectName("pageHead")
        return head

    def _list_column(self, key: str, words: str) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(self._head(words))
        rows = QVBoxLayout()
        rows.setSpacing(0)
        column.addLayout(rows)
        column.addStretch(1)
        self._lists[key] = rows
        return column

    def show_lists(self, recent: Sequence[Entry], bookmarks: Sequence[Entry], new: Sequence[Entry]) -> None:
        """Show what was read lately, what is bookmarked and what is new. The first call builds the page."""
        if not self._lists:
            self._build()
        for key, entries, nothing in (
            ("recent", recent, "Articles you open stand here."),
            ("bookmarks", bookmarks, "Press Ctrl+D in an article to keep it here."),
            ("new", new, ""),
        ):
            self._fill(self._lists[key], entries, nothing)
        self._set_tab_order()

    def show_due(self, due: int) -> None:
        """Say how many cards of learning are due today."""
        words = "1 card due" if due == 1 else f"{due:,} cards due"
        self.study.setText(f"Study: {words}" if due else "Study with cards")

    def _set_tab_order(self) -> None:
        stops = (self.search, *self._tiles, self.study, *self.findChildren(EntryRow))
        let_tab_follow(self, [widget for widget in stops if widget.window() is self.window()])

    def _fill(self, rows: QVBoxLayout, entries: Sequence[Entry], nothing: str) -> None:
        while (item := rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for entry in entries:
            row = EntryRow(entry, summary=False)
            row.article_requested.connect(lambda slug: self.article_requested.emit(slug, ""))
            row.window_requested.connect(lambda slug: self.window_requested.emit(slug, ""))
            rows.addWidget(row)
        if not entries:
            label = QLabel(nothing)
            label.setObjectName("rowSummary")
            label.setWordWrap(True)
            rows.addWidget(label)

    def set_theme(self, theme: Theme, text_percent: int) -> None:
        """Change theme and text size. Nothing is drawn while the page is not shown."""
        self._percent = text_percent
        self._undrawn = theme
        if self.isVisible():
            self._draw_icons()

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what changed while the page was not shown."""
        super().showEvent(event)
        self._draw_icons()

    def _draw_icons(self) -> None:
        if self._undrawn is None or not self._tiles:
            return
        theme, self._undrawn = self._undrawn, None
        scale = interface_percent(self._percent) / 100
        for tile in self._tiles:
            tile.set_theme(theme, round(26 * scale))
        size = round(20 * scale)
        self.search.setIcon(theme.icon("search", "soft-ink", size))
        self.search.setIconSize(QSize(size, size))
        self.study.setIcon(theme.icon("study", "accent", size))
        self.study.setIconSize(QSize(size, size))
        self._arrange_tiles()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the tiles out in as many columns as fit, and then make the page as tall as these need."""
        self._arrange_tiles()
        super().resizeEvent(event)

    def _arrange_tiles(self) -> None:
        if not self._tiles:
            return
        side = _SIDE if self.viewport().width() >= _NARROW else _NARROW_SIDE
        self._outer.setContentsMargins(side, 28, side, 20)
        room = min(self.viewport().width() - 2 * side, _WIDEST)
        scale = interface_percent(self._percent) / 100
        # 64 pixels: the magnifying glass and the space around the words.
        words = self.search.fontMetrics().horizontalAdvance(_SEARCH_WORDS) + round(64 * scale)
        self.search.setText(_SEARCH_WORDS if words <= room else "Search")
        columns = max(1, min(4, room // round(_COLUMN_WIDTH * scale)))
        if columns == self._columns:
            return
        self._columns = columns
        # Taking the places away with takeAt would leave them alive: a tile tells only its first place in a layout when
        # its words have grown, and the later ones would remember its old height.
        for tile in self._tiles:
            self._grid.removeWidget(tile)
        for column in range(4):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        for number, tile in enumerate(self._tiles):
            self._grid.addWidget(tile, number // columns, number % columns)
        direction = QHBoxLayout.Direction.TopToBottom if columns == 1 else QHBoxLayout.Direction.LeftToRight
        self._columns_row.setDirection(direction)
        self._grid.setAlignment(Qt.AlignmentFlag.AlignTop)
        # The layouts around would remember how tall the other columns were until the next round of events, and the
        # page be drawn squashed into that.
        self._column.activate()
        self._outer.activate()
        self._set_tab_order()
