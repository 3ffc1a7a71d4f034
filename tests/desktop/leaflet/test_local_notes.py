# SPDX-License-Identifier: MIT
from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.leaflet.command import Order, write_leaflets
from desktop.leaflet.dialog import LeafletDialog
from desktop.leaflet.local_notes import local_notes
from desktop.leaflet.markup import LocalNote
from desktop.navigation import Place, View
from desktop.own.anchors import Anchor
from desktop.own.notes import Note
from desktop.settings import Settings
from desktop.userdata import UserData
from tests.desktop.leaflet.conftest import TODAY
from tests.desktop.paper.written_pdf import WrittenPdf

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from desktop.main_window import MainWindow
    from index.library import Library

PLACE = Anchor("treatment", "plain", "", "", "", 0)
OURS = Note("impetigo", PLACE, text="The cream is in the blue cupboard.", clinic=True, owner="Ana", dated="2026-10-01")


def test_only_the_clinics_own_notes_are_printed() -> None:
    with UserData(None) as data:
        data.notes.save(OURS)
        data.notes.save(Note("impetigo", PLACE, text="My own thought."))
        data.notes.save(Note("itching", PLACE, text="Elsewhere.", clinic=True))
        data.notes.save(Note("impetigo", PLACE, text=" ", clinic=True))
        assert local_notes(data.notes, "impetigo") == (LocalNote(OURS.text, "Ana", "2026-10-01"),)


def test_the_words_a_note_is_about_come_first() -> None:
    with UserData(None) as data:
        about = Anchor("treatment", "plain", "covered with a cream", "", "", 0)
        data.notes.save(Note("impetigo", about, text="Which we have.", clinic=True))
        assert local_notes(data.notes, "impetigo")[0].text == "“covered with a cream”\nWhich we have."


def test_they_stand_on_leaflets_of_the_command_line(qapp: QApplication, library: Library, tmp_path: Path) -> None:
    with UserData(None) as data:
        data.notes.save(OURS)
        write_leaflets(library, Settings(), Order(("impetigo",), tmp_path / "a.pdf"), TODAY, data.notes)
    text = " ".join(" ".join(WrittenPdf((tmp_path / "a.pdf").read_bytes()).pages()).split())
    assert "From this clinic The cream is in the blue cupboard. Ana, October 1, 2026" in text


def test_they_stand_on_the_leaflet_of_the_window(window: MainWindow, qtbot: QtBot) -> None:
    window.session.userdata.notes.save(OURS)
    window.go_to(Place(View.ARTICLE, "impetigo"))
    window.acts.leaflet.trigger()
    dialog = window.findChild(LeafletDialog)
    assert isinstance(dialog, LeafletDialog)
    qtbot.waitUntil(lambda: dialog.leaflet is not None)
    assert "blue cupboard" in " ".join(page.accessibleDescription() for page in dialog.preview.pages)
