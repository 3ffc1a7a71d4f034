# SPDX-License-Identifier: MIT
"""Leaflets from the command line, so that a clinic can print a shelf of them at once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop.leaflet.choices import Clinic, read_choices
from desktop.leaflet.local_notes import local_notes
from desktop.leaflet.maker import MOST_PAGES, LeafletMaker
from desktop.paper.output import save_pdf
from desktop.paper.page_format import Paper
from index.article import Level

if TYPE_CHECKING:
    import datetime
    from pathlib import Path

    from desktop.own.notes import NoteStore
    from desktop.settings import Settings
    from index.library import Library


@dataclass(frozen=True, slots=True)
class Order:
    """Which leaflets are wanted, and where. What is None or empty is as this user chose it last; the level is plain."""

    slugs: tuple[str, ...]
    out: Path
    level: Level | None = None
    text_size: int | None = None
    paper: str = ""


def clinic_of(settings: Settings) -> Clinic:
    """Return the clinic whose name is set."""
    return Clinic(settings.clinic_name, settings.clinic_address, settings.clinic_telephone)


def write_leaflets(
    library: Library, settings: Settings, order: Order, today: datetime.date, notes: NoteStore | None = None
) -> list[str]:
    """Write one PDF in which each leaflet begins on a new page; return sentences on those that take too many pages.

    The clinic's own notes are taken from `notes`. Raises LamplightError, and then writes nothing, for an article that
    no leaflet can be made of.
    """
    saved = read_choices(settings.leaflet)
    choices = replace(
        saved,
        level=order.level or Level.PLAIN,
        text_size=order.text_size or saved.text_size,
        paper=Paper(order.paper) if order.paper else saved.paper,
    )
    maker = LeafletMaker(library, settings.emergency_number, today)
    leaflets = [
        maker.make(maker.words(slug, clinic_of(settings), choices, local_notes(notes, slug) if notes else ()))
        for slug in order.slugs
    ]
    save_pdf([leaflet.sheets for leaflet in leaflets], ", ".join(leaflet.title for leaflet in leaflets), order.out)
    return [
        f"{leaflet.title} takes {len(leaflet.sheets.pages)} pages, more than the {MOST_PAGES} of a leaflet."
        for leaflet in leaflets
        if not leaflet.fits
    ]
