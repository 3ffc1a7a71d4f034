# SPDX-License-Identifier: MIT
"""Small windows and large text: nothing is cut off, and what has no room is reached otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QToolButton, QWidget

from desktop.dialogs.shortcuts import ShortcutsDialog
from desktop.navigation import Place, View

if TYPE_CHECKING:
    from desktop.main_window import MainWindow

SIZES = [(480, 360, 100), (480, 360, 300), (800, 600, 100), (800, 600, 300), (1024, 600, 300), (1366, 768, 200)]


def shape(window: MainWindow, width: int, height: int, percent: int) -> None:
    window.session.look.choose_text_size(percent)
    window.resize(width, height)
    # Words that wrap say how tall they are once they know how wide they are: that takes a second pass, or a third.
    for _ in range(3):
        QApplication.processEvents()


def squeezed(parent: QWidget) -> list[str]:
    """Return the buttons in sight that have less room than their words and icons need."""
    return [
        button.accessibleName() or button.text()
        for kind in (QPushButton, QToolButton)
        for button in parent.findChildren(kind)
        if button.isVisible()
        and button.focusPolicy()
        and (button.width() < button.minimumSizeHint().width() or button.height() < button.minimumSizeHint().height())
    ]


@pytest.mark.parametrize(("width", "height", "percent"), SIZES)
def test_the_bars_are_not_squeezed(window: MainWindow, width: int, height: int, percent: int) -> None:
    shape(window, width, height, percent)
    assert squeezed(window.top_bar) == []
    assert squeezed(window.status_line) == []
    assert window.top_bar.more.geometry().right() < window.top_bar.width()
    assert window.top_bar.search.width() >= window.top_bar.search.fontMetrics().averageCharWidth() * 12


@pytest.mark.parametrize(("width", "height", "percent"), SIZES)
def test_the_start_page_is_as_wide_as_its_place(window: MainWindow, width: int, height: int, percent: int) -> None:
    shape(window, width, height, percent)
    content = window.start_page.widget()
    assert content is not None
    assert content.width() <= window.start_page.viewport().width()
    assert squeezed(window.start_page) == []


@pytest.mark.parametrize(("width", "height", "percent"), SIZES)
def test_the_disclaimer_is_in_sight(window: MainWindow, width: int, height: int, percent: int) -> None:
    shape(window, width, height, percent)
    said = window.status_line.disclaimer
    assert said.isVisible()
    assert said.fontMetrics().horizontalAdvance(said.text()) <= said.width()


def test_what_leaves_the_bar_stands_in_the_menu(window: MainWindow) -> None:
    shape(window, 480, 360, 100)
    menu = window.top_bar.more.menu()
    inside = {action.text() for part in (menu, *menu.findChildren(QMenu)) for action in part.actions()}
    acts = window.acts
    assert {act.text() for act in (acts.clinical, acts.plain, acts.bookmark, acts.print_, acts.larger)} <= inside


def test_a_narrow_window_folds_the_sidebar_and_a_wide_one_shows_it_again(window: MainWindow) -> None:
    shape(window, 480, 360, 100)
    assert not window.sidebar.isVisible()
    assert window.session.settings.current.sidebar_shown
    shape(window, 1000, 700, 100)
    assert window.sidebar.isVisible()


def test_the_sidebar_can_be_had_in_a_narrow_window_too(window: MainWindow) -> None:
    shape(window, 480, 360, 100)
    window.acts.sidebar.trigger()
    assert window.sidebar.isVisible()
    shape(window, 500, 360, 100)
    assert window.sidebar.isVisible()


def test_a_sidebar_that_was_hidden_stays_so_when_the_window_grows(window: MainWindow) -> None:
    window.acts.sidebar.trigger()
    shape(window, 480, 360, 100)
    shape(window, 1000, 700, 100)
    assert not window.sidebar.isVisible()


@pytest.mark.parametrize(("width", "height", "percent"), SIZES)
def test_a_notice_is_read_whole(window: MainWindow, width: int, height: int, percent: int) -> None:
    shape(window, width, height, percent)
    window.notice.tell("One sentence that says what happened and what to do about it now.", "details")
    # The second round lays the window out around the bar, which put its buttons below the sentence in the first.
    QApplication.processEvents()
    QApplication.processEvents()
    sentence = window.notice.sentence
    # A few pixels less cut off nothing but the space around the words.
    assert sentence.height() >= sentence.heightForWidth(sentence.width()) - 4
    assert squeezed(window.notice) == []


def test_a_dialog_is_no_larger_than_the_screen(window: MainWindow) -> None:
    shape(window, 800, 600, 300)
    window.go_to(Place(View.ARTICLE, "impetigo"))
    window.acts.shortcuts.trigger()
    dialog = window.findChild(ShortcutsDialog)
    assert isinstance(dialog, ShortcutsDialog)
    dialog.resize(4000, 4000)
    dialog.hide()
    dialog.open()
    room = dialog.screen().availableSize()
    assert dialog.width() <= room.width()
    assert dialog.height() <= room.height()
    dialog.reject()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
