# SPDX-License-Identifier: MIT
"""Notes in the next edition: each is found again, moved, shown as changed, or listed with its old words."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from desktop.app import Windows, make_session
from desktop.article.marks import MarkKind
from desktop.navigation import Place, View
from desktop.own.anchors import How
from desktop.profile import open_profile
from index.builder import build
from index.library import Library

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from desktop.main_window import MainWindow

SAME = "Blisters in a newborn"
MOVED = "Children may return to class 24 hours after the first dose"
CHANGED = "show the family how to clean the sores and start one of the options below"
LOST = "fast breathing or cold limbs call for transfer at once"
ELSEWHERE = "Cut fingernails short, cover what can be covered"
NUMBER = "an oral antibiotic that covers both bacteria for 7 days"


@pytest.fixture(scope="module")
def editions(
    sample_articles: Path, sample_library: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Path]:
    """The libraries of two editions, the second with a changed article."""
    folder = tmp_path_factory.mktemp("second")
    shutil.copytree(sample_articles, folder / "articles")
    text = folder / "articles" / "conditions" / "impetigo" / "clinical.md"
    words = text.read_text(encoding="utf-8")
    first = f"In the first hour, look for signs of serious illness: a drowsy child, {LOST} [@alpha2020]."
    resources = f"{ELSEWHERE}, and look at brothers and sisters during the same visit."
    for old, new in (
        (first, "Nobody can say what will be found next [@alpha2020]."),
        (
            "show the family how to clean the sores and start one of the options below",
            "show the parents how to clean every sore and begin with one of the options below",
        ),
        ("\nChildren may return", "\nA new paragraph stands here now [@beta2021].\n\nChildren may return"),
        (resources, "Look at brothers and sisters during the same visit."),
        ("Keep nails short, treat eczema", f"{ELSEWHERE}. Keep nails short, treat eczema"),
        ("both bacteria for 7 days", "both bacteria for 5 days"),
    ):
        assert old in words
        words = words.replace(old, new)
    text.write_text(words, encoding="utf-8")
    build(folder / "articles", folder / "library")
    return sample_library, folder / "library"


@pytest.fixture
def updated(
    qapp: QApplication, editions: tuple[Path, Path], tmp_path: Path
) -> Iterator[tuple[MainWindow, Callable[[str], How]]]:
    """A window on the second edition with the notes of the first, and a function that tells how words were found."""
    profile = open_profile(tmp_path / "mine")
    with Library.open(editions[0]) as library:
        session = make_session(qapp, profile, library, None)
        window = Windows(session).open(Place(View.ARTICLE, "impetigo", "treatment"))
        for words in (SAME, MOVED, CHANGED, LOST, NUMBER, ELSEWHERE):
            window.article.go_within("resource-limited" if words == ELSEWHERE else "treatment")
            document = window.article.text.shown
            assert document is not None
            window.article.text.setTextCursor(document.cursor_at(document.plain_text.index(words), len(words)))
            window.acts.highlight.trigger()
        window.close()
        session.userdata.close()
    with Library.open(editions[1]) as library:
        session = make_session(qapp, profile, library, None)
        window = Windows(session).open(Place(View.ARTICLE, "impetigo", "treatment"))
        qapp.processEvents()

        def how(words: str) -> How:
            note = next(one for one in session.userdata.notes.all() if one.anchor.quote == words)
            return window.own.marking.standings.of(note).how

        yield window, how
        window.close()
        session.userdata.close()


def test_nothing_is_dropped(updated: tuple[MainWindow, Callable[[str], How]]) -> None:
    assert len(updated[0].session.userdata.notes.all()) == 6


@pytest.mark.parametrize(
    ("words", "how"),
    [
        (MOVED, How.MOVED),
        (ELSEWHERE, How.MOVED),
        (CHANGED, How.CHANGED),
        (LOST, How.LOST),
        (NUMBER, How.CHANGED),
    ],
)
def test_each_is_found_again_or_said_to_have_changed(
    updated: tuple[MainWindow, Callable[[str], How]], words: str, how: How
) -> None:
    assert updated[1](words) is how


def test_what_is_found_is_marked_where_it_stands_now(updated: tuple[MainWindow, Callable[[str], How]]) -> None:
    window = updated[0]
    marked = [cursor.selectedText() for cursor in window.article.text.marks.cursors(MarkKind.OWN)]
    assert SAME in marked
    assert MOVED in marked
    assert any("show the parents how to clean every sore" in words for words in marked)
    assert not any("cold limbs" in words for words in marked)
    window.article.go_within("prevention")
    assert [cursor.selectedText() for cursor in window.article.text.marks.cursors(MarkKind.OWN)] == [ELSEWHERE]


def test_a_changed_place_is_said_with_the_old_words_and_the_new_and_can_be_kept(
    updated: tuple[MainWindow, Callable[[str], How]],
) -> None:
    window, how = updated
    note = next(one for one in window.session.userdata.notes.all() if one.anchor.quote == CHANGED)
    window.own.marking.beside.open(note.id)
    panel = window.own.marking.beside.panel
    assert panel.head.quote.text() == CHANGED
    assert "has changed" in panel.head.state.text()
    assert "every sore" in panel.head.state.text()
    panel.head.attach.click()
    kept = window.session.userdata.notes.get(note.id)
    assert kept is not None
    assert "every sore" in kept.anchor.quote
    assert window.own.marking.standings.of(kept).how is How.SAME
    assert not panel.head.attach.isVisible()
    window.acts.undo.trigger()
    assert how(CHANGED) is How.CHANGED


def test_lost_words_keep_their_note_and_can_be_attached_anew(
    updated: tuple[MainWindow, Callable[[str], How]],
) -> None:
    window, _ = updated
    note = next(one for one in window.session.userdata.notes.all() if one.anchor.quote == LOST)
    window.own.marking.beside.open(note.id)
    panel = window.own.marking.beside.panel
    assert "The text has changed" in panel.head.state.text()
    assert panel.head.quote.text() == LOST
    document = window.article.text.shown
    assert document is not None
    words = "Nobody can say what will be found next"
    window.article.text.setTextCursor(document.cursor_at(document.plain_text.index(words), len(words)))
    panel.head.attach.click()
    assert words in [cursor.selectedText() for cursor in window.article.text.marks.cursors(MarkKind.OWN)]
