# SPDX-License-Identifier: MIT
from __future__ import annotations

from typing import TYPE_CHECKING

from index.names import Names

if TYPE_CHECKING:
    from index.library import Library


def test_a_name_is_found_by_its_terms(clinic: Library) -> None:
    (match,) = Names(clinic.database).called("kidney failur", ["kidney", "failures"])
    assert (match.name, match.type, match.title, match.spelled_so) == (
        "kidney failure",
        "lay",
        "End-stage renal disease",
        False,
    )


def test_a_short_word_has_to_be_the_name_itself(clinic: Library) -> None:
    names = Names(clinic.database)
    assert names.called("pe", ["pe"])
    assert not names.called("cua", ["cue"])


def test_a_name_is_found_written_together(clinic: Library) -> None:
    (match,) = Names(clinic.database).written_together("preeclampsia")
    assert match.title == "Pre-eclampsia"


def test_it_is_known_whether_a_name_goes_on(clinic: Library) -> None:
    names = Names(clinic.database)
    assert names.begins("kidney")
    assert not names.begins("failur")


def test_a_finding_leads_to_its_conditions(clinic: Library) -> None:
    names = Names(clinic.database)
    (row,) = names.with_finding(names.findings("mottl skin"))
    assert row[3] == "Livedo racemosa"


def test_a_finding_names_its_symptom(clinic: Library) -> None:
    (match,) = Names(clinic.database).called("high temperatur", ["high", "temperature"])
    assert (match.title, match.type) == ("Fever", "finding")


def test_a_hyphen_of_a_name_is_known(clinic: Library) -> None:
    names = Names(clinic.database)
    assert names.hyphened("pre", "eclampsia")
    assert not names.hyphened("kidney", "failure")
    assert not names.hyphened("eclampsia", "pre")
