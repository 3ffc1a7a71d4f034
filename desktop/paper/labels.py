# SPDX-License-Identifier: MIT
"""The words that we add to what is printed, in the languages that there is a whole table of."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, fields
from functools import cache
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QDate, QLocale

from index.article import Action
from index.assets import asset_json

if TYPE_CHECKING:
    from collections.abc import Mapping

    from index.article import RedFlag, Status

#: The language whose table is always whole.
ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Labels:
    """The table of one language. `name` is the language in its own words; patterns hold {number}, {date} and the like.

    `headings` are the fixed headings of the plain text by their anchors; without one the article's own words stand.
    """

    name: str
    locale: str
    date: str
    call: str
    emergency: str
    same_day: str
    within_a_week: str
    help: str
    no_flags: str
    clinical: str
    telephone: str
    sources: str
    more_sources: str
    local: str
    local_by: str
    notes: str
    edition: str
    printed: str
    page: str
    drafted: str
    drafted_by_software: str
    not_reviewed: str
    reviewed: str
    checked: str
    overdue: str
    information: str
    headings: Mapping[str, str]

    def day(self, iso_date: str) -> str:
        """Return an ISO date as it is written in this language; other text as it is."""
        try:
            day = datetime.date.fromisoformat(iso_date)
        except ValueError:
            return iso_date
        return QLocale(self.locale).toString(QDate(day.year, day.month, day.day), self.date)

    def action(self, flag: RedFlag, emergency_number: str) -> str:
        """Return what a danger sign asks for, with the local emergency number where there is one."""
        if flag.action is Action.EMERGENCY_NOW:
            return self.call.format(number=emergency_number) if emergency_number else self.emergency
        return self.same_day if flag.action is Action.SAME_DAY else self.within_a_week

    def foot(self, status: Status, edition: str, today: datetime.date) -> str:
        """Return what stands at the foot of every page."""
        parts = (
            self.review(status, today),
            self.information,
            self.edition.format(edition=edition),
            self.printed.format(date=self.day(today.isoformat())),
        )
        return " ".join(parts)

    def review(self, status: Status, today: datetime.date) -> str:
        """Return what is honestly known of who wrote and who reviewed a text, and when."""
        if status.drafted_by == "software":
            parts = [self.drafted_by_software]
        else:
            parts = [self.drafted.format(who=status.drafted_by)] if status.drafted_by else []
        if status.clinically_reviewed and status.reviewers:
            parts += [
                self.reviewed.format(who=f"{person.name}, {person.role}", date=self.day(person.date))
                for person in status.reviewers
            ]
        else:
            parts.append(self.not_reviewed)
        if status.sources_checked:
            parts.append(self.checked.format(date=self.day(status.sources_checked)))
        if _is_past(status.review_due, today):
            parts.append(self.overdue.format(date=self.day(status.review_due)))
        return " ".join(parts)


@cache
def languages() -> Mapping[str, str]:
    """Return the languages there is a table of: their codes, and their names in their own words. English is first."""
    tables = _tables()
    return {code: str(tables[code]["name"]) for code in sorted(tables, key=lambda code: (code != ENGLISH, code))}


@cache
def labels(language: str) -> Labels:
    """Return the table of a language; English for one that there is none of."""
    tables = _tables()
    table = tables.get(language, tables[ENGLISH])
    return Labels(**{field.name: table[field.name] for field in fields(Labels)})  # type: ignore[arg-type]


@cache
def _tables() -> dict[str, dict[str, object]]:
    return cast("dict[str, dict[str, object]]", asset_json("leaflets/labels.json"))


def _is_past(iso: str, today: datetime.date) -> bool:
    try:
        return datetime.date.fromisoformat(iso) < today
    except ValueError:
        return False
