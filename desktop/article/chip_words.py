# SPDX-License-Identifier: MIT
"""What the chips below an article's title say: codes, reading time, review state."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.captions import in_words

if TYPE_CHECKING:
    from index.article import Code, Status
    from index.records import Reading

_FITS = {
    "exact": "This code means exactly this.",
    "broader": "There is no code for exactly this; {code} covers it and more.",
    "narrower": "There is no code for exactly this; {code} covers a part of it.",
    "nearest": "There is no code for exactly this; {code} is the nearest.",
}


@dataclass(frozen=True, slots=True)
class ChipWords:
    """The words on a chip, the longer ones behind it, and whether it is a caution."""

    text: str
    details: str = ""
    caution: bool = False

    @property
    def spoken(self) -> str:
        """Return what assistive technology reads."""
        return f"{self.text}. {self.details}" if self.details else self.text


def code_words(code: Code) -> ChipWords:
    """Return the chip of an ICD-10 code; a fit that is not exact stands on it."""
    fit = "" if code.fit == "exact" else f", {code.fit}"
    return ChipWords(f"ICD-10 {code.code}{fit}", _FITS.get(code.fit, "").format(code=code.code))


def reading_words(reading: Reading) -> ChipWords:
    """Return the chip of how long and how hard the text is."""
    grade = max(1, round(reading.grade))
    details = f"About {reading.words} words. Reading grade {grade}: easily read after about {grade} years of school."
    return ChipWords(f"{reading.minutes} min, grade {grade}", details)


def review_words(status: Status, today: datetime.date) -> ChipWords:
    """Return the chip of the review state, honest and with dates."""
    checked = f"Sources checked on {in_words(status.sources_checked)}." if status.sources_checked else ""
    if status.withdrawn:
        return ChipWords("Withdrawn", status.withdrawn, caution=True)
    if _is_past(status.review_due, today):
        return ChipWords(f"Review was due {in_words(status.review_due)}", checked, caution=True)
    if status.clinically_reviewed and status.reviewers:
        last = max(status.reviewers, key=lambda reviewer: reviewer.date)
        names = "; ".join(f"{reviewer.name}, {reviewer.role}" for reviewer in status.reviewers)
        return ChipWords(f"Reviewed by a clinician, {in_words(last.date)}", f"Reviewed by {names}. {checked}".strip())
    drafted = f"Drafted by {status.drafted_by} from the sources listed." if status.drafted_by else ""
    return ChipWords("Not reviewed by a clinician", f"{drafted} {checked}".strip(), caution=True)


def _is_past(iso: str, today: datetime.date) -> bool:
    try:
        return datetime.date.fromisoformat(iso) < today
    except ValueError:
        return False
