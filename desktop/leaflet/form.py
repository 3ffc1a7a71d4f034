# SPDX-License-Identifier: MIT
"""What is chosen for a leaflet: its sections, how it is set, and the clinic's header."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.leaflet.choices import Clinic, TextSize
from desktop.paper.labels import languages
from desktop.paper.page_format import Paper
from desktop.segments import Segments
from index.article import Level

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.leaflet.choices import Choices
    from desktop.paper.parts import Part

_ROW_GAP = 0


class LeafletForm(QWidget):
    """The controls beside the preview.

    Signals:
        changed: something else was chosen.

    Attributes:
        choices: how the leaflet is made.
        clinic: the header.
    """

    changed = Signal()

    def __init__(self, choices: Choices, clinic: Clinic, levels: Sequence[Level]) -> None:
        """Make the controls; only `levels` are offered, those at which the article has a text."""
        super().__init__()
        self.choices = choices
        self.clinic = clinic
        self.sections = QListWidget()
        self.sections.setAccessibleName("Sections")
        self.sections.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.sections.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.sections.itemChanged.connect(self._section_changed)
        named = {Level.PLAIN: "Plain", Level.CLINICAL: "Clinical"}
        self.levels = Segments([(level.value, named[level]) for level in levels], "Reading level")
        self.levels.choose(choices.level.value)
        self.levels.chosen.connect(lambda level: self._choose(level=Level(level)))
        self.text_size = self._combo("Text size", {size.words: size.value for size in TextSize}, choices.text_size)
        self.text_size.activated.connect(lambda _row: self._choose(text_size=self.text_size.currentData()))
        self.paper = self._combo("Paper", {paper.words: paper.value for paper in Paper}, choices.paper.value)
        self.paper.activated.connect(lambda _row: self._choose(paper=Paper(self.paper.currentData())))
        named_languages = {name: code for code, name in languages().items()}
        self.language = self._combo("Language of labels", named_languages, choices.language)
        self.language.setToolTip("Of headings and labels. The article's own text stays as it was written.")
        self.language.activated.connect(lambda _row: self._choose(language=self.language.currentData()))
        self.figures = self._check("Figures", on=choices.figures)
        self.figures.toggled.connect(lambda on: self._choose(figures=on))
        self.notes = self._check("Lines for notes", on=choices.notes)
        self.notes.toggled.connect(lambda on: self._choose(notes=on))
        self.fields = {
            "name": self._field("Clinic's name", clinic.name),
            "address": self._field("Address", clinic.address),
            "telephone": self._field("Telephone", clinic.telephone),
        }
        self._arrange()

    def _arrange(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 12, 0)
        layout.setSpacing(8)
        layout.addWidget(self.levels)
        layout.addWidget(self._head("Sections"))
        layout.addWidget(self.sections)
        layout.addWidget(self.figures)
        layout.addWidget(self.notes)
        layout.addWidget(self._head("Look"))
        look = QFormLayout()
        look.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for combo in (self.text_size, self.paper, self.language):
            look.addRow(combo.accessibleName(), combo)
        layout.addLayout(look)
        layout.addWidget(self._head("Header"))
        for field in self.fields.values():
            layout.addWidget(field)
        layout.addStretch(1)

    def show_parts(self, parts: Sequence[Part]) -> None:
        """List the sections that the article has at the chosen level, those that are printed with a check mark."""
        self.sections.blockSignals(True)
        self.sections.clear()
        always = QListWidgetItem("Danger signs, always printed")
        always.setFlags(Qt.ItemFlag.ItemIsSelectable)
        always.setCheckState(Qt.CheckState.Checked)
        self.sections.addItem(always)
        for part in parts:
            item = QListWidgetItem(part.title)
            item.setData(Qt.ItemDataRole.UserRole, part.anchor)
            chosen = self.choices.is_chosen(part.anchor)
            item.setCheckState(Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked)
            self.sections.addItem(item)
        self.sections.setCurrentRow(1 if parts else 0)
        self.sections.blockSignals(False)
        self.fit_sections()

    def fit_sections(self) -> None:
        """Make the list as high as its lines, so that all are in sight."""
        rows = self.sections.count()
        height = sum(self.sections.sizeHintForRow(row) + _ROW_GAP for row in range(rows))
        self.sections.setFixedHeight(height + 2 * self.sections.frameWidth() + 8)

    def _section_changed(self, item: QListWidgetItem) -> None:
        anchor = item.data(Qt.ItemDataRole.UserRole)
        self.choices = self.choices.choose(anchor, chosen=item.checkState() == Qt.CheckState.Checked)
        self.changed.emit()

    def _choose(self, **what: object) -> None:
        self.choices = replace(self.choices, **what)  # type: ignore[arg-type]
        self.changed.emit()

    def _header_changed(self) -> None:
        self.clinic = Clinic(**{name: field.text().strip() for name, field in self.fields.items()})
        self.changed.emit()

    @staticmethod
    def _head(words: str) -> QLabel:
        head = QLabel(words)
        head.setObjectName("formHead")
        return head

    @staticmethod
    def _combo(name: str, offered: Mapping[str, object], chosen: object) -> QComboBox:
        combo = QComboBox()
        combo.setAccessibleName(name)
        for words, value in offered.items():
            combo.addItem(words, value)
        if combo.findData(chosen) < 0:
            combo.addItem(f"{chosen}%", chosen)
        combo.setCurrentIndex(combo.findData(chosen))
        return combo

    @staticmethod
    def _check(words: str, *, on: bool) -> QCheckBox:
        box = QCheckBox(words)
        box.setChecked(on)
        return box

    def _field(self, name: str, text: str) -> QLineEdit:
        field = QLineEdit(text)
        field.setAccessibleName(name)
        field.setPlaceholderText(name)
        field.setMaxLength(120)
        field.textEdited.connect(self._header_changed)
        return field
