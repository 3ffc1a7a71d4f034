# SPDX-License-Identifier: MIT
"""Find in the article, and the marks of a search."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.article.folding import find_all
from desktop.article.marks import MarkKind
from index.article import Level

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from desktop.article import ArticleView


def _find(view: ArticleView, words: str) -> None:
    view.open_find()
    QTest.keyClicks(view.find_bar().field, words)


def _said(view: ArticleView) -> str:
    return view.find_bar().outcome.text()


def _in_article(view: ArticleView, words: str) -> int:
    """Count in what each tab shows."""
    count = 0
    for section in view.tabs.sections:
        view.go_within(section)
        count += view.text.toPlainText().lower().count(words)
    return count


def test_matches_of_all_tabs_are_counted(view: ArticleView) -> None:
    count = _in_article(view, "crust")
    view.go_within("overview")
    _find(view, "crust")
    assert count > 5
    assert _said(view) == f"1 of {count}, in Overview"


def test_matches_are_marked_and_the_current_one_stands_out(view: ArticleView) -> None:
    _find(view, "Crust")
    document = view.text.shown
    assert document is not None
    assert len(view.text.marks.cursors(MarkKind.FOUND)) == len(find_all(document.folded_text, "crust"))
    (current,) = view.text.marks.cursors(MarkKind.CURRENT)
    assert current.selectedText().lower() == "crust"


def test_enter_goes_on_into_the_next_tab(view: ArticleView) -> None:
    _find(view, "itching")
    assert _said(view).endswith(", in Overview")
    for _ in range(30):
        QTest.keyClick(view.find_bar().field, Qt.Key.Key_Return)
        if view.tabs.current() != "overview":
            break
    assert view.tabs.current() == "causes"
    assert _said(view).endswith(", in Causes and risk factors")
    assert view.find_bar().field.hasFocus()


def test_shift_enter_goes_back_around_the_beginning(view: ArticleView) -> None:
    _find(view, "crust")
    QTest.keyClick(view.find_bar().field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    total = _said(view).split()[2].rstrip(",")
    assert _said(view).startswith(f"{total} of {total}")


def test_the_current_match_is_in_view(view: ArticleView) -> None:
    view.resize(700, 420)
    _find(view, "resources")
    view.find_step(1)
    (current,) = view.text.marks.cursors(MarkKind.CURRENT)
    rect = view.text.cursorRect(current)
    assert view.text.covered <= rect.top()
    assert rect.bottom() <= view.text.viewport().height()


def test_words_only_in_another_tab_are_announced_before_going_there(view: ArticleView) -> None:
    _find(view, "antiviral")
    assert view.tabs.current() == "overview"
    assert _said(view) == "1 in other sections, Enter goes there"
    QTest.keyClick(view.find_bar().field, Qt.Key.Key_Return)
    assert _said(view) == "1 of 1, in Diagnosis"


def test_no_match_is_said(view: ArticleView) -> None:
    _find(view, "zebra")
    assert _said(view) == "No match in this article"
    assert not view.find_bar().next_button.isEnabled()


def test_nothing_typed_says_nothing(view: ArticleView) -> None:
    view.open_find()
    assert _said(view) == ""


@pytest.mark.parametrize("inside", [True, False])
def test_escape_closes_the_bar_and_takes_the_marks_away(qapp: QApplication, view: ArticleView, inside: bool) -> None:
    _find(view, "crust")
    QTest.keyClick(view.find_bar().field if inside else view.text, Qt.Key.Key_Escape)
    assert view.find_bar().isHidden()
    assert view.text.marks.cursors(MarkKind.FOUND) == []
    assert view.text.hasFocus()


def test_finding_goes_on_in_another_article_and_level(view: ArticleView) -> None:
    _find(view, "itch")
    view.show_article("itching")
    assert "in Overview" in _said(view)
    clinical = _said(view)
    view.set_level(Level.PLAIN)
    assert _said(view) != clinical


def test_a_selected_word_is_looked_for(view: ArticleView) -> None:
    document = view.text.shown
    assert document is not None
    view.text.setTextCursor(document.cursor_at(document.folded_text.index("epidermis"), 9))
    view.open_find()
    assert view.find_bar().field.text() == "epidermis"


def test_find_next_without_a_bar_asks_what_to_find(view: ArticleView) -> None:
    view.find_step(1)
    assert view.find_bar().isVisible()
    assert view.find_bar().field.hasFocus()


def test_going_through_matches_is_no_step_of_the_way(view: ArticleView) -> None:
    steps: list[None] = []
    view.place_changed.connect(lambda: steps.append(None))
    _find(view, "crust")
    for _ in range(8):
        view.find_step(1)
    assert steps == []


def test_the_words_of_a_search_are_marked_and_in_view(view: ArticleView) -> None:
    view.resize(700, 420)
    view.show_article("impetigo", "treatment", match_terms=("newborn",))
    (marked,) = view.text.marks.cursors(MarkKind.SEARCHED)
    assert marked.selectedText() == "newborn"
    assert view.text.covered <= view.text.cursorRect(marked).top() <= view.text.viewport().height()


def test_escape_takes_the_marks_of_a_search_away(view: ArticleView) -> None:
    view.show_article("impetigo", "treatment", match_terms=("newborn",))
    QTest.keyClick(view.text, Qt.Key.Key_Escape)
    assert view.text.marks.cursors(MarkKind.SEARCHED) == []


def test_the_words_of_a_search_are_marked_in_every_tab_of_the_article_and_in_no_other(view: ArticleView) -> None:
    view.show_article("impetigo", "treatment", match_terms=("crusts",))
    view.go_within("overview")
    assert view.text.marks.cursors(MarkKind.SEARCHED)
    view.show_article("itching")
    assert view.text.marks.cursors(MarkKind.SEARCHED) == []


def test_what_was_found_is_let_go_when_another_article_opens(view: ArticleView) -> None:
    lengths = {}
    for slug in ("impetigo", "itching", "hand-washing"):
        view.show_article(slug, "overview")
        lengths[slug] = len(view.text.toPlainText())
    longest, shortest = max(lengths, key=lengths.__getitem__), min(lengths, key=lengths.__getitem__)
    view.show_article(longest, "overview")
    _find(view, "e")
    # A place found in the longer text lies outside the shorter one; Qt warns of it, and a warning fails the test.
    view.show_article(shortest, "overview")
    assert _said(view)
