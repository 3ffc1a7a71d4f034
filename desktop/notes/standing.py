# SPDX-License-Identifier: MIT
"""Where each note stands in the edition that is open, and what became of its words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop.own.anchors import How, anchor_at, find, find_among
from index.article import Level

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.notes.section_texts import SectionTexts
    from desktop.own.anchors import Anchor
    from desktop.own.notes import Note


@dataclass(frozen=True, slots=True)
class Standing:
    """A note with the section it stands in now, how it was found, and the words that stand there now."""

    note: Note
    section: str
    how: How
    words: str = ""

    @property
    def words_of_state(self) -> str:
        """What a reader has to be told, "" when the words are what they were."""
        if self.how is How.LOST:
            return "The text has changed: these words are not in the article now."
        return "The text has changed here since this was written." if self.how is How.CHANGED else ""


class Standings:
    """Finds notes in the texts of one edition; what was found is kept as long as the note does not change."""

    def __init__(self, texts: SectionTexts) -> None:
        """Find notes in these texts."""
        self._texts = texts
        self._known: dict[tuple[str, str], Standing] = {}

    def of(self, note: Note) -> Standing:
        """Return where a note stands."""
        key = (note.id, note.changed)
        known = self._known.get(key)
        if known is None or known.note != note:
            known = self._known[key] = self._find(note)
        return known

    def is_known(self, note: Note) -> bool:
        """Return whether `of` would answer at once."""
        return (note.id, note.changed) in self._known

    def _find(self, note: Note) -> Standing:
        anchor = note.anchor
        if not anchor.quote:
            levels = (anchor.level,) if anchor.level else tuple(level.value for level in Level)
            there = any(anchor.section in self._texts.of_article(note.slug, level) for level in levels)
            return Standing(note, anchor.section, How.SAME if there else How.LOST)
        texts = self._texts.of_article(note.slug, anchor.level)
        section, found = find_among(anchor, texts) if texts else (anchor.section, find(anchor, ""))
        words = texts[section][found.start : found.end] if found.how is How.CHANGED else ""
        return Standing(note, section, found.how, words)

    def anchor(self, slug: str, level: str, section: str, shown: str, start: int, end: int) -> Anchor:
        """Return the anchor of words of a section as it is shown, the same at every width of the window.

        Figures stand elsewhere in a wide window than in a narrow one; the text that is anchored in has none.
        """
        seen = anchor_at(shown, start, end, section, level)
        texts: Mapping[str, str] = self._texts.of_article(slug, level)
        if section not in texts:
            return seen
        found = find(seen, texts[section])
        if found.how in {How.SAME, How.MOVED}:
            return anchor_at(texts[section], found.start, found.end, section, level)
        return replace(seen)
