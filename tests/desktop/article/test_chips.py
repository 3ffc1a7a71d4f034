# SPDX-License-Identifier: MIT
from __future__ import annotations

import datetime
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.article.chips import ChipRow
from index.article import Article, Code, Kind, Status
from index.records import Reading

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

TODAY = datetime.date(2026, 11, 23)
ARTICLE = Article(
    Kind.CONDITION, "a", "A", icd10=(Code("L01", "exact"), Code("E83.5", "broader")), body_systems=("skin", "eyes")
)
READING = Reading(500, 3, 7.6)


@pytest.fixture
def row(qtbot: QtBot) -> ChipRow:
    made = ChipRow()
    qtbot.addWidget(made)
    made.show_article(ARTICLE, READING, TODAY)
    made.show()
    return made


def test_every_fact_has_a_chip(row: ChipRow) -> None:
    assert [chip.text() for chip in row.codes] == ["ICD-10 L01", "ICD-10 E83.5, broader"]
    assert [chip.text() for chip in row.systems] == ["Skin", "Eyes"]
    assert (row.reading.text(), row.review.text()) == ("3 min, grade 8", "Not reviewed by a clinician")


def test_how_a_code_fits_is_read_out_and_in_the_tool_tip(row: ChipRow) -> None:
    assert "covers it and more" in row.codes[1].accessibleName()
    assert "covers it and more" in row.codes[1].toolTip()


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_a_body_system_is_chosen_by_key(qtbot: QtBot, row: ChipRow, key: Qt.Key) -> None:
    with qtbot.waitSignal(row.system_requested) as asked:
        QTest.keyClick(row.systems[1], key)
    assert asked.args == ["eyes"]


def test_a_body_system_is_chosen_by_click(qtbot: QtBot, row: ChipRow) -> None:
    with qtbot.waitSignal(row.system_requested) as asked:
        QTest.mouseClick(row.systems[0], Qt.MouseButton.LeftButton)
    assert asked.args == ["skin"]


def test_the_review_state_leads_to_its_details(qtbot: QtBot, row: ChipRow) -> None:
    with qtbot.waitSignal(row.review_requested):
        QTest.mouseClick(row.review, Qt.MouseButton.LeftButton)


def test_another_article_uses_the_same_chips(row: ChipRow) -> None:
    before = row.systems[0]
    row.show_article(replace(ARTICLE, icd10=(), body_systems=("eyes",)), None, TODAY)
    assert row.systems == [before]
    assert before.text() == "Eyes"
    assert all(chip.isHidden() for chip in (*row.codes, row.reading))


def test_a_withdrawn_article_has_only_its_state(row: ChipRow) -> None:
    row.show_article(replace(ARTICLE, status=Status(withdrawn="Wrong.")), READING, TODAY)
    assert row.systems == []
    assert all(chip.isHidden() for chip in (*row.codes, row.reading))
    assert row.review.accessibleName() == "Withdrawn. Wrong."
