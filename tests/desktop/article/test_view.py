# SPDX-License-Identifier: MIT
"""Opening articles, tabs, levels, places, messages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest

from desktop.paper.page_format import PageFormat, Paper
from desktop.theme import ThemeName, load_theme
from index.article import Level
from index.errors import ArticleNotFoundError, LibraryError

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from desktop.article import ArticleView
    from desktop.theme import Theme
    from index.library import Library


def _text(view: ArticleView) -> str:
    return view.text.toPlainText()


def test_an_article_opens_at_its_overview(view: ArticleView) -> None:
    assert view.current_place() == ("impetigo", "overview", 0.0)
    assert view.header.title.text() == "Impetigo"
    assert "confined to the epidermis" in _text(view)


def test_it_opens_at_a_section(view: ArticleView) -> None:
    view.show_article("impetigo", "treatment")
    assert view.tabs.current() == "treatment"


def test_it_opens_at_a_heading_scrolled_below_the_tabs(view: ArticleView) -> None:
    view.show_article("impetigo", "where-resources-are-few")
    document = view.text.shown
    assert document is not None
    rect = view.text.cursorRect(document.cursor_at(document.folded_text.index("where resources are few")))
    at_end = view.text.verticalScrollBar().value() == view.text.verticalScrollBar().maximum()
    assert view.tabs.current() == "treatment"
    assert rect.top() >= view.text.covered
    assert at_end or rect.top() < view.text.covered + 60


def test_the_tabs_are_those_with_content_at_the_level(view: ArticleView) -> None:
    assert view.tabs.sections == [
        *("overview", "causes", "symptoms", "diagnosis", "treatment", "outlook", "prevention"),
        *("questions", "references"),
    ]


def test_the_open_tab_stays_when_another_article_opens(view: ArticleView) -> None:
    view.show_article("impetigo", "questions")
    view.show_article("itching")
    assert view.current_place()[:2] == ("itching", "questions")


def test_a_tab_the_other_article_lacks_gives_way_to_the_overview(view: ArticleView) -> None:
    view.show_article("impetigo", "treatment")
    view.show_article("itching")
    assert view.tabs.current() == "overview"


def test_the_open_tab_stays_when_the_level_changes(view: ArticleView) -> None:
    view.show_article("impetigo", "treatment")
    view.set_level(Level.PLAIN)
    assert view.tabs.current() == "treatment"
    assert "Mild sores are washed" in _text(view)
    assert view.header.chips.reading.text().endswith("grade 4") or "min, grade" in view.header.chips.reading.text()


def test_a_level_can_be_set_before_an_article_is_open(make_view: Callable[..., ArticleView]) -> None:
    view = make_view()
    view.set_level(Level.PLAIN)
    view.show_article("impetigo")
    assert "It makes sores with a golden crust" in _text(view)


def test_only_the_shown_page_is_built(
    make_view: Callable[..., ArticleView], library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    page = library.page

    def count(slug: str, level: Level, section: str) -> str:
        asked.append(section)
        return page(slug, level, section)

    monkeypatch.setattr(library, "page", count)
    make_view().show_article("impetigo", "treatment")
    assert asked == ["treatment"]


def test_choosing_a_tab_is_a_step_of_the_way(qtbot: QtBot, view: ArticleView) -> None:
    places = []
    view.place_left.connect(lambda: places.append(view.current_place()[:2]))
    with qtbot.waitSignals([view.place_left, view.place_changed], order="strict"):
        QTest.mouseClick(view.tabs.bar, Qt.MouseButton.LeftButton, pos=view.tabs.bar.tabRect(4).center())
    assert places == [("impetigo", "overview")]
    assert view.current_place()[:2] == ("impetigo", "treatment")


def test_opening_an_article_is_no_step_of_its_own(qtbot: QtBot, view: ArticleView) -> None:
    with qtbot.assertNotEmitted(view.place_changed):
        view.show_article("itching")


def test_the_next_tab_follows_around_the_end(view: ArticleView) -> None:
    view.step_tab(-1)
    assert view.tabs.current() == "references"
    view.step_tab(1)
    assert view.tabs.current() == "overview"


def test_a_place_is_restored_exactly(view: ArticleView) -> None:
    view.show_article("impetigo", "treatment")
    view.text.verticalScrollBar().setValue(217)
    place = view.current_place()
    view.show_article("itching")
    view.show_article(place.slug, place.section, scroll=place.scroll)
    assert view.text.verticalScrollBar().value() == 217
    assert view.current_place() == place


def test_a_place_is_restored_in_a_view_that_is_shown_later(make_view: Callable[..., ArticleView]) -> None:
    view = make_view()
    view.show_article("impetigo", "treatment")
    view.text.verticalScrollBar().setValue(150)
    place = view.current_place()
    other = make_view()
    other.hide()
    other.show_article(*place[:2], scroll=place.scroll)
    other.show()
    assert other.text.verticalScrollBar().value() == 150


def test_a_tab_is_found_again_where_it_was_left(view: ArticleView) -> None:
    view.show_article("impetigo", "treatment")
    view.text.verticalScrollBar().setValue(200)
    view.go_within("references")
    view.go_within("treatment")
    assert view.text.verticalScrollBar().value() == 200


def test_a_new_tab_begins_at_its_top(view: ArticleView) -> None:
    view.show_article("impetigo", "treatment")
    view.text.verticalScrollBar().setValue(view.text.verticalScrollBar().maximum())
    view.go_within("symptoms")
    document = view.text.shown
    assert document is not None
    assert view.text.cursorRect(document.cursor_at(0)).top() >= view.text.covered


def test_what_is_read_stays_at_the_top_when_the_text_grows(qapp: QApplication, theme: Theme, view: ArticleView) -> None:
    view.resize(700, 500)
    view.show_article("impetigo", "treatment")
    bar = view.text.verticalScrollBar()
    bar.setValue(bar.maximum())
    before = view.text.top_position(60)
    qapp.setStyleSheet(theme.style_sheet(200))
    view.set_text_size(200)
    assert abs(view.text.top_position(60) - before) < 60
    assert bar.maximum() > 0


@pytest.mark.parametrize("scrolled_by", [0, 60])
def test_a_taller_header_does_not_move_what_is_read(
    qtbot: QtBot, qapp: QApplication, theme: Theme, view: ArticleView, scrolled_by: int
) -> None:
    view.resize(700, 420)
    view.show_article("impetigo", "where-resources-are-few")
    bar = view.text.verticalScrollBar()
    bar.setValue(bar.value() - scrolled_by)
    document = view.text.shown
    assert document is not None
    line = document.cursor_at(document.folded_text.index("no laboratory"))
    before, height = view.text.cursorRect(line).top(), view.page.head.full_height
    qapp.setStyleSheet(theme.style_sheet(150))
    qtbot.waitUntil(lambda: view.page.head.full_height > height)
    assert abs(view.text.cursorRect(line).top() - before) <= 30


def test_a_missing_article_is_told_to_the_caller_and_nothing_changes(view: ArticleView) -> None:
    with pytest.raises(ArticleNotFoundError):
        view.show_article("nothing")
    assert view.slug == "impetigo"
    assert view.header.title.text() == "Impetigo"


def test_a_page_that_cannot_be_read_gives_a_message_in_its_place(
    view: ArticleView, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(slug: str, level: Level, section: str) -> str:
        raise LibraryError("The library is damaged: build it again.")

    monkeypatch.setattr(library, "page", fail)
    view.go_within("treatment")
    assert "This section could not be read" in _text(view)
    assert "The library is damaged: build it again." in _text(view)


def test_a_broken_figure_leaves_the_page_readable(
    make_view: Callable[..., ArticleView], library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library, "figure", lambda slug, file: "<svg")
    view = make_view()
    view.show_article("impetigo")
    assert "This figure cannot be drawn. It shows: A slab of skin" in _text(view)
    assert "confined to the epidermis" in _text(view)


def test_an_article_without_text_at_the_level_offers_the_other(
    qtbot: QtBot, make_view: Callable[..., ArticleView], library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = library.article("impetigo")
    clinical = {Level.CLINICAL: record.tabs[Level.CLINICAL]}

    monkeypatch.setattr(library, "article", lambda slug: replace(record, tabs=clinical))
    view = make_view()
    view.set_level(Level.PLAIN)
    view.show_article("impetigo")
    assert "Impetigo has no plain text. Read the clinical text" in _text(view)
    assert view.tabs.isHidden()
    view.text.setFocus()
    QTest.keyClick(view.text, Qt.Key.Key_Tab)
    with qtbot.waitSignal(view.level_requested) as asked:
        QTest.keyClick(view.text, Qt.Key.Key_Return)
    assert asked.args == ["clinical"]


def test_each_page_has_a_name_for_screen_readers(view: ArticleView) -> None:
    view.go_within("treatment")
    assert view.text.accessibleName() == "Article text: Treatment"


@pytest.mark.parametrize("name", list(ThemeName))
def test_every_theme_colors_the_text(view: ArticleView, name: ThemeName) -> None:
    theme = load_theme(name)
    view.show_article("impetigo", "treatment")
    view.set_theme(theme)
    document = view.text.shown
    assert document is not None
    color = document.cursor_at(4).charFormat().foreground().color()
    assert color.name().upper() == theme.tokens["ink"]


def test_tabs_and_the_beginning_of_the_text_are_in_view_at_1280_by_800(view: ArticleView) -> None:
    document = view.text.shown
    assert document is not None
    assert view.text.cursorRect(document.cursor_at(0)).top() < 330 - 56


def test_the_whole_article_is_printed_dark_on_white(view: ArticleView) -> None:
    view.set_theme(load_theme(ThemeName.DARK))
    sheets = view.sheets(PageFormat.of(Paper.A4))
    assert sheets is not None
    text = sheets.document.toPlainText()
    for words in ("Impetigo", "Get emergency help now", "confined to the epidermis", "Is impetigo catching?", "Doe J"):
        assert words in text
    block = sheets.document.lastBlock()
    assert block.begin().fragment().charFormat().foreground().color().lightness() < 128


def test_printing_without_an_article_prints_nothing(make_view: Callable[..., ArticleView]) -> None:
    assert make_view().sheets(PageFormat.of(Paper.A4)) is None


def test_assistive_technology_finds_page_tabs_and_named_parts(view: ArticleView) -> None:
    found: dict[str, QAccessible.Role] = {}

    def walk(node: QAccessibleInterface) -> None:
        found.setdefault(node.text(QAccessible.Text.Name), node.role())
        for number in range(node.childCount()):
            walk(node.child(number))

    walk(QAccessible.queryAccessibleInterface(view))
    assert found["Treatment"] == QAccessible.Role.PageTab
    assert found["Body system: Skin"] == QAccessible.Role.Button
    assert "Article text: Overview" in found
    assert any(name.startswith("Danger signs. Get emergency help now: A child") for name in found)
