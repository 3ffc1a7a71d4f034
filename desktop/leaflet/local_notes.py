# SPDX-License-Identifier: MIT
"""The clinic's own notes as leaflets say them; what a reader noted for themselves is never printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.leaflet.markup import LocalNote

if TYPE_CHECKING:
    from desktop.own.notes import NoteStore


def local_notes(notes: NoteStore, slug: str) -> tuple[LocalNote, ...]:
    """Return what the clinic noted on an article, in the order of the text; the words it is about come first."""
    return tuple(
        LocalNote(f"“{note.anchor.quote}”\n{note.text}" if note.anchor.quote else note.text, note.owner, note.dated)
        for note in notes.of_article(slug)
        if note.clinic and note.text.strip()
    )
