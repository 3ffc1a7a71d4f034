# SPDX-License-Identifier: MIT
"""Writes a deck file beside the running window: cards are gathered bit by bit, the file is written in a thread."""

from __future__ import annotations

import threading
import time
from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.study.apkg import export_cards
from index.errors import LamplightError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop.study.card import StudyCard

#: So long the window is kept waiting at a time, and so many cards are taken between looks at the clock.
_BUDGET_S, _AT_ONCE = 0.03, 20


class CardExporter(QObject):
    """Writes one file.

    Signals:
        finished: (sentence) the file is there.
        failed: (sentence) it is not.
    """

    finished = Signal(str)
    failed = Signal(str)

    def __init__(self, cards: Iterator[StudyCard], file: Path, edition: str, parent: QObject | None = None) -> None:
        """Keep what is to be written where; `start` begins."""
        super().__init__(parent)
        self._cards, self._file, self._edition = cards, file, edition
        self._gathered: list[StudyCard] = []
        self._thread: threading.Thread | None = None
        self._stopped = False

    def start(self) -> None:
        """Go on gathering the cards; when all are there, begin to write them."""
        if self._stopped:
            return
        end = time.monotonic() + _BUDGET_S
        try:
            while time.monotonic() < end:
                some = list(islice(self._cards, _AT_ONCE))
                self._gathered += some
                if len(some) < _AT_ONCE:
                    self._thread = threading.Thread(target=self._write, name="export of cards")
                    self._thread.start()
                    return
        except LamplightError as error:
            self.failed.emit(str(error))
            return
        QTimer.singleShot(0, self, self.start)

    def _write(self) -> None:
        """Write the file; runs in the thread."""
        try:
            written = export_cards(self._gathered, self._file, self._edition, time.time())
        except LamplightError as error:
            self.failed.emit(str(error))
        except Exception as error:  # noqa: BLE001 - the boundary of the thread, of which nobody else would hear
            self.failed.emit(f"The cards could not be written: {error}.")
        else:
            self.finished.emit(
                f"{written.words} written to {self._file}. Take them into Anki with its menu File, Import."
            )

    def stop(self) -> None:
        """Gather no more, and wait until what is being written is there."""
        self._stopped = True
        if self._thread is not None:
            self._thread.join()
