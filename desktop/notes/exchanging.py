# SPDX-License-Identifier: MIT
"""Writes the reader's things to a file, and takes over a file from another computer after a look at what it does."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QListWidget

from desktop.dialogs.frame import FramedDialog
from desktop.notes.changes import Thing
from desktop.own.as_markdown import as_markdown
from desktop.own.exchange import export_json, read_export, write_whole
from desktop.own.merging import Parcel, Preview, preview, take_over, undo
from index.errors import LamplightError

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.main_window import MainWindow
    from desktop.notes.names import Names

_CLINIC_FILE, _ALL_FILE = "clinic-notes.json", "lamplight-my-things.json"
_MARKDOWN = {".md", ".markdown"}
_KINDS = {
    "folders": "folder",
    "bookmarks": "bookmark",
    "notes": "note",
    "reading_lists": "reading list",
    "reading_entries": "entry of a reading list",
}
_MOST_SHOWN = 1000


class PreviewDialog(FramedDialog):
    """Shows what taking a file over would do, before it is done."""

    def __init__(self, told: Preview, parent: QWidget | None) -> None:
        """List every change."""
        if not told.changes:
            super().__init__("Nothing to take over", "Everything in this file is here already.", parent)
            self.add_buttons()
            return
        lead = f"{told.told()} What was changed on both computers is kept twice, and all of it can be taken back."
        super().__init__("Take over this file?", lead, parent)
        shown = QListWidget()
        shown.setAccessibleName("What would change")
        for change in told.changes[:_MOST_SHOWN]:
            words = " ".join(change.words.split())
            shown.addItem(f"{change.what.value.capitalize()}: {_KINDS.get(change.kind, change.kind)} {words}")
        if len(told.changes) > _MOST_SHOWN:
            shown.addItem(f"and {len(told.changes) - _MOST_SHOWN:,} more")
        self.body.addWidget(shown, 1)
        self.add_buttons("Take over", "Cancel")
        self.resize(560, 420)


class Exchanging:
    """Asks for files in one window, writes them and reads them."""

    def __init__(self, window: MainWindow, names: Names) -> None:
        """Keep the window."""
        self._window, self._names = window, names

    def ask_where_to_export(self, *, only_clinic: bool) -> None:
        """Ask for a file and write the clinic's notes, or everything, to it."""
        dialog = QFileDialog(self._window, "Export clinic notes" if only_clinic else "Export my things")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        filters = ["To take over on another computer (*.json)", *([] if only_clinic else ["To read (*.md)"])]
        dialog.setNameFilters(filters)
        dialog.setDefaultSuffix("json")
        dialog.selectFile(_CLINIC_FILE if only_clinic else _ALL_FILE)
        dialog.fileSelected.connect(lambda name: self.export(Path(name), only_clinic=only_clinic))
        self._open(dialog)

    def export(self, target: Path, *, only_clinic: bool) -> None:
        """Write a file and say how it went."""
        window, file = self._window, self._window.session.userdata.file
        try:
            if target.suffix.casefold() in _MARKDOWN:
                notes, marks = window.session.userdata.notes.all(), window.session.userdata.marks.all()
                slugs = [*(note.slug for note in notes), *(mark.slug for mark in marks)]
                write_whole(target, as_markdown(file, self._names.titles(slugs)))
                window.tell(f"Your things can be read in {target}.")
                return
            count = export_json(file, target, only_clinic=only_clinic)
        except LamplightError as error:
            window.tell(str(error))
            return
        thing = "clinic note" if only_clinic else "thing"
        are = f"{thing} is" if count == 1 else f"{thing}s are"
        window.tell(f"{count:,} {are} in {target}. On the other computer: More, My things, Import.")

    def ask_what_to_import(self) -> None:
        """Ask for a file, and show what taking it over would do."""
        dialog = QFileDialog(self._window, "Import notes")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter("Exported by Lamplight (*.json)")
        dialog.fileSelected.connect(lambda name: self.show_preview(Path(name)))
        self._open(dialog)

    def show_preview(self, source: Path) -> None:
        """Show what taking a file over would do, and do it when the reader says so."""
        try:
            parcel = read_export(source)
            told = preview(self._window.session.userdata.file, parcel)
        except LamplightError as error:
            self._window.tell(str(error))
            return
        dialog = PreviewDialog(told, self._window)
        dialog.accepted.connect(partial(self.take, parcel))
        dialog.open()

    def take(self, parcel: Parcel) -> None:
        """Take a file over; it can be taken back as a whole."""
        window, file = self._window, self._window.session.userdata.file
        try:
            taken = take_over(file, parcel)
        except LamplightError as error:
            window.tell(str(error))
            return
        changes = window.session.changes

        def back() -> None:
            undo(file, taken)
            self._tell_all()

        changes.did(Thing.NOTES, "Import", back)
        self._tell_all()
        window.notice.offer(f"Taken over: {taken.preview.told()}", "Undo", window.own.undo)

    def _tell_all(self) -> None:
        for thing in (Thing.BOOKMARKS, Thing.LISTS):
            self._window.session.changes.changed.emit(thing)

    @staticmethod
    def _open(dialog: QFileDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
