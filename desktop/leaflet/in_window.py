# SPDX-License-Identifier: MIT
"""Leaflets in one window: the dialog, and what is remembered of it."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import TYPE_CHECKING

from index.errors import LamplightError

if TYPE_CHECKING:
    from desktop.leaflet.choices import Choices, Clinic
    from desktop.main_window import MainWindow


class LeafletInWindow:
    """Opens the leaflet of the article that is open in a window."""

    def __init__(self, window: MainWindow) -> None:
        """Keep the window; nothing is connected yet."""
        self._window = window

    def connect_actions(self) -> None:
        """Connect the action that makes a leaflet."""
        leaflet = self._window.acts.leaflet
        leaflet.triggered.connect(self.open)
        self._window.article.links.menu_made.connect(lambda menu: menu.addAction(leaflet))

    def open(self) -> None:
        """Open the dialog; an article that no leaflet can be made of is said so."""
        from desktop.leaflet.dialog import LeafletDialog  # noqa: PLC0415 - printing is loaded when it is wanted
        from desktop.leaflet.local_notes import local_notes  # noqa: PLC0415 - as above

        window = self._window
        try:
            LeafletDialog(
                window.session.library,
                window.article.slug,
                window.session.settings.current,
                self._remember,
                window,
                local_notes=local_notes(window.session.userdata.notes, window.article.slug),
                today=datetime.datetime.now().astimezone().date(),
            ).open()
        except LamplightError as error:
            window.tell(str(error))

    def _remember(self, clinic: Clinic, choices: Choices) -> None:
        current = self._window.session.settings.current
        chosen = replace(
            current,
            clinic_name=clinic.name,
            clinic_address=clinic.address,
            clinic_telephone=clinic.telephone,
            leaflet=choices.as_text(),
        )
        if chosen != current:
            self._window.save(chosen)
