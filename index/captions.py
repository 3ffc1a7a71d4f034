# SPDX-License-Identifier: MIT
"""What readers see for dates and for the types of references; imports nothing, so that the window starts quickly."""

from __future__ import annotations

from datetime import date

#: The types of references in words.
TYPES = {
    "guideline": "Guideline",
    "official": "Official advice",
    "systematic-review": "Systematic review",
    "trial": "Trial",
    "cohort": "Cohort study",
    "case-control": "Case-control study",
    "registry": "Registry study",
    "review": "Review",
    "consensus": "Consensus statement",
    "fact-sheet": "Fact sheet",
    "case-report": "Case report",
    "trial-registration": "Trial registration",
}

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def in_words(iso_date: str) -> str:
    """Return an ISO date as people write it, such as "November 22, 2026"; other text as it is."""
    try:
        day = date.fromisoformat(iso_date)
    except ValueError:
        return iso_date
    return f"{_MONTHS[day.month - 1]} {day.day}, {day.year}"
