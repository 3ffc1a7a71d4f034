# SPDX-License-Identifier: MIT
from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.article.red_flags import RedFlagBand
from index.article import Action, RedFlag

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.theme import Theme

FLAGS = [
    RedFlag("Redness that spreads", Action.SAME_DAY),
    RedFlag("Sores that last", Action.WITHIN_A_WEEK),
    RedFlag("A child who is hard to wake & cold", Action.EMERGENCY_NOW),
]


@pytest.fixture
def band(qtbot: QtBot, theme: Theme, styled: None) -> RedFlagBand:
    made = RedFlagBand(theme, "")
    qtbot.addWidget(made)
    made.resize(900, 100)
    return made


def _said(band: RedFlagBand) -> str:
    return band.text.accessibleName()


def test_without_danger_signs_there_is_no_band(band: RedFlagBand) -> None:
    band.show_flags(())
    assert band.isHidden()


def test_the_strongest_action_comes_first_in_words(band: RedFlagBand) -> None:
    band.show_flags(FLAGS)
    assert _said(band) == (
        "Danger signs. Get emergency help now: A child who is hard to wake & cold. "
        "Be seen the same day: Redness that spreads. Be seen within a week: Sores that last."
    )


def test_what_the_article_says_is_never_markup(band: RedFlagBand) -> None:
    band.show_flags(FLAGS)
    assert "wake &amp; cold" in band.text.text()


def test_the_local_emergency_number_is_said(band: RedFlagBand) -> None:
    band.show_flags(FLAGS)
    band.set_emergency_number("112")
    assert "Call 112 now: A child" in _said(band)


def test_three_signs_are_all_shown(band: RedFlagBand) -> None:
    band.show_flags(FLAGS)
    assert band.more.isHidden()


def test_more_signs_are_folded_and_unfold_by_key(qtbot: QtBot, band: RedFlagBand) -> None:
    band.show_flags([*FLAGS, RedFlag("Dark urine", Action.SAME_DAY)])
    band.show()
    assert band.more.text() == "Show all 4 danger signs"
    assert "Sores that last" not in _said(band)
    with qtbot.waitSignal(band.folded):
        QTest.keyClick(band.more, Qt.Key.Key_Space)
    assert "Sores that last" in _said(band)
    assert band.more.text() == "Show fewer"


def test_long_signs_fold_to_two(band: RedFlagBand) -> None:
    band.show()
    band.show_flags([RedFlag("A sign that takes many words to say " * 6, Action.SAME_DAY)] * 4)
    assert _said(band).count("Be seen the same day") == 2


def test_another_article_begins_folded(qtbot: QtBot, band: RedFlagBand) -> None:
    band.show_flags([*FLAGS, *FLAGS])
    band.more.click()
    band.show_flags([*FLAGS, *FLAGS])
    assert band.more.text() == "Show all 6 danger signs"


def test_a_narrow_band_sets_action_and_sign_below_each_other(band: RedFlagBand) -> None:
    band.show_flags(FLAGS)
    band.show()
    assert "<table" in band.text.text()
    band.resize(400, 300)
    assert "<table" not in band.text.text()
    assert "Get emergency help now</b>: A child" in band.text.text()
