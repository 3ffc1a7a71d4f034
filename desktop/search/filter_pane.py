# SPDX-License-Identifier: MIT
"""The filters beside the results: kind, body system, section and level, each with how many articles it leaves."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.theme import interface_percent
from index.article import Kind, Level
from index.results import Filters
from index.sections import BODY_SYSTEMS, SECTIONS

if TYPE_CHECKING:
    from collections.abc import Mapping

_GROUPS = (("kind", "Kind"), ("level", "Reading level"), ("section", "Section"), ("system", "Body system"))


def _words() -> dict[str, dict[str, str]]:
    sections = {section.id: section.title for kind in Kind for section in SECTIONS[kind]}
    return {
        "kind": {Kind.CONDITION: "Conditions", Kind.SYMPTOM: "Symptoms", Kind.PROCEDURE: "Procedures"},
        "level": {Level.CLINICAL: "Clinical", Level.PLAIN: "Plain"},
        "section": sections,
        "system": dict(BODY_SYSTEMS),
    }


class FilterPane(QScrollArea):
    """Buttons that narrow the results; pressing a chosen one lets go of it.

    Signals:
        filters_chosen: (Filters) what the results are to be narrowed to.
    """

    filters_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build the pane, empty."""
        super().__init__(parent)
        self.setObjectName("filterPane")
        self.setAccessibleName("Filters")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._filters = Filters()
        self._labels = _words()
        self.buttons: dict[tuple[str, str], QPushButton] = {}
        self.set_text_size(100)

    def set_text_size(self, percent: int) -> None:
        """Take the width that suits the text size."""
        self.setFixedWidth(round(230 * interface_percent(percent) / 100))

    def show_counts(self, counts: Mapping[str, Mapping[str, int]], filters: Filters) -> None:
        """Offer the values that some result has, and those chosen now."""
        focused = next((key for key, button in self.buttons.items() if button.hasFocus()), None)
        self._filters = filters
        self.buttons = {}
        content = QFrame()
        content.setObjectName("filterPane")
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 4, 8, 8)
        layout.setSpacing(2)
        for field, title in _GROUPS:
            self._add_group(layout, field, title, counts.get(field, {}))
        layout.addStretch(1)
        self.setWidget(content)
        if focused in self.buttons:
            self.buttons[focused].setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_group(self, layout: QVBoxLayout, field: str, title: str, counts: Mapping[str, int]) -> None:
        chosen = getattr(self._filters, field)
        shown = [key for key in self._labels[field] if counts.get(key) or key == chosen]
        if not shown:
            return
        head = QLabel(title)
        head.setObjectName("filterHead")
        layout.addSpacing(8)
        layout.addWidget(head)
        for key in shown:
            words = self._labels[field][key]
            count = counts.get(key, 0)
            button = QPushButton(f"{words}  ({count:,})")
            button.setObjectName("filter")
            button.setCheckable(True)
            button.setChecked(key == chosen)
            button.setAccessibleName(f"{title}: {words}, {count} {'article' if count == 1 else 'articles'}")
            button.clicked.connect(lambda checked, field=field, key=key: self._choose(field, key, checked))
            self.buttons[field, key] = button
            layout.addWidget(button)

    def _choose(self, field: str, key: str, checked: bool) -> None:
        value = key if checked else None
        old = self._filters
        if field == "kind":
            new = replace(old, kind=Kind(value) if value else None)
        elif field == "level":
            new = replace(old, level=Level(value) if value else None)
        elif field == "section":
            new = replace(old, section=value)
        else:
            new = replace(old, system=value)
        self.filters_chosen.emit(new)
