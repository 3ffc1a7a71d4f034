# SPDX-License-Identifier: MIT
"""Writes cards as a deck file for Anki (.apkg), with the package genanki."""

from __future__ import annotations

import hashlib
import itertools
import os
import re
import sqlite3
import tempfile
import zipfile
from contextlib import closing
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.study.card import CardKind
from index.errors import LamplightError
from index.sections import BODY_SYSTEMS

if TYPE_CHECKING:
    from collections.abc import Iterable

    import genanki

    from desktop.study.card import StudyCard

STATUS = (
    "Drafted by software from the sources named in the article, not reviewed by a clinician. "
    "It does not replace a clinician’s judgment."
)

#: Never changed once released: Anki knows note types by these numbers, and cards that are imported again by them.
_QUESTION_MODEL, _CLOZE_MODEL = 1_607_392_411, 1_607_392_412

_CSS = """
.card { font-family: sans-serif; font-size: 20px; line-height: 1.5; text-align: left; max-width: 36em; margin: auto;
  padding: 1em; }
.article { font-size: 14px; color: #51605B; }
.question { font-weight: 600; }
.place, .status { font-size: 12px; color: #51605B; margin-top: 1.5em; }
.status { margin-top: 0.5em; }
.cloze { font-weight: bold; color: #0B6B62; }
.nightMode .article, .nightMode .place, .nightMode .status { color: #A3B1AC; }
.nightMode .cloze { color: #5CC7BA; }
"""
_FOOT = '<div class="place">{{Open}}</div><div class="status">{{Status}}</div>'
_HEAD = '<div class="article">{{Article}}</div>'

_LINK = re.compile(r"<a\b[^>]*>(.*?)</a>", re.DOTALL)
_CITATION = re.compile(r"<sup>.*?</sup>", re.DOTALL)
_EMPTY_ANCHOR = re.compile(r'<a name="[^"]*"></a>')


class ExportError(LamplightError):
    """A deck that could not be written."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written: how many cards in how many decks."""

    cards: int
    decks: int

    @property
    def words(self) -> str:
        """It in words, such as "1 card in 1 deck"."""
        cards = "1 card" if self.cards == 1 else f"{self.cards:,} cards"
        return f"{cards} in {'1 deck' if self.decks == 1 else f'{self.decks} decks'}"


def export_cards(cards: Iterable[StudyCard], file: Path, edition: str, now: float, system: str = "") -> Exported:
    """Write cards to `file`, a deck for each body system; all into that of `system` when it is given.

    An article of several systems goes to its first one, its tags name all. `now` is in seconds since 1970: Anki takes
    over what is newer than what it has. The file is there whole or not at all. Raises ExportError.
    """
    import genanki  # noqa: PLC0415 - takes a tenth of a second to load

    models = _models()
    decks: dict[str, genanki.Deck] = {}
    count = 0
    for card in cards:
        home = system or next(iter(card.systems), "")
        if home not in decks:
            name = f"Lamplight::{BODY_SYSTEMS.get(home, home) or 'Other'}"
            decks[home] = genanki.Deck(_number(f"deck {home}"), name, f"Lamplight, edition {edition}. {STATUS}")
        decks[home].add_note(_note(card, models[card.kind], edition, count))
        count += 1
    if not count:
        raise ExportError("There is no card to export: choose another body system.")
    _write(genanki.Package([decks[key] for key in sorted(decks)]), file, now)
    return Exported(count, len(decks))


def _models() -> dict[CardKind, genanki.Model]:
    import genanki  # noqa: PLC0415 - see export_cards

    shared = [{"name": name} for name in ("Article", "Open", "Status")]
    question = genanki.Model(
        _QUESTION_MODEL,
        "Lamplight question",
        fields=[{"name": "Question"}, {"name": "Answer"}, *shared],
        templates=[
            {
                "name": "Question",
                "qfmt": _HEAD + '<div class="question">{{Question}}</div>',
                "afmt": "{{FrontSide}}<hr id=answer>{{Answer}}" + _FOOT,
            }
        ],
        css=_CSS,
    )
    cloze = genanki.Model(
        _CLOZE_MODEL,
        "Lamplight highlight",
        fields=[{"name": "Text"}, *({"name": name} for name in ("Article", "Open", "Status"))],
        templates=[
            {"name": "Highlight", "qfmt": _HEAD + "{{cloze:Text}}", "afmt": _HEAD + "{{cloze:Text}}" + _FOOT},
        ],
        css=_CSS,
        model_type=genanki.Model.CLOZE,
    )
    return {CardKind.QUESTION: question, CardKind.CLOZE: cloze}


def _note(card: StudyCard, model: genanki.Model, edition: str, place_in_order: int) -> genanki.Note:
    import genanki  # noqa: PLC0415 - see export_cards

    place = escape(f"lamplight --open {card.place}")
    shared = [escape(card.title), place, escape(f"{STATUS} Edition {edition}.")]
    if card.cloze is not None:
        text = card.cloze
        # Two closing braces would end the gap early.
        hidden = escape(text.hidden).replace("}}", "} }").replace("::", ": :")
        fields = [f"{escape(text.before)}{{{{c1::{hidden}}}}}{escape(text.after)}", *shared]
    else:
        fields = [escape(card.front), _answer(card), *shared]
    tags = ["lamplight", f"lamplight::article::{card.slug}", *(f"lamplight::system::{key}" for key in card.systems)]
    if card.cloze is not None:
        tags.append("lamplight::highlight")
    return genanki.Note(model, fields, tags=tags, guid=genanki.guid_for("lamplight", card.key), due=place_in_order)


def _answer(card: StudyCard) -> str:
    """Return the answer's HTML without what leads nowhere outside of Lamplight: links and marks of citations."""
    html = _EMPTY_ANCHOR.sub("", card.back_html) or f"<p>{escape(card.back)}</p>"
    return _LINK.sub(r"\1", _CITATION.sub("", html))


def _number(name: str) -> int:
    """Return a number that is the same for the same name and that Anki takes for a deck."""
    return (1 << 40) + int.from_bytes(hashlib.sha256(f"lamplight {name}".encode()).digest()[:5], "big")


def _write(package: genanki.Package, file: Path, now: float) -> None:
    """Write a package: the package itself would leave its database behind in the system's folder for such things."""
    part = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        with tempfile.TemporaryDirectory() as folder:
            database = Path(folder) / "collection.anki2"
            with closing(sqlite3.connect(database)) as db:
                package.write_to_db(db.cursor(), now, itertools.count(int(now * 1000)))
                db.commit()
            with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as packed:
                packed.write(database, database.name)
                packed.writestr("media", "{}")
        part.replace(file)
    except (OSError, sqlite3.Error) as error:
        part.unlink(missing_ok=True)
        reason = getattr(error, "strerror", None) or str(error)
        raise ExportError(f"The cards cannot be written to {file} ({reason}): choose another folder.") from error
