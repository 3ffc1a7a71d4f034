# SPDX-License-Identifier: MIT
from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.navigation import History, Place, View

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

ASTHMA = Place(View.ARTICLE, "asthma", "overview")
FEVER = Place(View.ARTICLE, "fever", "overview")


def test_back_and_forward_walk_the_way(qtbot: QtBot) -> None:
    history = History()
    history.visit(ASTHMA)
    history.visit(FEVER)
    assert history.back() == ASTHMA
    assert history.back() == Place()
    assert not history.can_go_back
    assert history.forward() == ASTHMA
    assert history.forward() == FEVER
    assert not history.can_go_forward


def test_back_at_the_beginning_stays(qtbot: QtBot) -> None:
    history = History()
    assert history.back() == Place()
    assert history.forward() == Place()


def test_a_new_visit_drops_what_lay_ahead(qtbot: QtBot) -> None:
    history = History()
    history.visit(ASTHMA)
    history.back()
    history.visit(FEVER)
    assert not history.can_go_forward
    assert history.back() == Place()


def test_the_same_page_again_is_no_new_step(qtbot: QtBot) -> None:
    history = History()
    history.visit(ASTHMA)
    history.visit(replace(ASTHMA, scroll=0.5, match_terms=("wheeze",)))
    assert history.current.scroll == 0.5
    assert history.back() == Place()


def test_another_section_is_a_step(qtbot: QtBot) -> None:
    history = History()
    history.visit(ASTHMA)
    history.visit(replace(ASTHMA, anchor="treatment"))
    assert history.back() == ASTHMA


def test_where_the_reader_was_is_kept(qtbot: QtBot) -> None:
    history = History()
    history.visit(ASTHMA)
    history.remember(replace(ASTHMA, scroll=0.25))
    history.visit(FEVER)
    assert history.back().scroll == 0.25


def test_changes_are_told(qtbot: QtBot) -> None:
    history = History()
    with qtbot.waitSignal(history.changed):
        history.visit(ASTHMA)
    with qtbot.assertNotEmitted(history.changed):
        history.forward()


def test_a_long_way_is_bounded(qtbot: QtBot) -> None:
    history = History()
    for number in range(1200):
        history.visit(Place(View.ARTICLE, f"a{number}"))
    steps = 0
    while history.can_go_back:
        history.back()
        steps += 1
    assert steps == 499
