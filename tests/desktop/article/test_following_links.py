# SPDX-License-Identifier: MIT
"""Links, citations and figures, by mouse and by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from desktop.article.links import Link, LinkKind
from desktop.article.marks import MarkKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop.article import ArticleView

LEFT = Qt.MouseButton.LeftButton
PlaceOf = "Callable[[ArticleView, str], QPoint]"


def _hover(view: ArticleView, place: QPoint) -> None:
    port = view.text.viewport()
    none = Qt.MouseButton.NoButton
    for at in (QPoint(1, 1), place):
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(at),
            port.mapToGlobal(QPointF(at)),
            none,
            none,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(port, event)


def _tab_to(view: ArticleView, link: Link) -> None:
    view.text.setFocus()
    for _ in range(60):
        QTest.keyClick(view.text, Qt.Key.Key_Tab)
        if view.text.focused_link() == link:
            return
    raise AssertionError(f"Tab does not reach {link}")


def test_a_click_on_a_link_asks_for_the_article(
    qtbot: QtBot, view: ArticleView, place_of: Callable[[ArticleView, str], QPoint]
) -> None:
    view.show_article("impetigo", "treatment")
    place = place_of(view, "article:hand-washing#steps")
    with qtbot.waitSignal(view.article_requested) as asked:
        QTest.mouseClick(view.text.viewport(), LEFT, pos=place)
    assert asked.args == ["hand-washing", "steps"]


@pytest.mark.parametrize(
    ("button", "modifier"),
    [
        (LEFT, Qt.KeyboardModifier.ControlModifier),
        (Qt.MouseButton.MiddleButton, Qt.KeyboardModifier.NoModifier),
    ],
)
def test_ctrl_click_and_middle_click_ask_for_a_second_window(
    qtbot: QtBot,
    view: ArticleView,
    place_of: Callable[[ArticleView, str], QPoint],
    button: Qt.MouseButton,
    modifier: Qt.KeyboardModifier,
) -> None:
    view.show_article("impetigo", "causes")
    place = place_of(view, "article:itching")
    with qtbot.assertNotEmitted(view.article_requested), qtbot.waitSignal(view.window_requested) as asked:
        QTest.mouseClick(view.text.viewport(), button, modifier, place)
    assert asked.args == ["itching", ""]


def test_tab_reaches_a_link_and_enter_follows_it(qtbot: QtBot, view: ArticleView) -> None:
    view.show_article("impetigo", "causes")
    _tab_to(view, Link(LinkKind.ARTICLE, "itching"))
    assert len(view.text.marks.cursors(MarkKind.FOCUS)) == 1
    with qtbot.waitSignal(view.article_requested) as asked:
        QTest.keyClick(view.text, Qt.Key.Key_Return)
    assert asked.args == ["itching", ""]


def test_ctrl_enter_on_a_link_asks_for_a_second_window(qtbot: QtBot, view: ArticleView) -> None:
    view.show_article("impetigo", "causes")
    _tab_to(view, Link(LinkKind.ARTICLE, "itching"))
    with qtbot.waitSignal(view.window_requested) as asked:
        QTest.keyClick(view.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert asked.args == ["itching", ""]


def test_a_link_into_the_same_article_goes_there_and_back_is_possible(qtbot: QtBot, view: ArticleView) -> None:
    with qtbot.waitSignals([view.place_left, view.place_changed], order="strict"):
        view.text.link_chosen.emit(Link(LinkKind.ARTICLE, "impetigo", "where-resources-are-few"))
    assert view.tabs.current() == "treatment"


def test_a_citation_goes_to_its_reference_and_marks_it(
    qtbot: QtBot, view: ArticleView, place_of: Callable[[ArticleView, str], QPoint]
) -> None:
    place = place_of(view, "cite:gamma2019")
    with qtbot.waitSignals([view.place_left, view.place_changed], order="strict"):
        QTest.mouseClick(view.text.viewport(), LEFT, pos=place)
    assert view.tabs.current() == "references"
    (marked,) = view.text.marks.cursors(MarkKind.TARGET)
    assert "Sample cohort of school children" in marked.selectedText()


def test_the_mark_of_a_reference_goes_when_the_reader_goes_on(view: ArticleView) -> None:
    view.text.link_chosen.emit(Link(LinkKind.CITATION, "gamma2019"))
    view.go_within("overview")
    view.go_within("references")
    assert view.text.marks.cursors(MarkKind.TARGET) == []


def test_a_citation_shows_its_reference_on_hover(
    qtbot: QtBot, view: ArticleView, place_of: Callable[[ArticleView, str], QPoint]
) -> None:
    place = place_of(view, "cite:gamma2019")
    with qtbot.waitSignal(view.preview.shown):
        _hover(view, place)
    assert view.preview.title.text() == "Sample cohort of school children, made for tests"
    assert view.preview.lead.text() == "Doe J, Roe R"
    assert view.rect().contains(view.preview.geometry())


def test_a_link_shows_the_summary_when_the_keyboard_reaches_it(qtbot: QtBot, view: ArticleView) -> None:
    view.show_article("impetigo", "causes")
    with qtbot.waitSignal(view.preview.shown):
        _tab_to(view, Link(LinkKind.ARTICLE, "itching"))
    assert view.preview.title.text() == "Itching"
    assert view.preview.accessibleName().startswith("Itching. Symptom. An unpleasant feeling")


def test_escape_takes_the_preview_away(qtbot: QtBot, view: ArticleView) -> None:
    view.show_article("impetigo", "causes")
    with qtbot.waitSignal(view.preview.shown):
        _tab_to(view, Link(LinkKind.ARTICLE, "itching"))
    QTest.keyClick(view.text, Qt.Key.Key_Escape)
    assert view.preview.isHidden()


def test_the_preview_goes_when_the_pointer_leaves_the_link(
    qtbot: QtBot, view: ArticleView, place_of: Callable[[ArticleView, str], QPoint]
) -> None:
    with qtbot.waitSignal(view.preview.shown):
        _hover(view, place_of(view, "cite:gamma2019"))
    _hover(view, QPoint(view.text.viewport().width() - 3, view.text.viewport().height() - 3))
    qtbot.waitUntil(view.preview.isHidden)


def test_the_preview_goes_when_the_text_is_scrolled(qtbot: QtBot, view: ArticleView) -> None:
    view.resize(700, 420)
    view.show_article("impetigo", "causes")
    with qtbot.waitSignal(view.preview.shown):
        _tab_to(view, Link(LinkKind.ARTICLE, "itching"))
    QTest.keyClick(view.text, Qt.Key.Key_PageDown)
    assert view.preview.isHidden()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_opens_a_figure_large(view: ArticleView, key: Qt.Key) -> None:
    _tab_to(view, Link(LinkKind.FIGURE, "layers.svg"))
    QTest.keyClick(view.text, key)
    viewer = view.findChild(QDialog)
    assert viewer is not None
    assert viewer.isModal()
    viewer.close()


def test_a_click_opens_a_figure_large(view: ArticleView, place_of: Callable[[ArticleView, str], QPoint]) -> None:
    place = place_of(view, "figure:layers.svg") - QPoint(20, 20)
    QTest.mouseClick(view.text.viewport(), LEFT, pos=place)
    viewer = view.findChild(QDialog)
    assert viewer is not None
    assert viewer.isVisible()
    viewer.close()


def test_the_references_lead_to_feedback(qtbot: QtBot, view: ArticleView) -> None:
    view.go_within("references")
    _tab_to(view, Link(LinkKind.FEEDBACK))
    with qtbot.waitSignal(view.feedback_requested) as asked:
        QTest.keyClick(view.text, Qt.Key.Key_Return)
    assert asked.args == ["impetigo"]


def test_the_review_state_leads_to_the_references(view: ArticleView) -> None:
    QTest.mouseClick(view.header.chips.review, LEFT)
    assert view.tabs.current() == "references"


def test_a_body_system_is_asked_for(qtbot: QtBot, view: ArticleView) -> None:
    with qtbot.waitSignal(view.system_requested) as asked:
        QTest.mouseClick(view.header.chips.systems[0], LEFT)
    assert asked.args == ["skin"]


def test_tab_goes_through_header_tabs_and_text_in_order(view: ArticleView) -> None:
    view.header.chips.systems[0].setFocus()
    reached = []
    for _ in range(7):
        QTest.keyClick(QApplication.focusWidget() or view, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        # In a wide font not every tab fits, and the button of the rest comes between.
        if focused is not None and focused.objectName() != "moreSections":
            reached.append(focused)
    chips = view.header.chips
    assert reached[:5] == [*chips.systems[1:], chips.review, view.tabs.bar, view.text]


def test_the_header_comes_into_view_with_the_keyboard(view: ArticleView) -> None:
    view.resize(700, 400)
    view.text.setFocus()
    view.text.verticalScrollBar().setValue(300)
    view.header.chips.systems[0].setFocus()
    assert view.text.verticalScrollBar().value() == 0


def test_copying_takes_the_words_without_markup(view: ArticleView) -> None:
    view.text.selectAll()
    QTest.keyClick(view.text, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    data = QGuiApplication.clipboard().mimeData()
    assert "Impetigo is a contagious infection" in data.text()
    assert "\ufffc" not in data.text()
    assert not data.hasHtml()


def _menu(view: ArticleView, place: QPoint) -> QMenu:
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, view.text.viewport().mapToGlobal(place))
    QApplication.sendEvent(view.text.viewport(), event)
    menus = [menu for menu in view.text.findChildren(QMenu) if menu.isVisible()]
    assert len(menus) == 1
    return menus[0]


def test_the_menu_asks_for_a_copy_with_citation(qtbot: QtBot, view: ArticleView) -> None:
    menu = _menu(view, QPoint(2, 2))
    with qtbot.waitSignal(view.cite_requested):
        next(action for action in menu.actions() if action.text() == "Copy with citation").trigger()
    menu.close()


def test_the_menu_of_a_link_opens_a_second_window(
    qtbot: QtBot, view: ArticleView, place_of: Callable[[ArticleView, str], QPoint]
) -> None:
    view.show_article("impetigo", "causes")
    menu = _menu(view, place_of(view, "article:itching"))
    with qtbot.waitSignal(view.window_requested):
        next(action for action in menu.actions() if action.text() == "Open link in second window").trigger()
    menu.close()


def test_the_menu_has_nothing_of_qts_own(view: ArticleView) -> None:
    menu = _menu(view, QPoint(2, 2))
    assert [action.text() for action in menu.actions() if action.text()] == [
        *("Copy", "Copy with citation", "Select all", "Find in this article")
    ]
    menu.close()
