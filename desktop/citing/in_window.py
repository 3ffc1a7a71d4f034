# SPDX-License-Identifier: MIT
"""Citing in one window: to the clipboard, or into a file for a reference manager."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from desktop.citing.words import Quoted, with_citation
from index.errors import LamplightError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from desktop.citing.sources import Source
    from desktop.main_window import MainWindow

_BIBTEX, _RIS = "BibTeX (*.bib)", "RIS (*.ris)"


class CitingInWindow:
    """Copies and saves citations of the article that is open in a window."""

    def __init__(self, window: MainWindow) -> None:
        """Keep the window; nothing is connected yet."""
        self._window = window

    def connect_actions(self) -> None:
        """Connect the actions of citing."""
        acts = self._window.acts
        acts.copy_cited.triggered.connect(self.copy_with_citation)
        acts.copy_bibtex.triggered.connect(lambda: self._copy(bibtex=True))
        acts.copy_ris.triggered.connect(lambda: self._copy(bibtex=False))
        acts.save_references.triggered.connect(self._ask_where_to_save)
        self._window.article.cite_requested.connect(acts.copy_cited.trigger)

    def copy_with_citation(self) -> None:
        """Copy what is selected, else the section, followed by where it stands."""
        window, text = self._window, self._window.article.text
        library, here = window.session.library, window.article.current_place()
        article = library.article(here.slug).article
        words = text.selected_text() if text.textCursor().hasSelection() else ""
        if not words:
            try:
                words = library.page_text(here.slug, window.level, here.section)
            except LamplightError as error:
                window.tell(str(error))
                return
        section = text.shown.title if text.shown and text.shown.section else ""
        reviewed = article.status.clinically_reviewed and bool(article.status.reviewers)
        place = Quoted(article.title, section, window.level, library.manifest.edition, reviewed)
        QGuiApplication.clipboard().setText(with_citation(words, place, _today()))
        window.tell("Copied with its citation.")

    def _copy(self, *, bibtex: bool) -> None:
        source = next(iter(self._sources()))
        QGuiApplication.clipboard().setText(_written([source], bibtex=bibtex))
        self._window.tell(f"The citation of {source.title} is copied as {'BibTeX' if bibtex else 'RIS'}.")

    def _sources(self) -> list[Source]:
        """Return the open article, then its references, as sources."""
        from desktop.citing.sources import source_of_article, sources_of  # noqa: PLC0415 - loaded when it is wanted

        library = self._window.session.library
        article = library.article(self._window.article.slug).article
        return [source_of_article(article, library.manifest.edition, _today()), *sources_of(article)]

    def _ask_where_to_save(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        usual = str(Path(folder) / f"{self._window.article.slug}-references.bib")
        dialog = QFileDialog(self._window, "Save this article and its references", usual, f"{_BIBTEX};;{_RIS}")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("bib")
        dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix("ris" if chosen == _RIS else "bib"))
        dialog.fileSelected.connect(lambda name: self.save_references(Path(name)))
        dialog.open()

    def save_references(self, file: Path) -> None:
        """Save the article and its references: as RIS in a file that ends so, else as BibTeX."""
        sources = self._sources()
        text = _written(sources, bibtex=file.suffix.lower() != ".ris")
        try:
            file.write_bytes(text.encode())
        except OSError as error:
            reason = (error.strerror or "not possible").lower()
            self._window.tell(f"{file} cannot be written ({reason}): choose another folder or make room.")
            return
        self._window.tell(f"The article and its {len(sources) - 1} references are in {file}.")


def _written(sources: Iterable[Source], *, bibtex: bool) -> str:
    from desktop.citing import bibtex as as_bibtex  # noqa: PLC0415 - loaded when it is wanted
    from desktop.citing import ris as as_ris  # noqa: PLC0415 - as above

    write: Callable[[Iterable[Source]], str] = as_bibtex.bibtex if bibtex else as_ris.ris
    return write(sources)


def _today() -> datetime.date:
    return datetime.datetime.now().astimezone().date()
