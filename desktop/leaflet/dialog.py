# SPDX-License-Identifier: MIT
"""The dialog in which a leaflet is made: what it holds on the left, its pages on the right."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, QTimer
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QHBoxLayout, QLabel, QScrollArea

from desktop.announcing import announce
from desktop.article.tone import set_tone
from desktop.dialogs.frame import FramedDialog
from desktop.leaflet.choices import read_choices
from desktop.leaflet.command import clinic_of
from desktop.leaflet.form import LeafletForm
from desktop.leaflet.maker import MOST_PAGES, LeafletMaker
from desktop.leaflet.preview import LeafletPreview
from desktop.paper.output import print_sheets, save_pdf
from index.article import Level
from index.errors import LamplightError

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterator, Sequence

    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QPushButton, QWidget

    from desktop.leaflet.choices import Choices, Clinic
    from desktop.leaflet.maker import Leaflet
    from desktop.leaflet.markup import LocalNote
    from desktop.settings import Settings
    from index.library import Library

_FORM_WIDTH = 320


class LeafletDialog(FramedDialog):
    """Makes, shows, prints and saves the leaflet of one article. What is chosen is remembered when it closes.

    Attributes:
        form: what is chosen.
        preview: the pages.
        leaflet: the leaflet as it was last made; None until it is there.
    """

    def __init__(
        self,
        library: Library,
        slug: str,
        settings: Settings,
        remember: Callable[[Clinic, Choices], object],
        parent: QWidget | None,
        *,
        today: datetime.date,
        local_notes: Sequence[LocalNote] = (),
    ) -> None:
        """Build the dialog; `remember` is given what was chosen when it closes."""
        title = library.entry(slug).title
        super().__init__(f"Leaflet: {title}", "", parent)
        self._remember = remember
        self._slug = slug
        self._local_notes = local_notes
        self._maker = LeafletMaker(library, settings.emergency_number, today)
        self._steps: Iterator[Leaflet | None] = iter(())
        self.leaflet: Leaflet | None = None
        tabs = library.article(slug).tabs
        levels = [level for level in (Level.PLAIN, Level.CLINICAL) if tabs.get(level)]
        choices = read_choices(settings.leaflet)
        if choices.level not in levels and levels:
            choices = replace(choices, level=levels[0])
        self.form = LeafletForm(choices, clinic_of(settings), levels)
        self.form.changed.connect(self._changed)
        self.preview = LeafletPreview()
        self.pages = QLabel()
        self.pages.setObjectName("leafletPages")
        self.pages.setWordWrap(True)
        # One step each time the window has nothing else to do: choosing and typing never wait for pages.
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._step)
        self._arrange()
        self._listed_level: Level | None = None
        self._changed()

    def _arrange(self) -> None:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(self.form)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setFixedWidth(max(_FORM_WIDTH, self.form.sizeHint().width() + 24))
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(area)
        row.addWidget(self.preview, 1)
        self.body.addLayout(row, 1)
        self.body.addWidget(self.pages)
        buttons = self.add_buttons("Print…", "Close")
        self.save_button: QPushButton = buttons.addButton("Save PDF…", QDialogButtonBox.ButtonRole.ActionRole)
        self.save_button.clicked.connect(self._ask_where_to_save)
        self.resize(1040, 760)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the keyboard in the list of sections."""
        super().showEvent(event)
        self.form.fit_sections()
        self.form.sections.setFocus()

    # ------------------------------------------------------------------------------------------------- making

    def _changed(self) -> None:
        """Begin to make the leaflet anew."""
        try:
            words = self._maker.words(self._slug, self.form.clinic, self.form.choices, self._local_notes)
        except LamplightError as error:
            self._say(str(error), "danger")
            return
        if self.form.choices.level is not self._listed_level:
            self._listed_level = self.form.choices.level
            self.form.show_parts(words.parts)
        self._steps = self._maker.making(words)
        self._timer.start()

    def _step(self) -> None:
        made = next(self._steps, None)
        if made is not None:
            self._timer.stop()
            self._show(made)

    def _finished(self) -> Leaflet | None:
        """Return the leaflet of what is chosen now, without waiting for the next idle moment."""
        while self._timer.isActive():
            self._step()
        return self.leaflet

    def _show(self, leaflet: Leaflet) -> None:
        self.leaflet = leaflet
        self.preview.show_sheets(leaflet.sheets)
        count = len(leaflet.sheets.pages)
        if leaflet.fits:
            self._say("1 page" if count == 1 else f"{count} pages", "")
        else:
            words = f"{count} pages. For {MOST_PAGES}, leave out sections or choose smaller text. Nothing was cut off."
            self._say(words, "caution")

    def _say(self, words: str, tone: str) -> None:
        if words != self.pages.text():
            self.pages.setText(words)
            announce(self.pages, words)
        set_tone(self.pages, tone)

    # ------------------------------------------------------------------------------------------------- paper

    def accept(self) -> None:
        """Print, and stay: a second copy may be wanted, or the next level."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415 - loaded when it is wanted

        leaflet = self._finished()
        if leaflet is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageSize(leaflet.words.choices.paper.size)
        printer.setDocName(leaflet.title)
        dialog = QPrintDialog(printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._do(lambda: print_sheets(leaflet.sheets, printer), "Sent to the printer."))
        # Its own open() wants a slot by name.
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()

    def _ask_where_to_save(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        usual = str(Path(folder) / f"{self._slug}-leaflet.pdf")
        dialog = QFileDialog(self, "Save the leaflet", usual, "PDF (*.pdf)")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.fileSelected.connect(lambda name: self.save_to(Path(name)))
        dialog.open()

    def save_to(self, file: Path) -> None:
        """Save the leaflet as a PDF and say where it is, or what went wrong."""
        leaflet = self._finished()
        if leaflet is not None:
            self._do(lambda: save_pdf([leaflet.sheets], leaflet.title, file), f"Saved as {file}.")

    def _do(self, act: Callable[[], object], done: str) -> None:
        try:
            act()
        except LamplightError as error:
            self._say(str(error), "danger")
        else:
            self._say(done, "")

    # ------------------------------------------------------------------------------------------------- closing

    def done(self, result: int) -> None:
        """Remember what was chosen and close."""
        self._timer.stop()
        self._remember(self.form.clinic, self.form.choices)
        super().done(result)
