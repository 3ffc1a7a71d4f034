# SPDX-License-Identifier: MIT
from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.article.tabs import SectionTabs
from index.article import Kind
from index.sections import SECTIONS

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from desktop.theme import Theme

SHOWN = [(section.id, section.title) for section in SECTIONS[Kind.CONDITION]]


@pytest.fixture
def tabs(qtbot: QtBot, theme: Theme, styled: None) -> SectionTabs:
    made = SectionTabs(theme)
    qtbot.addWidget(made)
    made.resize(1086, 44)
    made.show()
    made.show_sections(SHOWN, "symptoms")
    return made


def _in_row(tabs: SectionTabs) -> list[str]:
    return [tabs.bar.tabText(number) for number in range(tabs.bar.count()) if tabs.bar.isTabVisible(number)]


def test_all_tabs_of_a_condition_fit_beside_the_sidebar_at_1366_pixels(tabs: SectionTabs) -> None:
    assert _in_row(tabs) == [title for _, title in SHOWN]
    assert tabs.more.isHidden()
    assert tabs.bar.width() <= tabs.width()


def test_the_wanted_tab_is_chosen_and_nobody_told(qtbot: QtBot, tabs: SectionTabs) -> None:
    with qtbot.assertNotEmitted(tabs.section_chosen):
        tabs.choose("treatment")
    assert tabs.current() == "treatment"


def test_a_click_chooses_a_tab(qtbot: QtBot, tabs: SectionTabs) -> None:
    with qtbot.waitSignal(tabs.section_chosen) as chosen:
        QTest.mouseClick(tabs.bar, Qt.MouseButton.LeftButton, pos=tabs.bar.tabRect(0).center())
    assert chosen.args == ["overview"]


def test_an_arrow_key_chooses_the_next_tab(qtbot: QtBot, tabs: SectionTabs) -> None:
    with qtbot.waitSignal(tabs.section_chosen) as chosen:
        QTest.keyClick(tabs.bar, Qt.Key.Key_Right)
    assert chosen.args == ["diagnosis"]


def test_what_does_not_fit_stands_in_the_menu(tabs: SectionTabs) -> None:
    tabs.resize(500, 44)
    menu = [action.text() for action in tabs.more.menu().actions()]
    assert sorted(_in_row(tabs) + menu) == sorted(title for _, title in SHOWN)
    assert "Symptoms" in _in_row(tabs)
    assert not tabs.more.isHidden()
    assert tabs.more.geometry().right() <= tabs.width()


def test_a_tab_of_the_menu_comes_into_the_row(qtbot: QtBot, tabs: SectionTabs) -> None:
    tabs.resize(500, 44)
    with qtbot.waitSignal(tabs.section_chosen) as chosen:
        tabs.more.menu().actions()[-1].trigger()
    assert chosen.args == ["references"]
    assert "References" in _in_row(tabs)


def test_large_text_moves_tabs_to_the_menu(qapp: QApplication, theme: Theme, tabs: SectionTabs) -> None:
    qapp.setStyleSheet(theme.style_sheet(200))
    tabs.set_text_size(200)
    assert not tabs.more.isHidden()


def test_neighbors_go_around_the_ends(tabs: SectionTabs) -> None:
    tabs.choose("references")
    assert (tabs.neighbor(1), tabs.neighbor(-1)) == ("overview", "questions")


def test_fewer_tabs_replace_more(tabs: SectionTabs) -> None:
    tabs.show_sections(SHOWN[:1], "overview")
    assert (tabs.sections, _in_row(tabs)) == (["overview"], ["Overview"])


def test_without_sections_there_is_no_row(tabs: SectionTabs) -> None:
    tabs.show_sections([], "")
    assert (tabs.isHidden(), tabs.current(), tabs.neighbor(1)) == (True, "", "")


def test_the_tabs_have_a_name_for_screen_readers(tabs: SectionTabs) -> None:
    assert tabs.bar.accessibleName() == "Sections of this article"
