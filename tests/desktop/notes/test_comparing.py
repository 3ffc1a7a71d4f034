# SPDX-License-Identifier: MIT
"""Two articles side by side in the real window, in step section by section."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.article.marks import MarkKind
from desktop.navigation import Place, View
from desktop.own.anchors import Anchor
from desktop.own.notes import Note, NoteKind

if TYPE_CHECKING:
    from desktop.main_window import MainWindow
    from desktop.notes.compare_pane import ComparePane


@pytest.fixture
def pane(window: MainWindow) -> ComparePane:
    """Impetigo in the first place, itching beside it."""
    window.resize(1500, 800)
    window.go_to(Place(View.ARTICLE, "impetigo", "overview"))
    QTest.keyClick(window, Qt.Key.Key_F8)
    pane = window.own.comparing.pane
    assert pane is not None
    QTest.keyClicks(pane.pick, "itching")
    QTest.keyClick(pane.pick, Qt.Key.Key_Return)
    for _ in range(3):
        QApplication.processEvents()
    return pane


def test_a_second_article_lies_beside_the_first(window: MainWindow, pane: ComparePane) -> None:
    assert pane.view.isVisible()
    assert (window.article.slug, pane.view.slug) == ("impetigo", "itching")
    left, right = window.article.mapTo(window, QPoint()), pane.view.mapTo(window, QPoint())
    assert right.x() >= left.x() + window.article.width()
    assert abs(window.article.width() - pane.view.width()) < 80


def test_in_a_narrow_window_it_lies_below(window: MainWindow, pane: ComparePane) -> None:
    window.resize(480, 800)
    for _ in range(3):
        QApplication.processEvents()
    assert pane.mapTo(window, QPoint()).y() > window.article.mapTo(window, QPoint()).y()


def test_the_tabs_go_in_step_both_ways(window: MainWindow, pane: ComparePane) -> None:
    both = next(name for name in window.article.tabs.sections if name in pane.view.tabs.sections and name != "overview")
    window.article.go_within(both)
    assert pane.view.tabs.current() == both
    pane.view.go_within("overview")
    assert window.article.tabs.current() == "overview"


def test_a_section_that_the_second_has_not_is_said(window: MainWindow, pane: ComparePane) -> None:
    missing = next(name for name in window.article.tabs.sections if name not in pane.view.tabs.sections)
    window.article.go_within(missing)
    assert "has no section" in pane.said.text()
    assert pane.view.tabs.current() == "overview"
    window.article.go_within("overview")
    assert not pane.said.isVisible()


def test_the_level_and_the_look_are_the_same(window: MainWindow, pane: ComparePane) -> None:
    window.acts.plain.trigger()
    assert pane.view.level is window.article.level
    window.session.look.choose_text_size(200)
    assert pane.view._text_size == 200


def test_escape_closes_it_and_it_lies_beside_articles_only(window: MainWindow, pane: ComparePane) -> None:
    window.acts.start.trigger()
    assert not pane.isVisible()
    window.acts.back.trigger()
    assert pane.isVisible()
    QTest.keyClick(pane.view.text, Qt.Key.Key_Escape)
    assert not pane.isVisible()
    assert window.focusWidget() is window.article.text
    window.article.go_within("treatment")
    assert pane.view.tabs.current() == "overview"


def test_what_is_related_is_offered_first(window: MainWindow) -> None:
    window.go_to(Place(View.ARTICLE, "impetigo"))
    window.acts.compare.trigger()
    pane = window.own.comparing.pane
    assert pane is not None
    assert [button.text() for button in pane.near] == ["Itching", "Hand washing"]
    pane.near[1].click()
    assert pane.view.slug == "hand-washing"


def test_a_title_that_is_none_is_said(window: MainWindow) -> None:
    window.go_to(Place(View.ARTICLE, "impetigo"))
    window.acts.compare.trigger()
    pane = window.own.comparing.pane
    assert pane is not None
    pane.pick.setText("zzz")
    QTest.keyClick(pane.pick, Qt.Key.Key_Return)
    assert "No article" in pane.said.text()


def test_the_second_article_shows_its_highlights_too(window: MainWindow, pane: ComparePane) -> None:
    document = pane.view.text.shown
    assert document is not None
    words = document.plain_text.strip().split(".")[0][:40].strip()
    anchor = Anchor(document.section, "clinical", words, "", document.plain_text[40:60], 0)
    window.own.marking.keeper.add(Note("itching", anchor, NoteKind.HIGHLIGHT))
    assert len(pane.view.text.marks.cursors(MarkKind.OWN)) == 1
