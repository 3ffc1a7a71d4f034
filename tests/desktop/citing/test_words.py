# SPDX-License-Identifier: MIT
from __future__ import annotations

import datetime
from dataclasses import replace

from desktop.citing.words import Quoted, with_citation
from index.article import Level

TODAY = datetime.date(2026, 11, 22)
PLACE = Quoted("Mumps", "Treatment", Level.PLAIN, "2026.11")


def test_words_say_where_they_stand_and_when_they_were_read() -> None:
    assert with_citation("  Rest and drink. \n", PLACE, TODAY) == (
        "Rest and drink.\n\nMumps, “Treatment” (plain level). Lamplight, edition 2026.11. "
        "Drafted by software, not reviewed by a clinician. Read on November 22, 2026.\n"
    )


def test_a_review_takes_the_warning_away() -> None:
    assert "not reviewed" not in with_citation("Rest.", replace(PLACE, reviewed=True), TODAY)
